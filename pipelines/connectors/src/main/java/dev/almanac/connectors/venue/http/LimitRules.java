package dev.almanac.connectors.venue.http;

import java.net.http.HttpHeaders;
import java.util.OptionalLong;

/** How a venue limits its callers, and how it says so. */
public interface LimitRules {
    /** What it allows. */
    Rate rate();

    /** How much weight it says is left in the present span, where its headers tell. */
    default OptionalLong remaining(HttpHeaders headers) {
        return OptionalLong.empty();
    }

    /** What an HTTP status other than 200 means. */
    default CallFault.Kind kind(int status) {
        if (status == 429) {
            return CallFault.Kind.BUSY;
        }
        if (status == 418 || status == 401 || status == 403 || status == 451) {
            return CallFault.Kind.BANNED;
        }
        return status >= 500 || status == 408 ? CallFault.Kind.FAILING : CallFault.Kind.REFUSED;
    }
}

package dev.almanac.connectors.venue.kraken;

import dev.almanac.connectors.venue.http.CallFault;
import dev.almanac.connectors.venue.protocol.JsonAnswer;
import java.io.IOException;

/** Errors that come in the body of an answer with status 200. */
final class KrakenErrors {
    private KrakenErrors() {}

    /**
     * Makes sure that there are rows, or that there could have been.
     *
     * @throws CallFault where the answer is an error
     * @throws IOException where it is neither that nor a result
     */
    static void check(JsonAnswer answer) throws CallFault, IOException {
        check(answer.value("error"));
        if (answer.value("last").isEmpty()) {
            throw new IOException("the result is missing");
        }
    }

    /** @throws CallFault where {@code error} is one */
    static void check(String error) throws CallFault {
        if (!error.isEmpty()) {
            throw CallFault.of(kind(error), "HTTP 200: " + error);
        }
    }

    private static CallFault.Kind kind(String error) {
        if (error.startsWith("EGeneral:Too many requests")
                || error.startsWith("EAPI:Rate limit exceeded")
                || error.startsWith("EService:Throttled")) {
            return CallFault.Kind.BUSY;
        }
        if (error.startsWith("EGeneral:Temporary lockout")) {
            return CallFault.Kind.BANNED;
        }
        return error.startsWith("EService:") || error.startsWith("EGeneral:Internal error")
                ? CallFault.Kind.FAILING
                : CallFault.Kind.REFUSED;
    }
}

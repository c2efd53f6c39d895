package dev.almanac.connectors.web;

import java.net.URI;
import java.util.regex.Pattern;

/**
 * What of a web address may stand in tables, logs and messages. Its query may be a signature that opens what lies there for
 * whoever reads it, and before its host a password may stand.
 */
public final class WebAddress {
    private static final Pattern ADDRESS =
            Pattern.compile("(https?://)(?:[^/?#\\s@]*@)?([^?#\\s]*)(?:[?#]\\S*)?", Pattern.CASE_INSENSITIVE);

    private WebAddress() {}

    /** {@code text} with every http or https address in it as far as it may be shown: without user, query and fragment. */
    public static String shown(String text) {
        return ADDRESS.matcher(text).replaceAll("$1$2");
    }

    /** An address as far as it may be shown. */
    public static String shown(URI address) {
        return shown(address.toString());
    }

    /** Whether a name or a password stands before its host. */
    public static boolean hasUser(URI address) {
        String authority = address.getRawAuthority();
        return authority != null && authority.contains("@");
    }
}

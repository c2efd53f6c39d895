package dev.almanac.connectors.file;

/**
 * One row cannot be read as a candle; the reader turns it into a refusal and goes on. Without a stack trace, as there may
 * be as many as rows.
 */
final class BadFieldException extends Exception {
    private static final long serialVersionUID = 1L;

    private final String rule;

    BadFieldException(String rule, String message) {
        super(message, null, false, false);
        this.rule = rule;
    }

    /** The short name of what was broken. */
    String rule() {
        return rule;
    }

    /** The same for a person. */
    String message() {
        return String.valueOf(getMessage());
    }
}

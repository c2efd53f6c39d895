package dev.almanac.analytics.error;

/** What a command ends with; a scheduler decides by these whether to retry, to skip or to call a person. */
public enum ExitCode {
    /** Done. */
    DONE(0),
    /** A bug of ours; the only kind that shows a stack trace. */
    BUG(1),
    /** The command line, the configuration or an input that cannot be used. */
    USAGE(2),
    /** The quality gate failed for at least one symbol, after the others were committed. */
    QUALITY(3),
    /** Every source was unavailable. */
    UNAVAILABLE(4),
    /** Another run holds the lake. */
    LOCKED(5),
    /** Nothing new, and {@code --skip-when-empty} was given. */
    NOTHING_NEW(75);

    private final int code;

    ExitCode(int code) {
        this.code = code;
    }

    /** The process exit status. */
    public int code() {
        return code;
    }
}

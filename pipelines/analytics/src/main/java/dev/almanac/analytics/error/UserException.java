package dev.almanac.analytics.error;

/**
 * A failure that a user can cause and mend: shown as three short lines (problem, cause, remedy) and never with a stack
 * trace. Everything else that is thrown is a bug.
 */
public final class UserException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final ExitCode exitCode;
    private final String problem;
    private final String reason;
    private final String remedy;

    /**
     * @param problem what could not be done, with the file, line and value at fault
     * @param reason why
     * @param remedy what the user can do about it
     */
    public UserException(ExitCode exitCode, String problem, String reason, String remedy) {
        super(problem + "\n" + reason + "\n" + remedy);
        this.exitCode = exitCode;
        this.problem = problem;
        this.reason = reason;
        this.remedy = remedy;
    }

    /** The same, with the exception that revealed it (kept for the log file only). */
    public UserException(ExitCode exitCode, String problem, String reason, String remedy, Throwable cause) {
        this(exitCode, problem, reason, remedy);
        initCause(cause);
    }

    /** The same, told with what it is part of: {@code before}, such as a file and its line, stands before the problem. */
    public UserException in(String before) {
        return before.isEmpty() ? this : new UserException(exitCode, before + ": " + problem, reason, remedy, this);
    }

    /** A failure of the {@link ExitCode#USAGE} kind. */
    public static UserException usage(String problem, String reason, String remedy) {
        return new UserException(ExitCode.USAGE, problem, reason, remedy);
    }

    /** What the process ends with. */
    public ExitCode exitCode() {
        return exitCode;
    }

    /** What could not be done. */
    public String problem() {
        return problem;
    }

    /** Why it could not be done. */
    public String reason() {
        return reason;
    }

    /** What the user can do about it. */
    public String remedy() {
        return remedy;
    }
}

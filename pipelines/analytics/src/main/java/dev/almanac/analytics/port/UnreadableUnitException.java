package dev.almanac.analytics.port;

/** A unit that cannot be read to its end: missing, empty, truncated, or not of a shape that is understood. */
public final class UnreadableUnitException extends Exception {
    private static final long serialVersionUID = 1L;

    private final String problem;
    private final String reason;
    private final String remedy;

    /**
     * @param problem what could not be read, with its name
     * @param reason why, with the place and value at fault
     * @param remedy what the user can do about it
     */
    public UnreadableUnitException(String problem, String reason, String remedy) {
        super(problem + "\n" + reason + "\n" + remedy);
        this.problem = problem;
        this.reason = reason;
        this.remedy = remedy;
    }

    /** What could not be read. */
    public String problem() {
        return problem;
    }

    /** Why it could not be read. */
    public String reason() {
        return reason;
    }

    /** What the user can do about it. */
    public String remedy() {
        return remedy;
    }
}

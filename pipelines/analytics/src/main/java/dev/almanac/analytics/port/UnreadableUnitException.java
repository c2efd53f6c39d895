package dev.almanac.analytics.port;

/** A unit that cannot be read to its end: missing, empty, truncated, or not of a shape that is understood. */
public final class UnreadableUnitException extends Exception {
    private static final long serialVersionUID = 1L;

    private final String problem;
    private final String reason;
    private final String remedy;
    private final boolean unavailable;

    /**
     * @param problem what could not be read, with its name
     * @param reason why, with the place and value at fault
     * @param remedy what the user can do about it
     */
    public UnreadableUnitException(String problem, String reason, String remedy) {
        this(problem, reason, remedy, false);
    }

    private UnreadableUnitException(String problem, String reason, String remedy, boolean unavailable) {
        super(problem + "\n" + reason + "\n" + remedy);
        this.problem = problem;
        this.reason = reason;
        this.remedy = remedy;
        this.unavailable = unavailable;
    }

    /** Says that nothing is wrong with the unit, but with the source that has it: later it may be readable as it is. */
    public static UnreadableUnitException unavailable(String problem, String reason, String remedy) {
        return new UnreadableUnitException(problem, reason, remedy, true);
    }

    /** Whether the source could not be reached or refused to serve, whatever the unit. */
    public boolean isUnavailable() {
        return unavailable;
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

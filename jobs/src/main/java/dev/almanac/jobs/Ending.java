package dev.almanac.jobs;

/**
 * Knows when the process is being ended from outside. Spark and Hadoop are shut down at the same time as a command still
 * works, and what fails for that reason is no bug.
 */
public final class Ending {
    private static volatile boolean begun;

    private Ending() {}

    /** Begins to listen; to be called once, before anything else registers what it does at the end. */
    static void watch() {
        Runtime.getRuntime().addShutdownHook(new Thread(() -> begun = true, "ending"));
    }

    /** Whether a signal, or someone's exit, is ending the process. */
    public static boolean hasBegun() {
        return begun;
    }
}

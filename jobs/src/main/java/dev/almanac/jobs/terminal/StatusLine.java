package dev.almanac.jobs.terminal;

import java.io.PrintStream;
import java.util.Locale;
import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;

/**
 * One line per step on stderr: {@code ingest     45812 rows ... 3.2 s}. On a terminal the line is there while the step
 * runs and counts the seconds; elsewhere it is written once, when the step has ended.
 */
public final class StatusLine {
    private static final long TICK_MILLIS = 500;
    private static final int NAME_WIDTH = 10;

    private final PrintStream err;
    private final boolean live;
    private final boolean quiet;
    private final LongSupplier nanos;

    /**
     * @param quiet whether nothing is to be written
     * @param nanos a clock that counts nanoseconds, such as {@code System::nanoTime}
     */
    public StatusLine(Terminal terminal, boolean quiet, LongSupplier nanos) {
        this.err = terminal.err();
        this.live = terminal.isLive() && !quiet;
        this.quiet = quiet;
        this.nanos = nanos;
    }

    /** Begins a step; the one before must have ended. */
    public Step begin(String name) {
        return new Step(name);
    }

    /** A line of its own, between steps. */
    public void note(String text) {
        if (!quiet) {
            err.println(text);
        }
    }

    /** A running step; closing it without {@link #done} leaves a line that says it did not end well. */
    public final class Step implements AutoCloseable {
        private final String name;
        private final long begun = nanos.getAsLong();
        private final Thread ticker = new Thread(this::tick, "status");
        private String reached = "";
        private boolean ended;

        private Step(String name) {
            this.name = name;
            if (live) {
                ticker.setDaemon(true);
                ticker.start();
            }
        }

        private void tick() {
            try {
                while (true) {
                    show();
                    TimeUnit.MILLISECONDS.sleep(TICK_MILLIS);
                }
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        }

        private synchronized void show() {
            if (!ended) {
                err.print("\r" + line(reached) + "\u001B[K");
                err.flush();
            }
        }

        private String line(String what) {
            String head = name + " ".repeat(Math.max(1, NAME_WIDTH - name.length()));
            return head + (what.isEmpty() ? "..." : what + " ...") + String.format(Locale.ROOT, " %.1f s", seconds());
        }

        /** Seconds since the step began. */
        public double seconds() {
            return (nanos.getAsLong() - begun) / 1e9;
        }

        /** Says how far the step is, such as {@code 45812 rows checked}; shown on a terminal while the step runs. */
        public void reached(String what) {
            synchronized (this) {
                reached = what;
            }
            if (live) {
                show();
            }
        }

        /** Ends the step with its outcome, such as {@code 45812 rows}. */
        public void done(String outcome) {
            end(outcome);
        }

        @Override
        public void close() {
            end("not done");
        }

        private void end(String outcome) {
            synchronized (this) {
                if (ended) {
                    return;
                }
                ended = true;
                if (!quiet) {
                    err.println((live ? "\r" : "") + line(outcome) + (live ? "\u001B[K" : ""));
                }
            }
            ticker.interrupt();
        }
    }
}

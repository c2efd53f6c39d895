package dev.almanac.jobs.terminal;

import java.io.PrintStream;
import java.time.Duration;
import java.util.Locale;
import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;

/**
 * One line per step on stderr: {@code ingest     45812 rows ... 3.2 s}. On a terminal the line is there while the step
 * runs and counts the seconds; elsewhere it is written when the step has ended, and every half minute until then, so that a
 * log shows that a long step goes on.
 */
public final class StatusLine {
    private static final Duration LIVE_TICK = Duration.ofMillis(500);
    private static final Duration PLAIN_TICK = Duration.ofSeconds(30);
    private static final int NAME_WIDTH = 10;

    private final PrintStream err;
    private final boolean live;
    private final boolean quiet;
    private final LongSupplier nanos;
    private final Duration tick;

    /**
     * @param quiet whether nothing is to be written
     * @param nanos a clock that counts nanoseconds, such as {@code System::nanoTime}
     */
    public StatusLine(Terminal terminal, boolean quiet, LongSupplier nanos) {
        this(terminal, quiet, nanos, terminal.isLive() ? LIVE_TICK : PLAIN_TICK);
    }

    /** @param tick how often a running step is shown */
    StatusLine(Terminal terminal, boolean quiet, LongSupplier nanos, Duration tick) {
        this.err = terminal.err();
        this.live = terminal.isLive() && !quiet;
        this.quiet = quiet;
        this.nanos = nanos;
        this.tick = tick;
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
            if (!quiet) {
                ticker.setDaemon(true);
                ticker.start();
            }
        }

        private void tick() {
            try {
                if (live) {
                    show();
                }
                while (true) {
                    TimeUnit.NANOSECONDS.sleep(tick.toNanos());
                    show();
                }
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        }

        private synchronized void show() {
            if (ended) {
                return;
            }
            if (live) {
                err.print("\r" + line(reached) + "\u001B[K");
                err.flush();
            } else {
                err.println(line(reached));
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

        /** Says how far the step is, such as {@code 45812 rows checked}; shown while the step runs. */
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

package dev.almanac.analytics.quality.check;

import java.util.function.LongFunction;

/** Bars one after the other that have something in common. */
final class Run {
    private final Reporter reporter;
    private long first;
    private long last;
    private long bars;

    Run(Reporter reporter) {
        this.reporter = reporter;
    }

    boolean isEmpty() {
        return bars == 0;
    }

    /** Open time of the last bar, where there is one. */
    long last() {
        return last;
    }

    /** Adds bars, the last of which opens at {@code openTime} (the first, where there is none yet). */
    void add(long openTime, long count) {
        first = bars == 0 ? openTime : first;
        last = openTime;
        bars += count;
    }

    /** Reports the run, where there is one, and begins anew. */
    void end(Check check, LongFunction<String> message) {
        if (bars > 0) {
            reporter.report(check, first, last, bars, message.apply(bars));
        }
        bars = 0;
    }
}

package dev.almanac.analytics.quality.check;

import dev.almanac.analytics.market.Interval;
import dev.almanac.analytics.quality.Finding;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.function.Consumer;

/** Makes findings of one series; ranges are of whole bars. */
final class Reporter {
    private final Interval interval;
    private final Consumer<Finding> findings;

    Reporter(Interval interval, Consumer<Finding> findings) {
        this.interval = interval;
        this.findings = findings;
    }

    /** The length of a bar, microseconds. */
    long length() {
        return interval.micros();
    }

    Interval interval() {
        return interval;
    }

    /** Reports the bars from the one that opens at {@code first} to the one that opens at {@code last}. */
    void report(Check check, long first, long last, long bars, String message) {
        findings.accept(new Finding(check.name(), first, last + interval.micros(), bars, message));
    }

    /** A time as people read it. */
    static String time(long micros) {
        return Instant.EPOCH.plus(micros, ChronoUnit.MICROS).toString();
    }
}

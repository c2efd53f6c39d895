package dev.almanac.analytics.quality;

import dev.almanac.analytics.market.Interval;
import dev.almanac.analytics.market.Lateness;
import java.util.Collection;
import java.util.TreeSet;
import java.util.function.Consumer;

/**
 * Gathers the bars of a series that a venue gave and that were refused, so that they need not be asked for again. The young
 * ones are left out: the venue may still correct them.
 */
public final class RefusedBars {
    private final Interval interval;
    private final long settled;
    private final TreeSet<Long> times = new TreeSet<>();

    /** @param now when the venue was asked, microseconds since the epoch */
    public RefusedBars(Interval interval, long now) {
        this.interval = interval;
        this.settled = Lateness.settled(interval, now);
    }

    /** A row of that time (microseconds) was refused, and with it the bar that it lies in. */
    public void add(long time) {
        long open = interval.floor(time);
        if (open < settled) {
            times.add(open);
        }
    }

    /** There is a sound bar of that time after all. */
    void remove(long openTime) {
        times.remove(openTime);
    }

    /** The open times, in order. */
    public Collection<Long> times() {
        return times;
    }

    /** Makes a finding of all bars that follow each other. */
    public void report(Consumer<Finding> findings) {
        long from = 0;
        long until = 0;
        for (long time : times) {
            if (time != until || from == until) {
                report(from, until, findings);
                from = time;
            }
            until = time + interval.micros();
        }
        report(from, until, findings);
    }

    private void report(long from, long until, Consumer<Finding> findings) {
        if (from < until) {
            findings.accept(VenueFindings.refused(from, until, (until - from) / interval.micros()));
        }
    }
}

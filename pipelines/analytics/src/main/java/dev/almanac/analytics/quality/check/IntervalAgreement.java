package dev.almanac.analytics.quality.check;

import dev.almanac.analytics.figure.Figures;
import dev.almanac.analytics.indicator.Bar;
import dev.almanac.analytics.market.Interval;
import dev.almanac.analytics.quality.Finding;
import java.util.function.BiConsumer;
import org.jspecify.annotations.Nullable;

/**
 * The bars of one pair at one venue, of all intervals together, in order of their close, of equal ones the shorter first.
 * A longer bar is compared with the longest shorter ones that span it without a gap. Bars without trades carry no price and
 * only count.
 */
final class IntervalAgreement {
    private static final Interval[] INTERVALS = Interval.values();

    private final CheckSettings settings;
    private final BiConsumer<Interval, Finding> findings;

    /** What the shorter bars (second place) of a longer one (first place) come to so far. */
    private final @Nullable Sum[][] sums = new Sum[INTERVALS.length][INTERVALS.length];

    private final @Nullable Disagreement[] disagreements = new Disagreement[INTERVALS.length];
    private final boolean[] seen = new boolean[INTERVALS.length];

    IntervalAgreement(CheckSettings settings, BiConsumer<Interval, Finding> findings) {
        this.settings = settings;
        this.findings = findings;
    }

    void bar(Interval interval, Bar bar) {
        seen[interval.ordinal()] = true;
        compare(interval, bar);
        for (int longer = interval.ordinal() + 1; longer < INTERVALS.length; longer++) {
            sum(longer, interval.ordinal()).add(INTERVALS[longer].floor(bar.openTime()), bar);
        }
    }

    private Sum sum(int longer, int shorter) {
        Sum sum = sums[longer][shorter];
        if (sum == null) {
            sum = new Sum();
            sums[longer][shorter] = sum;
        }
        return sum;
    }

    private void compare(Interval interval, Bar bar) {
        for (int shorter = interval.ordinal() - 1; shorter >= 0; shorter--) {
            if (seen[shorter]) {
                Sum sum = sum(interval.ordinal(), shorter);
                long wanted = interval.micros() / INTERVALS[shorter].micros();
                if (sum.window == bar.openTime() && sum.bars == wanted) {
                    settle(interval, INTERVALS[shorter], bar, difference(bar, sum));
                    return;
                }
            }
        }
        end(interval);
    }

    private String difference(Bar bar, Sum sum) {
        if (bar.volume() == 0 || sum.volume == 0) {
            return bar.volume() == sum.volume ? "" : difference("volume", bar.volume(), sum.volume);
        }
        double prices = settings.intervalTolerance();
        if (isOff(bar.open(), sum.open, prices)) {
            return difference("open", bar.open(), sum.open);
        }
        if (isOff(bar.high(), sum.high, prices)) {
            return difference("high", bar.high(), sum.high);
        }
        if (isOff(bar.low(), sum.low, prices)) {
            return difference("low", bar.low(), sum.low);
        }
        if (isOff(bar.close(), sum.close, prices)) {
            return difference("close", bar.close(), sum.close);
        }
        return isOff(bar.volume(), sum.volume, settings.volumeTolerance())
                ? difference("volume", bar.volume(), sum.volume)
                : "";
    }

    private static String difference(String what, double own, double theirs) {
        return what + " " + Prices.text(own) + " against " + Prices.text(theirs);
    }

    private static boolean isOff(double one, double other, double tolerance) {
        return Math.abs(one - other) > tolerance * Math.min(one, other);
    }

    private void settle(Interval interval, Interval shorter, Bar bar, String difference) {
        if (difference.isEmpty()) {
            end(interval);
            return;
        }
        Disagreement held = disagreements[interval.ordinal()];
        if (held == null) {
            Reporter reporter = new Reporter(interval, finding -> findings.accept(interval, finding));
            held = new Disagreement(new Run(reporter), shorter, difference);
            disagreements[interval.ordinal()] = held;
        }
        held.run.add(bar.openTime(), 1);
    }

    private void end(Interval interval) {
        Disagreement held = disagreements[interval.ordinal()];
        if (held != null) {
            held.run.end(
                    Checks.INTERVAL_DISAGREEMENT,
                    bars -> Figures.count(bars, "bar differs", "bars differ") + " from the " + held.shorter
                            + " bars within, the first in its " + held.difference);
            disagreements[interval.ordinal()] = null;
        }
    }

    void finish() {
        for (Interval interval : INTERVALS) {
            end(interval);
        }
    }

    /** Bars one after the other that differ from shorter ones, with what the first differs in. */
    private record Disagreement(Run run, Interval shorter, String difference) {}

    /** Shorter bars of one longer bar, put together. */
    private static final class Sum {
        private long window = Long.MIN_VALUE;
        private long bars;
        private double open;
        private double high;
        private double low;
        private double close;
        private double volume;

        void add(long windowOfBar, Bar bar) {
            if (windowOfBar != window) {
                window = windowOfBar;
                bars = 0;
                volume = 0;
            }
            bars++;
            if (bar.volume() == 0) {
                return;
            }
            boolean first = volume == 0;
            open = first ? bar.open() : open;
            high = first ? bar.high() : Math.max(high, bar.high());
            low = first ? bar.low() : Math.min(low, bar.low());
            close = bar.close();
            volume += bar.volume();
        }
    }
}

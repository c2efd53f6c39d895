package dev.almanac.analytics.label;

import dev.almanac.analytics.indicator.Bar;
import dev.almanac.analytics.indicator.Bars;
import dev.almanac.analytics.market.Interval;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * The labels of one series, from its bars in order of time. A horizon is a span of time, so many intervals: over a gap it
 * holds fewer bars. It is settled once a bar is there that opens at its last interval or later; before that there is no
 * label.
 *
 * <p>Triple barrier (Lopez de Prado, Advances in Financial Machine Learning, 2018, chapter 3): from the close of the bar, the
 * upper barrier lies at {@code close x exp(upper v sqrt(h))} and the lower at {@code close x exp(-lower v sqrt(h))}, {@code v}
 * the volatility of one interval and {@code h} the horizon, whose end is the third barrier. A bar that opens beyond a barrier
 * touches it at its open; one whose range holds both counts as the lower, for what came first is not known. Bars without
 * trades carry no price and touch nothing.
 *
 * <p>A label depends on nothing but the bars from {@code volatilityWindow} intervals before its bar to the first that opens at
 * the horizon's last interval or later, to the last bit, so a part of a series gives the labels of the whole. Costs O(window +
 * horizons) a bar.
 */
public final class Labels {
    private final LabelSettings settings;
    private final long length;
    private final Bars bars = new Bars();
    private final Bar bar = new Bar();
    private long[] availableAt = new long[1024];

    /** @param interval length of the bars */
    public Labels(LabelSettings settings, Interval interval) {
        this.settings = settings;
        this.length = interval.micros();
    }

    /**
     * Takes the next bar.
     *
     * @param knowable when it became knowable, microseconds since the epoch
     */
    public void add(Bar next, long knowable) {
        if (bars.size() == availableAt.length) {
            availableAt = Arrays.copyOf(availableAt, 2 * availableAt.length);
        }
        availableAt[bars.size()] = knowable;
        bars.add(next);
    }

    /** Forgets all bars. */
    public void clear() {
        bars.clear();
    }

    /** How many bars there are. */
    public int size() {
        return bars.size();
    }

    /** Inclusive start of a bar, microseconds since the epoch. */
    public long openTime(int index) {
        return bars.openTime(index);
    }

    /** The labels of a bar for every horizon that is settled, the shortest first. */
    public List<Label> of(int index) {
        double volatility = volatility(index);
        long knowable = knowableFrom(index);
        double close = close(index);
        TrendScan scan = new TrendScan(settings.shortestTrend());
        List<Label> labels = new ArrayList<>(settings.horizons().size());
        int next = index;
        for (int horizon : settings.horizons()) {
            long last = bars.openTime(index) + horizon * length;
            if (bars.openTime(bars.size() - 1) < last) {
                break;
            }
            while (next < bars.size() && bars.openTime(next) <= last) {
                knowable = Math.max(knowable, availableAt[next]);
                if (!Double.isNaN(close) && isTraded(next)) {
                    scan.add((bars.openTime(next) - bars.openTime(index)) / length, bars.close(next));
                }
                next++;
            }
            boolean isThere = bars.openTime(next - 1) == last;
            double forward = isThere ? close(next - 1) / close - 1 : Double.NaN;
            knowable = isThere ? knowable : Math.max(knowable, availableAt[next]);
            Touch touch = touch(index, horizon, close, volatility * Math.sqrt(horizon), forward);
            labels.add(new Label(
                    horizon,
                    forward,
                    volatility,
                    touch.barrier,
                    touch.span,
                    touch.change,
                    Math.signum(scan.t()),
                    scan.t(),
                    scan.span(),
                    knowable));
        }
        return labels;
    }

    private boolean isTraded(int index) {
        return bars.read(index, bar).volume() > 0;
    }

    /** The close of a bar with trades, else {@code NaN}. */
    private double close(int index) {
        return isTraded(index) ? bars.close(index) : Double.NaN;
    }

    /** When the bars up to this one were knowable that its labels look at. */
    private long knowableFrom(int index) {
        long latest = availableAt[index];
        for (int i = index - 1; i >= 0 && inWindow(i, index); i--) {
            latest = Math.max(latest, availableAt[i]);
        }
        return latest;
    }

    private boolean inWindow(int before, int index) {
        return bars.openTime(before) >= bars.openTime(index) - settings.volatilityWindow() * length;
    }

    /**
     * Sample deviation of the log returns over one interval in the window before the end of a bar, {@code NaN} where less
     * than half of them are there. Summed anew for each bar, so that it does not depend on where a series was begun.
     */
    private double volatility(int index) {
        double sum = 0;
        int count = 0;
        for (int i = index; i > 0 && inWindow(i - 1, index); i--) {
            double change = logReturn(i);
            if (!Double.isNaN(change)) {
                sum += change;
                count++;
            }
        }
        if (count < 2 || 2 * count < settings.volatilityWindow() || !isTraded(index)) {
            return Double.NaN;
        }
        double mean = sum / count;
        double squares = 0;
        for (int i = index; i > 0 && inWindow(i - 1, index); i--) {
            double change = logReturn(i);
            if (!Double.isNaN(change)) {
                squares += (change - mean) * (change - mean);
            }
        }
        return Math.sqrt(squares / (count - 1));
    }

    /** Over exactly one interval between bars with trades, else {@code NaN}. */
    private double logReturn(int index) {
        boolean isNext = bars.openTime(index) - bars.openTime(index - 1) == length;
        return isNext ? StrictMath.log(close(index) / close(index - 1)) : Double.NaN;
    }

    /** Which barrier was touched, after how many intervals, at which return. */
    private record Touch(double barrier, double span, double change) {}

    private Touch touch(int index, int horizon, double close, double reach, double forward) {
        if (!(reach > 0)) {
            return new Touch(Double.NaN, Double.NaN, Double.NaN);
        }
        double upper = close * StrictMath.exp(settings.upper() * reach);
        double lower = close * StrictMath.exp(-settings.lower() * reach);
        long last = bars.openTime(index) + horizon * length;
        for (int i = index + 1; i < bars.size() && bars.openTime(i) <= last; i++) {
            bars.read(i, bar);
            double barrier = bar.volume() > 0 ? side(upper, lower) : 0;
            if (barrier != 0) {
                double price = barrier > 0 ? Math.max(bar.open(), upper) : Math.min(bar.open(), lower);
                double span = (double) (bar.openTime() - bars.openTime(index)) / length;
                return new Touch(barrier, span, price / close - 1);
            }
        }
        return Double.isNaN(forward) ? new Touch(Double.NaN, Double.NaN, Double.NaN) : new Touch(0, horizon, forward);
    }

    /** Which barrier the present bar touches: 1, -1 or 0. */
    private double side(double upper, double lower) {
        if (bar.open() >= upper) {
            return 1;
        }
        if (bar.low() <= lower) {
            return -1;
        }
        return bar.high() >= upper ? 1 : 0;
    }
}

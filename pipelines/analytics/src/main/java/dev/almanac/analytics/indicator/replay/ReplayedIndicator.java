package dev.almanac.analytics.indicator.replay;

import dev.almanac.analytics.error.ExitCode;
import dev.almanac.analytics.error.UserException;
import dev.almanac.analytics.indicator.Bar;
import dev.almanac.analytics.indicator.Indicator;
import dev.almanac.analytics.indicator.StateReader;
import dev.almanac.analytics.indicator.StateWriter;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import org.ta4j.core.BarSeries;
import org.ta4j.core.BaseBar;
import org.ta4j.core.BaseBarSeries;
import org.ta4j.core.num.DoubleNum;
import org.ta4j.core.num.Num;

/**
 * A ta4j indicator over the last W bars: at each bar one is made anew over a series of exactly these and asked for its last
 * value. So the value depends on W bars and on nothing before them, whichever bar a computation begins with. Its cost is that
 * of W bars for each bar. {@code NaN} before bar W, and where ta4j gives no finite number.
 */
final class ReplayedIndicator implements Indicator {
    /** A bar's end is said to be a little early, so that calendar indicators count it to the day that it opens in. */
    private static final long EARLY_MS = 1;

    private final Ta4jConstructor constructor;
    private final Bar[] window;
    private final Duration length;

    /** How many bars were taken; the last is in the place before this one, around the ring. */
    private long taken;

    private double value = Double.NaN;

    /**
     * An indicator that has seen no bar.
     *
     * @param length of a bar, microseconds
     */
    ReplayedIndicator(Ta4jConstructor constructor, int window, long length) {
        this.constructor = constructor;
        this.window = new Bar[window];
        this.length = Duration.ofMillis(length / 1000 - EARLY_MS);
    }

    @Override
    public void update(Bar bar) {
        take(bar);
        value = taken < window.length ? Double.NaN : last();
    }

    /** The last value, in the unit of the indicator. */
    double value() {
        return value;
    }

    /** Takes a bar without computing anything. */
    void take(Bar bar) {
        int place = (int) (taken % window.length);
        if (window[place] == null) {
            window[place] = new Bar();
        }
        window[place].fill(
                bar.openTime(), bar.open(), bar.high(), bar.low(), bar.close(), bar.volume(), bar.quoteVolume());
        taken++;
    }

    /** A fresh indicator over the window, which is full. */
    org.ta4j.core.Indicator<?> indicator() {
        return constructor.over(series());
    }

    private double last() {
        Object shown;
        try {
            shown = indicator().getValue(window.length - 1);
        } catch (UserException e) {
            throw e;
        } catch (RuntimeException | StackOverflowError e) { // somebody else's code
            Bar bar = window[(int) ((taken - 1) % window.length)];
            throw new UserException(
                    ExitCode.USAGE,
                    constructor + " failed at the bar of " + Instant.ofEpochMilli(bar.openTime() / 1000),
                    String.valueOf(e),
                    "take the column out of the set, or mend the indicator",
                    e);
        }
        double number = shown instanceof Num num ? num.doubleValue() : Double.NaN;
        return Double.isFinite(number) ? number : Double.NaN;
    }

    private BarSeries series() {
        List<org.ta4j.core.Bar> bars = new ArrayList<>(window.length);
        for (int i = 0; i < window.length; i++) {
            Bar bar = window[(int) ((taken + i) % window.length)];
            double turnover = Double.isNaN(bar.quoteVolume()) ? bar.close() * bar.volume() : bar.quoteVolume();
            bars.add(new BaseBar(
                    length,
                    Instant.ofEpochMilli(bar.openTime() / 1000).plus(length).atZone(ZoneOffset.UTC),
                    bar.open(),
                    bar.high(),
                    bar.low(),
                    bar.close(),
                    bar.volume(),
                    turnover,
                    0,
                    DoubleNum::valueOf));
        }
        return new BaseBarSeries("", bars, DoubleNum.ZERO);
    }

    @Override
    public void save(StateWriter writer) {
        writer.putLong(taken);
        writer.putDouble(value);
        for (long i = Math.max(0, taken - window.length); i < taken; i++) {
            Bar bar = window[(int) (i % window.length)];
            writer.putLong(bar.openTime());
            writer.putDouble(bar.open());
            writer.putDouble(bar.high());
            writer.putDouble(bar.low());
            writer.putDouble(bar.close());
            writer.putDouble(bar.volume());
            writer.putDouble(bar.quoteVolume());
        }
    }

    @Override
    public void restore(StateReader reader) {
        long total = reader.getLong();
        value = reader.getDouble();
        taken = Math.max(0, total - window.length);
        Bar bar = new Bar();
        while (taken < total) {
            take(bar.fill(
                    reader.getLong(),
                    reader.getDouble(),
                    reader.getDouble(),
                    reader.getDouble(),
                    reader.getDouble(),
                    reader.getDouble(),
                    reader.getDouble()));
        }
    }
}

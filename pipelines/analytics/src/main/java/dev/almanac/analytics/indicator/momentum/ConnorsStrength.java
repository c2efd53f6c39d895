package dev.almanac.analytics.indicator.momentum;

import dev.almanac.analytics.indicator.Bar;
import dev.almanac.analytics.indicator.Indicator;
import dev.almanac.analytics.indicator.StateReader;
import dev.almanac.analytics.indicator.StateWriter;
import dev.almanac.analytics.indicator.rolling.RollingMedian;

/**
 * Connors RSI: the mean of the relative strength of closes, the relative strength of the streak, and the share in
 * percent of the {@code rank} returns before that are below the last one (Connors and Alvarez, An Introduction to
 * ConnorsRSI, 2012). The streak counts bars in a row whose close rose, negative where it fell, 0 where it stayed.
 * Within 0..100; first value where all three have theirs, at bar {@code rank + 2} with the usual periods. Its memory
 * fades; the rank costs O(log n) comparisons.
 */
public final class ConnorsStrength implements Indicator {
    private final int rankPeriod;
    private final StrengthIndex closes;
    private final StrengthIndex streaks;
    private final RollingMedian returns;
    private int count;
    private double previousClose = Double.NaN;
    private double streak;
    private double rank = Double.NaN;

    /**
     * @param period number of changes of the close
     * @param streak number of changes of the streak
     * @param rank number of returns that the last one is compared with
     */
    public ConnorsStrength(int period, int streak, int rank) {
        this.rankPeriod = rank;
        this.closes = new StrengthIndex(period);
        this.streaks = new StrengthIndex(streak);
        this.returns = new RollingMedian(rank);
    }

    @Override
    public void update(Bar bar) {
        double close = bar.close();
        double change = close / previousClose - 1;
        previousClose = close;
        closes.add(close);
        if (change > 0) {
            streak = Math.max(streak, 0) + 1;
        } else if (change < 0) {
            streak = Math.min(streak, 0) - 1;
        } else {
            streak = 0;
        }
        streaks.add(streak);
        if (!Double.isNaN(change)) {
            rank = count < rankPeriod ? Double.NaN : 100.0 * returns.countBelow(change) / rankPeriod;
            count = Math.min(count + 1, rankPeriod);
            returns.add(change);
        }
    }

    /** The index, 0..100. */
    public double value() {
        return (closes.value() + streaks.value() + rank) / 3;
    }

    @Override
    public void save(StateWriter writer) {
        writer.putInt(count);
        writer.putDouble(previousClose);
        writer.putDouble(streak);
        writer.putDouble(rank);
        closes.save(writer);
        streaks.save(writer);
        returns.save(writer);
    }

    @Override
    public void restore(StateReader reader) {
        count = reader.getInt();
        previousClose = reader.getDouble();
        streak = reader.getDouble();
        rank = reader.getDouble();
        closes.restore(reader);
        streaks.restore(reader);
        returns.restore(reader);
    }
}

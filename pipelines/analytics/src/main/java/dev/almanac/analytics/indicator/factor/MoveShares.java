package dev.almanac.analytics.indicator.factor;

import dev.almanac.analytics.indicator.Bar;
import dev.almanac.analytics.indicator.Indicator;
import dev.almanac.analytics.indicator.Quotient;
import dev.almanac.analytics.indicator.StateReader;
import dev.almanac.analytics.indicator.StateWriter;
import dev.almanac.analytics.indicator.rolling.RollingSum;

/**
 * Which share of the way that closes, or volumes, went over {@code n} bars was a rise, which a fall, and the difference: sums
 * of rises and of falls, each by the sum of both. First value at bar {@code n + 1}; {@code NaN} where nothing changed. Exact
 * memory of {@code n + 1} bars.
 */
public final class MoveShares implements Indicator {
    private final boolean ofVolume;
    private final RollingSum rises;
    private final RollingSum falls;
    private double before = Double.NaN;

    private MoveShares(int period, boolean ofVolume) {
        this.ofVolume = ofVolume;
        this.rises = new RollingSum(period);
        this.falls = new RollingSum(period);
    }

    /** Shares of the way of closes over so many changes. */
    public static MoveShares ofCloses(int period) {
        return new MoveShares(period, false);
    }

    /** Shares of the way of volumes over so many changes. */
    public static MoveShares ofVolumes(int period) {
        return new MoveShares(period, true);
    }

    @Override
    public void update(Bar bar) {
        double now = ofVolume ? bar.volume() : bar.close();
        double change = now - before;
        before = now;
        if (!Double.isNaN(change)) {
            rises.add(Math.max(change, 0));
            falls.add(-Math.min(change, 0));
        }
    }

    /** The share of rises, 0..1. */
    public double rise() {
        double sum = rises.sum();
        return Quotient.of(sum, sum + falls.sum());
    }

    /** The share of falls, 0..1. */
    public double fall() {
        double sum = falls.sum();
        return Quotient.of(sum, sum + rises.sum());
    }

    /** Rises less falls, -1..1. */
    public double net() {
        double up = rises.sum();
        double down = falls.sum();
        return Quotient.of(up - down, up + down);
    }

    @Override
    public void save(StateWriter writer) {
        writer.putDouble(before);
        rises.save(writer);
        falls.save(writer);
    }

    @Override
    public void restore(StateReader reader) {
        before = reader.getDouble();
        rises.restore(reader);
        falls.restore(reader);
    }
}

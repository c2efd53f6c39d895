package dev.almanac.analytics.indicator.volatility;

import dev.almanac.analytics.indicator.Bar;
import dev.almanac.analytics.indicator.Indicator;
import dev.almanac.analytics.indicator.StateReader;
import dev.almanac.analytics.indicator.StateWriter;

/**
 * Average true range trailing stop: {@code C - k ATR_n}, never lowered, while closes stay above it, and
 * {@code C + k ATR_n}, never raised, while they stay below it (after Wilder, New Concepts in Technical Trading Systems, 1978).
 * A price and a direction of 1 or -1; it begins in the direction of the last change; first value at bar {@code n + 1}; its
 * memory fades.
 */
public final class TrailingStop implements Indicator {
    private final double ranges;
    private final AverageTrueRange range;
    private final TrailingBands bands = new TrailingBands();
    private double previousClose = Double.NaN;

    /**
     * @param period number of true ranges
     * @param ranges distance from the close in average true ranges
     */
    public TrailingStop(int period, double ranges) {
        this.ranges = ranges;
        this.range = new AverageTrueRange(period);
    }

    @Override
    public void update(Bar bar) {
        range.update(bar);
        bands.add(bar.close(), ranges * range.value(), bar.close(), bar.close() >= previousClose);
        previousClose = bar.close();
    }

    /** The stop, a price. */
    public double value() {
        return bands.followed();
    }

    /** 1 while the stop lies below closes, -1 while above. */
    public double direction() {
        return bands.direction();
    }

    @Override
    public void save(StateWriter writer) {
        range.save(writer);
        bands.save(writer);
        writer.putDouble(previousClose);
    }

    @Override
    public void restore(StateReader reader) {
        range.restore(reader);
        bands.restore(reader);
        previousClose = reader.getDouble();
    }
}

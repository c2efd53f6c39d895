package dev.almanac.analytics.indicator.trend;

import dev.almanac.analytics.indicator.Bar;
import dev.almanac.analytics.indicator.Indicator;
import dev.almanac.analytics.indicator.StateReader;
import dev.almanac.analytics.indicator.StateWriter;
import dev.almanac.analytics.indicator.volatility.AverageTrueRange;
import dev.almanac.analytics.indicator.volatility.TrailingBands;

/**
 * SuperTrend: the middle of the bar less {@code k ATR_n}, never lowered, while closes stay above it, and the middle plus
 * {@code k ATR_n}, never raised, while they stay below it (Seban, Tout le monde merite d'etre riche, 2008). A price and a
 * direction of 1 or -1; it begins upwards where the close is in the upper half of its bar; first value at bar {@code n + 1};
 * its memory fades.
 */
public final class SuperTrend implements Indicator {
    private final double ranges;
    private final AverageTrueRange range;
    private final TrailingBands bands = new TrailingBands();

    /**
     * @param period number of true ranges
     * @param ranges distance from the middle of the bar in average true ranges
     */
    public SuperTrend(int period, double ranges) {
        this.ranges = ranges;
        this.range = new AverageTrueRange(period);
    }

    @Override
    public void update(Bar bar) {
        range.update(bar);
        double middle = (bar.high() + bar.low()) / 2;
        bands.add(middle, ranges * range.value(), bar.close(), bar.close() >= middle);
    }

    /** The line, a price. */
    public double value() {
        return bands.followed();
    }

    /** 1 while the line lies below closes, -1 while above. */
    public double direction() {
        return bands.direction();
    }

    @Override
    public void save(StateWriter writer) {
        range.save(writer);
        bands.save(writer);
    }

    @Override
    public void restore(StateReader reader) {
        range.restore(reader);
        bands.restore(reader);
    }
}

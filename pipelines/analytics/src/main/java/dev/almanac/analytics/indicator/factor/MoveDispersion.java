package dev.almanac.analytics.indicator.factor;

import dev.almanac.analytics.indicator.Bar;
import dev.almanac.analytics.indicator.Indicator;
import dev.almanac.analytics.indicator.Quotient;
import dev.almanac.analytics.indicator.StateReader;
import dev.almanac.analytics.indicator.StateWriter;
import dev.almanac.analytics.indicator.rolling.RollingMoments;

/**
 * How unevenly volume and moves fall together: sample deviation by mean of {@code |C / C before - 1| V} over {@code n} bars. 0
 * or more; first value at bar {@code n + 1}; {@code NaN} where no close changed. Exact memory of {@code n + 1} bars.
 */
public final class MoveDispersion implements Indicator {
    private final RollingMoments moves;
    private double closeBefore = Double.NaN;

    /** @param period number of changes, at least 2 */
    public MoveDispersion(int period) {
        this.moves = new RollingMoments(period);
    }

    @Override
    public void update(Bar bar) {
        double before = closeBefore;
        closeBefore = bar.close();
        if (!Double.isNaN(before)) {
            moves.add(Math.abs(Quotient.excess(bar.close(), before)) * bar.volume());
        }
    }

    /** The deviation by the mean. */
    public double value() {
        return Quotient.of(moves.sampleDeviation(), moves.mean());
    }

    @Override
    public void save(StateWriter writer) {
        writer.putDouble(closeBefore);
        moves.save(writer);
    }

    @Override
    public void restore(StateReader reader) {
        closeBefore = reader.getDouble();
        moves.restore(reader);
    }
}

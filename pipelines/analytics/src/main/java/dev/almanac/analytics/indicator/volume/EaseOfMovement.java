package dev.almanac.analytics.indicator.volume;

import dev.almanac.analytics.indicator.Bar;
import dev.almanac.analytics.indicator.Indicator;
import dev.almanac.analytics.indicator.StateReader;
import dev.almanac.analytics.indicator.StateWriter;
import dev.almanac.analytics.indicator.rolling.RollingSum;

/**
 * Ease of movement: mean over {@code n} bars of {@code (M_t - M_(t-1)) (H - L) / V} with {@code M = (H + L) / 2} (Arms,
 * Volume Cycles in the Stock Market, 1983), without the constant by which charts divide the volume. Price squared per unit
 * of the base asset; first value at bar {@code n + 1}. A bar without trades moved nothing: it is passed over, and the next
 * one is compared with the last that traded.
 */
public final class EaseOfMovement implements Indicator {
    private final RollingSum moves;
    private double previousMiddle = Double.NaN;

    /** @param period number of bars */
    public EaseOfMovement(int period) {
        this.moves = new RollingSum(period);
    }

    @Override
    public void update(Bar bar) {
        if (bar.volume() == 0) {
            return;
        }
        double middle = (bar.high() + bar.low()) / 2;
        double move = (middle - previousMiddle) * (bar.high() - bar.low()) / bar.volume();
        previousMiddle = middle;
        if (!Double.isNaN(move)) {
            moves.add(move);
        }
    }

    /** The mean move, price squared per unit of the base asset. */
    public double value() {
        return moves.mean();
    }

    @Override
    public void save(StateWriter writer) {
        writer.putDouble(previousMiddle);
        moves.save(writer);
    }

    @Override
    public void restore(StateReader reader) {
        previousMiddle = reader.getDouble();
        moves.restore(reader);
    }
}

package dev.almanac.analytics.indicator.momentum;

import dev.almanac.analytics.indicator.Bar;
import dev.almanac.analytics.indicator.Indicator;
import dev.almanac.analytics.indicator.Quotient;
import dev.almanac.analytics.indicator.StateReader;
import dev.almanac.analytics.indicator.StateWriter;
import dev.almanac.analytics.indicator.rolling.RollingSum;

/**
 * Chande momentum oscillator: {@code 100 (gains - losses) / (gains + losses)}, both summed over the last {@code n}
 * changes of the close (Chande and Kroll, The New Technical Trader, 1994). Within -100..100; first value at bar {@code
 * n + 1}; {@code NaN} where the close did not change. Exact memory of {@code n + 1} bars.
 */
public final class ChandeMomentum implements Indicator {
    private final RollingSum gains;
    private final RollingSum losses;
    private double previousClose = Double.NaN;

    /** @param period number of changes */
    public ChandeMomentum(int period) {
        this.gains = new RollingSum(period);
        this.losses = new RollingSum(period);
    }

    @Override
    public void update(Bar bar) {
        double change = bar.close() - previousClose;
        previousClose = bar.close();
        gains.add(Math.max(change, 0));
        losses.add(-Math.min(change, 0));
    }

    /** The oscillator, -100..100. */
    public double value() {
        double up = gains.sum();
        double down = losses.sum();
        return 100 * Quotient.of(up - down, up + down);
    }

    @Override
    public void save(StateWriter writer) {
        writer.putDouble(previousClose);
        gains.save(writer);
        losses.save(writer);
    }

    @Override
    public void restore(StateReader reader) {
        previousClose = reader.getDouble();
        gains.restore(reader);
        losses.restore(reader);
    }
}

package dev.almanac.analytics.indicator.volume;

import dev.almanac.analytics.indicator.Bar;
import dev.almanac.analytics.indicator.BarBlock;
import dev.almanac.analytics.indicator.BlockIndicator;
import dev.almanac.analytics.indicator.Quotient;
import dev.almanac.analytics.indicator.StateReader;
import dev.almanac.analytics.indicator.StateWriter;
import dev.almanac.analytics.indicator.rolling.RollingSum;

/**
 * Volume-weighted average price of the last {@code n} bars: sum of typical price x volume by the sum of volume (Berkowitz,
 * Logue and Noser, The Total Cost of Transactions on the NYSE, 1988). A price; first value at bar {@code n}; {@code NaN}
 * where nothing traded. Exact memory of {@code n} bars.
 */
public final class RollingVwap implements BlockIndicator {
    private final RollingSum turnovers;
    private final RollingSum volumes;

    /** @param period number of bars */
    public RollingVwap(int period) {
        this.turnovers = new RollingSum(period);
        this.volumes = new RollingSum(period);
    }

    @Override
    public void update(Bar bar) {
        turnovers.add(bar.typicalPrice() * bar.volume());
        volumes.add(bar.volume());
    }

    /** The average, a price. */
    public double value() {
        return Quotient.of(turnovers.sum(), volumes.sum());
    }

    @Override
    public void update(BarBlock block) {
        double[] prices = block.typicalPrices();
        double[] amounts = block.volumes();
        double[] paid = block.room(0);
        int count = block.count();
        for (int i = 0; i < count; i++) {
            paid[i] = prices[i] * amounts[i];
        }
        turnovers.sums(paid, count, paid);
        volumes.sums(amounts, count, block.room(1));
    }

    /** The averages of a block. */
    public double[] values(BarBlock block) {
        double[] out = block.spare();
        double[] paid = block.room(0);
        double[] amounts = block.room(1);
        for (int i = 0; i < block.count(); i++) {
            out[i] = Quotient.of(paid[i], amounts[i]);
        }
        return out;
    }

    @Override
    public void save(StateWriter writer) {
        turnovers.save(writer);
        volumes.save(writer);
    }

    @Override
    public void restore(StateReader reader) {
        turnovers.restore(reader);
        volumes.restore(reader);
    }
}

package dev.almanac.analytics.indicator.volume;

import dev.almanac.analytics.indicator.Bar;
import dev.almanac.analytics.indicator.BarBlock;
import dev.almanac.analytics.indicator.BlockIndicator;
import dev.almanac.analytics.indicator.Quotient;
import dev.almanac.analytics.indicator.StateReader;
import dev.almanac.analytics.indicator.StateWriter;
import dev.almanac.analytics.indicator.rolling.Choice;
import dev.almanac.analytics.indicator.rolling.RollingSum;

/**
 * Money flow index: {@code 100 P / (P + N)}, where {@code P} and {@code N} sum typical price x volume over those of the last
 * {@code n} bars whose typical price rose or fell, by more than its own rounding (Quong and Soudack, Volume-Weighted RSI: Money Flow, Technical Analysis of
 * Stocks and Commodities, 1989). Within 0..100; first value at bar {@code n + 1}; {@code NaN} where no money flowed. Exact
 * memory of {@code n + 1} bars.
 */
public final class MoneyFlowIndex implements BlockIndicator {
    private final RollingSum positive;
    private final RollingSum negative;
    private double previous = Double.NaN;

    /** @param period number of bars */
    public MoneyFlowIndex(int period) {
        this.positive = new RollingSum(period);
        this.negative = new RollingSum(period);
    }

    @Override
    public void update(Bar bar) {
        double price = bar.typicalPrice();
        double before = previous;
        previous = price;
        if (Double.isNaN(before)) {
            return;
        }
        double flow = price * bar.volume();
        positive.add(Rise.isFrom(before, price) ? flow : 0);
        negative.add(Rise.isFrom(price, before) ? flow : 0);
    }

    /** The index, 0..100. */
    public double value() {
        double up = positive.sum();
        return 100 * Quotient.of(up, up + negative.sum());
    }

    @Override
    public void update(BarBlock block) {
        double[] prices = block.typicalPrices();
        double[] volumes = block.volumes();
        double[] up = block.room(0);
        double[] down = block.room(1);
        int count = block.count();
        if (count == 0) {
            return;
        }
        // The first bar of all neither rose nor fell, and is not counted.
        int from = Double.isNaN(previous) ? 1 : 0;
        double[] before = block.late(prices, previous, 0);
        for (int i = 0; i < count; i++) {
            up[i] = Choice.where(before[i] * Rise.LEAST, prices[i], prices[i] * volumes[i]);
        }
        for (int i = 0; i < count; i++) {
            down[i] = Choice.where(prices[i] * Rise.LEAST, before[i], prices[i] * volumes[i]);
        }
        previous = prices[count - 1];
        positive.sums(up, from, count, up);
        negative.sums(down, from, count, down);
    }

    /** The indexes of a block. */
    public double[] values(BarBlock block) {
        double[] out = block.spare();
        double[] up = block.room(0);
        double[] down = block.room(1);
        for (int i = 0; i < block.count(); i++) {
            out[i] = 100 * Quotient.of(up[i], up[i] + down[i]);
        }
        return out;
    }

    @Override
    public void save(StateWriter writer) {
        writer.putDouble(previous);
        positive.save(writer);
        negative.save(writer);
    }

    @Override
    public void restore(StateReader reader) {
        previous = reader.getDouble();
        positive.restore(reader);
        negative.restore(reader);
    }
}

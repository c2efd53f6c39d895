package dev.almanac.analytics.indicator.momentum;

import dev.almanac.analytics.indicator.Bar;
import dev.almanac.analytics.indicator.BarBlock;
import dev.almanac.analytics.indicator.BlockIndicator;
import dev.almanac.analytics.indicator.Quotient;
import dev.almanac.analytics.indicator.StateReader;
import dev.almanac.analytics.indicator.StateWriter;
import dev.almanac.analytics.indicator.rolling.Delay;

/**
 * Change of the close against the one {@code n} bars before, as a difference (momentum) and in percent (rate of
 * change). It counts bars: over a gap it spans more time than without, where {@link RateOfChange} shows nothing. First
 * value at bar {@code n + 1}. Exact memory of so many bars.
 */
public final class CloseChange implements BlockIndicator {
    private final int period;
    private final Delay closes;
    private double close = Double.NaN;
    private double before = Double.NaN;

    /** @param period number of bars between the two closes */
    public CloseChange(int period) {
        this.period = period;
        this.closes = new Delay(period);
    }

    @Override
    public void update(Bar bar) {
        close = bar.close();
        before = closes.push(close);
    }

    /** The difference, in the unit of price. */
    public double difference() {
        return close - before;
    }

    /** The change in percent, above -100. */
    public double percent() {
        return 100 * Quotient.excess(close, before);
    }

    @Override
    public void update(BarBlock block) {
        int count = block.count();
        if (count > 0) {
            double[] all = block.work(0, period + count);
            closes.before(block.closes(), count, all);
            closes.pushAll(block.closes(), count);
            close = block.closes()[count - 1];
            before = all[count - 1];
        }
    }

    /** The changes of a block in percent. */
    public double[] percents(BarBlock block) {
        double[] out = block.spare();
        double[] closes = block.closes();
        double[] before = block.work(0, period + block.count());
        for (int i = 0; i < block.count(); i++) {
            out[i] = 100 * Quotient.excess(closes[i], before[i]);
        }
        return out;
    }

    @Override
    public void save(StateWriter writer) {
        writer.putDouble(close);
        writer.putDouble(before);
        closes.save(writer);
    }

    @Override
    public void restore(StateReader reader) {
        close = reader.getDouble();
        before = reader.getDouble();
        closes.restore(reader);
    }
}

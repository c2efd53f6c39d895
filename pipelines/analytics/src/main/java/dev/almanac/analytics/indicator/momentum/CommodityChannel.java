package dev.almanac.analytics.indicator.momentum;

import dev.almanac.analytics.indicator.Bar;
import dev.almanac.analytics.indicator.BarBlock;
import dev.almanac.analytics.indicator.BlockIndicator;
import dev.almanac.analytics.indicator.Quotient;
import dev.almanac.analytics.indicator.StateReader;
import dev.almanac.analytics.indicator.StateWriter;
import dev.almanac.analytics.indicator.rolling.RollingDistance;
import dev.almanac.analytics.indicator.rolling.RollingMoments;

/**
 * Commodity channel index: {@code CCI = (TP - SMA_n(TP)) / (0.015 MD)} with the typical price {@code TP = (H + L + C) / 3}
 * and the mean absolute deviation {@code MD} of the last {@code n} of them from their mean (Lambert, Commodity Channel Index:
 * Tool for Trading Cyclic Trends, Commodities, 1980). Unbounded, mostly within -200..200; first value at bar {@code n};
 * {@code NaN} where prices did not move. The deviation has no O(1) form, so the window is gone through at every reading.
 */
public final class CommodityChannel implements BlockIndicator {
    private static final double LAMBERT = 0.015;

    private final int period;
    private final RollingDistance prices;
    private final RollingMoments moments;
    private double last = Double.NaN;
    private double[] means = new double[0];

    /** @param period number of bars, at least 2 */
    public CommodityChannel(int period) {
        this.period = period;
        this.prices = new RollingDistance(period);
        this.moments = new RollingMoments(period);
    }

    @Override
    public void update(Bar bar) {
        last = bar.typicalPrice();
        prices.add(last);
        moments.add(last);
    }

    /** The index. */
    public double value() {
        // This mean of equal prices is exactly that price, so that their deviation is exactly 0.
        double mean = moments.mean();
        return Quotient.of(last - mean, LAMBERT * prices.from(mean) / period);
    }

    @Override
    public void update(BarBlock block) {
        int count = block.count();
        double[] typical = block.typicalPrices();
        means = moments.means(block, typical);
        prices.sums(block, typical, means, block.room(0));
        last = count == 0 ? last : typical[count - 1];
    }

    /** The indexes of a block. */
    public double[] values(BarBlock block) {
        double[] typical = block.typicalPrices();
        double[] center = means;
        double[] distances = block.room(0);
        double[] out = block.spare();
        for (int i = 0; i < block.count(); i++) {
            out[i] = Quotient.of(typical[i] - center[i], LAMBERT * distances[i] / period);
        }
        return out;
    }

    @Override
    public void save(StateWriter writer) {
        writer.putDouble(last);
        prices.save(writer);
        moments.save(writer);
    }

    @Override
    public void restore(StateReader reader) {
        last = reader.getDouble();
        prices.restore(reader);
        moments.restore(reader);
    }
}

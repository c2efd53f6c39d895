package dev.almanac.analytics.indicator.momentum;

import dev.almanac.analytics.indicator.Bar;
import dev.almanac.analytics.indicator.BarBlock;
import dev.almanac.analytics.indicator.BlockIndicator;
import dev.almanac.analytics.indicator.StateReader;
import dev.almanac.analytics.indicator.StateWriter;
import dev.almanac.analytics.indicator.rolling.RollingRange;
import dev.almanac.analytics.indicator.rolling.RollingSum;

/**
 * Slow stochastic: {@code K} is the mean of {@code smooth} values of {@code 100 (C - LL_n) / (HH_n - LL_n)}, {@code D}
 * the mean of {@code signal} values of {@code K}, and {@code J = 3 K - 2 D} (Lane, Lane's Stochastics, Technical
 * Analysis of Stocks and Commodities, 1984). {@code K} and {@code D} within 0..100, {@code J} within -200..300; {@code
 * K} from bar {@code n + smooth - 1} on, the others {@code signal - 1} bars later. {@code NaN} while a mean includes a
 * bar whose range of {@code n} bars was 0. Exact memory of so many bars.
 */
public final class SlowStochastic implements BlockIndicator {
    private final RollingRange range;
    private final RollingSum fast;
    private final RollingSum slow;

    /**
     * @param period number of bars of the range
     * @param smooth length of the mean that is {@code K}
     * @param signal length of the mean that is {@code D}
     */
    public SlowStochastic(int period, int smooth, int signal) {
        this.range = new RollingRange(period);
        this.fast = new RollingSum(smooth);
        this.slow = new RollingSum(signal);
    }

    @Override
    public void update(Bar bar) {
        range.update(bar);
        fast.add(100 * range.position());
        slow.add(fast.mean());
    }

    /** {@code K}, 0..100. */
    public double k() {
        return fast.mean();
    }

    /** {@code D}, 0..100. */
    public double d() {
        return slow.mean();
    }

    /** {@code J}, -200..300. */
    public double j() {
        return 3 * fast.mean() - 2 * slow.mean();
    }

    @Override
    public void update(BarBlock block) {
        range.update(block);
        double[] k = block.room(0);
        double[] d = block.room(1);
        int count = block.count();
        fast.sums(range.positions(block, 100, d), count, k);
        fast.means(k, count, k);
        slow.sums(k, count, d);
        slow.means(d, count, d);
    }

    /** The {@code K} of a block. */
    public double[] ks(BarBlock block) {
        return block.room(0);
    }

    /** The {@code D} of a block. */
    public double[] ds(BarBlock block) {
        return block.room(1);
    }

    @Override
    public void save(StateWriter writer) {
        range.save(writer);
        fast.save(writer);
        slow.save(writer);
    }

    @Override
    public void restore(StateReader reader) {
        range.restore(reader);
        fast.restore(reader);
        slow.restore(reader);
    }
}

package dev.almanac.analytics.indicator.momentum;

import dev.almanac.analytics.indicator.Bar;
import dev.almanac.analytics.indicator.Indicator;
import dev.almanac.analytics.indicator.Quotient;
import dev.almanac.analytics.indicator.StateReader;
import dev.almanac.analytics.indicator.StateWriter;
import dev.almanac.analytics.indicator.rolling.RollingBound;
import dev.almanac.analytics.indicator.rolling.RollingSum;

/**
 * Stochastic RSI: where the relative strength index lies between its lowest and highest of the last {@code range}
 * bars, 0..100, {@code K} its mean of {@code smooth} values and {@code D} the mean of {@code signal} values of {@code
 * K} (Chande and Kroll, The New Technical Trader, 1994). {@code K} from bar {@code n + range + smooth - 1} on, {@code
 * D} {@code signal - 1} bars later; {@code NaN} while a mean includes a bar at which the index had not moved. Its
 * memory fades.
 */
public final class StochasticStrength implements Indicator {
    private final StrengthIndex strength;
    private final RollingBound highest;
    private final RollingBound lowest;
    private final RollingSum fast;
    private final RollingSum slow;

    /**
     * @param period number of changes of the relative strength
     * @param range number of its values that the last one is compared with
     * @param smooth length of the mean that is {@code K}
     * @param signal length of the mean that is {@code D}
     */
    public StochasticStrength(int period, int range, int smooth, int signal) {
        this.strength = new StrengthIndex(period);
        this.highest = RollingBound.highest(range);
        this.lowest = RollingBound.lowest(range);
        this.fast = new RollingSum(smooth);
        this.slow = new RollingSum(signal);
    }

    @Override
    public void update(Bar bar) {
        strength.add(bar.close());
        double value = strength.value();
        highest.add(value);
        lowest.add(value);
        double low = lowest.value();
        fast.add(100 * Quotient.of(value - low, highest.value() - low));
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

    @Override
    public void save(StateWriter writer) {
        strength.save(writer);
        highest.save(writer);
        lowest.save(writer);
        fast.save(writer);
        slow.save(writer);
    }

    @Override
    public void restore(StateReader reader) {
        strength.restore(reader);
        highest.restore(reader);
        lowest.restore(reader);
        fast.restore(reader);
        slow.restore(reader);
    }
}

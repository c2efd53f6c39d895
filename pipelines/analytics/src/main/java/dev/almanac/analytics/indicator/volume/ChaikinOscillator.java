package dev.almanac.analytics.indicator.volume;

import dev.almanac.analytics.indicator.Bar;
import dev.almanac.analytics.indicator.Indicator;
import dev.almanac.analytics.indicator.StateReader;
import dev.almanac.analytics.indicator.StateWriter;
import dev.almanac.analytics.indicator.Stateful;

/**
 * Chaikin oscillator: fast less slow EMA of the accumulation/distribution line (Chaikin; see Colby, The Encyclopedia of
 * Technical Market Indicators, 2003). In the base asset; first value at bar {@code max(fast, slow)}. The line itself grows
 * without end and would cost digits, but the oscillator does not need it: it is the difference of how far the line lies
 * above each average, and these distances follow from the flow of each bar alone. So its memory fades.
 */
public final class ChaikinOscillator implements Indicator {
    private final Lead overFast;
    private final Lead overSlow;

    /**
     * @param fast period of the fast average
     * @param slow period of the slow average
     */
    public ChaikinOscillator(int fast, int slow) {
        this.overFast = new Lead(fast);
        this.overSlow = new Lead(slow);
    }

    @Override
    public void update(Bar bar) {
        double flow = MoneyFlow.of(bar);
        overFast.add(flow);
        overSlow.add(flow);
    }

    /** Fast less slow average, in the base asset. */
    public double value() {
        return overSlow.value - overFast.value;
    }

    @Override
    public void save(StateWriter writer) {
        overFast.save(writer);
        overSlow.save(writer);
    }

    @Override
    public void restore(StateReader reader) {
        overFast.restore(reader);
        overSlow.restore(reader);
    }

    /**
     * How far a running sum lies above its EMA, which begins with the mean of the first {@code period} sums:
     * {@code S_t - A_t = (1 - k)(S_(t-1) - A_(t-1) + x_t)}.
     */
    private static final class Lead implements Stateful {
        private final int period;
        private final double kept;
        private int count;
        private double sum;
        private double sumOfSums;
        private double value = Double.NaN;

        private Lead(int period) {
            this.period = period;
            this.kept = 1 - 2.0 / (period + 1);
        }

        private void add(double step) {
            if (count == period) {
                value = kept * (value + step);
                return;
            }
            sum += step;
            sumOfSums += sum;
            if (++count == period) {
                value = sum - sumOfSums / period;
            }
        }

        @Override
        public void save(StateWriter writer) {
            writer.putInt(count);
            writer.putDouble(sum);
            writer.putDouble(sumOfSums);
            writer.putDouble(value);
        }

        @Override
        public void restore(StateReader reader) {
            count = reader.getInt();
            sum = reader.getDouble();
            sumOfSums = reader.getDouble();
            value = reader.getDouble();
        }
    }
}

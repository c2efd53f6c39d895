package dev.almanac.analytics.indicator.momentum;

import dev.almanac.analytics.indicator.Bar;
import dev.almanac.analytics.indicator.Indicator;
import dev.almanac.analytics.indicator.Quotient;
import dev.almanac.analytics.indicator.StateReader;
import dev.almanac.analytics.indicator.StateWriter;
import dev.almanac.analytics.indicator.rolling.Delay;
import dev.almanac.analytics.indicator.rolling.RollingSum;

/**
 * Pring's know sure thing: {@code 1 S1 + 2 S2 + 3 S3 + 4 S4}, each {@code S} the simple average of changes of the
 * close in percent over its number of bars, and a signal line, the simple average of it (Pring, Summed Rate of Change
 * (KST), Technical Analysis of Stocks and Commodities, 1992). Percent; first value where the longest of change and
 * average together is full, the signal {@code signal - 1} bars later. Exact memory of so many bars.
 */
public final class KnowSureThing implements Indicator {
    private static final int TERMS = 4;

    private final Delay[] closes = new Delay[TERMS];
    private final RollingSum[] averages = new RollingSum[TERMS];
    private final RollingSum signal;
    private double line = Double.NaN;

    /**
     * @param changes bars of each of the four changes
     * @param averages length of the average of each of them
     * @param signal length of the average that is the signal line
     */
    public KnowSureThing(int[] changes, int[] averages, int signal) {
        for (int i = 0; i < TERMS; i++) {
            this.closes[i] = new Delay(changes[i]);
            this.averages[i] = new RollingSum(averages[i]);
        }
        this.signal = new RollingSum(signal);
    }

    @Override
    public void update(Bar bar) {
        double close = bar.close();
        double sum = 0;
        for (int i = 0; i < TERMS; i++) {
            averages[i].add(100 * Quotient.excess(close, closes[i].push(close)));
            sum += (i + 1) * averages[i].mean();
        }
        line = sum;
        signal.add(sum);
    }

    /** The sum, percent. */
    public double line() {
        return line;
    }

    /** Its average, percent. */
    public double signal() {
        return signal.mean();
    }

    @Override
    public void save(StateWriter writer) {
        writer.putDouble(line);
        for (Delay delay : closes) {
            delay.save(writer);
        }
        for (RollingSum average : averages) {
            average.save(writer);
        }
        signal.save(writer);
    }

    @Override
    public void restore(StateReader reader) {
        line = reader.getDouble();
        for (Delay delay : closes) {
            delay.restore(reader);
        }
        for (RollingSum average : averages) {
            average.restore(reader);
        }
        signal.restore(reader);
    }
}

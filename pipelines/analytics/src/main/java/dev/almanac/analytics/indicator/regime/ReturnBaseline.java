package dev.almanac.analytics.indicator.regime;

import dev.almanac.analytics.indicator.Bar;
import dev.almanac.analytics.indicator.Indicator;
import dev.almanac.analytics.indicator.StateReader;
import dev.almanac.analytics.indicator.StateWriter;
import dev.almanac.analytics.indicator.momentum.LogReturn;
import dev.almanac.analytics.indicator.rolling.RollingMoments;

/** The log return of a bar beside the mean and deviation of the {@code n} returns before it. */
final class ReturnBaseline implements Indicator {
    private final LogReturn logReturn = new LogReturn();
    private final RollingMoments before;
    private double mean = Double.NaN;
    private double deviation = Double.NaN;

    /** @param period number of returns before, at least 2 */
    ReturnBaseline(int period) {
        this.before = new RollingMoments(period);
    }

    @Override
    public void update(Bar bar) {
        logReturn.update(bar);
        double last = logReturn.value();
        if (!Double.isNaN(last)) {
            mean = before.mean();
            deviation = before.sampleDeviation();
            before.add(last);
        }
    }

    /** The last return. */
    double last() {
        return logReturn.value();
    }

    /** Mean of the returns before it, {@code NaN} before there are {@code n} of them. */
    double mean() {
        return mean;
    }

    /** Their sample deviation, {@code NaN} before there are {@code n} of them. */
    double deviation() {
        return deviation;
    }

    @Override
    public void save(StateWriter writer) {
        logReturn.save(writer);
        before.save(writer);
        writer.putDouble(mean);
        writer.putDouble(deviation);
    }

    @Override
    public void restore(StateReader reader) {
        logReturn.restore(reader);
        before.restore(reader);
        mean = reader.getDouble();
        deviation = reader.getDouble();
    }
}

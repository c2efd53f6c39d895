package dev.almanac.analytics.indicator.trend;

import dev.almanac.analytics.indicator.Bar;
import dev.almanac.analytics.indicator.Indicator;
import dev.almanac.analytics.indicator.StateReader;
import dev.almanac.analytics.indicator.StateWriter;
import dev.almanac.analytics.indicator.rolling.RollingMoments;
import dev.almanac.analytics.indicator.rolling.RollingSlope;

/**
 * Channel around the end of the least-squares line through the last {@code n} closes. Its lines lie {@code k} deviations away:
 * of the closes from their mean (standard-deviation channel) or of the closes from the line (linear-regression channel), both
 * with the divisor {@code n}. On charts such a channel is drawn back over the bars it was made from; here a bar has the end of
 * its own line. Prices; first value at bar {@code n}. Exact memory of {@code n} bars.
 */
public final class RegressionChannel implements Indicator {
    private final int period;
    private final double deviations;
    private final boolean fromLine;
    private final RollingMoments closes;
    private final RollingSlope slope;
    private double middle = Double.NaN;
    private double reach = Double.NaN;

    private RegressionChannel(int period, double deviations, boolean fromLine) {
        this.period = period;
        this.deviations = deviations;
        this.fromLine = fromLine;
        this.closes = new RollingMoments(period);
        this.slope = new RollingSlope(period);
    }

    /**
     * A standard-deviation channel.
     *
     * @param period number of bars, at least 2
     * @param deviations distance of each line from the middle, in deviations of the closes
     */
    public static RegressionChannel ofCloses(int period, double deviations) {
        return new RegressionChannel(period, deviations, false);
    }

    /**
     * A linear-regression channel.
     *
     * @param period number of bars, at least 2
     * @param deviations distance of each line from the middle, in deviations from the line
     */
    public static RegressionChannel ofResiduals(int period, double deviations) {
        return new RegressionChannel(period, deviations, true);
    }

    @Override
    public void update(Bar bar) {
        closes.add(bar.close());
        slope.add(bar.close());
        double rise = slope.slope();
        middle = slope.end();
        double deviation = closes.populationDeviation();
        if (fromLine) {
            double explained = rise * rise * ((double) period * period - 1) / 12;
            // On a straight line the two are equal but for rounding.
            deviation = Math.sqrt(Math.max(0, deviation * deviation - explained));
        }
        reach = deviations * deviation;
    }

    /** The end of the line, a price. */
    public double middle() {
        return middle;
    }

    /** The upper line, a price. */
    public double upper() {
        return middle + reach;
    }

    /** The lower line, a price. */
    public double lower() {
        return middle - reach;
    }

    @Override
    public void save(StateWriter writer) {
        closes.save(writer);
        slope.save(writer);
        writer.putDouble(middle);
        writer.putDouble(reach);
    }

    @Override
    public void restore(StateReader reader) {
        closes.restore(reader);
        slope.restore(reader);
        middle = reader.getDouble();
        reach = reader.getDouble();
    }
}

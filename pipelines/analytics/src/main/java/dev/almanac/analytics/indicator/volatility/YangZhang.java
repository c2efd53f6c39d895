package dev.almanac.analytics.indicator.volatility;

import dev.almanac.analytics.indicator.Bar;
import dev.almanac.analytics.indicator.Indicator;
import dev.almanac.analytics.indicator.StateReader;
import dev.almanac.analytics.indicator.StateWriter;
import dev.almanac.analytics.indicator.rolling.RollingMoments;
import dev.almanac.analytics.indicator.rolling.RollingSum;

/**
 * Volatility of Yang and Zhang: variance {@code V(o) + k V(c) + (1 - k) RS} over {@code n} bars, with the sample variances of
 * {@code o = ln(O / C before)} and {@code c = ln(C / O)}, the mean {@code RS} of Rogers and Satchell and
 * {@code k = 0.34 / (1.34 + (n + 1) / (n - 1))}; its root times the root of the number of bars in a year (Yang and Zhang,
 * Drift-Independent Volatility Estimation Based on High, Low, Open, and Close Prices, Journal of Business, 2000). A fraction
 * per year, 0 or more; a gap between bars counts as one move between closes and opens. First value at bar {@code n + 1}.
 * Exact memory of {@code n + 1} bars.
 */
public final class YangZhang implements Indicator {
    private final double scale;
    private final double ofBody;
    private final RollingMoments jumps;
    private final RollingMoments bodies;
    private final RollingSum ranges;
    private double previousClose = Double.NaN;

    /**
     * @param period number of bars, at least 2
     * @param barsPerYear what a year has of the bars that are fed
     */
    public YangZhang(int period, double barsPerYear) {
        this.scale = Math.sqrt(barsPerYear);
        this.ofBody = 0.34 / (1.34 + (period + 1.0) / (period - 1.0));
        this.jumps = new RollingMoments(period);
        this.bodies = new RollingMoments(period);
        this.ranges = new RollingSum(period);
    }

    @Override
    public void update(Bar bar) {
        double before = previousClose;
        previousClose = bar.close();
        if (Double.isNaN(before)) {
            return;
        }
        jumps.add(StrictMath.log(bar.open() / before));
        bodies.add(StrictMath.log(bar.close() / bar.open()));
        ranges.add(RogersSatchell.variance(bar));
    }

    /** The volatility, a fraction per year. */
    public double value() {
        double jump = jumps.sampleDeviation();
        double body = bodies.sampleDeviation();
        return scale * Math.sqrt(jump * jump + ofBody * body * body + (1 - ofBody) * ranges.mean());
    }

    @Override
    public void save(StateWriter writer) {
        writer.putDouble(previousClose);
        jumps.save(writer);
        bodies.save(writer);
        ranges.save(writer);
    }

    @Override
    public void restore(StateReader reader) {
        previousClose = reader.getDouble();
        jumps.restore(reader);
        bodies.restore(reader);
        ranges.restore(reader);
    }
}

package dev.almanac.analytics.indicator.regime;

import dev.almanac.analytics.indicator.Bar;
import dev.almanac.analytics.indicator.Indicator;
import dev.almanac.analytics.indicator.Quotient;
import dev.almanac.analytics.indicator.StateReader;
import dev.almanac.analytics.indicator.StateWriter;

/**
 * Cumulative sums of standardised returns: {@code up = max(0, up + u - slack)} and {@code down = max(0, down - u - slack)}
 * with {@code u} the log return less the mean, by the sample deviation, of the {@code n} returns before it (Page, Continuous
 * Inspection Schemes, 1954). Where a sum exceeds {@code limit} there is an alarm of that sign, and the sum begins anew at the
 * next bar. In standard deviations, 0 or more; first value at bar {@code n + 2}. Where the returns before do not differ
 * nothing is added. What the sums have forgotten at 0 is forgotten for good: memory fades.
 */
public final class Cusum implements Indicator {
    private final double slack;
    private final double limit;
    private final ReturnBaseline returns;
    private double up = Double.NaN;
    private double down = Double.NaN;
    private double alarm = Double.NaN;

    /**
     * @param period number of returns that the last one is compared with, at least 2
     * @param slack what a return may lie off the mean without being counted, in standard deviations
     * @param limit the sum beyond which there is an alarm, in standard deviations
     */
    public Cusum(int period, double slack, double limit) {
        this.slack = slack;
        this.limit = limit;
        this.returns = new ReturnBaseline(period);
    }

    @Override
    public void update(Bar bar) {
        returns.update(bar);
        if (Double.isNaN(returns.mean())) {
            return;
        }
        double distance = Quotient.of(returns.last() - returns.mean(), returns.deviation());
        up = next(up, distance);
        down = next(down, -distance);
        if (up > limit) {
            alarm = 1;
        } else {
            alarm = down > limit ? -1 : 0;
        }
    }

    private double next(double sum, double distance) {
        double kept = Double.isNaN(sum) || sum > limit ? 0 : sum;
        return Double.isNaN(distance) ? kept : Math.max(0, kept + distance - slack);
    }

    /** The sum of returns above the mean, in standard deviations. */
    public double up() {
        return up;
    }

    /** The sum of returns below the mean, in standard deviations. */
    public double down() {
        return down;
    }

    /** 1 where the mean has risen, -1 where it has fallen, else 0. */
    public double alarm() {
        return alarm;
    }

    @Override
    public void save(StateWriter writer) {
        returns.save(writer);
        writer.putDouble(up);
        writer.putDouble(down);
        writer.putDouble(alarm);
    }

    @Override
    public void restore(StateReader reader) {
        returns.restore(reader);
        up = reader.getDouble();
        down = reader.getDouble();
        alarm = reader.getDouble();
    }
}

package dev.almanac.analytics.indicator.level;

import dev.almanac.analytics.indicator.Bar;
import dev.almanac.analytics.indicator.Indicator;
import dev.almanac.analytics.indicator.Quotient;
import dev.almanac.analytics.indicator.StateReader;
import dev.almanac.analytics.indicator.StateWriter;
import dev.almanac.analytics.indicator.rolling.RollingRange;

/**
 * Nearest clusters of swing points below and above the close. Resistance is the mean of the lowest swing point of the last
 * {@code n} bars that lies above the close and of all within {@code width} of it, a fraction of price, above that; its
 * strength is how many they are. Support mirrors it at and below the close. Where price left all swing points behind, the
 * highest high or lowest low of the {@code n} bars takes their place, with strength 0. Swing highs and lows count alike, as
 * a support that broke is seen as resistance, and only from the bar on that confirms them ({@code span} bars later). First
 * value at bar {@code n}; exact memory of {@code n} bars. O(log points + points in the clusters) a bar.
 */
public final class SupportResistance implements Indicator {
    private final double width;
    private final SwingPoints points;
    private final RollingRange range;
    private double close = Double.NaN;
    private double support = Double.NaN;
    private double supportStrength = Double.NaN;
    private double resistance = Double.NaN;
    private double resistanceStrength = Double.NaN;

    /**
     * @param window number of bars
     * @param span how many bars on either side make a swing point, at least 1
     * @param width of a cluster, as a fraction of price
     */
    public SupportResistance(int window, int span, double width) {
        this.width = width;
        this.points = new SwingPoints(window, span);
        this.range = new RollingRange(window);
    }

    @Override
    public void update(Bar bar) {
        points.update(bar);
        range.update(bar);
        close = bar.close();
        if (Double.isNaN(range.high())) {
            return;
        }
        int below = points.countUpTo(close);
        findSupport(below);
        findResistance(below);
    }

    private void findSupport(int below) {
        int at = below - 1;
        double sum = 0;
        double limit = at >= 0 ? points.ranked(at) * (1 - width) : 0;
        while (at >= 0 && points.ranked(at) >= limit) {
            sum += points.ranked(at--);
        }
        int found = below - 1 - at;
        supportStrength = found;
        support = found == 0 ? range.low() : sum / found;
    }

    private void findResistance(int below) {
        int at = below;
        double sum = 0;
        double limit = at < points.size() ? points.ranked(at) * (1 + width) : 0;
        while (at < points.size() && points.ranked(at) <= limit) {
            sum += points.ranked(at++);
        }
        int found = at - below;
        resistanceStrength = found;
        resistance = found == 0 ? range.high() : sum / found;
    }

    /** The nearest cluster at or below the close, a price. */
    public double support() {
        return support;
    }

    /** How many swing points make the support. */
    public double supportStrength() {
        return supportStrength;
    }

    /** How far the close lies above the support, as a fraction of the close. */
    public double aboveSupport() {
        return 1 - Quotient.of(support, close);
    }

    /** The nearest cluster above the close, a price. */
    public double resistance() {
        return resistance;
    }

    /** How many swing points make the resistance. */
    public double resistanceStrength() {
        return resistanceStrength;
    }

    /** How far the close lies below the resistance, as a fraction of the close. */
    public double belowResistance() {
        return Quotient.excess(resistance, close);
    }

    @Override
    public void save(StateWriter writer) {
        points.save(writer);
        range.save(writer);
        writer.putDouble(close);
        writer.putDouble(support);
        writer.putDouble(supportStrength);
        writer.putDouble(resistance);
        writer.putDouble(resistanceStrength);
    }

    @Override
    public void restore(StateReader reader) {
        points.restore(reader);
        range.restore(reader);
        close = reader.getDouble();
        support = reader.getDouble();
        supportStrength = reader.getDouble();
        resistance = reader.getDouble();
        resistanceStrength = reader.getDouble();
    }
}

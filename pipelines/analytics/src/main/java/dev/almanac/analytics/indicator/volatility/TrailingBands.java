package dev.almanac.analytics.indicator.volatility;

import dev.almanac.analytics.indicator.StateReader;
import dev.almanac.analytics.indicator.StateWriter;
import dev.almanac.analytics.indicator.Stateful;

/**
 * Two bands around a price of which one is followed: the lower while prices rise, the upper while they fall. A band only
 * moves towards prices, until a close was beyond it; a close at or beyond the band that is followed turns the direction.
 */
public final class TrailingBands implements Stateful {
    private double upper = Double.NaN;
    private double lower = Double.NaN;
    private double previousClose = Double.NaN;
    private boolean rising;

    /**
     * Takes the next bar.
     *
     * @param center what the bands lie around, a price
     * @param reach distance of each from it, {@code NaN} where it is not known yet
     * @param close of the bar
     * @param risesFirst whether the lower band is followed at the first bar whose reach is known
     */
    public void add(double center, double reach, double close, boolean risesFirst) {
        if (Double.isNaN(reach)) {
            return;
        }
        double above = center + reach;
        double below = center - reach;
        if (Double.isNaN(upper)) {
            upper = above;
            lower = below;
            rising = risesFirst;
        } else {
            upper = above < upper || previousClose > upper ? above : upper;
            lower = below > lower || previousClose < lower ? below : lower;
            rising = rising ? close > lower : close >= upper;
        }
        previousClose = close;
    }

    /** The band that is followed, a price; {@code NaN} before a reach was known. */
    public double followed() {
        return rising ? lower : upper;
    }

    /** 1 while prices rise, -1 while they fall; {@code NaN} before a reach was known. */
    public double direction() {
        if (Double.isNaN(upper)) {
            return Double.NaN;
        }
        return rising ? 1 : -1;
    }

    @Override
    public void save(StateWriter writer) {
        writer.putDouble(upper);
        writer.putDouble(lower);
        writer.putDouble(previousClose);
        writer.putInt(rising ? 1 : 0);
    }

    @Override
    public void restore(StateReader reader) {
        upper = reader.getDouble();
        lower = reader.getDouble();
        previousClose = reader.getDouble();
        rising = reader.getInt() == 1;
    }
}

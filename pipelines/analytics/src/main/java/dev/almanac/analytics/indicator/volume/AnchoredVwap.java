package dev.almanac.analytics.indicator.volume;

import dev.almanac.analytics.indicator.Bar;
import dev.almanac.analytics.indicator.Indicator;
import dev.almanac.analytics.indicator.Quotient;
import dev.almanac.analytics.indicator.StateReader;
import dev.almanac.analytics.indicator.StateWriter;
import dev.almanac.analytics.indicator.rolling.PeriodClock;
import dev.almanac.analytics.market.CalendarPeriod;

/**
 * Volume-weighted average price since the present day, week or month began (UTC), the bar itself included: sum of typical
 * price x volume by the sum of volume (Berkowitz, Logue and Noser, The Total Cost of Transactions on the NYSE, 1988). A
 * price. The period that a series begins in counts only if its first bar does; {@code NaN} where nothing traded yet. Bars
 * that are missing are missing from the sums.
 */
public final class AnchoredVwap implements Indicator {
    private final PeriodClock clock;
    private double turnover;
    private double volume;

    /** @param period what it begins anew with */
    public AnchoredVwap(CalendarPeriod period) {
        this.clock = new PeriodClock(period);
    }

    @Override
    public void update(Bar bar) {
        if (clock.begins(bar.openTime())) {
            turnover = 0;
            volume = 0;
        }
        turnover += bar.typicalPrice() * bar.volume();
        volume += bar.volume();
    }

    /** The average, a price. */
    public double value() {
        return clock.whole() ? Quotient.of(turnover, volume) : Double.NaN;
    }

    @Override
    public void save(StateWriter writer) {
        clock.save(writer);
        writer.putDouble(turnover);
        writer.putDouble(volume);
    }

    @Override
    public void restore(StateReader reader) {
        clock.restore(reader);
        turnover = reader.getDouble();
        volume = reader.getDouble();
    }
}

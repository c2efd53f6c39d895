package dev.almanac.analytics.indicator.level;

import dev.almanac.analytics.indicator.Bar;
import dev.almanac.analytics.indicator.Indicator;
import dev.almanac.analytics.indicator.StateReader;
import dev.almanac.analytics.indicator.StateWriter;
import dev.almanac.analytics.indicator.rolling.PeriodClock;
import dev.almanac.analytics.market.CalendarPeriod;

/**
 * Pivots of the last day, week or month (UTC) that was complete when the bar opened: for daily bars and the day that is the
 * bar before. Prices; supports lie below the pivot, resistances above. Of days without any bar nothing is known: the last
 * day that has bars counts. The period that a series begins in counts only if its first bar does, so the first value is at
 * the first bar after the first whole period. Memory of two periods.
 */
public final class PeriodPivots implements Indicator {
    private final PeriodClock clock;
    private final PivotLevels levels;
    private double high = Double.NaN;
    private double low = Double.NaN;
    private double close = Double.NaN;

    PeriodPivots(CalendarPeriod period, PivotScheme scheme) {
        this.clock = new PeriodClock(period);
        this.levels = new PivotLevels(scheme);
    }

    @Override
    public void update(Bar bar) {
        boolean wholeBefore = clock.whole();
        if (clock.begins(bar.openTime())) {
            if (wholeBefore) {
                levels.set(high, low, close);
            }
            high = bar.high();
            low = bar.low();
        } else {
            high = Math.max(high, bar.high());
            low = Math.min(low, bar.low());
        }
        close = bar.close();
    }

    PivotLevels levels() {
        return levels;
    }

    @Override
    public void save(StateWriter writer) {
        clock.save(writer);
        levels.save(writer);
        writer.putDouble(high);
        writer.putDouble(low);
        writer.putDouble(close);
    }

    @Override
    public void restore(StateReader reader) {
        clock.restore(reader);
        levels.restore(reader);
        high = reader.getDouble();
        low = reader.getDouble();
        close = reader.getDouble();
    }
}

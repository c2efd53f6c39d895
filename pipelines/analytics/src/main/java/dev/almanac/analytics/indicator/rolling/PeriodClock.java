package dev.almanac.analytics.indicator.rolling;

import dev.almanac.analytics.indicator.StateReader;
import dev.almanac.analytics.indicator.StateWriter;
import dev.almanac.analytics.indicator.Stateful;
import dev.almanac.analytics.market.CalendarPeriod;

/** Tells where one period of the calendar ends and the next begins in a series of bars. */
public final class PeriodClock implements Stateful {
    private final CalendarPeriod period;
    private long end = Long.MIN_VALUE;
    private boolean whole;

    /** @param period what the calendar is cut into */
    public PeriodClock(CalendarPeriod period) {
        this.period = period;
    }

    /**
     * Takes the open time of the next bar, which belongs to the period it opens in.
     *
     * @return whether it is the first bar of its period that was seen
     */
    public boolean begins(long openTime) {
        if (openTime < end) {
            return false;
        }
        // Only the series' first period can have begun before we looked; bars that miss later are a gap of the market.
        whole = end != Long.MIN_VALUE || period.start(openTime) == openTime;
        end = period.end(openTime);
        return true;
    }

    /** Whether the present period was seen from its beginning. */
    public boolean whole() {
        return whole;
    }

    @Override
    public void save(StateWriter writer) {
        writer.putLong(end);
        writer.putInt(whole ? 1 : 0);
    }

    @Override
    public void restore(StateReader reader) {
        end = reader.getLong();
        whole = reader.getInt() == 1;
    }
}

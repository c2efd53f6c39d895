package dev.almanac.analytics.market;

import java.time.Duration;
import java.time.LocalDate;

/** A stretch of the calendar in UTC. Times are microseconds since the epoch. */
public enum CalendarPeriod {
    /** From 00:00Z. */
    DAY,
    /** From Monday 00:00Z. */
    WEEK,
    /** From 00:00Z on the first. */
    MONTH;

    private static final long DAY_MICROS = Duration.ofDays(1).toMillis() * 1000;
    private static final int DAYS_OF_WEEK = 7;

    /** 1970-01-01 was a Thursday. */
    private static final int DAYS_FROM_MONDAY_TO_EPOCH = 3;

    /**
     * The period with a number, as parameters name it: 1 day, 2 week, 3 month.
     *
     * @param number 1 to 3
     */
    public static CalendarPeriod numbered(int number) {
        return values()[number - 1];
    }

    /** When the period that holds {@code micros} began, inclusive. */
    public long start(long micros) {
        long day = Math.floorDiv(micros, DAY_MICROS);
        return DAY_MICROS
                * switch (this) {
                    case DAY -> day;
                    case WEEK -> day - Math.floorMod(day + DAYS_FROM_MONDAY_TO_EPOCH, DAYS_OF_WEEK);
                    case MONTH -> LocalDate.ofEpochDay(day).withDayOfMonth(1).toEpochDay();
                };
    }

    /** When the period that holds {@code micros} ends, exclusive. */
    public long end(long micros) {
        long first = Math.floorDiv(start(micros), DAY_MICROS);
        return DAY_MICROS
                * switch (this) {
                    case DAY -> first + 1;
                    case WEEK -> first + DAYS_OF_WEEK;
                    case MONTH -> LocalDate.ofEpochDay(first).plusMonths(1).toEpochDay();
                };
    }
}

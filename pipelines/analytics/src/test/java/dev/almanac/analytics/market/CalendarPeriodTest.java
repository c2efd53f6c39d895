package dev.almanac.analytics.market;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Random;
import org.junit.jupiter.api.Test;

class CalendarPeriodTest {
    private static final long DAY = 86_400_000_000L;

    @Test
    void periodsBeginAndEndAtMidnight() {
        Random random = new Random(1);
        for (int i = 0; i < 2000; i++) {
            LocalDate date = LocalDate.ofEpochDay(random.nextInt(60_000) - 20_000);
            long time = micros(date) + (i % 3 == 0 ? 0 : random.nextLong(DAY));
            assertThat(CalendarPeriod.DAY.start(time)).as("%s", date).isEqualTo(micros(date));
            assertThat(CalendarPeriod.DAY.end(time)).as("%s", date).isEqualTo(micros(date.plusDays(1)));
            LocalDate monday = date;
            while (monday.getDayOfWeek() != DayOfWeek.MONDAY) {
                monday = monday.minusDays(1);
            }
            assertThat(CalendarPeriod.WEEK.start(time)).as("%s", date).isEqualTo(micros(monday));
            assertThat(CalendarPeriod.WEEK.end(time)).as("%s", date).isEqualTo(micros(monday.plusDays(7)));
            LocalDate first = LocalDate.of(date.getYear(), date.getMonth(), 1);
            assertThat(CalendarPeriod.MONTH.start(time)).as("%s", date).isEqualTo(micros(first));
            assertThat(CalendarPeriod.MONTH.end(time)).as("%s", date).isEqualTo(micros(first.plusMonths(1)));
        }
    }

    private static long micros(LocalDate date) {
        return date.atStartOfDay().toEpochSecond(ZoneOffset.UTC) * 1_000_000;
    }
}

package dev.almanac.jobs;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;

/** Daily candles from 2022 on as text, for tests that look at single days. */
final class CsvCandles {
    private static final long FIRST = 1_640_995_200L; // 2022-01-01
    private static final long DAY_SECONDS = 86_400;

    private final StringBuilder text = new StringBuilder("open_time,open,high,low,close,volume\n");

    /** Adds the days from {@code from} to before {@code until}, their prices near {@code level}. */
    CsvCandles days(int from, int until, double level) {
        for (int day = from; day < until; day++) {
            day(day, level + 3 * Math.sin(day * 0.7));
        }
        return this;
    }

    /** Adds one day that closes at {@code close}. */
    CsvCandles day(int day, double close) {
        return line(String.format(
                Locale.ROOT,
                "%d,%.2f,%.2f,%.2f,%.2f,1000",
                FIRST + day * DAY_SECONDS,
                close - 1,
                close + 2,
                close - 2,
                close));
    }

    /** Adds a line as it is. */
    CsvCandles line(String line) {
        text.append(line).append('\n');
        return this;
    }

    /** The time column of a day. */
    static long seconds(int day) {
        return FIRST + day * DAY_SECONDS;
    }

    /** Writes the file. */
    String in(Path folder, String name) throws IOException {
        return Files.writeString(folder.resolve(name), text).toString();
    }
}

package dev.almanac.benchmarks;

import dev.almanac.analytics.market.Candle;
import dev.almanac.analytics.market.Interval;
import java.io.BufferedWriter;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

/**
 * Writes a simulated market as CSV files: hourly bars of seeded walks, and what they make as 4-hour and daily bars. Into
 * {@code history} go so many days, a file per pair and interval; into {@code day-001}, {@code day-002}, ... one more day
 * each, a file per interval. The last day of the history is 2021-12-31. Beside them lies an {@code almanac.conf} that has
 * the common features computed at these intervals, after the core set.
 *
 * <p>Arguments: a folder, the number of pairs, of days of history, and of days after it.
 */
public final class MarketFiles {
    private static final List<Interval> INTERVALS = List.of(Interval.H1, Interval.H4, Interval.D1);
    private static final long END = Instant.parse("2022-01-01T00:00:00Z").getEpochSecond() * 1_000_000;
    private static final int HOURS = 24;

    private MarketFiles() {}

    /** Writes the files. */
    public static void main(String[] arguments) throws IOException {
        Path folder = Files.createDirectories(Path.of(arguments[0]));
        Files.writeString(folder.resolve("almanac.conf"), CommonFeatures.configuration(INTERVALS));
        int pairs = Integer.parseInt(arguments[1]);
        int days = Integer.parseInt(arguments[2]);
        int more = Integer.parseInt(arguments[3]);
        Path history = Files.createDirectories(folder.resolve("history"));
        Map<Path, StringBuilder> later = new TreeMap<>();
        for (int pair = 0; pair < pairs; pair++) {
            Walk walk = new Walk(Interval.H1, END - days * Interval.D1.micros(), pair);
            String symbol = String.format(Locale.ROOT, "S%03dUSDT", pair);
            List<Candle> hours = take(walk, days);
            for (Interval interval : INTERVALS) {
                write(history.resolve(symbol + "-" + interval.code() + ".csv"), lines(symbol, interval, hours));
            }
            for (int day = 1; day <= more; day++) {
                Path place = Files.createDirectories(folder.resolve(String.format(Locale.ROOT, "day-%03d", day)));
                List<Candle> next = take(walk, 1);
                for (Interval interval : INTERVALS) {
                    later.computeIfAbsent(
                                    place.resolve("market-" + interval.code() + ".csv"), any -> new StringBuilder())
                            .append(lines(symbol, interval, next));
                }
            }
        }
        for (Map.Entry<Path, StringBuilder> file : later.entrySet()) {
            write(file.getKey(), file.getValue());
        }
    }

    private static List<Candle> take(Walk walk, int days) {
        List<Candle> hours = new ArrayList<>();
        for (int i = 0; i < days * HOURS; i++) {
            hours.add(walk.next());
        }
        return hours;
    }

    private static void write(Path file, CharSequence lines) throws IOException {
        try (BufferedWriter out = Files.newBufferedWriter(file)) {
            out.append("venue,symbol,open_time,open,high,low,close,volume\n").append(lines);
        }
    }

    private static StringBuilder lines(String symbol, Interval interval, List<Candle> hours) {
        StringBuilder lines = new StringBuilder();
        int bars = Math.toIntExact(interval.micros() / Interval.H1.micros());
        for (int from = 0; from < hours.size(); from += bars) {
            Candle bar = together(hours.subList(from, from + bars));
            lines.append("simulated,")
                    .append(symbol)
                    .append(',')
                    .append(bar.openTime() / 1000)
                    .append(',')
                    .append(bar.open())
                    .append(',')
                    .append(bar.high())
                    .append(',')
                    .append(bar.low())
                    .append(',')
                    .append(bar.close())
                    .append(',')
                    .append(bar.volume())
                    .append('\n');
        }
        return lines;
    }

    private static Candle together(List<Candle> hours) {
        Candle first = hours.get(0);
        return Candle.of(
                first.openTime(),
                first.open(),
                hours.stream().mapToDouble(Candle::high).max().orElseThrow(),
                hours.stream().mapToDouble(Candle::low).min().orElseThrow(),
                hours.get(hours.size() - 1).close(),
                hours.stream().mapToDouble(Candle::volume).sum());
    }
}

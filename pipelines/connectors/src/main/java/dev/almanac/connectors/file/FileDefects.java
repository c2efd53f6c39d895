package dev.almanac.connectors.file;

import dev.almanac.analytics.figure.Figures;
import dev.almanac.analytics.market.SeriesKey;
import dev.almanac.analytics.port.CandleSink;
import dev.almanac.analytics.quality.Finding;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What is odd about a file as a whole, costs no row, and is put right by reading it: lines above the header, rows that stand
 * newest first, times in several units, words in place of figures. Each is told once for every series, at the end. The names
 * are those of {@link dev.almanac.analytics.quality.check.Checks}.
 */
final class FileDefects {
    private static final String[] UNITS = {"seconds", "milliseconds", "microseconds", "nanoseconds"};

    private final CandleSink sink;
    private final String banner;
    private final Map<SeriesKey, Series> all = new LinkedHashMap<>();
    private @Nullable SeriesKey lastKey;
    private Series last = new Series();

    /** @param banner the lines that were skipped above the header, as a sentence; empty where there are none */
    FileDefects(CandleSink sink, String banner) {
        this.sink = sink;
        this.banner = banner;
    }

    /** What is known of the rows of one series. */
    private static final class Series {
        private final long[] inUnit = new long[UNITS.length];
        private final Map<Column, Long> words = new EnumMap<>(Column.class);
        private long first = Long.MAX_VALUE;
        private long latest = Long.MIN_VALUE;
        private long before;
        private long rows;
        private long rising;
        private long falling;
    }

    /**
     * A row that was read.
     *
     * @param openTime microseconds since the epoch
     * @param unit of its time, as {@link TimeText#unit} says; 0 where it is no number
     */
    void row(SeriesKey series, long openTime, long unit) {
        Series of = of(series);
        of.first = Math.min(of.first, openTime);
        of.latest = Math.max(of.latest, openTime);
        if (of.rows > 0) {
            of.rising += openTime > of.before ? 1 : 0;
            of.falling += openTime < of.before ? 1 : 0;
        }
        if (unit != 0) {
            of.inUnit[unit == TimeText.SECOND ? 0 : unit == TimeText.NANOSECOND ? 3 : unit == 1 ? 2 : 1]++;
        }
        of.before = openTime;
        of.rows++;
    }

    /** A word that says that a figure is absent. */
    void word(SeriesKey series, Column column) {
        of(series).words.merge(column, 1L, Long::sum);
    }

    private Series of(SeriesKey series) {
        if (!series.equals(lastKey)) {
            last = all.computeIfAbsent(series, key -> new Series());
            lastKey = series;
        }
        return last;
    }

    /** Tells what was seen. */
    void finish() {
        all.forEach((series, of) -> {
            if (of.rows > 0) {
                finish(series, of);
            }
        });
        if (all.isEmpty() && !banner.isEmpty()) {
            sink.note("banner: " + banner);
        }
    }

    private void finish(SeriesKey series, Series of) {
        if (!banner.isEmpty()) {
            tell(series, of, "banner", of.rows, banner);
        }
        if (of.falling > of.rising) {
            tell(series, of, "descending_order", of.rows, Figures.count(of.rows, "row", "rows") + ", newest first");
        }
        StringBuilder units = new StringBuilder();
        long most = 0;
        long sum = 0;
        for (int unit = 0; unit < UNITS.length; unit++) {
            long rows = of.inUnit[unit];
            most = Math.max(most, rows);
            sum += rows;
            if (rows > 0) {
                units.append(units.isEmpty() ? "" : ", ")
                        .append(rows)
                        .append(" in ")
                        .append(UNITS[unit]);
            }
        }
        if (sum > most) {
            tell(series, of, "mixed_time_units", sum - most, "times of rows: " + units);
        }
        long words = of.words.values().stream().mapToLong(Long::longValue).sum();
        if (words > 0) {
            StringBuilder columns = new StringBuilder();
            of.words.forEach((column, count) -> columns.append(columns.isEmpty() ? "" : ", ")
                    .append(column.name().toLowerCase(Locale.ROOT))
                    .append(" of ")
                    .append(Figures.count(count, "row", "rows")));
            tell(series, of, "null_word", words, "a word such as NULL for " + columns + ", taken as absent");
        }
    }

    private void tell(SeriesKey series, Series of, String check, long rows, String message) {
        sink.finding(
                series,
                new Finding(check, of.first, of.latest + series.interval().micros(), rows, message));
    }
}

package dev.almanac.lake.row;

import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.concat_ws;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.substring_index;
import static org.apache.spark.sql.functions.when;

import dev.almanac.analytics.market.Interval;
import dev.almanac.analytics.market.SeriesKey;
import dev.almanac.analytics.market.Symbol;
import java.util.Comparator;
import org.apache.spark.sql.Column;

/** A series in one text column: venue, symbol and interval with tabs between them; taken apart without a pattern. */
public final class SeriesNames {
    private static final String SEPARATOR = "\t";

    /** Brings the series of one interval together, in the order of their names. */
    public static final Comparator<String> BY_INTERVAL = Comparator.comparing(
                    (String name) -> name.substring(name.lastIndexOf(SEPARATOR) + 1))
            .thenComparing(Comparator.naturalOrder());

    private SeriesNames() {}

    /** The name of a series. */
    public static String name(SeriesKey series) {
        return name(
                series.venue(), series.symbol().toString(), series.interval().code());
    }

    /** The name of a series from its key columns. */
    public static String name(String venue, String symbol, String interval) {
        return venue + SEPARATOR + symbol + SEPARATOR + interval;
    }

    /** The series that {@code name} was made of. */
    public static SeriesKey parse(String name) {
        String[] parts = name.split(SEPARATOR, -1);
        return new SeriesKey(
                parts[0],
                Symbol.parse(parts[1]).orElseThrow(() -> new IllegalArgumentException("no symbol in " + name)),
                Interval.parse(parts[2]).orElseThrow(() -> new IllegalArgumentException("no interval in " + name)));
    }

    /** The name, of a table that has the columns venue, symbol and interval. */
    public static Column ofColumns() {
        return concat_ws(SEPARATOR, col("venue"), col("symbol"), col("interval"));
    }

    /** The venue in a column of names. */
    public static Column venue(Column name) {
        return substring_index(name, SEPARATOR, 1);
    }

    /** The symbol in a column of names. */
    public static Column symbol(Column name) {
        return substring_index(substring_index(name, SEPARATOR, 2), SEPARATOR, -1);
    }

    /** The interval's code in a column of names. */
    public static Column interval(Column name) {
        return substring_index(name, SEPARATOR, -1);
    }

    /** The length of a bar, microseconds, in a column of interval codes. */
    public static Column lengthMicros(Column code) {
        Column length = lit(0L);
        for (Interval interval : Interval.values()) {
            length = when(code.equalTo(lit(interval.code())), lit(interval.micros()))
                    .otherwise(length);
        }
        return length;
    }
}

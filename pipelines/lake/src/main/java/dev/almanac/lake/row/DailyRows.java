package dev.almanac.lake.row;

import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.collect_list;
import static org.apache.spark.sql.functions.count;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.max;
import static org.apache.spark.sql.functions.min;
import static org.apache.spark.sql.functions.slice;
import static org.apache.spark.sql.functions.sort_array;
import static org.apache.spark.sql.functions.struct;
import static org.apache.spark.sql.functions.when;

import dev.almanac.analytics.market.Candle;
import dev.almanac.analytics.market.Interval;
import dev.almanac.analytics.market.PairName;
import dev.almanac.analytics.market.Symbol;
import dev.almanac.analytics.universe.DailyHistory;
import java.sql.Timestamp;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;

/** Daily bars of every pair as histories. */
public final class DailyRows {
    private static final Column[] BAR = {
        col("open_time"),
        col("open"),
        col("high"),
        col("low"),
        col("close"),
        col("volume"),
        col("quote_volume"),
        col("trade_count"),
        col("taker_buy_volume"),
        col("taker_buy_quote_volume")
    };

    /** A bar, and when it became knowable. */
    private static final Column KNOWN_BAR = struct(
            Stream.concat(Arrays.stream(BAR), Stream.of(col("available_at"))).toArray(Column[]::new));

    private DailyRows() {}

    /**
     * Histories of one reading of the table, both by venue and symbol.
     *
     * @param stored of all daily bars, each with the last of them
     * @param known of the bars that were known at the as-of
     */
    public record Daily(List<DailyHistory> stored, List<DailyHistory> known) {
        /** Defensive copies. */
        public Daily {
            stored = List.copyOf(stored);
            known = List.copyOf(known);
        }
    }

    /**
     * Both kinds of histories.
     *
     * @param candles rows of the candles table
     * @param days as in {@link #knownAt}
     * @param maybeOpen as in {@link #knownAt}
     * @param lastBars how many of its last bars a stored history holds
     */
    public static Daily read(Dataset<Row> candles, Instant asOf, int days, Set<String> maybeOpen, int lastBars) {
        Dataset<Row> daily = candles.filter(col("interval").equalTo(Interval.D1.code()));
        Column[] aggregates = Stream.concat(
                        Arrays.stream(knownColumns(asOf, days)),
                        Stream.of(
                                min("open_time"),
                                count(lit(1)),
                                max(KNOWN_BAR),
                                slice(sort_array(collect_list(when(isPriced(), struct(BAR))), false), 1, lastBars)))
                .toArray(Column[]::new);
        List<DailyHistory> stored = new ArrayList<>();
        List<DailyHistory> known = new ArrayList<>();
        for (Row row : perPair(daily, aggregates)) {
            stored.add(history(row, 6, maybeOpen));
            if (!row.isNullAt(2)) {
                known.add(history(row, 2, maybeOpen));
            }
        }
        return new Daily(stored, known);
    }

    /**
     * The histories that were known at {@code asOf}, by venue and symbol.
     *
     * @param candles rows of the candles table
     * @param days how many calendar days of bars with trades each holds; who has none in them holds its last bar alone
     * @param maybeOpen {@link #bar(String, String, long)} of bars that may have been recorded while open
     */
    public static List<DailyHistory> knownAt(Dataset<Row> candles, Instant asOf, int days, Set<String> maybeOpen) {
        Dataset<Row> daily =
                candles.filter(col("interval").equalTo(Interval.D1.code())).filter(isKnown(asOf));
        return perPair(daily, knownColumns(asOf, days)).stream()
                .map(row -> history(row, 2, maybeOpen))
                .toList();
    }

    /** A bar without trades carries no price; venues write the close before into it. */
    private static Column isPriced() {
        return col("volume").gt(0);
    }

    private static Column isKnown(Instant asOf) {
        Timestamp limit = Timestamp.from(asOf);
        return col("open_time").lt(limit).and(col("available_at").leq(limit));
    }

    /** First open, count, last bar and recent bars of what was known. */
    private static Column[] knownColumns(Instant asOf, int days) {
        Column known = isKnown(asOf);
        Column recent =
                known.and(isPriced()).and(col("open_time").geq(Timestamp.from(asOf.minus(Duration.ofDays(days)))));
        return new Column[] {
            min(when(known, col("open_time"))),
            count(when(known, lit(1))),
            max(when(known, KNOWN_BAR)),
            collect_list(when(recent, struct(BAR)))
        };
    }

    /** Sorted here: there are few pairs, and a sort in Spark is one more job. */
    private static List<Row> perPair(Dataset<Row> daily, Column[] aggregates) {
        return daily
                .groupBy("venue", "symbol")
                .agg(aggregates[0], Arrays.copyOfRange(aggregates, 1, aggregates.length))
                .collectAsList()
                .stream()
                .sorted(Comparator.comparing((Row row) -> row.getString(0)).thenComparing(row -> row.getString(1)))
                .toList();
    }

    /** First open, count, last bar and recent bars from a column on. */
    private static DailyHistory history(Row row, int from, Set<String> maybeOpen) {
        String venue = row.getString(0);
        String symbol = row.getString(1);
        Row last = row.getStruct(from + 2);
        Candle lastBar = candle(last);
        return new DailyHistory(
                venue,
                symbol(symbol),
                CandleRows.micros(row.getTimestamp(from)),
                row.getLong(from + 1),
                bars(row, from + 3, lastBar),
                maybeOpen.contains(bar(venue, symbol, lastBar.openTime())),
                CandleRows.micros(last.getTimestamp(last.fieldIndex("available_at")))
                        - lastBar.openTime()
                        - Interval.D1.micros());
    }

    private static Candle candle(Row bar) {
        return CandleRows.reader(bar.schema()).read(bar);
    }

    /** The bars in an array column, oldest first; where it has none, {@code otherwise}. */
    private static List<Candle> bars(Row row, int column, Candle otherwise) {
        List<Row> rows = row.getList(column);
        if (rows.isEmpty()) {
            return List.of(otherwise);
        }
        CandleRows.Reader reader = CandleRows.reader(rows.get(0).schema());
        List<Candle> bars = new ArrayList<>();
        rows.forEach(bar -> bars.add(reader.read(bar)));
        bars.sort(Comparator.comparingLong(Candle::openTime));
        return bars;
    }

    /** One word for one bar of one pair. */
    public static String bar(String venue, String symbol, long openMicros) {
        return PairName.of(venue, symbol) + " " + openMicros;
    }

    /** The pair that a table names. */
    static Symbol symbol(String text) {
        int slash = text.indexOf('/');
        return new Symbol(text.substring(0, slash), text.substring(slash + 1));
    }
}

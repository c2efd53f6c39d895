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

import dev.almanac.analytics.market.Candle;
import dev.almanac.analytics.market.Interval;
import dev.almanac.analytics.market.Symbol;
import dev.almanac.analytics.universe.DailyHistory;
import java.sql.Timestamp;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
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

    private DailyRows() {}

    /**
     * The histories that were known at {@code asOf}, by venue and symbol.
     *
     * @param candles rows of the candles table
     * @param days how many calendar days of bars each holds; who has none in them holds its last bar alone
     * @param maybeOpen {@link #bar(String, String, long)} of bars that may have been recorded while open
     */
    public static List<DailyHistory> knownAt(Dataset<Row> candles, Instant asOf, int days, Set<String> maybeOpen) {
        Dataset<Row> known = candles.filter(col("interval").equalTo(Interval.D1.code()))
                .filter(col("open_time").lt(Timestamp.from(asOf)))
                .filter(col("available_at").leq(Timestamp.from(asOf)));
        Map<String, List<Candle>> recent =
                recent(known.filter(col("open_time").geq(Timestamp.from(asOf.minus(Duration.ofDays(days))))));
        List<DailyHistory> histories = new ArrayList<>();
        for (Row row : known.groupBy("venue", "symbol")
                .agg(min("open_time"), count(lit(1)), max(struct(BAR)))
                .orderBy("venue", "symbol")
                .collectAsList()) {
            Row last = row.getStruct(4);
            Candle lastBar = CandleRows.reader(last.schema()).read(last);
            String venue = row.getString(0);
            String symbol = row.getString(1);
            histories.add(new DailyHistory(
                    venue,
                    symbol(symbol),
                    CandleRows.micros(row.getTimestamp(2)),
                    row.getLong(3),
                    recent.getOrDefault(venue + " " + symbol, List.of(lastBar)),
                    maybeOpen.contains(bar(venue, symbol, lastBar.openTime()))));
        }
        return histories;
    }

    /** The histories of all daily bars that are stored, each with its last {@code bars} bars, by venue and symbol. */
    public static List<DailyHistory> all(Dataset<Row> candles, int bars) {
        List<DailyHistory> histories = new ArrayList<>();
        for (Row row : candles.filter(col("interval").equalTo(Interval.D1.code()))
                .groupBy("venue", "symbol")
                .agg(min("open_time"), count(lit(1)), slice(sort_array(collect_list(struct(BAR)), false), 1, bars))
                .orderBy("venue", "symbol")
                .collectAsList()) {
            List<Candle> last = new ArrayList<>();
            for (Row bar : row.<Row>getList(4)) {
                last.add(0, CandleRows.reader(bar.schema()).read(bar));
            }
            histories.add(new DailyHistory(
                    row.getString(0),
                    symbol(row.getString(1)),
                    CandleRows.micros(row.getTimestamp(2)),
                    row.getLong(3),
                    last,
                    false));
        }
        return histories;
    }

    private static Map<String, List<Candle>> recent(Dataset<Row> rows) {
        CandleRows.Reader reader = CandleRows.reader(rows.schema());
        int venue = rows.schema().fieldIndex("venue");
        int symbol = rows.schema().fieldIndex("symbol");
        Map<String, List<Candle>> bars = new TreeMap<>();
        for (Row row : rows.collectAsList()) {
            bars.computeIfAbsent(row.getString(venue) + " " + row.getString(symbol), name -> new ArrayList<>())
                    .add(reader.read(row));
        }
        bars.values().forEach(list -> list.sort(Comparator.comparingLong(Candle::openTime)));
        return bars;
    }

    /** One word for one bar of one pair. */
    public static String bar(String venue, String symbol, long openMicros) {
        return venue + " " + symbol + " " + openMicros;
    }

    /** The pair that a table names. */
    static Symbol symbol(String text) {
        int slash = text.indexOf('/');
        return new Symbol(text.substring(0, slash), text.substring(slash + 1));
    }
}

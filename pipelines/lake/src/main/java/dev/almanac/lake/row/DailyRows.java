package dev.almanac.lake.row;

import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.collect_list;
import static org.apache.spark.sql.functions.count;
import static org.apache.spark.sql.functions.expr;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.max;
import static org.apache.spark.sql.functions.min;
import static org.apache.spark.sql.functions.not;
import static org.apache.spark.sql.functions.slice;
import static org.apache.spark.sql.functions.sort_array;
import static org.apache.spark.sql.functions.struct;
import static org.apache.spark.sql.functions.unix_micros;
import static org.apache.spark.sql.functions.when;

import dev.almanac.analytics.market.Candle;
import dev.almanac.analytics.market.Interval;
import dev.almanac.analytics.market.PairName;
import dev.almanac.analytics.market.Symbol;
import dev.almanac.analytics.universe.AssetFact;
import dev.almanac.analytics.universe.AssetFacts;
import dev.almanac.analytics.universe.DailyHistory;
import dev.almanac.analytics.universe.TradedSpans;
import java.sql.Timestamp;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
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

    /** Open times of all bars of a pair with trades, in order. */
    private static final String TRADED = "traded";

    /** A bar, and when it became knowable. */
    private static final Column KNOWN_BAR = struct(
            Stream.concat(Arrays.stream(BAR), Stream.of(col("available_at"))).toArray(Column[]::new));

    private DailyRows() {}

    /**
     * What is asked of the daily bars.
     *
     * @param asOf what was known then is told apart
     * @param days how many calendar days of bars with trades a known history holds; who has none in them holds its last bar
     * @param maybeOpen {@link #bar(String, String, long)} of bars that may have been recorded while open
     * @param lastBars how many of its last bars a stored history holds
     * @param silentDays so long a silence ends a span
     * @param names which assets names stand for: bars of another asset of the same name do not count as known ones
     */
    public record Question(
            Instant asOf, int days, Set<String> maybeOpen, int lastBars, int silentDays, AssetFacts names) {}

    /**
     * Histories of one reading of the table, all by venue and symbol.
     *
     * @param stored of all daily bars, each with the last of them
     * @param known of the bars that were known at the as-of
     * @param spans when each pair was traded, by all daily bars
     */
    public record Daily(List<DailyHistory> stored, List<DailyHistory> known, List<TradedSpans> spans) {
        /** Defensive copies. */
        public Daily {
            stored = List.copyOf(stored);
            known = List.copyOf(known);
            spans = List.copyOf(spans);
        }
    }

    /** What there is to say, in one reading of {@code candles}, rows of the candles table. */
    public static Daily read(Dataset<Row> candles, Question question) {
        Dataset<Row> daily = candles.filter(col("interval").equalTo(Interval.D1.code()));
        Column[] aggregates = Stream.of(
                        Arrays.stream(knownColumns(
                                isKnown(question.asOf()).and(isOwn(question.names(), question.asOf())),
                                question.asOf(),
                                question.days())),
                        Stream.of(
                                min("open_time"),
                                count(lit(1)),
                                max(KNOWN_BAR),
                                slice(
                                        sort_array(collect_list(when(isPriced(), struct(BAR))), false),
                                        1,
                                        question.lastBars())),
                        Stream.of(sort_array(collect_list(when(isPriced(), unix_micros(col("open_time")))))
                                .as(TRADED)))
                .flatMap(columns -> columns)
                .toArray(Column[]::new);
        List<DailyHistory> stored = new ArrayList<>();
        List<DailyHistory> known = new ArrayList<>();
        List<TradedSpans> spans = new ArrayList<>();
        for (Row row : collected(withSpans(perPair(daily, aggregates), question))) {
            stored.add(history(row, 6, question.maybeOpen()));
            if (!row.isNullAt(2)) {
                known.add(history(row, 2, question.maybeOpen()));
            }
            spans(row).ifPresent(spans::add);
        }
        return new Daily(stored, known, spans);
    }

    /** Two traded bars between which a span ends are kept of all that were traded, with the first and the last. */
    private static Dataset<Row> withSpans(Dataset<Row> pairs, Question question) {
        StringBuilder ends = new StringBuilder("g.after - g.before > " + question.silentDays() * Interval.D1.micros());
        for (AssetFact fact : question.names().facts()) {
            if (fact.kind() == AssetFact.Kind.REISSUE) {
                ends.append(" OR (symbol LIKE '" + fact.name() + "/%' AND g.before < " + fact.effective()
                        + " AND g.after >= " + fact.effective() + ")");
            }
        }
        return pairs.withColumn("first_traded", expr("get(" + TRADED + ", 0)"))
                .withColumn("last_traded", expr("get(" + TRADED + ", size(" + TRADED + ") - 1)"))
                .withColumn(
                        "breaks",
                        expr("filter(zip_with(" + TRADED + ", slice(" + TRADED + ", 2, size(" + TRADED + ")),"
                                + " (a, b) -> named_struct('before', a, 'after', b)), g -> " + ends + ")"))
                .drop(TRADED);
    }

    /** Nothing of a pair that never traded. */
    private static Optional<TradedSpans> spans(Row row) {
        int first = row.fieldIndex("first_traded");
        if (row.isNullAt(first)) {
            return Optional.empty();
        }
        List<TradedSpans.Span> spans = new ArrayList<>();
        long from = row.getLong(first);
        for (Row broke : row.<Row>getList(row.fieldIndex("breaks"))) {
            spans.add(new TradedSpans.Span(from, broke.getLong(0)));
            from = broke.getLong(1);
        }
        spans.add(new TradedSpans.Span(from, row.getLong(row.fieldIndex("last_traded"))));
        return Optional.of(new TradedSpans(row.getString(0), symbol(row.getString(1)), spans));
    }

    /** Whether a bar is of the asset that its pair's name stood for at {@code asOf}. */
    private static Column isOwn(AssetFacts names, Instant asOf) {
        Column own = lit(true);
        for (AssetFact fact : names.reissuedBy(CandleRows.micros(asOf))) {
            own = own.and(not(col("symbol")
                    .startsWith(fact.name() + "/")
                    .and(col("open_time").lt(CandleRows.timestamp(fact.effective())))));
        }
        return own;
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
        return collected(perPair(daily, knownColumns(isKnown(asOf), asOf, days))).stream()
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
    private static Column[] knownColumns(Column known, Instant asOf, int days) {
        Column recent =
                known.and(isPriced()).and(col("open_time").geq(Timestamp.from(asOf.minus(Duration.ofDays(days)))));
        return new Column[] {
            min(when(known, col("open_time"))),
            count(when(known, lit(1))),
            max(when(known, KNOWN_BAR)),
            collect_list(when(recent, struct(BAR)))
        };
    }

    private static Dataset<Row> perPair(Dataset<Row> daily, Column[] aggregates) {
        return daily.groupBy("venue", "symbol")
                .agg(aggregates[0], Arrays.copyOfRange(aggregates, 1, aggregates.length));
    }

    /** Sorted here: there are few pairs, and a sort in Spark is one more job. */
    private static List<Row> collected(Dataset<Row> pairs) {
        return pairs.collectAsList().stream()
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
    public static Symbol symbol(String text) {
        int slash = text.indexOf('/');
        return new Symbol(text.substring(0, slash), text.substring(slash + 1));
    }
}

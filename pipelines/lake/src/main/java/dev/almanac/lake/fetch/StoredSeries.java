package dev.almanac.lake.fetch;

import static org.apache.spark.sql.functions.broadcast;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.count;
import static org.apache.spark.sql.functions.lag;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.max;
import static org.apache.spark.sql.functions.min;
import static org.apache.spark.sql.functions.unix_micros;

import dev.almanac.analytics.fetch.Span;
import dev.almanac.analytics.market.SeriesKey;
import dev.almanac.analytics.market.Symbol;
import dev.almanac.analytics.quality.QualityRule;
import dev.almanac.lake.row.LoadRows;
import dev.almanac.lake.row.SeriesNames;
import dev.almanac.lake.table.Catalogue;
import dev.almanac.lake.table.Lake;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.expressions.Window;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructType;

/** Which bars the lake has, by series, as spans without a gap. */
public final class StoredSeries {
    private static final String TIME = "time";
    private static final String BEFORE = "before";
    private static final StructType ABSENT = new StructType()
            .add("of", DataTypes.StringType, false)
            .add("since", DataTypes.LongType, false)
            .add("until", DataTypes.LongType, false);

    /** Up to so many gaps of a series are told apart: each is a call at least. */
    static final int MOST_GAPS = 200;

    private StoredSeries() {}

    /** The pairs of a venue that have any bar, in order. */
    public static List<Symbol> symbols(Lake lake, String venue) {
        return lake
                .read(Catalogue.CANDLES)
                .filter(col("venue").equalTo(lit(venue)))
                .select("symbol")
                .distinct()
                .collectAsList()
                .stream()
                .flatMap(row -> Symbol.parse(row.getString(0)).stream())
                .sorted()
                .toList();
    }

    /**
     * The spans that are stored of each of some series, in order; a series without bars has none. A bar that was put together
     * of shorter ones and lacks some of them is as good as missing, where its venue may have it. Where a series has more than
     * {@link #MOST_GAPS} gaps, the bars between some of them count as missing too.
     *
     * @param absent spans that venues have no bars of: a gap within one of them is told as if it were stored
     */
    public static Map<SeriesKey, List<Span>> spans(
            Lake lake, Collection<SeriesKey> series, Map<SeriesKey, List<Span>> absent) {
        Set<String> names = series.stream().map(SeriesNames::name).collect(Collectors.toCollection(TreeSet::new));
        Dataset<Row> bars = bars(lake, series, names);
        Map<String, List<Span>> spans = new HashMap<>();
        Set<String> broken = new TreeSet<>();
        for (Row row : bars.groupBy(LoadRows.SERIES)
                .agg(min(TIME), max(TIME), count(lit(1)))
                .collectAsList()) {
            String name = row.getString(0);
            long length = SeriesNames.parse(name).interval().micros();
            Span whole = new Span(row.getLong(1), row.getLong(2) + length);
            spans.put(name, List.of(whole));
            if (row.getLong(3) * length != whole.to() - whole.from()) {
                broken.add(name);
            }
        }
        if (!broken.isEmpty()) {
            Dataset<Row> gaps = without(gaps(bars.filter(col(LoadRows.SERIES).isInCollection(broken))), absent);
            BoundedSpans.together(gaps, MOST_GAPS)
                    .forEach((name, missing) ->
                            spans.computeIfPresent(name, (same, whole) -> between(whole.get(0), missing)));
        }
        return series.stream()
                .collect(Collectors.toMap(
                        key -> key, key -> spans.getOrDefault(SeriesNames.name(key), List.of()), (one, same) -> one));
    }

    /** Constants of the key's columns let files be skipped. */
    private static Dataset<Row> bars(Lake lake, Collection<SeriesKey> series, Set<String> names) {
        Dataset<Row> bars = lake.read(Catalogue.CANDLES)
                .filter(col("venue")
                        .isInCollection(series.stream().map(SeriesKey::venue).collect(Collectors.toSet())))
                .filter(col("symbol")
                        .isInCollection(series.stream()
                                .map(key -> key.symbol().toString())
                                .collect(Collectors.toSet())))
                .select(
                        SeriesNames.ofColumns().as(LoadRows.SERIES),
                        unix_micros(col("open_time")).as(TIME),
                        col("origin").equalTo(lit(LoadRows.RESAMPLED)).as("made"))
                .filter(col(LoadRows.SERIES).isInCollection(names));
        Dataset<Row> incomplete = lake.read(Catalogue.DATA_QUALITY)
                .filter(col("rule").equalTo(lit(QualityRule.INCOMPLETE.code())))
                .select(
                        SeriesNames.ofColumns().as("marked"),
                        unix_micros(col("range_start")).as("at"))
                .filter(col("marked").isInCollection(names));
        if (incomplete.isEmpty()) {
            return bars;
        }
        return bars.join(
                incomplete,
                col("made")
                        .and(col(LoadRows.SERIES).equalTo(col("marked")))
                        .and(col(TIME).equalTo(col("at"))),
                "left_anti");
    }

    private static Dataset<Row> gaps(Dataset<Row> bars) {
        Column length = SeriesNames.lengthMicros(SeriesNames.interval(col(LoadRows.SERIES)));
        return bars.withColumn(
                        BEFORE,
                        lag(col(TIME), 1)
                                .over(Window.partitionBy(LoadRows.SERIES).orderBy(TIME)))
                .filter(col(TIME).minus(col(BEFORE)).gt(length))
                .select(
                        col(LoadRows.SERIES),
                        col(BEFORE).plus(length).as(BoundedSpans.FROM),
                        col(TIME).as(BoundedSpans.TO));
    }

    /** Of some spans those that do not lie within an absent one. */
    private static Dataset<Row> without(Dataset<Row> gaps, Map<SeriesKey, List<Span>> absent) {
        List<Row> known = new ArrayList<>();
        absent.forEach((key, spans) ->
                spans.forEach(span -> known.add(RowFactory.create(SeriesNames.name(key), span.from(), span.to()))));
        return known.isEmpty()
                ? gaps
                : gaps.join(
                        broadcast(gaps.sparkSession().createDataFrame(known, ABSENT)),
                        col(LoadRows.SERIES)
                                .equalTo(col("of"))
                                .and(col("since").leq(col(BoundedSpans.FROM)))
                                .and(col("until").geq(col(BoundedSpans.TO))),
                        "left_anti");
    }

    private static List<Span> between(Span whole, List<Span> gaps) {
        List<Span> spans = new ArrayList<>();
        long at = whole.from();
        for (Span gap : gaps) {
            spans.add(new Span(at, gap.from()));
            at = gap.to();
        }
        spans.add(new Span(at, whole.to()));
        return spans;
    }
}

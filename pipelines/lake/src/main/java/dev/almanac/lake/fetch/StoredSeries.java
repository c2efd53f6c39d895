package dev.almanac.lake.fetch;

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
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.expressions.Window;

/** Which bars the lake has, by series, as spans without a gap. */
public final class StoredSeries {
    private static final String TIME = "time";
    private static final String BEFORE = "before";

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

    /** The spans that are stored of each of some series, in order; a series without bars has none. */
    public static Map<SeriesKey, List<Span>> spans(Lake lake, Collection<SeriesKey> series) {
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
            gaps(bars.filter(col(LoadRows.SERIES).isInCollection(broken)))
                    .forEach(
                            (name, gaps) -> spans.computeIfPresent(name, (same, whole) -> between(whole.get(0), gaps)));
        }
        return series.stream()
                .collect(Collectors.toMap(
                        key -> key, key -> spans.getOrDefault(SeriesNames.name(key), List.of()), (one, same) -> one));
    }

    /** Constants of the key's columns let files be skipped. */
    private static Dataset<Row> bars(Lake lake, Collection<SeriesKey> series, Set<String> names) {
        return lake.read(Catalogue.CANDLES)
                .filter(col("venue")
                        .isInCollection(series.stream().map(SeriesKey::venue).collect(Collectors.toSet())))
                .filter(col("symbol")
                        .isInCollection(series.stream()
                                .map(key -> key.symbol().toString())
                                .collect(Collectors.toSet())))
                .select(
                        SeriesNames.ofColumns().as(LoadRows.SERIES),
                        unix_micros(col("open_time")).as(TIME))
                .filter(col(LoadRows.SERIES).isInCollection(names));
    }

    private static Map<String, List<Span>> gaps(Dataset<Row> bars) {
        Map<String, List<Span>> gaps = new HashMap<>();
        bars.withColumn(
                        BEFORE,
                        lag(col(TIME), 1)
                                .over(Window.partitionBy(LoadRows.SERIES).orderBy(TIME)))
                .filter(col(TIME)
                        .minus(col(BEFORE))
                        .gt(SeriesNames.lengthMicros(SeriesNames.interval(col(LoadRows.SERIES)))))
                .select(LoadRows.SERIES, BEFORE, TIME)
                .orderBy(LoadRows.SERIES, TIME)
                .collectAsList()
                .forEach(row -> gaps.computeIfAbsent(row.getString(0), name -> new ArrayList<>())
                        .add(new Span(
                                row.getLong(1)
                                        + SeriesNames.parse(row.getString(0))
                                                .interval()
                                                .micros(),
                                row.getLong(2))));
        return gaps;
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

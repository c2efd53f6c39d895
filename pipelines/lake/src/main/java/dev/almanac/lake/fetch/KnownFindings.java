package dev.almanac.lake.fetch;

import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.not;
import static org.apache.spark.sql.functions.unix_micros;

import dev.almanac.analytics.fetch.Span;
import dev.almanac.analytics.market.SeriesKey;
import dev.almanac.analytics.quality.QualityRule;
import dev.almanac.lake.row.LoadRows;
import dev.almanac.lake.row.SeriesNames;
import dev.almanac.lake.table.Catalogue;
import dev.almanac.lake.table.Lake;
import java.util.ArrayList;
import java.util.Arrays;
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

/** What data_quality says of series, as far as it decides on what is fetched. */
public final class KnownFindings {
    /** Up to so many spans of a series are not asked for again; of more, the shorter ones are. */
    private static final int MOST_ABSENT = 5000;

    private KnownFindings() {}

    /** The spans of each of some series that its venue has no bars of, or none but such as were refused. */
    public static Map<SeriesKey, List<Span>> absent(Lake lake, Collection<SeriesKey> series) {
        Map<SeriesKey, List<Span>> absent = bySeries(BoundedSpans.longest(
                spans(
                        lake,
                        series,
                        col("rule").isin(QualityRule.NOT_AT_VENUE.code(), QualityRule.REFUSED_AT_VENUE.code())),
                MOST_ABSENT));
        Map<String, Span> silent = SilentEnds.read(lake);
        for (SeriesKey key : series) {
            Span end = silent.get(SeriesNames.name(key));
            if (end != null) {
                absent.computeIfAbsent(key, name -> new ArrayList<>()).add(end);
            }
        }
        return absent;
    }

    /**
     * The spans that something is the matter with; what has happened to a bar, what was put right, or what befell a load as a
     * whole is not that.
     */
    public static Map<SeriesKey, List<Span>> doubtful(Lake lake, Collection<SeriesKey> series) {
        List<String> past = Arrays.stream(QualityRule.values())
                .filter(rule -> rule.lasting() == QualityRule.Lasting.FOREVER && rule != QualityRule.INCOMPLETE
                        || rule == QualityRule.GATE_FAILED
                        || rule == QualityRule.DUPLICATE)
                .map(QualityRule::code)
                .toList();
        return bySeries(BoundedSpans.together(
                spans(lake, series, not(col("rule").isInCollection(past))), StoredSeries.MOST_GAPS));
    }

    private static Dataset<Row> spans(Lake lake, Collection<SeriesKey> series, Column rules) {
        Set<String> names = series.stream().map(SeriesNames::name).collect(Collectors.toCollection(TreeSet::new));
        return lake.read(Catalogue.DATA_QUALITY)
                .filter(col("table_name").equalTo(lit(Catalogue.CANDLES.name())))
                .filter(rules.and(col("range_start").lt(col("range_end"))))
                .select(
                        SeriesNames.ofColumns().as(LoadRows.SERIES),
                        unix_micros(col("range_start")).as(BoundedSpans.FROM),
                        unix_micros(col("range_end")).as(BoundedSpans.TO))
                .filter(col(LoadRows.SERIES).isInCollection(names));
    }

    private static Map<SeriesKey, List<Span>> bySeries(Map<String, List<Span>> spans) {
        Map<SeriesKey, List<Span>> bySeries = new HashMap<>();
        spans.forEach((name, ofSeries) -> bySeries.put(SeriesNames.parse(name), ofSeries));
        return bySeries;
    }
}

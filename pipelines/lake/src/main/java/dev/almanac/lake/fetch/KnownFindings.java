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
import org.apache.spark.sql.Row;

/** What data_quality says of series, as far as it decides on what is fetched. */
public final class KnownFindings {
    private KnownFindings() {}

    /** The spans of each of some series that its venue has no bars of. */
    public static Map<SeriesKey, List<Span>> absent(Lake lake, Collection<SeriesKey> series) {
        return spans(lake, series, col("rule").equalTo(lit(QualityRule.NOT_AT_VENUE.code())));
    }

    /** The spans that something is the matter with; what has happened to a bar, or to a load as a whole, is not that. */
    public static Map<SeriesKey, List<Span>> doubtful(Lake lake, Collection<SeriesKey> series) {
        List<String> past = Arrays.stream(QualityRule.values())
                .filter(rule -> rule.lasting() == QualityRule.Lasting.FOREVER || rule == QualityRule.GATE_FAILED)
                .map(QualityRule::code)
                .toList();
        return spans(lake, series, not(col("rule").isInCollection(past)));
    }

    private static Map<SeriesKey, List<Span>> spans(Lake lake, Collection<SeriesKey> series, Column rules) {
        Set<String> names = series.stream().map(SeriesNames::name).collect(Collectors.toCollection(TreeSet::new));
        Map<SeriesKey, List<Span>> spans = new HashMap<>();
        for (Row row : lake.read(Catalogue.DATA_QUALITY)
                .filter(col("table_name").equalTo(lit(Catalogue.CANDLES.name())))
                .filter(rules.and(col("range_start").lt(col("range_end"))))
                .select(
                        SeriesNames.ofColumns().as(LoadRows.SERIES),
                        unix_micros(col("range_start")),
                        unix_micros(col("range_end")))
                .filter(col(LoadRows.SERIES).isInCollection(names))
                .collectAsList()) {
            spans.computeIfAbsent(SeriesNames.parse(row.getString(0)), key -> new ArrayList<>())
                    .add(new Span(row.getLong(1), row.getLong(2)));
        }
        return spans;
    }
}

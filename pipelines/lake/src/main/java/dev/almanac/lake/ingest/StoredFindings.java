package dev.almanac.lake.ingest;

import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.unix_micros;

import dev.almanac.analytics.quality.Finding;
import dev.almanac.analytics.quality.QualityRule;
import dev.almanac.analytics.quality.QualityRule.Lasting;
import dev.almanac.lake.row.SeriesNames;
import dev.almanac.lake.table.Catalogue;
import dev.almanac.lake.table.Lake;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.apache.spark.sql.Row;

/**
 * What data_quality says of the series of a load before it, as far as it has to be at hand: at most a few rows each.
 *
 * @param flagged open times of stored bars that may have been cut short, by the series' name
 * @param missing what is said of bars that venues do not have, or only such as were refused, by the series' name
 * @param ofLoads whether anything is said of their last loads, which the new one replaces
 */
record StoredFindings(TreeMap<String, Set<Long>> flagged, TreeMap<String, List<Finding>> missing, boolean ofLoads) {
    private static final Set<String> MISSING =
            Set.of(QualityRule.NOT_AT_VENUE.code(), QualityRule.REFUSED_AT_VENUE.code());

    static StoredFindings of(Lake lake, Set<String> touched) {
        TreeMap<String, Set<Long>> flagged = new TreeMap<>();
        TreeMap<String, List<Finding>> missing = new TreeMap<>();
        if (touched.isEmpty() || !lake.exists(Catalogue.DATA_QUALITY)) {
            return new StoredFindings(flagged, missing, false);
        }
        List<Row> rows = lake.read(Catalogue.DATA_QUALITY)
                .filter(col("table_name").equalTo(lit(Catalogue.CANDLES.name())))
                .filter(LastingRules.last(Lasting.LOAD)
                        .or(LastingRules.IS_MAYBE_OPEN)
                        .or(col("rule").isInCollection(MISSING)))
                .select(
                        SeriesNames.ofColumns().as("series"),
                        col("rule"),
                        unix_micros(col("range_start")),
                        unix_micros(col("range_end")),
                        col("bars"),
                        col("message"))
                .filter(col("series").isInCollection(touched))
                .collectAsList();
        boolean ofLoads = false;
        for (Row row : rows) {
            if (row.getString(1).equals(QualityRule.MAYBE_OPEN.code())) {
                flagged.computeIfAbsent(row.getString(0), name -> new TreeSet<>())
                        .add(row.getLong(2));
            } else if (MISSING.contains(row.getString(1))) {
                missing.computeIfAbsent(row.getString(0), name -> new ArrayList<>())
                        .add(new Finding(
                                row.getString(1), row.getLong(2), row.getLong(3), row.getLong(4), row.getString(5)));
            } else {
                ofLoads = true;
            }
        }
        missing.values().forEach(findings -> findings.sort(Comparator.comparingLong(Finding::from)));
        return new StoredFindings(flagged, missing, ofLoads);
    }
}

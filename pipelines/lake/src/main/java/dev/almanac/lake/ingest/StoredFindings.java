package dev.almanac.lake.ingest;

import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.unix_micros;

import dev.almanac.analytics.quality.QualityRule;
import dev.almanac.analytics.quality.QualityRule.Lasting;
import dev.almanac.lake.row.SeriesNames;
import dev.almanac.lake.table.Catalogue;
import dev.almanac.lake.table.Lake;
import java.util.List;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.apache.spark.sql.Row;

/**
 * What data_quality says of the series of a load before it: at most a few rows each.
 *
 * @param flagged open times of stored bars that may have been cut short, by the series' name
 * @param ofLoads whether anything is said of their last loads, which the new one replaces
 */
record StoredFindings(TreeMap<String, Set<Long>> flagged, boolean ofLoads) {
    static StoredFindings of(Lake lake, Set<String> touched) {
        TreeMap<String, Set<Long>> flagged = new TreeMap<>();
        if (touched.isEmpty() || !lake.exists(Catalogue.DATA_QUALITY)) {
            return new StoredFindings(flagged, false);
        }
        List<Row> rows = lake.read(Catalogue.DATA_QUALITY)
                .filter(col("table_name").equalTo(lit(Catalogue.CANDLES.name())))
                .filter(LastingRules.last(Lasting.LOAD).or(LastingRules.IS_MAYBE_OPEN))
                .select(SeriesNames.ofColumns().as("series"), col("rule"), unix_micros(col("range_start")))
                .filter(col("series").isInCollection(touched))
                .collectAsList();
        boolean ofLoads = false;
        for (Row row : rows) {
            if (row.getString(1).equals(QualityRule.MAYBE_OPEN.code())) {
                flagged.computeIfAbsent(row.getString(0), name -> new TreeSet<>())
                        .add(row.getLong(2));
            } else {
                ofLoads = true;
            }
        }
        return new StoredFindings(flagged, ofLoads);
    }
}

package dev.almanac.lake.ingest;

import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.lit;

import dev.almanac.analytics.quality.QualityRules;
import dev.almanac.lake.row.CandleRows;
import dev.almanac.lake.row.FindingRows;
import dev.almanac.lake.row.GateRows;
import dev.almanac.lake.row.LoadRows;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;

/** What the quality gate has to say of bars as they stand, without a load. */
public final class StandingFindings {
    private StandingFindings() {}

    /**
     * The findings, as rows of data_quality.
     *
     * @param bars all bars of some series, as rows of candles
     * @param maybeOpen open times (microseconds) of bars that may have been cut short, by the series' name
     * @param runId the run, for the rows
     */
    public static Dataset<Row> of(
            Dataset<Row> bars, QualityRules rules, Instant now, Map<String, Set<Long>> maybeOpen, String runId) {
        GateSettings settings = new GateSettings(
                rules, false, true, false, CandleRows.micros(now), new TreeMap<>(maybeOpen), new TreeMap<>());
        Dataset<Row> none = bars.sparkSession().createDataFrame(List.of(), LoadRows.SCHEMA);
        Dataset<Row> decided =
                new Judging(bars.sparkSession()).spread(none, bars, settings).rows();
        return FindingRows.ofGate(decided.filter(col("kind").equalTo(lit(GateRows.FINDING))), runId);
    }
}

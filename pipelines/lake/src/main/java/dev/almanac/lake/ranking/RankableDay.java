package dev.almanac.lake.ranking;

import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.concat_ws;
import static org.apache.spark.sql.functions.count_distinct;
import static org.apache.spark.sql.functions.max;
import static org.apache.spark.sql.functions.row_number;
import static org.apache.spark.sql.functions.substring_index;

import dev.almanac.analytics.market.Interval;
import dev.almanac.analytics.market.PairName;
import dev.almanac.analytics.quality.QualityRule;
import dev.almanac.analytics.universe.Coverage;
import dev.almanac.analytics.universe.DailyHistory;
import dev.almanac.analytics.universe.Universe;
import dev.almanac.analytics.universe.UniverseSettings;
import dev.almanac.lake.row.CandleRows;
import dev.almanac.lake.table.Catalogue;
import dev.almanac.lake.table.Lake;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.expressions.Window;

/** Finds the day that could be ranked, for whoever asked for one that could not. Asked rarely, so it may take a query. */
final class RankableDay {
    private RankableDay() {}

    /**
     * The coverage of all stored bars, as of now.
     *
     * @param stored histories of all pairs with all their bars
     */
    static Coverage coverage(Lake lake, RankingRequest request, Collection<DailyHistory> stored) {
        UniverseSettings universe = request.settings().universe();
        List<String> eligible = stored.stream()
                .filter(history -> Universe.isRankedByNature(history, universe))
                .map(DailyHistory::name)
                .toList();
        return new Coverage(
                stored.stream()
                        .map(history -> history.last().openTime())
                        .max(Comparator.naturalOrder())
                        .map(open -> CandleRows.timestamp(open).toInstant()),
                latest(
                        candidates(lake, request.madeAt(), universe.minDailyBars())
                                .filter(concat_ws(PairName.SEPARATOR, col("venue"), col("symbol"))
                                        .isInCollection(eligible)),
                        request.settings().minMembers()));
    }

    /** Daily bars that a pair could be ranked by: with trades, whole, known by now, and with enough bars before them. */
    private static Dataset<Row> candidates(Lake lake, Instant now, int minDailyBars) {
        Column place = row_number().over(Window.partitionBy("venue", "symbol").orderBy("open_time"));
        Dataset<Row> doubtful = lake.read(Catalogue.DATA_QUALITY)
                .filter(col("table_name").equalTo("candles"))
                .filter(col("rule").equalTo(QualityRule.MAYBE_OPEN.code()))
                .select(
                        col("venue"),
                        col("symbol"),
                        col("interval"),
                        col("range_start").as("open_time"));
        return lake.read(Catalogue.CANDLES)
                .filter(col("interval").equalTo(Interval.D1.code()))
                .filter(col("available_at").leq(Timestamp.from(now)))
                .withColumn("place", place)
                .filter(col("volume").gt(0))
                .filter(col("place").geq(minDailyBars))
                .join(doubtful, doubtful.columns(), "left_anti");
    }

    /** When the last bar of the latest day with enough assets has become known; before that, a day has fewer members. */
    private static Optional<Instant> latest(Dataset<Row> candidates, int least) {
        return candidates
                .groupBy("open_time")
                .agg(count_distinct(substring_index(col("symbol"), "/", 1)).as("assets"), max("available_at"))
                .filter(col("assets").geq(least))
                .orderBy(col("open_time").desc())
                .limit(1)
                .collectAsList()
                .stream()
                .findFirst()
                .map(row -> row.getTimestamp(2).toInstant());
    }
}

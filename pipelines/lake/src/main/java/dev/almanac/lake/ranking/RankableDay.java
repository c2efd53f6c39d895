package dev.almanac.lake.ranking;

import static org.apache.spark.sql.functions.coalesce;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.concat_ws;
import static org.apache.spark.sql.functions.count_distinct;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.max;
import static org.apache.spark.sql.functions.row_number;
import static org.apache.spark.sql.functions.substring_index;
import static org.apache.spark.sql.functions.when;

import dev.almanac.analytics.market.Interval;
import dev.almanac.analytics.market.PairName;
import dev.almanac.analytics.quality.QualityRule;
import dev.almanac.analytics.universe.AssetFact;
import dev.almanac.analytics.universe.AssetFacts;
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
import org.apache.spark.sql.types.DataTypes;

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
        List<String> eligible = Universe.rankedByNature(stored, universe);
        return new Coverage(
                stored.stream()
                        .map(history -> history.last().openTime())
                        .max(Comparator.naturalOrder())
                        .map(open -> CandleRows.timestamp(open).toInstant()),
                latest(
                        candidates(lake, request.madeAt(), universe.minDailyBars())
                                .filter(concat_ws(PairName.SEPARATOR, col("venue"), col("symbol"))
                                        .isInCollection(eligible)),
                        asset(universe.names(), request.madeAt()),
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

    /** The asset of a pair, under the last name that it is known by. */
    private static Column asset(AssetFacts names, Instant now) {
        long known = CandleRows.micros(now);
        Column base = substring_index(col("symbol"), "/", 1);
        Column other = lit(null).cast(DataTypes.StringType);
        for (AssetFact fact : names.facts()) {
            other = when(base.equalTo(fact.name()), names.asset(fact.name(), known, known))
                    .otherwise(other);
        }
        return coalesce(other, base);
    }

    /** When the last bar of the latest day with enough assets has become known; before that, a day has fewer members. */
    private static Optional<Instant> latest(Dataset<Row> candidates, Column asset, int least) {
        return candidates
                .groupBy("open_time")
                .agg(count_distinct(asset).as("assets"), max("available_at"))
                .filter(col("assets").geq(least))
                .orderBy(col("open_time").desc())
                .limit(1)
                .collectAsList()
                .stream()
                .findFirst()
                .map(row -> row.getTimestamp(2).toInstant());
    }
}

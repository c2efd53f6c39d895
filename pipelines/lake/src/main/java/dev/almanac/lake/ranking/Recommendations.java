package dev.almanac.lake.ranking;

import static org.apache.spark.sql.functions.col;

import dev.almanac.analytics.ranking.EntryRule;
import dev.almanac.analytics.ranking.RankedSymbol;
import dev.almanac.analytics.ranking.Ranking;
import dev.almanac.analytics.ranking.RecommendationId;
import dev.almanac.analytics.ranking.Status;
import dev.almanac.lake.row.RankingRows;
import dev.almanac.lake.table.Catalogue;
import dev.almanac.lake.table.Lake;
import dev.almanac.lake.table.WriteResult;
import java.sql.Timestamp;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;

/** Publishes the calls of a ranking with everything that settles them later. */
final class Recommendations {
    private Recommendations() {}

    /**
     * Whether the stored calls of that revision, as far as there are any, are the ones that would be published now. A run
     * that died between the two tables leaves fewer, never others.
     */
    static boolean agree(Lake lake, RankingRequest request, Ranking ranking, Map<String, Double> closes, int revision) {
        Map<String, Integer> horizons = new HashMap<>();
        Map<String, Double> references = new HashMap<>();
        for (Row row : lake.read(Catalogue.RECOMMENDATIONS)
                .filter(col("as_of").equalTo(Timestamp.from(request.asOf())))
                .filter(col("profile").equalTo(request.settings().profile()))
                .filter(col("revision").equalTo(revision))
                .select("venue", "symbol", "horizon_days", "reference_close")
                .collectAsList()) {
            String name = row.getString(0) + " " + row.getString(1);
            horizons.put(name, row.getInt(2));
            references.put(name, row.getDouble(3));
        }
        for (RankedSymbol call : ranking.with(Status.CALL)) {
            int horizon = request.settings().horizonDays();
            double close = closes.getOrDefault(call.name(), Double.NaN);
            if (horizons.getOrDefault(call.name(), horizon) != horizon
                    || references.getOrDefault(call.name(), close) != close) {
                return false;
            }
        }
        return true;
    }

    /** Writes the calls that are not stored yet. */
    static WriteResult publish(
            Lake lake, RankingRequest request, Ranking ranking, Map<String, Double> closes, RankingRows.Stamp stamp) {
        List<Row> rows = new ArrayList<>();
        for (RankedSymbol call : ranking.with(Status.CALL)) {
            rows.add(RowFactory.create(
                    Timestamp.from(stamp.asOf()),
                    stamp.profile(),
                    call.venue(),
                    call.symbol().toString(),
                    stamp.revision(),
                    RecommendationId.of(stamp.asOf(), stamp.profile(), call.venue(), call.symbol(), stamp.revision()),
                    call.rank(),
                    call.score(),
                    call.confidence().value(),
                    request.settings().horizonDays(),
                    EntryRule.text(stamp.asOf()),
                    Timestamp.from(EntryRule.entryTime(stamp.asOf())),
                    closes.get(call.name()),
                    EntryRule.BENCHMARK,
                    Timestamp.from(stamp.madeAt()),
                    stamp.retrospective(),
                    stamp.runId()));
        }
        return lake.upsert(
                Catalogue.RECOMMENDATIONS,
                lake.spark()
                        .createDataFrame(rows, Catalogue.RECOMMENDATIONS.schema())
                        .coalesce(1));
    }
}

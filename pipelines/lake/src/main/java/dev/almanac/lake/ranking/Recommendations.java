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
import java.util.Set;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;

/** Publishes the calls of a ranking with everything that settles them later. */
final class Recommendations {
    private Recommendations() {}

    /** What a stored call is settled by. */
    record Terms(int horizonDays, double referenceClose) {}

    /** The stored calls of a revision, by venue and symbol. */
    static Map<String, Terms> stored(Lake lake, RankingRequest request, int revision) {
        Map<String, Terms> stored = new HashMap<>();
        for (Row row : lake.read(Catalogue.RECOMMENDATIONS)
                .filter(col("as_of").equalTo(Timestamp.from(request.asOf())))
                .filter(col("profile").equalTo(request.settings().profile()))
                .filter(col("revision").equalTo(revision))
                .select("venue", "symbol", "horizon_days", "reference_close")
                .collectAsList()) {
            stored.put(row.getString(0) + " " + row.getString(1), new Terms(row.getInt(2), row.getDouble(3)));
        }
        return stored;
    }

    /**
     * Whether the stored calls, as far as there are any, are the ones that would be published now. A run that died between
     * the two tables leaves fewer, never others.
     */
    static boolean agree(
            Map<String, Terms> stored, RankingRequest request, Ranking ranking, Map<String, Double> closes) {
        return ranking.with(Status.CALL).stream().allMatch(call -> {
            Terms now = new Terms(request.settings().horizonDays(), closes.getOrDefault(call.name(), Double.NaN));
            return stored.getOrDefault(call.name(), now).equals(now);
        });
    }

    /**
     * Writes the calls that are not stored yet.
     *
     * @param stored of the same revision; what is published stays
     */
    static WriteResult publish(
            Lake lake,
            RankingRequest request,
            Ranking ranking,
            Map<String, Double> closes,
            RankingRows.Stamp stamp,
            Set<String> stored) {
        List<Row> rows = new ArrayList<>();
        for (RankedSymbol call : ranking.with(Status.CALL)) {
            if (stored.contains(call.name())) {
                continue;
            }
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
        return lake.upsert(Catalogue.RECOMMENDATIONS, rows);
    }
}

package dev.almanac.lake.ranking;

import static org.apache.spark.sql.functions.col;

import dev.almanac.analytics.ranking.Ranking;
import dev.almanac.lake.row.RankingRows;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;

/** Finds published rankings. */
public final class StoredRankings {
    private StoredRankings() {}

    /**
     * One revision as it was published.
     *
     * @param revision from 1
     * @param ranking its rows
     * @param settingsHash hash of the settings that it was made with
     * @param madeAt when it was made
     * @param retrospective whether that was after the entry bar had opened
     */
    public record Published(
            int revision, Ranking ranking, String settingsHash, Instant madeAt, boolean retrospective) {}

    /** The latest revision of a day, empty where the day was not ranked. */
    public static Optional<Published> latest(Dataset<Row> rankings, Instant asOf, String profile) {
        List<Row> rows = rankings.filter(col("as_of").equalTo(Timestamp.from(asOf)))
                .filter(col("profile").equalTo(profile))
                .collectAsList();
        int latest = rows.stream().mapToInt(StoredRankings::revision).max().orElse(0);
        List<Row> ofLatest =
                rows.stream().filter(row -> revision(row) == latest).toList();
        return ofLatest.stream()
                .findFirst()
                .map(row -> new Published(
                        latest,
                        RankingRows.read(ofLatest),
                        row.getString(row.fieldIndex("settings_hash")),
                        row.getTimestamp(row.fieldIndex("made_at")).toInstant(),
                        row.getBoolean(row.fieldIndex("retrospective"))));
    }

    private static int revision(Row row) {
        return row.getInt(row.fieldIndex("revision"));
    }
}

package dev.almanac.lake.ranking;

import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.count;

import dev.almanac.analytics.figure.Figures;
import dev.almanac.analytics.ranking.Ranking;
import dev.almanac.lake.row.RankingRows;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;

/** Finds published rankings. */
public final class StoredRankings {
    /** How many days a message names. */
    private static final int SHOWN = 3;

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
        return Optional.ofNullable(latest(rankings, List.of(asOf), profile).get(asOf));
    }

    /** The latest revisions of some days, read together, without the days that were not ranked. */
    public static Map<Instant, Published> latest(Dataset<Row> rankings, List<Instant> days, String profile) {
        Map<Instant, List<Row>> byDay = new HashMap<>();
        for (Row row : rankings.filter(
                        col("as_of").isin(days.stream().map(Timestamp::from).toArray()))
                .filter(col("profile").equalTo(profile))
                .collectAsList()) {
            Instant day = row.getTimestamp(row.fieldIndex("as_of")).toInstant();
            byDay.computeIfAbsent(day, key -> new ArrayList<>()).add(row);
        }
        Map<Instant, Published> latest = new HashMap<>();
        byDay.forEach((day, rows) -> latest.put(day, latest(rows)));
        return latest;
    }

    private static Published latest(List<Row> rows) {
        int latest = rows.stream().mapToInt(StoredRankings::revision).max().orElseThrow();
        List<Row> ofLatest =
                rows.stream().filter(row -> revision(row) == latest).toList();
        Row any = ofLatest.get(0);
        return new Published(
                latest,
                RankingRows.read(ofLatest),
                any.getString(any.fieldIndex("settings_hash")),
                any.getTimestamp(any.fieldIndex("made_at")).toInstant(),
                any.getBoolean(any.fieldIndex("retrospective")));
    }

    /** Days that the profile is ranked for, the latest first; those on which nobody was ranked come last. */
    public static List<Instant> days(Dataset<Row> rankings, String profile) {
        return rankings
                .filter(col("profile").equalTo(profile))
                .groupBy("as_of")
                .agg(count("rank").gt(0).as("ranked"))
                .collectAsList()
                .stream()
                .sorted(Comparator.comparing((Row row) -> row.getBoolean(1))
                        .thenComparing(row -> row.getTimestamp(0))
                        .reversed())
                .map(row -> row.getTimestamp(0).toInstant())
                .toList();
    }

    /** Which days are ranked, as a sentence for whoever asked for another one. */
    public static String known(Dataset<Row> rankings, String profile) {
        List<Instant> days = days(rankings, profile);
        if (days.isEmpty()) {
            return "the lake has no ranking of profile " + profile;
        }
        String shown = days.stream().limit(SHOWN).map(Figures::instant).collect(Collectors.joining(", "));
        return "profile " + profile + " is ranked for " + shown
                + (days.size() > SHOWN ? " and " + (days.size() - SHOWN) + " more" : "");
    }

    private static int revision(Row row) {
        return row.getInt(row.fieldIndex("revision"));
    }
}

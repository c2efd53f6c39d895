package dev.almanac.lake.row;

import dev.almanac.analytics.market.PairName;
import dev.almanac.analytics.ranking.Confidence;
import dev.almanac.analytics.ranking.Contribution;
import dev.almanac.analytics.ranking.DataFacts;
import dev.almanac.analytics.ranking.RankedFeature;
import dev.almanac.analytics.ranking.RankedSymbol;
import dev.almanac.analytics.ranking.Ranking;
import dev.almanac.analytics.ranking.Status;
import dev.almanac.analytics.ranking.Verdict;
import dev.almanac.analytics.universe.NonMember;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;

/** Rankings in rows of the rankings table; what is written reads back equal. */
public final class RankingRows {
    private static final String LEFT_OUT = "left_out";

    private RankingRows() {}

    /**
     * What all rows of one revision share.
     *
     * @param asOf instant that the ranking speaks for
     * @param profile ranking profile
     * @param revision from 1
     * @param settingsHash hash of the settings that it was ranked with
     * @param madeAt when it was made
     * @param retrospective whether that was after the entry bar had opened
     * @param runId the run that made it
     */
    public record Stamp(
            Instant asOf,
            String profile,
            int revision,
            String settingsHash,
            Instant madeAt,
            boolean retrospective,
            String runId) {}

    /** The rows of a ranking; {@code closes} has the last close by venue and symbol in one word. */
    public static List<Row> write(Ranking ranking, Stamp stamp, Map<String, Double> closes) {
        List<Row> rows = new ArrayList<>();
        ranking.rows().forEach(one -> rows.add(row(one, stamp, closes)));
        ranking.nonMembers().forEach(one -> rows.add(row(one, stamp, closes)));
        return rows;
    }

    private static Row row(RankedSymbol one, Stamp stamp, Map<String, Double> closes) {
        return RowFactory.create(
                Timestamp.from(stamp.asOf()),
                stamp.profile(),
                one.venue(),
                one.symbol().toString(),
                stamp.revision(),
                one.verdict().status().name().toLowerCase(Locale.ROOT),
                one.rank(),
                one.score(),
                one.confidence().value(),
                one.confidence().dataQuality(),
                one.confidence().agreement(),
                one.confidence().stability(),
                one.confidence().bestRank(),
                one.confidence().worstRank(),
                one.facts().bars(),
                one.facts().outliers(),
                one.facts().idleBars(),
                one.facts().medianQuoteVolume(),
                one.facts().quoteVolumeEstimated(),
                one.contributions().stream().map(RankingRows::row).toArray(Row[]::new),
                one.verdict().rule(),
                one.verdict().reason(),
                one.verdict().lacking(),
                closes.get(one.name()),
                stamp.settingsHash(),
                Timestamp.from(stamp.madeAt()),
                stamp.retrospective(),
                stamp.runId());
    }

    private static Row row(NonMember one, Stamp stamp, Map<String, Double> closes) {
        return RowFactory.create(
                Timestamp.from(stamp.asOf()),
                stamp.profile(),
                one.venue(),
                one.symbol().toString(),
                stamp.revision(),
                LEFT_OUT,
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                new Row[0],
                one.rule(),
                one.reason(),
                "",
                closes.get(PairName.of(one.venue(), one.symbol())),
                stamp.settingsHash(),
                Timestamp.from(stamp.madeAt()),
                stamp.retrospective(),
                stamp.runId());
    }

    private static Row row(Contribution one) {
        return RowFactory.create(
                one.feature().component().code(),
                one.feature().column(),
                one.value(),
                one.z(),
                one.weight(),
                one.contribution(),
                one.place(),
                one.of());
    }

    /** The ranking that rows of one as-of, profile and revision hold, in any order. */
    public static Ranking read(List<Row> rows) {
        List<RankedSymbol> ranked = new ArrayList<>();
        List<NonMember> nonMembers = new ArrayList<>();
        for (Row row : rows) {
            if (text(row, "status").equals(LEFT_OUT)) {
                nonMembers.add(new NonMember(
                        text(row, "venue"),
                        DailyRows.symbol(text(row, "symbol")),
                        text(row, "rule"),
                        text(row, "reason")));
            } else {
                ranked.add(ranked(row));
            }
        }
        ranked.sort(Comparator.comparingInt(RankedSymbol::rank));
        nonMembers.sort(Comparator.comparing(NonMember::venue).thenComparing(NonMember::symbol));
        return new Ranking(ranked, nonMembers);
    }

    private static RankedSymbol ranked(Row row) {
        return new RankedSymbol(
                whole(row, "rank"),
                text(row, "venue"),
                DailyRows.symbol(text(row, "symbol")),
                number(row, "score"),
                row.<Row>getList(row.fieldIndex("contributions")).stream()
                        .map(RankingRows::contribution)
                        .toList(),
                new Confidence(
                        number(row, "data_quality"),
                        number(row, "agreement"),
                        number(row, "rank_stability"),
                        whole(row, "best_rank"),
                        whole(row, "worst_rank")),
                new DataFacts(
                        whole(row, "bars"),
                        whole(row, "outliers"),
                        whole(row, "idle_bars"),
                        number(row, "median_quote_volume"),
                        row.getBoolean(row.fieldIndex("quote_volume_estimated"))),
                new Verdict(
                        Status.valueOf(text(row, "status").toUpperCase(Locale.ROOT)),
                        text(row, "rule"),
                        text(row, "reason"),
                        text(row, "lacking")));
    }

    private static Contribution contribution(Row row) {
        String column = text(row, "feature");
        return new Contribution(
                RankedFeature.parse(column)
                        .orElseThrow(() -> new IllegalStateException("rankings name an unknown feature: " + column)),
                number(row, "value"),
                number(row, "z"),
                number(row, "weight"),
                number(row, "contribution"),
                whole(row, "place"),
                whole(row, "of"));
    }

    private static String text(Row row, String column) {
        return row.getString(row.fieldIndex(column));
    }

    private static double number(Row row, String column) {
        return row.getDouble(row.fieldIndex(column));
    }

    private static int whole(Row row, String column) {
        return row.getInt(row.fieldIndex(column));
    }
}

package dev.almanac.lake.ranking;

import static org.assertj.core.api.Assertions.assertThat;

import dev.almanac.analytics.quality.check.CheckSettings;
import dev.almanac.analytics.ranking.RankingSettings;
import dev.almanac.analytics.universe.AssetFacts;
import dev.almanac.analytics.universe.Coverage;
import dev.almanac.analytics.universe.DailyHistory;
import dev.almanac.analytics.universe.UniverseSettings;
import dev.almanac.lake.SparkFixture;
import dev.almanac.lake.row.DailyRows;
import dev.almanac.lake.table.Catalogue;
import dev.almanac.lake.table.Lake;
import java.nio.file.Path;
import java.sql.Timestamp;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Ten days of a few pairs; which of them count is chosen by name. */
class RankableDayTest {
    private static final int MIN_BARS = 3;

    @TempDir
    static Path folder;

    private static Lake lake;
    private static List<DailyHistory> stored = List.of();

    @BeforeAll
    static void fill() {
        lake = Lake.openOrCreate(SparkFixture.session(), folder.resolve("lake").toString());
        List<Row> candles = new ArrayList<>();
        for (int day = 1; day <= 10; day++) {
            candles.add(candle("FULL", day, 5, 0));
            candles.add(candle("SLOW", day, 5, 300));
            candles.add(candle("CUT", day, 5, 0));
            candles.add(candle("IDLE", day, day == 10 ? 0 : 5, 0));
            candles.add(candle("USDC", day, 5, 0));
            if (day != 9) {
                candles.add(candle("HOLED", day, 5, 0));
            }
            if (day <= 9) {
                candles.add(candle("ENDED", day, 5, 0));
            }
            if (day >= 9) {
                candles.add(candle("YOUNG", day, 5, 0));
            }
        }
        lake.upsert(Catalogue.CANDLES, candles);
        lake.upsert(
                Catalogue.DATA_QUALITY,
                List.of(RowFactory.create(
                        "candles", "binance", "CUT/USDT", "1d", "maybe_open", open(10), open(11), 1L, "", "run")));
        stored = DailyRows.read(
                        lake.read(Catalogue.CANDLES),
                        new DailyRows.Question(day(12), 400, Set.of(), 30, 30, AssetFacts.NONE))
                .stored();
    }

    @Test
    void isTheLatestWithABarOfEnoughPairsOnThatVeryDay() {
        assertThat(rankable(day(12), 2, "FULL", "HOLED")).contains(day(11));
        assertThat(rankable(day(12), 2, "ENDED", "FULL")).contains(day(10));
        assertThat(rankable(day(12), 2, "ENDED", "HOLED")).contains(day(9));
    }

    @Test
    void barsInDoubtWithoutTradesOrTooEarlyInAHistoryDoNotCount() {
        assertThat(rankable(day(12), 2, "FULL", "CUT")).contains(day(10));
        assertThat(rankable(day(12), 2, "FULL", "IDLE")).contains(day(10));
        assertThat(rankable(day(12), 2, "FULL", "YOUNG")).isEmpty();
        assertThat(rankable(day(12), 2, "FULL", "USDC")).isEmpty();
    }

    @Test
    void isKnownByNow() {
        Instant known = day(11).plusSeconds(300);
        assertThat(rankable(known, 2, "FULL", "SLOW")).contains(known);
        assertThat(rankable(known.minusSeconds(1), 2, "FULL", "SLOW")).contains(day(10).plusSeconds(300));
    }

    @Test
    void theNewestBarIsNamedAlsoWhereNoDayCouldBeRanked() {
        assertThat(coverage(day(12), 9, "FULL")).isEqualTo(new Coverage(Optional.of(day(10)), Optional.empty()));
    }

    private static Optional<Instant> rankable(Instant now, int least, String... bases) {
        return coverage(now, least, bases).rankable();
    }

    private static Coverage coverage(Instant now, int least, String... bases) {
        RankingSettings settings = new RankingSettings(
                "default",
                RankingSettings.defaults().weights(),
                0,
                0,
                1000,
                60,
                5,
                least,
                7,
                new UniverseSettings(List.of(bases), List.of(), List.of("USDT"), MIN_BARS, 30, 0, AssetFacts.NONE));
        return RankableDay.coverage(
                lake,
                new RankingRequest(day(12), settings, CheckSettings.DEFAULT, MarketLake.features(), now, "run"),
                stored);
    }

    /** Start of a day of the month. */
    private static Instant day(int day) {
        return Instant.parse("2022-10-01T00:00:00Z").plus(Duration.ofDays(day - 1));
    }

    private static Timestamp open(int day) {
        return Timestamp.from(day(day));
    }

    private static Row candle(String base, int day, double volume, int delay) {
        double price = 100 + day;
        Timestamp known = Timestamp.from(day(day + 1).plusSeconds(delay));
        return RowFactory.create(
                "binance",
                base + "/USDT",
                "1d",
                open(day),
                price,
                price,
                price,
                price,
                volume,
                null,
                null,
                null,
                null,
                "file",
                known,
                known,
                "run");
    }
}

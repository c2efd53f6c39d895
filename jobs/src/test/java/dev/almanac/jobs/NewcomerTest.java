package dev.almanac.jobs;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.io.TempDir;

/** What someone reads who loads candles that ended years ago and types the plain commands, one after the other. */
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class NewcomerTest {
    @TempDir
    static Path folder;

    private static Call ingested = new Call(-1, "", "");

    @BeforeAll
    static void load() throws IOException {
        Path file = Files.writeString(folder.resolve("binance-1d.csv"), SimulatedMarket.csv(0, SimulatedMarket.DAYS));
        ingested = call("ingest", "files", file.toString());
        assertThat(ingested.exitCode()).as(ingested.err()).isZero();
    }

    private static Call call(String... arguments) {
        return Call.in(
                folder,
                Map.of(),
                Stream.concat(Stream.of(arguments), Stream.of("-q")).toArray(String[]::new));
    }

    @Test
    @Order(1)
    void aLoadSaysWhatBecameOfItsRowsAndWhatIsNext() {
        assertThat(ingested.out())
                .contains("1 file, 10 series, 2600 rows read:\n")
                .containsPattern("\n  accepted +2600  new candles\n")
                .containsPattern("\n  quarantined +0  ")
                .containsPattern("\nnext: +almanac daily ")
                .doesNotContain("FROM quarantine");
    }

    @Test
    @Order(2)
    void tablesNamesThoseThatAreStillToComeAndWhatMakesThem() {
        assertThat(call("tables").out())
                .containsPattern("candles +2600 +\\d+\\.\\d KiB +\\d+ +20\\S+Z  Open")
                .containsPattern("rankings +– +– +–  not created yet +Every .*\\(written by almanac rank\\)")
                .containsPattern("features_core +– +– +–  not created yet +.*\\(written by almanac features\\)");
        assertThat(call("tables", "--json").out())
                .containsPattern("\"name\" : \"candles\",\\s+\"rows\" : 2600,\\s+\"size\" : \\d+,")
                .containsPattern(
                        "\"name\" : \"rankings\",\\s+\"rows\" : null,\\s+\"size\" : null,\\s+\"version\" : null,"
                                + "\\s+\"last_change\" : null,\\s+\"description\"");
    }

    @Test
    @Order(2)
    void aQueryMayAskWhatThereIs() {
        assertThat(call("query", "DESCRIBE candles").out()).containsPattern("\nclose +double ");
        assertThat(call("query", "SHOW TABLES").out()).contains("candles");
        assertThat(call("query", "SHOW COLUMNS IN candles").out()).contains("taker_buy_volume");
    }

    @Test
    @Order(3)
    void whyBeforeAnyRankingNamesTheCommandThatMakesOne() {
        Call why = call("why", "SIMA");
        assertThat(why.exitCode()).isEqualTo(2);
        assertThat(why.err()).isEqualTo("""
                        error: no ranking to explain
                        cause: the lake has no ranking of profile default
                        remedy: rank a day first: almanac daily
                        """);
    }

    @Test
    @Order(4)
    void aDayAfterTheLastBarsSaysWhyNobodyIsRankedAndWhichDayCouldBe() {
        Call daily = call("daily");
        assertThat(daily.exitCode()).as(daily.err()).isZero();
        assertThat(daily.out())
                .contains(
                        "left out: 10 without the last closed daily bar",
                        "The newest daily bar in the lake is of 2022-09-17.\n",
                        "The latest day that could be ranked: almanac daily --as-of 2022-09-18\n");
        Call rank = call("rank", "--json");
        assertThat(rank.out())
                .contains(
                        "\"latest_rankable_as_of\" : \"2022-09-18T00:00:00Z\"",
                        "\"newest_daily_bar\" : \"2022-09-17T00:00:00Z\"");
    }

    @Test
    @Order(5)
    void theDayThatWasNamedIsRanked() {
        Call daily = call("daily", "--as-of", "2022-09-18");
        assertThat(daily.exitCode()).as(daily.err()).isZero();
        assertThat(daily.out()).contains("10 ranked symbols").doesNotContain("Why so few");
    }

    @Test
    @Order(6)
    void whyExplainsTheLatestRankedDayAndItsSummandsAddUp() {
        Call why = call("why", "SIMA");
        assertThat(why.exitCode()).as(why.err()).isZero();
        assertThat(why.out())
                .contains("binance SIMA/USDT on 2022-09-18", "distance to the 50-day average", "sma_ratio_50")
                .containsPattern(
                        "confidence is the least of data quality \\d+ %, agreement \\d+ % and rank stability \\d+ %");
        List<String> lines = why.out().lines().toList();
        double features = sum(lines.stream().filter(line -> line.startsWith("  ")));
        double components =
                sum(lines.stream().filter(line -> line.matches("(trend|momentum|volatility|liquidity|anomaly) .*")));
        double score = sum(lines.stream().filter(line -> line.startsWith("score ")));
        assertThat(features).isCloseTo(score, Offset.offset(0.001));
        assertThat(components).isCloseTo(score, Offset.offset(0.0005));
        Matcher head = Pattern.compile("score ([+−0-9.]+),").matcher(why.out());
        assertThat(head.find()).isTrue();
        assertThat(number(head.group(1))).isCloseTo(score, Offset.offset(0.0051));
        assertThat(call("why", "SIMA", "--as-of", "2022-09-01").err())
                .contains("cause: profile default is ranked for 2022-09-18T00:00:00Z, 2026-03-01T00:00:00Z");
    }

    /** What a step remembers is told again only where everything that decides on it is the same. */
    @Test
    @Order(8)
    void aStepThatIsSettledIsNotDoneAgainUntilSomethingItDependsOnChanges() throws IOException {
        String[] rank = {"rank", "--as-of", "2022-09-18", "--json"};
        assertThat(call(rank).out()).contains("\"ranked\" : 10");
        Path kept = folder.resolve("lake/_last_rank.json");
        String told = Files.readString(kept);
        Files.writeString(kept, told.replace("\"symbols\":10", "\"symbols\":7"));
        assertThat(call(rank).out()).as("remembered").contains("\"ranked\" : 7", "\"changed\" : false");
        Call stricter = Call.in(
                folder, Map.of("ALMANAC_RANK__MIN_SCORE", "0.95"), "rank", "--as-of", "2022-09-18", "--json", "-q");
        assertThat(stricter.out()).as("done with other settings").contains("\"ranked\" : 10", "\"changed\" : true");

        Path features = folder.resolve("lake/_last_features.json");
        call("features");
        String settled = Files.readString(features);
        Files.writeString(features, settled + "\n");
        assertThat(call("features", "--json").out()).contains("\"changed\" : false");
        assertThat(features).as("remembered, so not written again").hasContent(settled + "\n");
        Path more = Files.writeString(
                folder.resolve("binance-SIMZ_USDT-1d.csv"),
                "open_time,open,high,low,close,volume\n1640995200,100,110,90,105,1000\n");
        assertThat(call("ingest", "files", more.toString()).out()).containsPattern("accepted +1 ");
        assertThat(call("features", "--json").out()).as("done for new candles").contains("\"changed\" : true");
        assertThat(Files.readString(features)).isNotEqualTo(settled + "\n").isNotEqualTo(settled);
    }

    private static double sum(Stream<String> lines) {
        return lines.mapToDouble(line -> number(line.substring(line.lastIndexOf(' ') + 1)))
                .sum();
    }

    private static double number(String figure) {
        return Double.parseDouble(figure.replace('−', '-').replace("+", ""));
    }

    @Test
    @Order(7)
    void aLakeWithoutDailyBarsSaysThatItTakesSome() throws IOException {
        Path file = Files.writeString(
                folder.resolve("binance-BTC_USDT-1h.csv"),
                "open_time,open,high,low,close,volume\n1640995200,100,110,90,105,1000\n");
        String lake = folder.resolve("hours").toString();
        assertThat(call("ingest", "files", file.toString(), "--lake", lake).exitCode())
                .isZero();
        Call daily = call("daily", "--lake", lake);
        assertThat(daily.exitCode()).as(daily.err()).isZero();
        assertThat(daily.out())
                .contains(
                        "no symbol could be ranked",
                        "needed for calls.\n",
                        "no daily bars; a ranking needs bars of interval 1d");
    }

    @Test
    @Order(9)
    void aColumnOfALowerIntervalIsRemarkedOnWhenItsSetIsBuilt() throws IOException {
        CsvCandles fours = new CsvCandles();
        for (int bar = 0; bar < 30; bar++) {
            fours.line(CsvCandles.seconds(0) + bar * 4 * 3600 + ",100,110,90,105,1000");
        }
        String lake = folder.resolve("fours").toString();
        Call load = call(
                "ingest",
                "files",
                "--lake",
                lake,
                fours.in(folder, "binance-BTC_USDT-4h.csv"),
                new CsvCandles().days(0, 5, 100).in(folder, "binance-BTC_USDT-1d.csv"));
        assertThat(load.exitCode()).as(load.err()).isZero();
        Map<String, String> mine = Map.of(
                "ALMANAC_FEATURES__SETS_COMPUTED",
                "mine",
                "ALMANAC_FEATURES__SETS__MINE__COLUMNS",
                "sma(2) @ 4h, sma(2)");
        Call built = Call.in(folder, mine, "features", "--lake", lake);
        assertThat(built.exitCode()).as(built.err()).isZero();
        assertThat(built.err())
                .contains("column h4_sma_2 of feature set mine is not defined on rows of 1d:"
                        + " a lower interval is not lent to a higher one\n");
        Call again = Call.in(folder, mine, "features", "--lake", lake);
        assertThat(again.err()).contains("nothing new").doesNotContain("is not lent");
        Call rows = call(
                "query",
                "SELECT interval, count_if(isnan(h4_sma_2)) AS empty FROM features_mine GROUP BY interval ORDER BY 1",
                "--format",
                "csv",
                "--lake",
                lake);
        assertThat(rows.out()).isEqualTo("interval,empty\n1d,5\n4h,1\n");
    }
}

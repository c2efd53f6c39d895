package dev.almanac.jobs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.MissingNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Four files as a well-known site offers them, with what is wrong with them: every defect has a name, and every row that was
 * read is a candle, in quarantine as it was written, or counted. The expected numbers were counted in the files themselves.
 */
class DirtyFilesTest {
    private static final Path FILES =
            Path.of(System.getProperty("almanac.root"), "..", "shared", "data", "candles", "dirty");

    private static final List<String> SERIES =
            List.of("binance ADA/USDT 1d", "binance BTC/USDT 1d", "binance ETH/USDT 1d", "coinbase BTC/USD 1h");

    @TempDir
    static Path folder;

    private static JsonNode load = MissingNode.getInstance();

    @BeforeAll
    static void load() throws IOException {
        assumeTrue(Files.isDirectory(FILES), "skipped: no folder " + FILES);
        Call call = call("ingest", "files", FILES.toString(), "--json");
        assertThat(call.exitCode()).as(call.err()).isZero();
        load = new ObjectMapper().readTree(call.out());
        assertThat(call("quality").exitCode()).isZero();
    }

    @Test
    void everyRowIsAccountedFor() throws IOException {
        assertThat(load.get("read").asInt()).isEqualTo(1165 + 1409 + 1409 + 29_061);
        assertThat(load.get("read").asInt())
                .isEqualTo(load.get("added").asInt()
                        + load.get("duplicates").asInt()
                        + load.get("refused").asInt()
                        + load.get("conflicts").asInt());
        assertThat(json("SELECT count(*) AS n FROM candles").get(0).get("n").asInt())
                .isEqualTo(load.get("added").asInt());
    }

    @Test
    void refusedRowsLieInQuarantineAsTheyWereWritten() throws IOException {
        Map<String, Integer> byRule = new TreeMap<>();
        Map<String, List<String>> lines = new HashMap<>();
        for (JsonNode row : json("SELECT source_name, place, raw_text, rule FROM quarantine")) {
            byRule.merge(row.get("rule").asText(), 1, Integer::sum);
            Path file = Path.of(row.get("source_name").asText());
            String name = String.valueOf(file.getFileName());
            if (!lines.containsKey(name)) {
                lines.put(name, Files.readAllLines(FILES.resolve(name)));
            }
            assertThat(lines.get(name))
                    .element(row.get("place").asInt() - 1)
                    .isEqualTo(row.get("raw_text").asText());
        }
        assertThat(byRule).containsOnly(Map.entry("conflict", 4), Map.entry("time_mismatch", 1208));
    }

    @Test
    void aBannerIsNamed() throws IOException {
        assertThat(with("banner").keySet()).containsExactlyElementsOf(SERIES);
    }

    @Test
    void rowsThatStandNewestFirstAreNamed() throws IOException {
        assertThat(with("descending_order").keySet()).containsExactlyElementsOf(SERIES);
    }

    @Test
    void secondsAmongMillisecondsAreNamed() throws IOException {
        assertThat(with("mixed_time_units").keySet()).containsExactly("binance BTC/USDT 1d", "binance ETH/USDT 1d");
        assertThat(message("mixed_time_units", "BTC/USDT")).contains("124").contains("1285");
    }

    @Test
    void nullInPlaceOfFiguresIsNamed() throws IOException {
        assertThat(with("null_word"))
                .containsOnly(Map.entry("binance BTC/USDT 1d", 124), Map.entry("binance ETH/USDT 1d", 124));
        assertThat(json("SELECT count(*) AS n FROM candles WHERE interval = '1d' AND trade_count IS NULL")
                        .get(0)
                        .get("n")
                        .asInt())
                .isEqualTo(2 * 123);
    }

    @Test
    void rowsThatContradictEachOtherAreNamed() throws IOException {
        assertThat(with("conflict"))
                .containsOnly(Map.entry("binance BTC/USDT 1d", 2), Map.entry("binance ETH/USDT 1d", 2));
        assertThat(json("SELECT count(*) AS n FROM candles WHERE interval = '1d' AND open_time = '2017-12-18'")
                        .get(0)
                        .get("n")
                        .asInt())
                .isZero();
    }

    @Test
    void datesInLocalTimeAreNamed() throws IOException {
        assertThat(with("time_mismatch")).containsOnly(Map.entry("coinbase BTC/USD 1h", 1208));
    }

    @Test
    void aLastBarThatWasCutShortIsNamed() throws IOException {
        assertThat(with("maybe_open").keySet()).containsExactlyElementsOf(SERIES);
    }

    @Test
    void barsThatMovedWithoutTradesAreNamed() throws IOException {
        assertThat(with("moved_without_trades")).containsOnlyKeys("coinbase BTC/USD 1h");
    }

    @Test
    void whatIsMissingIsNamed() throws IOException {
        assertThat(with("gap").keySet()).contains("coinbase BTC/USD 1h", "binance BTC/USDT 1d", "binance ETH/USDT 1d");
        assertThat(with("no_trades")).containsOnlyKeys("coinbase BTC/USD 1h");
    }

    @Test
    void everyNameIsOnThePageOfChecks() throws IOException {
        String page = Files.readString(Path.of(System.getProperty("almanac.root"), "docs", "quality.md"));
        TreeSet<String> rules = new TreeSet<>();
        json("SELECT DISTINCT rule FROM data_quality UNION SELECT DISTINCT rule FROM quarantine")
                .forEach(row -> rules.add(row.get("rule").asText()));
        assertThat(rules).isNotEmpty().allSatisfy(rule -> assertThat(page).contains("| `" + rule + "` |"));
    }

    /** How many bars or rows a check found, by series. */
    private static Map<String, Integer> with(String rule) throws IOException {
        Map<String, Integer> bars = new TreeMap<>();
        for (JsonNode row : json("SELECT concat_ws(' ', venue, symbol, interval) AS series, sum(bars) AS bars FROM"
                + " data_quality WHERE rule = '" + rule + "' GROUP BY 1")) {
            bars.put(row.get("series").asText(), row.get("bars").asInt());
        }
        return bars;
    }

    private static String message(String rule, String symbol) throws IOException {
        return json("SELECT message FROM data_quality WHERE rule = '" + rule + "' AND symbol = '" + symbol + "'")
                .get(0)
                .get("message")
                .asText();
    }

    private static JsonNode json(String sql) throws IOException {
        return new ObjectMapper().readTree(call("query", sql, "--json").out());
    }

    private static Call call(String... arguments) {
        return Call.in(
                folder,
                Map.of(),
                Stream.concat(Stream.of(arguments), Stream.of("-q")).toArray(String[]::new));
    }
}

package dev.almanac.jobs;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The universe of a simulated market in which one pair is gold, one goes by another name since and one was delisted. */
class UniverseTest {
    private static final String AS_OF = "2022-09-18";

    @TempDir
    Path folder;

    @BeforeEach
    void load() throws IOException {
        String text = SimulatedMarket.csv(0, SimulatedMarket.DAYS).replace("SIMJ/", "PAXG/");
        StringBuilder lines = new StringBuilder();
        text.lines()
                .filter(line -> !line.startsWith("SIMH/") || Long.parseLong(line.split(",")[1]) < 1_654_041_600L)
                .forEach(line -> lines.append(line).append('\n'));
        Files.writeString(folder.resolve("binance-1d.csv"), lines);
        Files.writeString(
                folder.resolve("names.csv"),
                "kind,name,asset,effective,known,source\nrename,SIMI,SIMX,2022-05-01,,simulated\n");
        Files.writeString(folder.resolve("almanac.conf"), "universe.names = [names.csv]\n");
        assertThat(call("ingest", "files", folder.resolve("binance-1d.csv").toString())
                        .exitCode())
                .isZero();
    }

    @Test
    void whoIsRankedAndWhoIsNotAsOfADay() throws IOException {
        Call refreshed = call("universe", "refresh");
        assertThat(refreshed.out()).isEqualTo("instruments: 11 new, 0 changed, 0 gone; see almanac universe list\n");
        Call again = call("universe", "refresh", "--skip-when-empty");
        assertThat(again.exitCode()).isEqualTo(75);

        Call listed = call("universe", "list", "--as-of", AS_OF);
        assertThat(listed.err()).isEmpty();
        assertThat(listed.out())
                .containsPattern("place  pair +asset +turnover  status  since +by\n")
                .containsPattern("\n +1  binance SIM\\w/USDT +SIM\\w +[0-9.]+M  listed  2022-01-01  candles\n")
                .containsPattern("binance SIMI/USDT  SIMX")
                .containsPattern("binance PAXG/USDT +PAXG +tokenised  rule .*listed +2022-01-01  candles"
                        + " +tokenised: PAXG is on the list of tokenised shares and metals\n")
                .containsPattern("binance SIMH/USDT +SIMH +ordinary .*delisted  2022-06-01  candles"
                        + " +delisted: it has not traded since 2022-05-31\n")
                .endsWith("as of 2022-09-18T00:00:00Z: 8 members, 2 other pairs: 1 kept out as tokenised, 1 no longer"
                        + " traded\n");
        assertThat(call("universe", "list", "--as-of", AS_OF, "--top", "3").out())
                .endsWith("3 members, 7 other pairs: 5 with less turnover than those that are ranked, 1 kept out as"
                        + " tokenised, 1 no longer traded\n");
        assertThat(call("universe", "list", "--as-of", "2022-06-15").out())
                .containsPattern("binance SIMH/USDT +SIMH +ordinary .* listed +2022-01-01  candles +no_last_bar: ");
        JsonNode pair = json("universe", "list", "--as-of", AS_OF).get("pairs").get(0);
        assertThat(pair.get("member").asBoolean()).isTrue();
        assertThat(pair.get("place").asInt()).isEqualTo(1);
        assertThat(pair.get("learned_at").asText()).isEqualTo("2026-03-01T06:00:00Z");
        assertThat(pair.get("known_at").asText()).isEqualTo("2022-01-02T00:00:00Z");
    }

    @Test
    void aPairWhoseLoadWasTakenBackIsGone() throws IOException {
        Files.writeString(
                folder.resolve("kraken-XYZ_USD-1d.csv"),
                "open_time,open,high,low,close,volume\n1662163200,1,2,1,2,10\n1662249600,2,3,2,3,10\n");
        assertThat(call(
                                "ingest",
                                "files",
                                folder.resolve("kraken-XYZ_USD-1d.csv").toString())
                        .exitCode())
                .isZero();
        call("universe", "refresh");
        assertThat(call("universe", "list", "--as-of", AS_OF).out()).contains("kraken XYZ/USD");
        JsonNode loads = json("ingest", "undo").get("loads");
        assertThat(call("ingest", "undo", loads.get(0).get("run_id").asText()).exitCode())
                .isZero();
        assertThat(call("universe", "refresh").out()).startsWith("instruments: 0 new, 0 changed, 1 gone;");
        assertThat(call("universe", "list", "--as-of", AS_OF).out()).doesNotContain("kraken");
    }

    @Test
    void whatCannotBeUsedIsTold() throws IOException {
        assertThat(call("universe", "list", "--top", "0").err())
                .isEqualTo("error: --top 0 cannot be used\ncause: it is a number of pairs, from 1 on\n"
                        + "remedy: give another number, or leave it out for all\n");
        assertThat(call("universe", "refresh", "--venue", "mtgox").err())
                .startsWith("error: nothing can be fetched from mtgox\n");
        Files.writeString(folder.resolve("names.csv"), "kind,name,asset,effective,known,source\nrename,A,B,then,,x\n");
        Call call = call("universe", "list");
        assertThat(call.exitCode()).isEqualTo(2);
        assertThat(call.err()).contains("line 2 is no fact about a name\ncause: \"then\" is no day such as");
    }

    private Call call(String... arguments) {
        return Call.in(
                folder,
                Map.of(),
                Stream.concat(Stream.of(arguments), Stream.of("-q")).toArray(String[]::new));
    }

    private JsonNode json(String... arguments) throws IOException {
        return new ObjectMapper()
                .readTree(call(Stream.concat(Stream.of(arguments), Stream.of("--json"))
                                .toArray(String[]::new))
                        .out());
    }
}

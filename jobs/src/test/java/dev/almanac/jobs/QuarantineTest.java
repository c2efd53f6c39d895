package dev.almanac.jobs;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Looking into quarantine and taking rows in after all, on a real lake, end to end in process. */
class QuarantineTest {
    @TempDir
    Path folder;

    private Path second = Path.of("");

    @BeforeEach
    void loads() throws Exception {
        load(new CsvCandles().days(0, 60, 100).in(folder, "binance-BTC_USDT-1d.csv"));
        second = Path.of(new CsvCandles()
                .day(5, 150)
                .days(60, 100, 100)
                .line(CsvCandles.seconds(100) + ",100,90,98,101,1000")
                .line(CsvCandles.seconds(101) + ",n.a.,102,98,101,1000")
                .in(folder, "binance-BTC_USDT-1d-more.csv"));
        load(second.toString());
    }

    @Test
    void rowsAreCountedAndShown() throws Exception {
        assertThat(call("quarantine", "list").out())
                .containsPattern("1  high_too_low +binance BTC/USDT 1d +2022-04-11")
                .containsPattern("1  stored_conflict +binance BTC/USDT 1d +2022-01-06");
        assertThat(call("quarantine", "list", "--by", "rule").out()).contains("not_a_number");
        assertThat(call("quarantine", "list", "--by", "series").out()).containsPattern("3  .* +binance BTC/USDT 1d");
        JsonNode byRun = json("quarantine", "list", "--by", "run").get("groups");
        assertThat(byRun).hasSize(3);
        assertThat(call("quarantine", "list", "--by", "colour").exitCode()).isEqualTo(2);
        Call shown = call("quarantine", "show", "--rule", "high_too_low");
        assertThat(shown.out())
                .contains("high_too_low: ")
                .contains("binance-BTC_USDT-1d-more.csv, place 43")
                .contains(CsvCandles.seconds(100) + ",100,90,98,101,1000");
        assertThat(call("quarantine", "show", "--symbol", "ETH/USDT").out()).contains("no such row");
        assertThat(call("quarantine", "show", "--limit", "1").out()).contains("2 more");
    }

    @Test
    void aReleasedRowWinsAndIsTakenBackByItsRun() throws Exception {
        String before = LakeContents.rows(folder.resolve("lake"), "candles");
        String id = id("stored_conflict");
        assertThat(call("quarantine", "release", id, "--dry-run").out()).contains("1 row would go through the gate");
        assertThat(LakeContents.rows(folder.resolve("lake"), "candles")).isEqualTo(before);

        Call release = call("quarantine", "release", id);
        assertThat(release.exitCode()).as(release.err()).isZero();
        assertThat(release.out()).contains("taken in: " + id).contains("1 row taken in, 1 of them changed a candle");
        assertThat(close(5)).isEqualTo(150.0);
        assertThat(call("quarantine", "show", id).out())
                .contains(id + "  released: taken in after all; it had been refused: stored_conflict, ");
        assertThat(findings("released")).isEqualTo(1);
        assertThat(findings("replaced")).isEqualTo(1);

        Call again = call("quarantine", "release", id, "--skip-when-empty");
        assertThat(again.exitCode()).as(again.err()).isEqualTo(75);
        assertThat(again.out()).contains("1 had been taken in before");
        load(second.toString());
        assertThat(call("quarantine", "show", id).out()).as("the file again").contains("released");

        String run = released();
        Call undo = call("ingest", "undo", run);
        assertThat(undo.exitCode()).as(undo.err()).isZero();
        assertThat(LakeContents.rows(folder.resolve("lake"), "candles")).isEqualTo(before);
        assertThat(call("quarantine", "show", id).out()).contains(id + "  stored_conflict: ");
        assertThat(findings("released")).isZero();
        assertThat(findings("replaced")).isZero();
    }

    /** Whoever takes it in has looked at it. */
    @Test
    void aReleasedBarWithHardlyAnyVolumeIsNotInDoubt() throws Exception {
        load(new CsvCandles()
                .days(50, 59, 100)
                .line(CsvCandles.seconds(59) + ",100,102,98,101,1")
                .in(folder, "binance-BTC_USDT-1d-thin.csv"));
        String id = "";
        for (JsonNode row :
                json("quarantine", "show", "--rule", "stored_conflict").get("rows")) {
            id = row.get("raw").asText().endsWith(",1") ? row.get("id").asText() : id;
        }
        Call release = call("quarantine", "release", id);
        assertThat(release.exitCode()).as(release.err()).isZero();
        assertThat(close(59)).isEqualTo(101.0);
        assertThat(findings("maybe_open")).isZero();
    }

    @Test
    void aFileIsRememberedByItsWholePath() throws Exception {
        Path relative = Path.of("").toAbsolutePath().relativize(second);
        Call load = call("ingest", "files", relative.toString(), "--lake", "other");
        assertThat(load.exitCode()).as(load.err()).isZero();
        JsonNode rows = json("quarantine", "show", "--lake", "other").get("rows");
        assertThat(rows).isNotEmpty().allSatisfy(row -> assertThat(
                        Path.of(row.get("source").asText()))
                .isAbsolute()
                .exists());
    }

    @Test
    void whatNoCandleMayBeIsRefusedAgain() throws Exception {
        String before = LakeContents.rows(folder.resolve("lake"), "candles");
        String quarantine = LakeContents.rows(folder.resolve("lake"), "quarantine");
        Call release = call("quarantine", "release", id("high_too_low"));
        assertThat(release.exitCode()).isEqualTo(3);
        assertThat(release.err()).contains("error: 1 row was refused again").contains("high_too_low");
        assertThat(LakeContents.rows(folder.resolve("lake"), "candles")).isEqualTo(before);
        assertThat(LakeContents.rows(folder.resolve("lake"), "quarantine")).isEqualTo(quarantine);
    }

    @Test
    void whatCannotBeReleased() throws Exception {
        Call none = call("quarantine", "release", id("not_a_number"));
        assertThat(none.exitCode()).isEqualTo(2);
        assertThat(none.err())
                .contains("cannot be taken in, it is no candle")
                .contains("open is no finite number: n.a");
        assertThat(call("quarantine", "release").err()).contains("no row is named");
        assertThat(call("quarantine", "release", "ffffffffffff").err()).contains("there is no such row in quarantine");
        String id = id("stored_conflict");
        Files.writeString(second, Files.readString(second).replace("1000", "1001"));
        assertThat(call("quarantine", "release", id).err()).contains("holds something else than when the row was");
        Files.delete(second);
        Call gone = call("quarantine", "release", id);
        assertThat(gone.exitCode()).isEqualTo(2);
        assertThat(gone.err()).contains("does not exist").hasLineCount(3);
    }

    private String released() throws IOException {
        for (JsonNode load : json("ingest", "undo").get("loads")) {
            if (load.get("command").asText().contains("release")) {
                return load.get("run_id").asText();
            }
        }
        throw new IllegalStateException("no release among the loads");
    }

    private double close(int day) throws IOException {
        String sql = "SELECT close FROM candles WHERE unix_seconds(open_time) = " + CsvCandles.seconds(day);
        return json("query", sql).get(0).get("close").asDouble();
    }

    private int findings(String rule) throws IOException {
        return json("query", "SELECT count(*) AS n FROM data_quality WHERE rule = '" + rule + "'")
                .get(0)
                .get("n")
                .asInt();
    }

    private String id(String rule) throws IOException {
        return json("quarantine", "show", "--rule", rule)
                .get("rows")
                .get(0)
                .get("id")
                .asText();
    }

    private JsonNode json(String... arguments) throws IOException {
        Call call = call(
                Stream.concat(Arrays.stream(arguments), Stream.of("--json")).toArray(String[]::new));
        assertThat(call.exitCode()).as(call.err()).isZero();
        return new ObjectMapper().readTree(call.out());
    }

    private void load(String file) {
        Call call = call("ingest", "files", file);
        assertThat(call.exitCode()).as(call.err()).isZero();
    }

    private Call call(String... arguments) {
        return Call.in(
                folder,
                Map.of(),
                Stream.concat(Arrays.stream(arguments), Stream.of("-q")).toArray(String[]::new));
    }
}

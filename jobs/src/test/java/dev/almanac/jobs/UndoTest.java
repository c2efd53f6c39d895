package dev.almanac.jobs;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Taking loads back, on a real lake, end to end in process. */
class UndoTest {
    private static final Map<String, String> LOADED = Map.of(
            "candles", "*",
            "quarantine", "* EXCEPT (run_id)",
            "data_quality", "* EXCEPT (run_id)");

    /** The lakes after the first load and after the second, made once. */
    @TempDir
    static Path made;

    private static List<String> before = List.of();

    @TempDir
    Path folder;

    /**
     * A load that leaves something in every table, and a last bar that may be cut short; then one that adds, replaces, refuses,
     * confirms the last bar, closes the gap, and brings a new symbol.
     */
    @BeforeAll
    static void loads() throws Exception {
        CsvCandles btc = new CsvCandles().days(0, 40, 100).line("bad,1,1,1,1,1").days(43, 70, 100);
        btc.line(CsvCandles.seconds(70) + ",100,102,98,101,1");
        load(made.resolve("first"), btc.in(made, "binance-BTC_USDT-1d.csv"));
        before = contents(made.resolve("first"));
        assertThat(before.get(2)).contains("gap").contains("maybe_open");
        copy("first", made.resolve("second"));
        secondLoad(made.resolve("second"));
    }

    private static void secondLoad(Path lake) throws Exception {
        CsvCandles more = new CsvCandles()
                .day(5, 150)
                .days(40, 43, 100)
                .line(CsvCandles.seconds(50) + ",n.a.,1,1,1,1")
                .days(70, 95, 100);
        String eth = new CsvCandles().days(0, 30, 10).in(made, "binance-ETH_USDT-1d.csv");
        load(lake, more.in(made, "binance-BTC_USDT-1d-more.csv"), eth, "--replace");
    }

    private static void copy(String lake, Path to) throws IOException {
        Path from = made.resolve(lake);
        try (Stream<Path> all = Files.walk(from)) {
            for (Path one : all.toList()) {
                Files.copy(one, to.resolve(from.relativize(one).toString()));
            }
        }
    }

    @BeforeEach
    void bothLoads() throws Exception {
        copy("second", lake());
    }

    @Test
    void theTablesAreAsBeforeTheLoadAndWhatIsMadeFromThemFollows() throws Exception {
        String run = lastLoad();
        List<String> loaded = contents(lake());
        Path only = folder.resolve("only");
        copy("first", only);
        makeAll(only);
        makeAll(lake());
        assertThat(made(lake())).isNotEqualTo(made(only));

        Call plan = call("ingest", "undo", run, "--dry-run");
        assertThat(plan.exitCode()).as(plan.err()).isZero();
        assertThat(plan.out())
                .contains("would be taken back; nothing has changed")
                .containsPattern("removed +57 ")
                .containsPattern("restored +2 ");
        assertThat(contents(lake())).isEqualTo(loaded);

        Call undo = call("ingest", "undo", run.substring(0, 30));
        assertThat(undo.exitCode()).as(undo.err()).isZero();
        assertThat(undo.out()).contains("is taken back").containsPattern("removed +57 ");
        assertThat(contents(lake())).isEqualTo(before);
        assertThat(call("ingest", "undo").out()).containsPattern(run + ".*taken back.*almanac ingest files");

        Call again = call("ingest", "undo", run, "--skip-when-empty");
        assertThat(again.exitCode()).as(again.err()).isEqualTo(75);
        assertThat(contents(lake())).isEqualTo(before);

        makeAll(lake());
        assertThat(made(lake())).as("what is made from candles follows").isEqualTo(made(only));

        secondLoad(lake());
        assertThat(contents(lake()).get(1)).contains("n.a.");
    }

    @Test
    void aLoadWhoseCandlesChangedSinceStaysAndALaterOneOfOtherBarsToo() throws Exception {
        String second = lastLoad();
        CsvCandles other = new CsvCandles().day(75, 500);
        for (int day = 95; day < 110; day++) {
            other.line(CsvCandles.seconds(day) + ",100,100,100,100,1000");
        }
        load(lake(), other.in(folder, "binance-BTC_USDT-1d-third.csv"), "--replace");
        String third = lastLoad();
        load(lake(), new CsvCandles().days(120, 125, 100).in(folder, "binance-BTC_USDT-1d-later.csv"));
        assertThat(call("quality").exitCode()).isZero();
        List<String> loaded = contents(lake());
        assertThat(loaded.get(2)).contains("frozen_price");
        Call refused = call("ingest", "undo", second);
        assertThat(refused.exitCode()).isEqualTo(2);
        assertThat(refused.err())
                .contains("error: load " + second + " cannot be taken back")
                .contains("cause: 1 of its candles, such as of binance BTC/USDT 1d, were changed by the later run "
                        + third)
                .contains("remedy: take that one back first");
        assertThat(contents(lake())).isEqualTo(loaded);
        assertThat(call("ingest", "undo", third).exitCode()).isZero();
        assertThat(contents(lake()).get(2)).as("what checks found in its bars").doesNotContain("frozen_price");
        assertThat(call("ingest", "undo", second).exitCode()).isZero();
        // What the first load had said of its own rows, the third one's findings had replaced for good.
        List<String> left = contents(lake());
        String mays = left.get(0).lines().filter(UndoTest::isOfMay).collect(Collectors.joining("\n"));
        assertThat(mays).as("bars of the last load").hasLineCount(5);
        assertThat(left.get(0).lines().filter(bar -> !isOfMay(bar)).toList())
                .isEqualTo(before.get(0).lines().toList());
        assertThat(left.get(1)).isEqualTo(before.get(1));
        // the gap that the load had closed, and the one that its bars leave
        assertThat(left.get(2).lines().filter(row -> row.contains("\"gap\""))).hasSize(2);
    }

    private static boolean isOfMay(String bar) {
        return bar.contains("\"open_time\":\"2022-05-");
    }

    @Test
    void whatIsNoLongerKeptCannotBeRestored() throws Exception {
        String run = lastLoad();
        List<String> loaded = contents(lake());
        try (Stream<Path> files = Files.walk(lake().resolve("candles/_change_data"))) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                Files.delete(file);
            }
        }
        Call refused = call("ingest", "undo", run);
        assertThat(refused.exitCode()).isEqualTo(2);
        assertThat(refused.err()).contains("what it changed is no longer kept").hasLineCount(3);
        assertThat(contents(lake())).isEqualTo(loaded);
    }

    /** What comes first in the order of commits must not be taken back alone. */
    @Test
    void whereFindingsAreNoLongerKeptNothingIsTakenBack() throws Exception {
        String run = lastLoad();
        List<String> loaded = contents(lake());
        try (Stream<Path> files = Files.list(made.resolve("first/data_quality"))) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                Files.delete(lake().resolve("data_quality").resolve(file.getFileName()));
            }
        }
        assertThat(contents(lake())).as("only files of before are gone").isEqualTo(loaded);
        for (String[] undo : List.of(new String[] {run, "--dry-run"}, new String[] {run})) {
            Call refused = call(Stream.concat(Stream.of("ingest", "undo"), Arrays.stream(undo))
                    .toArray(String[]::new));
            assertThat(refused.exitCode()).isEqualTo(2);
            assertThat(refused.err())
                    .contains("what quarantine or data_quality said before it is no longer kept")
                    .hasLineCount(3);
        }
        assertThat(contents(lake())).isEqualTo(loaded);
    }

    @Test
    void aRunThatIsNoLoad() {
        Call refused = call("ingest", "undo", "01234567-none");
        assertThat(refused.exitCode()).isEqualTo(2);
        assertThat(refused.err()).contains("there is no load 01234567-none").contains("almanac ingest undo");
    }

    private static void load(Path lake, String... arguments) {
        Call call = Call.in(made, Map.of(), arguments(lake, arguments));
        assertThat(call.exitCode()).as(call.err()).isZero();
    }

    private static String[] arguments(Path lake, String... more) {
        return Stream.concat(Stream.of("ingest", "files", "-q", "--lake", lake.toString()), Arrays.stream(more))
                .toArray(String[]::new);
    }

    private Call call(String... arguments) {
        return Call.in(
                folder,
                Map.of(),
                Stream.concat(Arrays.stream(arguments), Stream.of("-q", "--lake", lake().toString()))
                        .toArray(String[]::new));
    }

    private void makeAll(Path lake) {
        for (String step : List.of("features", "labels")) {
            Call call = Call.in(folder, Map.of(), step, "-q", "--lake", lake.toString());
            assertThat(call.exitCode()).as(call.err()).isZero();
        }
    }

    private Path lake() {
        return folder.resolve("lake");
    }

    private String lastLoad() throws IOException {
        JsonNode loads = new ObjectMapper()
                .readTree(call("ingest", "undo", "--json").out())
                .get("loads");
        return loads.get(0).get("run_id").asText();
    }

    /** Every row of what a load writes; of candles with all stamps, of the others but for the run. */
    private static List<String> contents(Path lake) {
        Map<String, String> all = LakeContents.contents(lake, LOADED);
        return List.of(all.get("candles"), all.get("quarantine"), all.get("data_quality"));
    }

    private static Map<String, String> made(Path lake) {
        return LakeContents.of(lake, List.of("features_core", "feature_state", "labels"));
    }
}

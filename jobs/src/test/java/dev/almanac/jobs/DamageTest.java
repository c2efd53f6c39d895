package dev.almanac.jobs;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What is told where files of a lake, or a plug-in, are broken: no bug, but what it is and what helps. */
class DamageTest {
    private static final String SUM = "SELECT sum(rsi_14) FROM features_core";

    @TempDir
    Path temporary;

    private Path folder = Path.of("");

    @BeforeEach
    void load() throws IOException {
        folder = Files.createDirectory(temporary.resolve("my l\u00e4ke"));
        Path file = Files.writeString(folder.resolve("binance-1d.csv"), SimulatedMarket.csv(0, 60));
        Call loaded = call("ingest", "files", file.toString());
        assertThat(loaded.exitCode()).as(loaded.err()).isZero();
    }

    private Call call(String... arguments) {
        return Call.in(
                folder,
                Map.of(),
                Stream.concat(Stream.of(arguments), Stream.of("-q")).toArray(String[]::new));
    }

    private static void assertTold(Call call, String... words) {
        assertThat(call.exitCode()).as(call.err()).isEqualTo(2);
        assertThat(call.err().lines()).as(call.err()).hasSize(3);
        assertThat(call.err()).contains(words);
    }

    @Test
    void aFailureOfTheQueryAloneIsNoDamage() {
        Call call = call("query", "SELECT 1 / 0");
        assertTold(call, "the query cannot be answered");
        assertThat(call.err()).doesNotContain("damaged");
    }

    private List<Path> files(String under, String ending) throws IOException {
        try (Stream<Path> all = Files.walk(folder.resolve("lake").resolve(under))) {
            return all.filter(path -> path.toString().endsWith(ending)).sorted().toList();
        }
    }

    @Test
    void aFileThatWasCutShortIsNamedAndWhatIsSaidHelps() throws IOException {
        assertThat(call("features").exitCode()).isZero();
        Call sound = call("query", SUM);
        assertThat(sound.exitCode()).as(sound.err()).isZero();
        Path file = files("features_core", ".parquet").get(0);
        try (FileChannel cut = FileChannel.open(file, StandardOpenOption.WRITE)) {
            cut.truncate(2000);
        }
        Path table = file.getParent();
        assertTold(
                call("query", SUM),
                "table features_core is damaged",
                file + " has 2000 bytes, and the table's log says ",
                "delete the folder " + table + " and run almanac features");
        assertTold(call("audit", "look-ahead"), "table features_core is damaged", "2000 bytes");

        try (Stream<Path> all = Files.walk(table)) {
            all.sorted(Comparator.reverseOrder()).forEach(path -> path.toFile().delete());
        }
        assertThat(call("features").exitCode()).isZero();
        assertThat(call("query", SUM).out()).isEqualTo(sound.out());
    }

    @Test
    void aFileThatIsGoneAndALogThatCannotBeReadAreNamed() throws IOException {
        assertThat(call("labels").exitCode()).isZero();
        Path log = files("labels/_delta_log", ".json").get(0);
        String kept = Files.readString(log);
        Files.writeString(log, "rubbish");
        assertTold(
                call("query", "SELECT * FROM labels"),
                "table labels is damaged",
                "its log " + log.getParent() + " cannot be read",
                "run almanac labels");
        Files.writeString(log, kept);

        Path file = files("candles", ".parquet").get(0);
        Files.delete(file);
        assertTold(
                call("query", "SELECT sum(close) FROM candles"),
                "table candles is damaged",
                file + " is gone",
                "put the file back from a backup");
    }

    @Test
    void aPluginThatThrowsIsNamedWithSymbolAndBar() throws IOException {
        PluginJar.write(folder.resolve("own.jar"), "own_boom", "x.value > 0 ? Integer.parseInt(\"boom\") : 0", "");
        Files.writeString(folder.resolve("almanac.conf"), """
                features.plugins = ["own.jar"]
                features.sets_computed = [mine]
                features.sets.mine { intervals = ["1d"], columns = ["own_boom(3)"] }
                """);
        for (String[] command :
                List.of(new String[] {"features"}, new String[] {"audit", "look-ahead", "--set", "mine"})) {
            assertTold(
                    call(command),
                    "indicator own_boom(3) of a plug-in failed on ",
                    "/USDT at the bar of 20",
                    "it threw java.lang.NumberFormatException: For input string: \"boom\" (Own.java:",
                    "mend the plug-in, or take its columns out of the set");
        }
    }

    @Test
    void anIntervalWithoutBarsIsSaid() throws IOException {
        Files.writeString(folder.resolve("almanac.conf"), """
                features.sets_computed = [mine]
                features.sets.mine { intervals = ["15m", "1d"], columns = ["rsi(14)"] }
                """);
        Call call = Call.in(folder, Map.of(), "features");
        assertThat(call.exitCode()).as(call.err()).isZero();
        assertThat(call.err())
                .contains("the lake has no bars of 15m, so feature set mine has no rows of them; load bars");
    }
}

package dev.almanac.connectors.file;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.almanac.analytics.error.ExitCode;
import dev.almanac.analytics.error.UserException;
import dev.almanac.analytics.port.CandleUnit;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.ObjectInputStream;
import java.io.ObjectOutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.assertj.core.api.InstanceOfAssertFactories;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FileListingTest {
    @TempDir
    Path root;

    @BeforeEach
    void files() throws Exception {
        for (String name : List.of(
                "b/ETH_USDT-1d.json",
                "b/BTC_USDT-1d.json",
                "b/deep/SOL_USDT-1h.json.gz",
                "b/.hidden.json",
                "b/.git/ADA_USDT-1d.json",
                "b/README.md",
                "b/notes.txt",
                "a/BTCUSDT-1h-2024-10-28.zip",
                "a/spot-PEPEUSDT-aggTrades-2024-10-27.zip")) {
            Path file = root.resolve(name);
            Files.createDirectories(file.resolveSibling("x").getParent());
            Files.writeString(file, "[]");
        }
    }

    @Test
    void foldersAreSortedAndRecursiveWithoutHiddenFiles() {
        FileCandleSource source = source("b");
        assertThat(names(source))
                .containsExactly("b/BTC_USDT-1d.json", "b/ETH_USDT-1d.json", "b/deep/SOL_USDT-1h.json.gz");
        assertThat(source.skipped())
                .extracting(SkippedFile::reason)
                .containsExactly(
                        "it is about the files, not one of them",
                        "its name ends in none of .json, .json.gz, .csv, .csv.gz, .tsv, .tsv.gz, .zip, .parquet and .feather");
        assertThat(source.plan().get(0).bytes()).isEqualTo(2);
    }

    @Test
    void patternsThatTheShellLeftAlone() {
        assertThat(names(source("b/*-1d.json"))).containsExactly("b/BTC_USDT-1d.json", "b/ETH_USDT-1d.json");
        assertThat(names(source("*/[BS]*")))
                .as("a star stays within its folder")
                .containsExactly("a/BTCUSDT-1h-2024-10-28.zip", "b/BTC_USDT-1d.json");
        assertThat(names(source("**/{SOL,ETH}*"))).containsExactly("b/ETH_USDT-1d.json", "b/deep/SOL_USDT-1h.json.gz");
        assertThat(names(source("b/dee?"))).containsExactly("b/deep/SOL_USDT-1h.json.gz");
    }

    @Test
    void aFileThatTwoPathsLeadToIsReadOnce() {
        assertThat(names(source("b/ETH_USDT-1d.json", "b", "b/../b/BTC_USDT-1d.json")))
                .containsExactly("b/ETH_USDT-1d.json", "b/BTC_USDT-1d.json", "b/deep/SOL_USDT-1h.json.gz");
    }

    @Test
    void aNameWithBracketsIsAFileFirst() throws Exception {
        Files.writeString(root.resolve("BTC_USDT-1d [1].json"), "[]");
        assertThat(names(source("BTC_USDT-1d [1].json"))).containsExactly("BTC_USDT-1d [1].json");
    }

    @Test
    void aMissingPathIsAUsageErrorOfThreeLines() {
        assertThatThrownBy(() -> source("nowhere/BTC_USDT-1d.json").plan())
                .asInstanceOf(InstanceOfAssertFactories.type(UserException.class))
                .satisfies(e -> {
                    assertThat(e.exitCode()).isEqualTo(ExitCode.USAGE);
                    assertThat(e).hasMessageContaining("nowhere/BTC_USDT-1d.json does not exist");
                    assertThat(e).message().hasLineCount(3);
                });
        assertThatThrownBy(() -> source("b/*.parquet").plan())
                .isInstanceOf(UserException.class)
                .hasMessageContaining("no file matches");
        assertThatThrownBy(() -> source("b/[BE").plan())
                .isInstanceOf(UserException.class)
                .hasMessageContaining("b/[BE is no pattern, and no file is called so");
    }

    @Test
    void linksThatGoInACircleAreTheUsersAffair() throws Exception {
        Files.createSymbolicLink(root.resolve("b/deep/again"), root.resolve("b"));
        assertThatThrownBy(() -> source("b").plan())
                .isInstanceOf(UserException.class)
                .hasMessageContaining("b cannot be listed")
                .hasMessageContaining("links lead round in a circle");
    }

    @Test
    void onlySkippedFilesAreAUsageError() {
        assertThatThrownBy(
                        () -> source("a/spot-PEPEUSDT-aggTrades-2024-10-27.zip").plan())
                .isInstanceOf(UserException.class)
                .hasMessageContaining("there is no file of candles in")
                .hasMessageContaining("it holds aggregated trades");
    }

    @Test
    void aSourceCanBeSentToATask() throws Exception {
        FileCandleSource source =
                FileCandleSource.of(List.of(root.resolve("b").toString()), FileOverrides.parse("kraken", null, null));
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ObjectOutputStream out = new ObjectOutputStream(bytes)) {
            out.writeObject(source);
        }
        try (ObjectInputStream in = new ObjectInputStream(new ByteArrayInputStream(bytes.toByteArray()))) {
            FileCandleSource sent = (FileCandleSource) in.readObject();
            assertThat(sent.plan()).isEqualTo(source.plan());
            assertThat(sent.plan().get(0).series()).hasToString("kraken BTC/USDT 1d");
        }
    }

    @Test
    void theSeriesOfAPlanIsWhatNamesTell() {
        assertThat(source("a").plan())
                .as("the archive is Binance's")
                .extracting(unit -> String.valueOf(unit.series()))
                .containsExactly("binance BTC/USDT 1h");
        assertThat(source("b/BTC_USDT-1d.json").plan())
                .as("no venue")
                .extracting(CandleUnit::series)
                .containsOnlyNulls();
    }

    private FileCandleSource source(String... paths) {
        List<String> absolute =
                List.of(paths).stream().map(path -> root + "/" + path).toList();
        return FileCandleSource.of(absolute, FileOverrides.NONE);
    }

    private List<String> names(FileCandleSource source) {
        return source.plan().stream()
                .map(unit -> unit.name().substring(root.toString().length() + 1))
                .toList();
    }
}

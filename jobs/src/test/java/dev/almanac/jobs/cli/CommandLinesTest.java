package dev.almanac.jobs.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.almanac.jobs.Call;
import dev.almanac.jobs.Invocation;
import dev.almanac.jobs.terminal.ResultStream;
import dev.almanac.jobs.terminal.Terminal;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import org.assertj.core.api.InstanceOfAssertFactories;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class CommandLinesTest {
    @TempDir
    Path folder;

    private Call call(String... arguments) {
        return Call.in(folder, Map.of(), arguments);
    }

    @Test
    void helpTeaches() {
        Call help = call("--help");
        assertThat(help.exitCode()).isZero();
        assertThat(help.out())
                .contains("almanac demo", "Exit codes", "75  nothing new", "Times are UTC", "--as-of=INSTANT");
        assertThat(help.err()).isEmpty();
    }

    @Test
    void aResultThatTheDiskDidNotTakeIsAFailure() throws IOException {
        Path full = Path.of("/dev/full");
        assumeTrue(Files.exists(full), "there is no /dev/full");
        ByteArrayOutputStream err = new ByteArrayOutputStream();
        try (OutputStream disk = Files.newOutputStream(full)) {
            Terminal terminal = new Terminal(
                    new ResultStream(disk), new PrintStream(err, true, StandardCharsets.UTF_8), false, false);
            Clock clock = Clock.fixed(Call.NOW, ZoneOffset.UTC);
            assertThat(CommandLines.run(new Invocation(List.of("version"), folder, Map.of(), clock, terminal)))
                    .isEqualTo(2);
        }
        assertThat(err.toString(StandardCharsets.UTF_8).lines()).hasSize(3).anyMatch(line -> line.contains("No space"));
    }

    @Test
    void featuresAreListedWithTheirSet() {
        Call all = call("features", "list");
        assertThat(all.exitCode()).isZero();
        assertThat(all.out()).contains("rsi(14)", "set alpha158", "qtlu60 = quantile(60, 0.8) / close");
        Call one = call("features", "list", "--set", "alpha158", "--json");
        assertThat(one.out().lines().filter(line -> line.contains("\"column\"")).count())
                .isEqualTo(158);
        assertThat(one.out()).doesNotContain("rsi_14");
        assertThat(call("features", "list", "--set", "core").out()).contains("adx_14 = dmi(14).adx");
        assertThat(call("features", "list", "--help").out()).contains("name = type(numbers).output @ interval");
        Call none = call("features", "list", "--set", "alpha1");
        assertThat(none.exitCode()).isEqualTo(2);
        assertThat(none.err()).contains("no feature set is called alpha1", "core, library, alpha158");
    }

    @Test
    void featuresAreFoundByTheBeginningsOfTheirWords() {
        assertThat(call("features", "list", "--search", "rsi").out()).contains("rsi(14)", "\n  stoch_rsi(");
        assertThat(call("features", "list", "--search", "ma").out())
                .contains("mama(0.5, 0.05).average")
                .doesNotContain("rank(");
        Call nothing = call("features", "list", "--search", "bolinger band");
        assertThat(nothing.exitCode()).isZero();
        assertThat(nothing.out()).isEqualTo("nothing has all of the words bolinger band; did you mean bollinger?\n");
        assertThat(call("features", "list", "--search", "bolinger", "--json").out())
                .isEqualTo("[ ]\n");
    }

    @Test
    void aWordBehindTheCommandIsLookedForToo() {
        assertThat(call("features", "list", "rsi"))
                .satisfies(found -> assertThat(found.exitCode()).isZero())
                .extracting(Call::out)
                .isEqualTo(call("features", "list", "--search", "rsi").out());
        assertThat(call("features", "list", "volume", "oscillator").out())
                .isEqualTo(call("features", "list", "--search", "volume oscillator")
                        .out())
                .isEqualTo(call("features", "list", "volume", "--search", "oscillator")
                        .out())
                .contains("pvo(12, 26, 9)");
        assertThat(call("features", "list", "bbands").out())
                .isEqualTo("nothing has the word bbands; did you mean bb(20, 2)?\n");
    }

    @Test
    void whatIsLookedForIsShownWithRangeFormulaAndParameters() {
        String found = call("features", "list", "keltner").out();
        assertThat(found.lines().filter(line -> line.contains("keltner(20, 2, 10).upper")))
                .singleElement(InstanceOfAssertFactories.STRING)
                .contains("price", "from 0", "20", "Upper Keltner band");
        assertThat(found)
                .containsOnlyOnce("\n    keltner(n, k, m): middle = EMA(n), upper and lower = middle +- k ATR(m);");
        assertThat(call("features", "list").out()).doesNotContain("keltner(n, k, m)");
        assertThat(call("features", "list", "keltner", "--json").out())
                .contains("\"form\" : \"keltner(n, k, m)\"", "\"range\" : \"from 0\"");
    }

    @Test
    void whatOthersCallSoIsToldBesideWhatHasTheWord() {
        assertThat(call("features", "list", "max").out())
                .contains("cusum(60")
                .endsWith("what other libraries call max is close_range(20).high\n");
        assertThat(call("features", "list", "rsi").out()).doesNotContain("other libraries");
        assertThat(call("features", "list", "ichimoku cloud").out())
                .isEqualTo("nothing has all of the words ichimoku cloud; did you mean ichimoku(9, 26, 52, 26)?\n");
        assertThat(call("features", "list", "heikin", "ashi").out())
                .isEqualTo(
                        "nothing has all of the words heikin ashi; what others call so is not here under another name"
                                + " either\n");
        assertThat(call("features", "list", "tsf").out())
                .isEqualTo("nothing has the word tsf; what others call so is made of columns: \"linreg(14).end\","
                        + " \"linreg_slope(14)\", \"tsf = sql(linreg_14_end + linreg_slope_14)\"\n");
        assertThat(call("features", "list", "zelta").out())
                .isEqualTo("nothing has the word zelta; without words everything is listed\n");
    }

    /** The columns that stand for others' words are understood, their SQL too. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "typical price",
                "hl2",
                "ohlc4",
                "wclprice",
                "var",
                "variance",
                "midpoint",
                "midprice",
                "linearreg_angle",
                "tsf",
                "squeeze",
                "bias",
                "pct_change",
                "coppock"
            })
    void columnsThatStandForOthersWordsAreUnderstood(String words) throws IOException {
        String told = call("features", "list", words).out();
        String columns = told.substring(told.lastIndexOf("made of columns: ") + "made of columns: ".length());
        Files.writeString(folder.resolve("almanac.conf"), "features.sets.mine.columns = [" + columns.strip() + "]\n");
        Call listed = call("features", "list", "--set", "mine");
        assertThat(listed.err()).isEmpty();
        assertThat(listed.exitCode()).isZero();
    }

    @Test
    void aSetIsListedWithWhatItsAuthorShouldKnow() throws IOException {
        Files.writeString(folder.resolve("almanac.conf"), "features.sets.mine.columns = [\"rsi() @ 4h\"]\n");
        assertThat(call("features", "list", "--set", "mine").out())
                .contains("h4_rsi_14 = rsi(14) of the last closed 4h bar")
                .endsWith("note: column h4_rsi_14 of feature set mine is not defined on rows of 1d:"
                        + " a lower interval is not lent to a higher one\n");
    }

    @Test
    void aColumnThatIsNoneIsToldWithItsPlace() throws IOException {
        Files.writeString(
                folder.resolve("almanac.conf"),
                "features.sets_computed = [mine]\nfeatures.sets.mine.columns = [\n  \"rsii(14)\"\n]\n");
        assertThat(call("features").err()).isEqualTo("""
                error: %s:3: column "rsii(14)" of feature set mine: there is no indicator rsii
                cause: no indicator of the library and no plug-in has this name; did you mean rsi(14)?
                remedy: write it like rsi(14)
                """.formatted(folder.resolve("almanac.conf")));
    }

    @ParameterizedTest
    @CsvSource({"query,SELECT", "tables,--json", "config,Examples", "init,almanac.conf", "doctor,exits with 0"})
    void everyCommandHasHelpWithExamples(String command, String word) {
        Call help = call(command, "--help");
        assertThat(help.exitCode()).isZero();
        assertThat(help.out()).contains("almanac " + command, word, "--json");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "demo",
                "init",
                "doctor",
                "ingest",
                "ingest files",
                "ingest venues",
                "sandbox",
                "features",
                "features list",
                "labels",
                "rank",
                "report",
                "daily",
                "query",
                "tables",
                "why",
                "audit",
                "audit look-ahead",
                "reproduce",
                "config",
                "version"
            })
    void helpFitsEightyColumnsAndTeachesByExample(String command) {
        Call help = call((command + " --help").strip().split(" "));
        assertThat(help.out().lines())
                .allSatisfy(line -> assertThat(line.length()).as(line).isLessThanOrEqualTo(80));
        assertThat(help.out()).contains("Examples:\n  ", "Exit codes", "Options of every command:");
        assertThat(help.out()).doesNotContain("%n", "%%");
        assertThat(help.out()).as("no path or key is broken at its dot").doesNotContainPattern("\\.\\n {20,}[a-z/]");
    }

    @ParameterizedTest
    @ValueSource(strings = {"demo", "ingest files", "ingest venues", "daily", "audit look-ahead"})
    void helpNamesTheCodeOfUnsoundDataWhereItCanCome(String command) {
        assertThat(call((command + " --help").split(" ")).out()).contains("Exit codes: 0 done", "3 unsound data");
        assertThat(call("rank", "--help").out()).doesNotContain("3 unsound");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "tables",
                "query x",
                "why BTC",
                "reproduce x",
                "audit look-ahead",
                "features",
                "rank",
                "report",
                "daily"
            })
    void aMissingLakeIsToldBeforeSparkStarts(String command) {
        Call missing = call(command.split(" "));
        assertThat(missing.exitCode()).isEqualTo(2);
        assertThat(missing.err())
                .startsWith("error: no lake at " + folder.resolve("lake"))
                .hasLineCount(3);
    }

    @Test
    void whatIsNoFolderOrHoldsSomethingElseIsToldBeforeSparkStarts() throws IOException {
        Path file = Files.writeString(folder.resolve("BTC_USDT-1d.csv"), "x");
        assertThat(call("tables", "--lake", file.toString()).err())
                .contains("cause: it is a file, and a lake is a folder\n")
                .hasLineCount(3);
        for (Path lake : List.of(file, folder)) {
            Call load = call("ingest", "files", file.toString(), "--lake", lake.toString());
            assertThat(load.err())
                    .startsWith("error: cannot use " + lake + " as a lake\n")
                    .hasLineCount(3);
        }
    }

    @Test
    void helpShowsItsOwnOptionsFirstAndNoneThatAreUseless() {
        assertThat(call("daily", "--help").out())
                .containsSubsequence("--out=DIR", "Options of every command:", "--as-of=INSTANT", "Examples:");
        assertThat(call("tables", "--help").out()).contains("--lake=DIR").doesNotContain("--as-of");
        assertThat(call("demo", "--help").out()).doesNotContain("--lake");
        assertThat(call("version", "--help").out()).doesNotContain("--lake", "--config", "--as-of");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "qeury x              | unknown command qeury  | did you mean query?",
                "query --fromat csv x | unknown option --fromat | did you mean --format?",
                "query --format xml x | --format                | TABLE, CSV, JSON",
                "query                | SQL is missing          | almanac query",
                "config --config      | --config FILE: its value is missing | almanac config",
                "report --top         | --top N: its value is missing | almanac report",
                "ingest files         | PATH is missing         | almanac ingest files",
                "init a b             | unknown argument b      | almanac init",
            })
    void usageErrorsAreThreeLines(String arguments, String problem, String word) {
        Call wrong = call(arguments.split(" "));
        assertThat(wrong.exitCode()).isEqualTo(2);
        assertThat(wrong.out()).isEmpty();
        assertThat(wrong.err().lines()).hasSize(3);
        assertThat(wrong.err()).contains("error: ", problem, "\ncause: ", word, "\nremedy: see almanac");
    }

    @Test
    void noCommandIsAUsageError() {
        assertThat(call().exitCode()).isEqualTo(2);
        assertThat(call().err()).startsWith("error: no command was given\n");
    }

    @Test
    void globalOptionsStandBeforeOrAfterTheCommand() {
        Call before = call("--lake", "elsewhere", "config", "--json");
        Call after = call("config", "--json", "--lake", "elsewhere");
        assertThat(before.out()).contains("\"elsewhere\"").isEqualTo(after.out());
    }

    @Test
    void configShowsWhereValuesComeFrom() {
        Call shown = Call.in(folder, Map.of("ALMANAC_RANK__MIN_SCORE", "0.9"), "config");
        assertThat(shown.out()).containsPattern("rank\\.min_score +0\\.9 +ALMANAC_RANK__MIN_SCORE\n");
    }

    @Test
    void initWritesOnceAndNeverOver() throws IOException {
        assertThat(call("init").exitCode()).isZero();
        Path file = folder.resolve("almanac.conf");
        Files.writeString(file, "rank.max_calls = 3\n");
        Call second = call("init");
        assertThat(second.exitCode()).isEqualTo(2);
        assertThat(second.err().lines()).hasSize(3);
        assertThat(file).hasContent("rank.max_calls = 3\n");
        assertThat(call("init", "none/almanac.conf").err())
                .contains("cause: no such file or folder: " + folder.resolve("none/almanac.conf"))
                .hasLineCount(3);
    }

    @Test
    void doctorLooksAtTheLake() throws IOException {
        Files.createDirectories(folder.resolve("lake"));
        assertThat(call("doctor").out()).contains("none at " + folder.resolve("lake") + " yet");
        Files.createDirectories(folder.resolve("lake/photos"));
        Call doctor = call("doctor");
        assertThat(doctor.exitCode()).isEqualTo(2);
        assertThat(doctor.out()).contains("is something else", "lake: name an empty or absent folder");
    }

    @Test
    void doctorDoesNotLookWhereItCannot() {
        Call doctor = call("doctor", "--lake", "s3a://bucket/lake");
        assertThat(doctor.out()).contains("s3a://bucket/lake is not on this machine's disks: not checked");
        assertThat(doctor.err()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "demo",
        "features",
        "labels",
        "tables",
        "query x",
        "reproduce x",
        "ingest files x",
        "init",
        "config",
        "doctor",
        "version"
    })
    void anInstantIsRefusedWhereItHasNoMeaning(String command) {
        Call wrong = call((command + " --as-of 2022-10-11").split(" "));
        assertThat(wrong.exitCode()).isEqualTo(2);
        assertThat(wrong.err().lines()).hasSize(3);
        assertThat(wrong.err()).contains("error: almanac " + command.replaceAll(" x$", "") + " takes no --as-of");
        assertThat(folder).isEmptyDirectory();
    }

    @ParameterizedTest
    @CsvSource({"demo,--lake", "init,--lake", "init,--config", "version,--lake", "version,--config"})
    void aLakeAndAConfigurationAreRefusedWhereNoneIsRead(String command, String option) {
        Call wrong = call(command, option, "x");
        assertThat(wrong.exitCode()).isEqualTo(2);
        assertThat(wrong.err().lines()).hasSize(3);
        assertThat(wrong.err()).contains("error: almanac " + command + " takes no " + option);
        assertThat(folder).isEmptyDirectory();
    }

    @Test
    void initAsJsonNamesItsFile() {
        assertThat(call("init", "--json").out())
                .isEqualTo("{\n  \"written\" : \"" + folder.resolve("almanac.conf") + "\"\n}\n");
    }

    @Test
    void configAsJsonKeepsItsOrder() {
        assertThat(call("config", "--json").out())
                .containsPattern("\"value\" : [^\n]+,\n +\"origin\" :")
                .doesNotContainPattern("\"origin\" : [^\n]+,\n +\"value\" :");
    }

    @Test
    void versionNamesAllParts() {
        assertThat(call("version").out()).matches("almanac \\S+ \\(Spark 4\\S+, Delta 4\\S+, Java \\S+\\)\\R");
    }
}

package dev.almanac.jobs.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.almanac.analytics.error.ExitCode;
import dev.almanac.analytics.error.UserException;
import dev.almanac.analytics.label.LabelSettings;
import dev.almanac.analytics.market.Interval;
import dev.almanac.analytics.ranking.RankingSettings;
import dev.almanac.analytics.universe.UniverseSettings;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ConfigurationTest {
    @TempDir
    Path folder;

    private Configuration load(String file, Map<String, String> environment, Map<String, String> options)
            throws IOException {
        Files.writeString(folder.resolve("almanac.conf"), file);
        return Configuration.load(Optional.empty(), folder, environment, options);
    }

    private static Setting setting(Configuration configuration, String key) {
        return configuration.settings().stream()
                .filter(setting -> setting.key().equals(key))
                .findFirst()
                .orElseThrow();
    }

    @Test
    void defaultsAreThoseOfTheParts() {
        Settings settings = Settings.of(Configuration.load(Optional.empty(), folder, Map.of(), Map.of()));
        UniverseSettings members = settings.ranking().universe();
        assertThat(settings.ranking().with(UniverseSettings.defaults())).isEqualTo(RankingSettings.defaults());
        assertThat(members).usingRecursiveComparison().ignoringFields("names").isEqualTo(UniverseSettings.defaults());
        assertThat(members.names().rename("MATIC", Long.MAX_VALUE)).isPresent();
        assertThat(settings.lake()).isEqualTo("lake");
    }

    @Test
    void commandLineWinsOverEnvironmentOverFileOverDefault() throws IOException {
        String file = "lake.path = a\nrank.min_score = 0.7\nrank { max_calls = 3 }\n";
        Map<String, String> environment = Map.of("ALMANAC_LAKE__PATH", "b", "ALMANAC_RANK__MIN_SCORE", "0.8");
        Configuration all = load(file, environment, Map.of("lake.path", "c"));
        assertThat(setting(all, "lake.path").value()).isEqualTo("c");
        assertThat(setting(all, "lake.path").origin()).isEqualTo("command line");
        assertThat(setting(all, "rank.min_score").value()).isEqualTo(0.8);
        assertThat(setting(all, "rank.min_score").origin()).isEqualTo("ALMANAC_RANK__MIN_SCORE");
        assertThat(setting(all, "rank.max_calls").value()).isEqualTo(3L);
        assertThat(setting(all, "rank.max_calls").origin()).endsWith("almanac.conf:3");
        assertThat(setting(all, "rank.horizon_days").origin()).isEqualTo("default");
    }

    @Test
    void listsInTheEnvironmentAreSplitAtCommas() throws IOException {
        Configuration all = load("", Map.of("ALMANAC_UNIVERSE__EXCLUDED", "LUNA, UST"), Map.of());
        assertThat(setting(all, "universe.excluded").value()).isEqualTo(List.of("LUNA", "UST"));
        String columns = "rsi(14), macd(12, 26, 9).hist,, x = sql(if(rsi_14 > 70, 1, 0)),";
        Configuration own = load("", Map.of("ALMANAC_FEATURES__SETS__MINE__COLUMNS", columns), Map.of());
        assertThat(setting(own, "features.sets.mine.columns").value())
                .isEqualTo(List.of("rsi(14)", "macd(12, 26, 9).hist", "x = sql(if(rsi_14 > 70, 1, 0))"));
    }

    @Test
    void labelsAreReadAndCheckedTogether() throws IOException {
        LabelSettings labels = Settings.of(
                        load("labels.horizons = [3, 1]\nlabels.upper_barrier = 2", Map.of(), Map.of()))
                .labels();
        assertThat(labels.eras().begins()).containsOnlyKeys("LUNA");
        assertThat(labels)
                .isEqualTo(new LabelSettings(
                        List.of(Interval.H4, Interval.D1), List.of(1, 3), 30, 2, 1, 5, labels.eras()));
        Configuration configuration = load("labels.intervals = []", Map.of(), Map.of());
        assertThatThrownBy(() -> Settings.of(configuration))
                .isInstanceOf(UserException.class)
                .hasMessageContaining("labels");
        assertThat(load("labels.horizons = [3]", Map.of(), Map.of()).recorded()).doesNotContain("labels");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "rank {\\n  min_scor = 1\\n}           | almanac.conf:2: unknown key rank.min_scor | did you mean rank.min_score?",
                "\\nrank.min_confidence = 1.5          | almanac.conf:2: rank.min_confidence = 1.5 | 0..1",
                "rank.max_calls = many                 | almanac.conf:1: rank.max_calls = many     | a whole number",
                "rank.max_calls = 2.5                  | almanac.conf:1: rank.max_calls = 2.5      | a whole number",
                "rank = 3                              | almanac.conf:1: unknown key rank          | almanac config",
                "report.formats = [md, pdf]            | almanac.conf:1: report.formats            | md, json, html",
                "ingest.candle_delay_s = -1            | almanac.conf:1: ingest.candle_delay_s = -1 | 0..86399",
                "ingest.candle_delay_s = 86400         | almanac.conf:1: ingest.candle_delay_s     | 0..86399",
                "ingest.candle_delay_s = 5 min         | almanac.conf:1: ingest.candle_delay_s     | a whole number",
                "features.intervals = [2h]             | almanac.conf:1: features.intervals        | one of 1m",
                "features.sets.NAME.columns = [rsi(14)] | almanac.conf:1: features.sets.NAME.columns names nothing | sets.mine",
                "features.sets.My-Set.columns = [rsi(14)] | features.sets.My-Set.columns cannot be set: \"My-Set\" is no name | features.sets.my_set.columns",
                "features.sets.a.b.columns = [rsi(14)]  | \"a.b\" is no name                         | features.sets.a_b.columns",
                "features.sets.mine.colums = [rsi(14)]  | unknown key features.sets.mine.colums     | did you mean features.sets.mine.columns?",
                "features.sets.mine = [rsi(14)]         | unknown key features.sets.mine            | did you mean features.sets.mine.columns?",
                "rank {                                | almanac.conf cannot be read               | almanac init",
                "[a]                                   | almanac.conf cannot be read               | almanac init",
            })
    void whatIsUnknownOrWrongNamesFileLineKeyAndRemedy(String file, String problem, String remedy) {
        assertThatThrownBy(() -> load(file.replace("\\n", "\n"), Map.of(), Map.of()))
                .isInstanceOfSatisfying(UserException.class, e -> {
                    assertThat(e.exitCode()).isEqualTo(ExitCode.USAGE);
                    assertThat(e.problem()).contains(problem);
                    assertThat(e.remedy()).contains(remedy);
                    assertThat(e).hasMessageMatching("[^\n]+\n[^\n]+\n[^\n]+");
                });
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "labels.horizons = [1, 0]    | 0 must be at least 1",
                "labels.horizons = [20000]   | 20000 must be at most 10000",
                "labels.horizons = [week]    | week is no whole number",
                "labels.horizons = [7, 1, 7] | 7 stands there twice",
                "labels.horizons = []        | it names none",
            })
    void listsOfNumbersAreCheckedOneByOne(String file, String cause) {
        assertThatThrownBy(() -> load(file, Map.of(), Map.of())).isInstanceOfSatisfying(UserException.class, e -> {
            assertThat(e.problem())
                    .contains("almanac.conf:1: labels.horizons = [")
                    .endsWith("] cannot be used");
            assertThat(e.reason()).isEqualTo(cause);
            assertThat(e.remedy()).startsWith("takes a list of whole numbers (intervals, 1..10000)");
        });
    }

    @Test
    void whatCannotBeIncludedIsToldWithItsNameAndLine() throws IOException {
        for (String how : new String[] {"\"more.conf\"", "file(\"" + folder.resolve("more.conf") + "\")", "\"more\""}) {
            assertThatThrownBy(() -> load("\ninclude required(" + how + ")\n", Map.of(), Map.of()))
                    .isInstanceOfSatisfying(UserException.class, e -> {
                        assertThat(e.problem())
                                .startsWith(folder.resolve("almanac.conf") + ":2: ")
                                .contains("more")
                                .endsWith(" cannot be included");
                        assertThat(e.reason()).doesNotContain("Exception");
                        assertThat(e.remedy()).isEqualTo("name a file that there is, or leave required out");
                        assertThat(e).hasMessageMatching("[^\n]+\n[^\n]+\n[^\n]+");
                    });
        }
        assertThat(load("include \"more.conf\"\n", Map.of(), Map.of()).settings())
                .isNotEmpty();
    }

    @Test
    void whatStandsInAnIncludedFileIsToldWithThatFile() throws IOException {
        Path more = Files.writeString(folder.resolve("more.conf"), "\n\nrank.min_scor = 1\n");
        assertThatThrownBy(() -> load("include \"more.conf\"\n", Map.of(), Map.of()))
                .isInstanceOfSatisfying(
                        UserException.class, e -> assertThat(e.problem()).startsWith(more + ":3: unknown key"));
        Files.writeString(more, "rank {\n");
        assertThatThrownBy(() -> load("include \"more.conf\"\n", Map.of(), Map.of()))
                .isInstanceOfSatisfying(UserException.class, e -> {
                    assertThat(e.reason()).contains("more.conf: 2");
                    assertThat(e).hasMessageMatching("[^\n]+\n[^\n]+\n[^\n]+");
                });
        Files.writeString(more, "include \"almanac.conf\"\n");
        assertThatThrownBy(() -> load("include \"more.conf\"\n", Map.of(), Map.of()))
                .isInstanceOfSatisfying(
                        UserException.class, e -> assertThat(e).hasMessageMatching("[^\n]+\n[^\n]+\n[^\n]+"));
    }

    @Test
    void unknownVariableNamesTheNearestKey() {
        assertThatThrownBy(() -> load("", Map.of("ALMANAC_RANK__MIN_SCOER", "1"), Map.of()))
                .isInstanceOfSatisfying(UserException.class, e -> {
                    assertThat(e.problem()).contains("ALMANAC_RANK__MIN_SCOER");
                    assertThat(e.remedy()).contains("rank.min_score");
                });
    }

    @Test
    void variablesOfTheLauncherAndOfOthersAreNoKeys() throws IOException {
        Map<String, String> environment = Map.of("ALMANAC_HEAP", "2g", "ALMANAC_SIZE", "small", "HOME", "/root");
        assertThat(load("", environment, Map.of()).settings())
                .allMatch(setting -> setting.origin().equals("default"));
    }

    @Test
    void settingsThatDoNotGoTogetherAreRefused() throws IOException {
        Configuration all = load("rank.weights.trend = 0.9", Map.of(), Map.of());
        assertThatThrownBy(() -> Settings.of(all))
                .isInstanceOfSatisfying(
                        UserException.class, e -> assertThat(e.reason()).contains("add up to"));
    }

    @Test
    void missingFileIsNamed() {
        assertThatThrownBy(
                        () -> Configuration.load(Optional.of(folder.resolve("none.conf")), folder, Map.of(), Map.of()))
                .isInstanceOfSatisfying(
                        UserException.class, e -> assertThat(e.problem()).contains("none.conf"));
    }

    @Test
    void whatIsRecordedReadsBackAndKnowsNoPaths() throws IOException {
        Configuration first = load(
                "report.notice = \"a \\\"b\\\" \\\\ c\"\nrank.min_score = 0.1\nuniverse.excluded = [LUNA]",
                Map.of(
                        "ALMANAC_LAKE__PATH", "/secret/place",
                        "ALMANAC_LAKE__LOCK_WAIT_S", "7",
                        "ALMANAC_SOURCES__FILES", "/secret/candles",
                        "ALMANAC_REPORT__OUT", "/secret/reports",
                        "ALMANAC_REPORT__FORMATS", "md"),
                Map.of());
        String text = first.recorded();
        assertThat(text)
                .doesNotContain("/secret", "lake.", "report.formats", "report.out", "sources.files")
                .contains("rank.min_score = 0.1\n");
        assertThat(Configuration.ofRecorded(text).recorded()).isEqualTo(text);
    }

    @Test
    void whatIsRecordedIsOneLineASettingWhateverItsText() throws IOException {
        String notice = "one\n\ttwo \"three\" \\ four\r${x}\u0001";
        Configuration first = load("", Map.of("ALMANAC_REPORT__NOTICE", notice), Map.of());
        String text = first.recorded();
        assertThat(text.split("\n")).allMatch(line -> line.matches("[a-z_.]+ = .+"));
        assertThat(setting(Configuration.ofRecorded(text), "report.notice").value())
                .isEqualTo(notice);
    }

    @Test
    void theFileThatInitWritesChangesNothingAndIsReadWhereUncommented() throws IOException {
        String text = ConfigurationFile.text();
        assertThat(load(text, Map.of(), Map.of()).recorded())
                .isEqualTo(Configuration.load(Optional.empty(), folder.resolve("none"), Map.of(), Map.of())
                        .recorded());
        String edited = text.replaceAll("(?m)^  # ([a-z_.]+ = )", "  $1");
        assertThat(load(edited, Map.of(), Map.of()).settings())
                .anyMatch(setting -> setting.key().equals("features.sets.mine.columns"))
                .allMatch(setting -> setting.origin().contains("almanac.conf:"));
    }
}

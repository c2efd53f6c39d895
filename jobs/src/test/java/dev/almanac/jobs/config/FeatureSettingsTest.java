package dev.almanac.jobs.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.almanac.analytics.error.UserException;
import dev.almanac.analytics.feature.FeatureSet;
import dev.almanac.analytics.indicator.type.IndicatorLibrary;
import dev.almanac.analytics.market.Interval;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Sets as they stand in a file, and where in it what is wrong with them. */
class FeatureSettingsTest {
    @TempDir
    Path folder;

    private Configuration load(String file) throws IOException {
        Files.writeString(folder.resolve("almanac.conf"), file.replace("\\n", "\n"));
        return Configuration.load(Optional.empty(), folder, Map.of(), Map.of());
    }

    private UserException refused(String file) throws IOException {
        Configuration configuration = load(file);
        UserException refusal = catchThrowableOfType(
                UserException.class, () -> FeatureSettings.computed(configuration, IndicatorLibrary.builtIn()));
        assertThat(refusal).hasMessageMatching("[^\n]+\n[^\n]+\n[^\n]+");
        return refusal;
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                // the line is that of the column, where one is at fault
                "[\\n\"rsi(7)\"\\n\"rsi(0)\"\\n] | :4: column \"rsi(0)\" of feature set mine: parameter n of rsi must be at least 1",
                "[\\n\"rsi(7)\"\\n\"x = sql(rsi_8)\"\\n] | :4: column x of feature set mine cannot be used",
                "[\\n\"rsi(7)\"\\n\"x = sql()\"\\n] | :4: column \"x = sql()\" of feature set mine: sql() is empty",
                "[\\n\"rsi(7)\"\\n\"rsi(7)\"\\n] | :4: column \"rsi(7)\" of feature set mine: it stands there twice",
                "[\\n\"rsi(7)\"\\n\"rsi_7 = rsi(9)\"\\n] | :4: column \"rsi_7 = rsi(9)\" of feature set mine: there are two columns rsi_7",
                "[\\n\"rsi(7)\"\\n\"open = rsi(9)\"\\n] | :4: column \"open = rsi(9)\" of feature set mine: \"open\" is no name of a feature",
                "[\\n\"rsi(7)\"\\n\"venue = sql(rsi_7)\"\\n] | :4: column \"venue = sql(rsi_7)\" of feature set mine: \"venue\" is no name of a feature",
                "[\\n\"rsi(7)\"\\n\"rsi(7) @ 1h\"\\n] | :4: column \"rsi(7) @ 1h\" of feature set mine: its interval is none of the set's",
                "[\\n\"rsi(7)\"\\n\"x = sql(x + 1)\"\\n] | :4: column x of feature set mine cannot be used",
                "[] | :2: feature set mine has no columns",
            })
    void aFaultIsToldWithItsFileAndLine(String columns, String problem) throws IOException {
        UserException refusal =
                refused("features.sets_computed = [mine]\nfeatures.sets.mine.columns = " + columns + "\n");
        assertThat(refusal.problem()).isEqualTo(folder.resolve("almanac.conf") + problem);
    }

    @Test
    void aSetWithoutColumnsIsToldAsThat() throws IOException {
        UserException empty = refused("features { sets_computed = [mine]\nsets.mine.intervals = [1d] }");
        assertThat(empty.problem()).endsWith("almanac.conf:2: feature set mine has no columns");
        assertThat(empty.reason()).isEqualTo("features.sets.mine.columns is not set");
        assertThat(empty.remedy()).contains("features.sets.mine.columns = [\"rsi(14)\"]");
    }

    /** What is declared is looked at, computed or not. */
    @Test
    void aBrokenSetIsToldThoughItIsNotComputed() throws IOException {
        UserException broken =
                refused("features.sets.fine.columns = [rsi]\nfeatures.sets.later.columns = [\"rsii(7)\"]");
        assertThat(broken.problem())
                .endsWith("almanac.conf:2: column \"rsii(7)\" of feature set later: there is no indicator rsii");
    }

    @Test
    void intervalsWithoutTheDayAreToldWithTheirPlace() throws IOException {
        Configuration configuration = load("\nfeatures.intervals = [\"4h\"]");
        UserException refusal = catchThrowableOfType(UserException.class, () -> FeatureSettings.core(configuration));
        assertThat(refusal.problem())
                .isEqualTo(folder.resolve("almanac.conf") + ":2: features.intervals = [\"4h\"] cannot be used");
        assertThat(refusal.reason()).isEqualTo("it has no 1d, which is ranked by");
        assertThat(refusal.remedy()).isEqualTo("write features.intervals = [\"1d\", \"4h\"]");
    }

    @Test
    void namesOfSetsThatComeWithTheProgramAreTaken() throws IOException {
        UserException taken = refused("features.sets.core.columns = [rsi]");
        assertThat(taken.problem()).endsWith("almanac.conf:1: feature set core cannot be declared");
        assertThat(taken.remedy()).contains("features.sets.my_core.columns");
    }

    @Test
    void aSetThatThereIsNotIsToldWithThoseThatThereAre() throws IOException {
        UserException unknown = refused("features.sets.mine.columns = [rsi]\nfeatures.sets_computed = [library, min]");
        assertThat(unknown.problem()).endsWith("almanac.conf:2: no feature set is called min");
        assertThat(unknown.reason()).isEqualTo("there are core, library, alpha158, mine; did you mean mine?");
        assertThat(refused("features.sets_computed = [\"My Set\"]").remedy()).contains("features.sets.my_set.columns");
    }

    @Test
    void theIntervalsOfTheConfigurationAreThoseThatColumnsMayNameAfterAnAt() throws IOException {
        String codes = String.join(
                ", ", FeatureSet.INTERVALS.stream().map(Interval::code).toList());
        for (String key : new String[] {"features.intervals", "features.sets.NAME.intervals"}) {
            assertThat(Reference.read().keys().get(key))
                    .satisfies(found -> assertThat(found.facts()).isEqualTo("one of " + codes));
        }
        Configuration configuration = load("features.sets.mine.columns = [\"rsi(14) @ 4h\", \"rsi() @ 1d\"]");
        assertThat(FeatureSettings.named(configuration, "mine", IndicatorLibrary.builtIn())
                        .names())
                .containsExactly("h4_rsi_14", "d1_rsi_14");
    }
}

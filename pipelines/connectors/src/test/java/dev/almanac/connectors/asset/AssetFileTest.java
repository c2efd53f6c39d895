package dev.almanac.connectors.asset;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.almanac.analytics.error.UserException;
import dev.almanac.analytics.universe.AssetFact;
import dev.almanac.analytics.universe.AssetFacts;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AssetFileTest {
    private static final String HEADER = "kind,name,asset,effective,known,source\n";

    @TempDir
    Path folder;

    @ParameterizedTest
    @CsvSource({
        "XBT, 2014-01-01, BTC",
        "MATIC, 2024-09-04, POL",
        "LUNA, 2022-05-27, LUNC",
        "LUNA, 2022-05-28, LUNA",
        "UST, 2022-06-01, USTC"
    })
    void theProgramKnows(String name, String day, String asset) {
        AssetFacts facts = AssetFile.read(List.of());
        assertThat(facts.asset(name, micros(day), micros("2025-01-01"))).isEqualTo(asset);
        assertThat(facts.facts()).allSatisfy(fact -> {
            assertThat(fact.knownAt()).isLessThanOrEqualTo(fact.effective());
            assertThat(fact.source()).isNotBlank();
        });
    }

    @Test
    void factsOfOnesOwnFollowAndWin() throws IOException {
        Path own = write(
                "# ours\n\n" + HEADER + "rename,matic,POLY,2024-09-05,2024-01-01,a memo, of which there are two\n");
        AssetFacts facts = AssetFile.read(List.of(own));
        assertThat(facts.facts().get(facts.facts().size() - 1))
                .isEqualTo(new AssetFact(
                        AssetFact.Kind.RENAME,
                        "MATIC",
                        "POLY",
                        micros("2024-09-05"),
                        micros("2024-01-01"),
                        "a memo, of which there are two"));
        assertThat(facts.asset("MATIC", micros("2024-10-01"), micros("2024-10-01")))
                .isEqualTo("POLY");
    }

    /** Where the day is not known, nobody is to know of it before it can have been. */
    @Test
    void aMonthHoldsFromItsEndOn() throws IOException {
        AssetFacts facts = AssetFile.read(List.of(write(HEADER + "rename,A,B,2020-11,,some time in November\n")));
        assertThat(facts.asset("A", micros("2020-11-10"), micros("2020-11-30"))).isEqualTo("A");
        assertThat(facts.asset("A", micros("2020-11-10"), micros("2020-12-01"))).isEqualTo("B");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "rename,A,B,2024-01-01,|it has 5 fields instead of 6",
                "renamed,A,B,2024-01-01,,x|\"renamed\" is none of alias, rename and reissue",
                "rename,A/B,B,2024-01-01,,x|\"A/B\" is no name of an asset",
                "rename,A,B,,,x|\"\" is no day such as 2024-09-04",
                "rename,A,B,2024-13-01,,x|\"2024-13-01\" is no day such as 2024-09-04",
                "rename,A,B,2024-13,,x|\"2024-13\" is no day such as 2024-09-04, nor a month such as 2024-09",
                "rename,A,B,2024-01-01,, |it names no source"
            })
    void aLineThatIsNoFactIsTold(String line, String cause) throws IOException {
        Path own = write(HEADER + line + "\n");
        assertThatThrownBy(() -> AssetFile.read(List.of(own))).isInstanceOfSatisfying(UserException.class, e -> {
            assertThat(e.problem()).isEqualTo(own + " line 2 is no fact about a name");
            assertThat(e.getMessage()).contains(cause);
        });
    }

    @Test
    void aFileThatIsNotThereIsTold() {
        assertThatThrownBy(() -> AssetFile.read(List.of(folder.resolve("none.csv"))))
                .isInstanceOfSatisfying(
                        UserException.class, e -> assertThat(e.problem()).endsWith("none.csv cannot be read"));
    }

    private Path write(String text) throws IOException {
        return Files.writeString(folder.resolve("own.csv"), text);
    }

    private static long micros(String day) {
        return Instant.parse(day + "T00:00:00Z").getEpochSecond() * 1_000_000;
    }
}

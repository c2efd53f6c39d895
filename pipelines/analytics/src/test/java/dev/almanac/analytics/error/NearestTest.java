package dev.almanac.analytics.error;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class NearestTest {
    @Test
    void countsLettersThatMustChange() {
        assertThat(Nearest.distance("kitten", "sitting")).isEqualTo(3);
        assertThat(Nearest.distance("", "abc")).isEqualTo(3);
        assertThat(Nearest.distance("rank", "rank")).isZero();
        assertThat(Nearest.distance("ris", "rsi")).as("neighbours swapped").isEqualTo(1);
        assertThat(Nearest.distance("ab", "bca")).isEqualTo(3);
    }

    @Test
    void namesTheNearestOrNobody() {
        List<String> known = List.of("ingest", "features", "rank");
        assertThat(Nearest.to("rnak", known)).contains("rank");
        assertThat(Nearest.to("quarantine", known)).isEmpty();
        assertThat(Nearest.to("abc", List.of("axy")))
                .as("a short word keeps most of its letters")
                .isEmpty();
        assertThat(Nearest.question("fetures", known)).isEqualTo("; did you mean features?");
        assertThat(Nearest.question("x", known)).isEmpty();
    }

    /** Among many short names a letter more or less is a slip, another one is another name. */
    @Test
    void aSlipInAShortWordChangesNoLetterIntoAnother() {
        List<String> known = List.of("rsi", "tsi", "macd", "chaikin", "data", "bian", "supertrend");
        assertThat(Nearest.slip("ris", known)).contains("rsi");
        assertThat(Nearest.slip("rsii", known)).contains("rsi");
        assertThat(Nearest.slip("macdd", known)).contains("macd");
        assertThat(Nearest.slip("supertrand", known)).contains("supertrend");
        for (String other : List.of("rmi", "tsf", "bias", "delta", "heikin")) {
            assertThat(Nearest.slip(other, known)).as(other).isEmpty();
        }
    }
}

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
}

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
    }

    @Test
    void namesTheNearestOrNobody() {
        List<String> known = List.of("ingest", "features", "rank");
        assertThat(Nearest.to("rnak", known)).contains("rank");
        assertThat(Nearest.to("quarantine", known)).isEmpty();
    }
}

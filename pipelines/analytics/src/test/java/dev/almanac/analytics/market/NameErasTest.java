package dev.almanac.analytics.market;

import static org.assertj.core.api.Assertions.assertThat;

import dev.almanac.analytics.market.NameEras.Era;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

class NameErasTest {
    private static final NameEras ERAS =
            new NameEras(new TreeMap<>(Map.of("LUNA", List.of(500L, 200L, 500L), "USDX", List.of(300L))));

    @Test
    void aPairHasAnEraForEveryMeaningOfEitherName() {
        assertThat(ERAS.of("BTC/USDT")).containsExactly(Era.ALWAYS);
        assertThat(ERAS.of("LUNA/USDT"))
                .containsExactly(new Era(Long.MIN_VALUE, 200), new Era(200, 500), new Era(500, Long.MAX_VALUE));
        assertThat(ERAS.of("BTC/LUNA")).hasSize(3);
        assertThat(ERAS.of("LUNA/USDX")).hasSize(4);
        assertThat(NameEras.NONE.of("LUNA/USDT")).containsExactly(Era.ALWAYS);
    }

    /** A bar that closes as the name changes its meaning is the last of the old one. */
    @Test
    void aBarIsOfTheEraThatItClosesIn() {
        assertThat(ERAS.at("LUNA/USDT", 200)).isEqualTo(new Era(Long.MIN_VALUE, 200));
        assertThat(ERAS.at("LUNA/USDT", 201)).isEqualTo(new Era(200, 500));
        assertThat(ERAS.at("LUNA/USDT", 900).holds(501)).isTrue();
        assertThat(ERAS.at("LUNA/USDT", 900).holds(500)).isFalse();
    }

    @Test
    void itsTextIsEmptyWhereNothingChanged() {
        assertThat(NameEras.NONE.text()).isEmpty();
        assertThat(ERAS.text()).isEqualTo(" afresh {LUNA=[200, 500], USDX=[300]}");
    }
}

package dev.almanac.analytics.figure;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class FiguresTest {
    @Test
    void roundsHalfUpAsAPersonReadsTheNumber() {
        assertThat(Figures.fixed(1.005, 2)).isEqualTo("1.01");
        assertThat(Figures.fixed(-0.125, 2)).isEqualTo("−0.13");
        assertThat(Figures.fixed(-0.001, 2)).isEqualTo("0.00");
        assertThat(Figures.signed(0.42, 2)).isEqualTo("+0.42");
        assertThat(Figures.signed(0, 1)).isEqualTo("0.0");
        assertThat(Figures.change(0.184)).isEqualTo("+18.4 %");
        assertThat(Figures.change(Double.NaN)).isEqualTo("–");
    }

    @Test
    void shortensLargeAmounts() {
        assertThat(Figures.compact(12_345_678)).isEqualTo("12.3M");
        assertThat(Figures.compact(999.6)).isEqualTo("1.00k");
        assertThat(Figures.compact(-5)).isEqualTo("−5.00");
    }

    @Test
    void sizesHaveBinaryUnits() {
        assertThat(Figures.bytes(812)).isEqualTo("812 B");
        assertThat(Figures.bytes(1024)).isEqualTo("1.0 KiB");
        assertThat(Figures.bytes((1 << 20) - 1)).isEqualTo("1.0 MiB");
        assertThat(Figures.bytes(57_291_238)).isEqualTo("54.6 MiB");
    }

    @Test
    void countsDecimalsOfATick() {
        assertThat(Figures.decimals(0.00000908)).isEqualTo(8);
        assertThat(Figures.decimals(19131.87)).isEqualTo(2);
        assertThat(Figures.decimals(4000)).isZero();
    }

    @Test
    void writesTimesAndOrdinals() {
        assertThat(Figures.instant(Instant.parse("2022-10-11T00:00:00Z"))).isEqualTo("2022-10-11T00:00:00Z");
        assertThat(Figures.ordinal(3)).isEqualTo("3rd");
        assertThat(Figures.ordinal(12)).isEqualTo("12th");
        assertThat(Figures.ordinal(21)).isEqualTo("21st");
        assertThat(Figures.count(1, "call", "calls")).isEqualTo("1 call");
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3})
    void exactReadsBackAsTheSameDouble(long seed) {
        Random random = new Random(seed);
        for (int i = 0; i < 20_000; i++) {
            double value = Double.longBitsToDouble(random.nextLong());
            if (Double.isFinite(value)) {
                assertThat(Double.parseDouble(Figures.exact(value)))
                        .as("seed %d", seed)
                        .isEqualTo(value);
            }
        }
        assertThat(Figures.exact(0.1)).isEqualTo("0.1");
    }
}

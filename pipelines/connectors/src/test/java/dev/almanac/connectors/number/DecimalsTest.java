package dev.almanac.connectors.number;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DecimalsTest {
    @ParameterizedTest
    @ValueSource(
            strings = {
                "0",
                "-0.0",
                "+1",
                "1.",
                ".5",
                "67992.70000000",
                "4282250433.91944518",
                "9007199254740993",
                "1e3",
                "1E-8",
                "-2.5e+2",
                "0.00000908",
                "123456789012345678901234567890",
                "4.9e-324",
                "0.000000000000000000000000001"
            })
    void areWhatTheLibrarySays(String text) {
        assertThat(Decimals.parse(text)).isEqualTo(Double.parseDouble(text));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "-",
                ".",
                "NaN",
                "Infinity",
                "-inf",
                "1d",
                "1f",
                "0x1p3",
                "1e",
                "1e+",
                "1 2",
                "1,5",
                "1.2.3",
                "abc",
                "1e999",
                "١"
            })
    void nothingElseIsOne(String text) {
        assertThat(Decimals.parse(text)).isNaN();
    }

    /** As programs write doubles that they do not round, and exactly between two doubles, where the even one is right. */
    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3})
    void longOnesAreRoundedCorrectly(long seed) {
        Random random = new Random(seed);
        for (int i = 0; i < 20_000; i++) {
            double value = Math.scalb(1 + random.nextDouble(), random.nextInt(60) - 4);
            same(seed, Double.toString(value));
            BigDecimal half = new BigDecimal(Math.ulp(value)).divide(BigDecimal.valueOf(2));
            same(seed, new BigDecimal(value).add(half).toPlainString());
            same(
                    seed,
                    BigDecimal.valueOf((1L << 53) + random.nextInt(), random.nextInt(28))
                            .toPlainString());
        }
    }

    private static void same(long seed, String text) {
        assertThat(Decimals.parse(text)).as("seed %d: %s", seed, text).isEqualTo(Double.parseDouble(text));
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3})
    void areRoundedCorrectly(long seed) {
        Random random = new Random(seed);
        for (int i = 0; i < 20_000; i++) {
            String text =
                    new BigDecimal(new BigInteger(1 + random.nextInt(70), random), random.nextInt(26)).toPlainString();
            assertThat(Decimals.parse(text)).as("seed %d: %s", seed, text).isEqualTo(Double.parseDouble(text));
        }
    }

    @Test
    void aPartOfAText() {
        assertThat(Decimals.parse("a,12.5,b", 2, 6)).isEqualTo(12.5);
    }
}

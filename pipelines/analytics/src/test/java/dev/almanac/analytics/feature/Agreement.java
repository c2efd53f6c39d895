package dev.almanac.analytics.feature;

import static org.assertj.core.api.Assertions.assertThat;

/** Compares two series of values. */
public final class Agreement {
    private Agreement() {}

    /**
     * From {@code from} on both are defined in the same places and differ by at most {@code tolerance} times the larger of 1
     * and the expected size.
     */
    public static void assertClose(String what, double[] actual, double[] expected, int from, double tolerance) {
        assertThat(actual).as(what).hasSameSizeAs(expected);
        int compared = 0;
        for (int i = from; i < actual.length; i++) {
            assertThat(Double.isNaN(actual[i]))
                    .as("%s is absent at %d: %s against %s", what, i, actual[i], expected[i])
                    .isEqualTo(Double.isNaN(expected[i]));
            if (!Double.isNaN(expected[i])) {
                assertThat(Math.abs(actual[i] - expected[i]))
                        .as("%s at %d: %s against %s", what, i, actual[i], expected[i])
                        .isLessThanOrEqualTo(tolerance * Math.max(1, Math.abs(expected[i])));
                compared++;
            }
        }
        assertThat(compared).as(what + " values compared").isGreaterThan(100);
    }
}

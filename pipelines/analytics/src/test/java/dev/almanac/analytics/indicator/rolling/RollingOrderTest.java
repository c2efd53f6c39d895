package dev.almanac.analytics.indicator.rolling;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.almanac.analytics.indicator.StateReader;
import dev.almanac.analytics.indicator.StateWriter;
import java.util.Arrays;
import java.util.Random;
import org.hipparchus.stat.correlation.PearsonsCorrelation;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Correlation, quantiles and the earliest extreme against the window itself. */
class RollingOrderTest {
    @ParameterizedTest
    @CsvSource({"2,1", "3,2", "7,3", "20,4", "61,5"})
    void agreesWithTheWindow(int size, long seed) {
        Random random = new Random(seed);
        RollingCorrelation correlation = new RollingCorrelation(size);
        RollingMedian ordered = new RollingMedian(size);
        RollingExtreme highest = RollingExtreme.earliestHighest(size);
        RollingExtreme lowest = RollingExtreme.earliestLowest(size);
        double[] first = new double[700];
        double[] second = new double[700];
        for (int i = 0; i < first.length; i++) {
            // Many equal values, on a high level.
            first[i] = 1e4 + random.nextInt(9);
            second[i] = random.nextGaussian() + 0.2 * (first[i] - 1e4);
            correlation.add(first[i], second[i]);
            ordered.add(first[i]);
            highest.add(first[i]);
            lowest.add(first[i]);
            if (i == 350) {
                StateWriter writer = new StateWriter();
                correlation.save(writer);
                correlation = new RollingCorrelation(size);
                correlation.restore(new StateReader(writer.toBytes()));
            }
            String what = "seed " + seed + ", value " + i;
            if (i + 1 < size) {
                assertThat(correlation.value() + ordered.quantile(0.3) + highest.age() + lowest.age())
                        .as(what)
                        .isNaN();
                continue;
            }
            double[] x = Arrays.copyOfRange(first, i + 1 - size, i + 1);
            double[] y = Arrays.copyOfRange(second, i + 1 - size, i + 1);
            double expected = new PearsonsCorrelation().correlation(x, y);
            if (Double.isNaN(expected)) {
                assertThat(correlation.value()).as(what).isNaN();
            } else {
                assertThat(correlation.value()).as(what).isCloseTo(expected, within(1e-9));
            }
            assertThat(highest.age()).as(what).isEqualTo(size - 1 - indexOf(x, highest.value()));
            assertThat(lowest.age()).as(what).isEqualTo(size - 1 - indexOf(x, lowest.value()));
            Arrays.sort(x);
            assertThat(ordered.quantile(0)).as(what).isEqualTo(x[0]);
            assertThat(ordered.quantile(1)).as(what).isEqualTo(x[size - 1]);
            assertThat(ordered.quantile(0.5)).as(what).isEqualTo(ordered.median());
        }
    }

    @Test
    void quantilesLieBetweenTheNearestTwo() {
        RollingMedian ordered = new RollingMedian(5);
        for (double value : new double[] {50, 10, 20, 40, 30}) {
            ordered.add(value);
        }
        assertThat(ordered.quantile(0.8)).isCloseTo(42, within(1e-12));
        assertThat(ordered.quantile(0.2)).isCloseTo(18, within(1e-12));
    }

    @Test
    void aHugePairIsForgottenAndEqualValuesHaveNoCorrelation() {
        RollingCorrelation spiked = new RollingCorrelation(10);
        RollingCorrelation plain = new RollingCorrelation(10);
        Random random = new Random(6);
        for (int i = 0; i < 60; i++) {
            double x = random.nextDouble();
            double y = random.nextDouble();
            plain.add(x, y);
            spiked.add(i == 13 ? 1e12 : x, i == 13 ? -1e12 : y);
            if (i >= 33) {
                assertThat(spiked.value()).as("value %d", i).isEqualTo(plain.value(), within(1e-12));
            }
        }
        for (int i = 0; i < 10; i++) {
            plain.add(0.1, i);
        }
        assertThat(plain.value()).isNaN();
    }

    private static int indexOf(double[] values, double wanted) {
        int i = 0;
        while (values[i] != wanted) {
            i++;
        }
        return i;
    }
}

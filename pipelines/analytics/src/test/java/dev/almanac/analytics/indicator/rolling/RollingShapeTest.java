package dev.almanac.analytics.indicator.rolling;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.almanac.analytics.indicator.StateReader;
import dev.almanac.analytics.indicator.StateWriter;
import java.util.Arrays;
import java.util.Random;
import org.hipparchus.stat.descriptive.moment.Kurtosis;
import org.hipparchus.stat.descriptive.moment.Skewness;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RollingShapeTest {
    @ParameterizedTest
    @CsvSource({"4,1", "5,2", "20,3", "61,4"})
    void agreesWithTheWindow(int size, long seed) {
        double[] values = new Random(seed).doubles(700, -5, 5).toArray();
        RollingShape shape = new RollingShape(size);
        for (int i = 0; i < values.length; i++) {
            shape.add(values[i]);
            if (i % 97 == 50) {
                shape = copied(shape, size);
            }
            if (i + 1 < size) {
                assertThat(shape.skew()).isNaN();
                assertThat(shape.excessKurtosis()).isNaN();
            } else {
                assertWindow(shape, Arrays.copyOfRange(values, i + 1 - size, i + 1), "value " + i);
            }
        }
    }

    @Test
    void forgetsASpikeThatHasLeftTheWindow() {
        int size = 30;
        double[] values = new Random(5).doubles(100_000, 999, 1001).toArray();
        values[70_000] = 1e12;
        RollingShape shape = new RollingShape(size);
        for (int i = 0; i < values.length; i++) {
            shape.add(values[i]);
            if (i == 70_000 + size || i == values.length - 1) {
                assertWindow(shape, Arrays.copyOfRange(values, i + 1 - size, i + 1), "value " + i);
            }
        }
    }

    @Test
    void equalValuesHaveNoShape() {
        RollingShape shape = new RollingShape(5);
        for (int i = 0; i < 12; i++) {
            shape.add(7.3);
        }
        assertThat(shape.skew()).isNaN();
        assertThat(shape.excessKurtosis()).isNaN();
    }

    private static void assertWindow(RollingShape shape, double[] window, String what) {
        double skew = new Skewness().evaluate(window);
        double kurtosis = new Kurtosis().evaluate(window);
        assertThat(shape.skew()).as(what).isCloseTo(skew, within(1e-9 * Math.max(1, Math.abs(skew))));
        assertThat(shape.excessKurtosis()).as(what).isCloseTo(kurtosis, within(1e-9 * Math.max(1, Math.abs(kurtosis))));
    }

    private static RollingShape copied(RollingShape from, int size) {
        StateWriter writer = new StateWriter();
        from.save(writer);
        StateReader reader = new StateReader(writer.toBytes());
        RollingShape fresh = new RollingShape(size);
        fresh.restore(reader);
        reader.end();
        return fresh;
    }
}

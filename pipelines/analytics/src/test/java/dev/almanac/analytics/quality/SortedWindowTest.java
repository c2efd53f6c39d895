package dev.almanac.analytics.quality;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SortedWindowTest {
    @Test
    void knowsMedianAndSpread() {
        SortedWindow window = new SortedWindow(4);
        for (double value : new double[] {100, 1, 2, 4, 9}) {
            window.add(value);
        }

        assertThat(window.isFull()).isTrue();
        assertThat(window.median()).isEqualTo(3); // of 1 2 4 9
        assertThat(window.medianDeviation(3)).isEqualTo(1.5); // of 1 1 2 6
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4})
    void agreesWithSortingTheLastNumbers(long seed) {
        Random random = new Random(seed);
        int capacity = 3 + random.nextInt(12);
        SortedWindow window = new SortedWindow(capacity);
        List<Double> all = new ArrayList<>();
        for (int i = 0; i < 500; i++) {
            double value = random.nextInt(4) == 0 ? -0.0 : random.nextInt(20) - 10;
            window.add(value);
            all.add(value + 0.0);
            List<Double> last = all.subList(Math.max(0, all.size() - capacity), all.size());
            double median = middle(last);
            assertThat(window.median()).as("seed %d, number %d", seed, i).isEqualTo(median);
            assertThat(window.medianDeviation(median))
                    .as("seed %d, number %d", seed, i)
                    .isEqualTo(
                            middle(last.stream().map(x -> Math.abs(x - median)).toList()));
        }
    }

    private static double middle(List<Double> numbers) {
        List<Double> sorted = numbers.stream().sorted().toList();
        int half = sorted.size() / 2;
        return sorted.size() % 2 == 1 ? sorted.get(half) : (sorted.get(half - 1) + sorted.get(half)) / 2;
    }
}

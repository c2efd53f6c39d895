package dev.almanac.analytics.indicator.pattern;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The sums against their windows, whatever came before. */
class RecentSumsTest {
    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3})
    void dependOnTheWindowAlone(long seed) {
        double[] values = new Random(seed).doubles(300, 0, 5).toArray();
        values[100] = 1e12;
        RecentSums sums = new RecentSums();
        for (int i = 0; i < values.length; i++) {
            sums.add(values[i]);
            if (i < 9 || i >= 100 && i < 110) {
                continue;
            }
            String what = "seed " + seed + ", value " + i;
            double[] window = Arrays.copyOfRange(values, i - 9, i + 1);
            assertThat(sums.ofTen()).as(what).isCloseTo(Arrays.stream(window).sum(), within(1e-12));
            assertThat(sums.ofFive())
                    .as(what)
                    .isCloseTo(Arrays.stream(window, 5, 10).sum(), within(1e-12));
            RecentSums fresh = new RecentSums();
            Arrays.stream(window).forEach(fresh::add);
            assertThat(sums.ofTen()).as(what).isEqualTo(fresh.ofTen());
            assertThat(sums.ofFive()).as(what).isEqualTo(fresh.ofFive());
        }
    }
}

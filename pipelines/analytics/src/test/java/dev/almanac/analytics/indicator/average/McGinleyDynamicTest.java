package dev.almanac.analytics.indicator.average;

import static org.assertj.core.api.Assertions.assertThat;

import dev.almanac.analytics.indicator.Bar;
import org.junit.jupiter.api.Test;

/** The one place where the formula as published runs away. */
class McGinleyDynamicTest {
    @Test
    void aCrashDoesNotThrowTheAverageBeyondThePrice() {
        McGinleyDynamic average = new McGinleyDynamic(14);
        Bar bar = new Bar();
        for (int i = 0; i < 100; i++) {
            average.update(bar.fill(i, 100, 100, 100, 100, 1, Double.NaN));
        }
        for (int i = 100; i < 110; i++) {
            average.update(bar.fill(i, 20, 20, 20, 20, 1, Double.NaN));
            assertThat(average.value()).isEqualTo(20);
        }
    }
}

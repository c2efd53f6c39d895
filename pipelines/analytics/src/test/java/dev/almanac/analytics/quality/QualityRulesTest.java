package dev.almanac.analytics.quality;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.almanac.analytics.error.UserException;
import org.junit.jupiter.api.Test;

class QualityRulesTest {
    @Test
    void refusesValuesOutOfRange() {
        assertThatThrownBy(() -> new QualityRules(1.5, 60, 12, 0.05))
                .isInstanceOf(UserException.class)
                .hasMessage("max_bad_share is 1.5\nit is a share, from 0 to 1\nset it to 0.05, the default, for 5 %");
        assertThatThrownBy(() -> new QualityRules(0.05, 9, 12, 0.05)).hasMessageContaining("outlier_window is 9");
        assertThatThrownBy(() -> new QualityRules(0.05, 60, Double.NaN, 0.05))
                .hasMessageContaining("outlier_threshold is NaN");
        assertThatThrownBy(() -> new QualityRules(0.05, 60, 12, -1)).hasMessageContaining("maybe_open_share is -1");
    }

    @Test
    void rulesOfReadersSpeakOfALoad() {
        assertThat(QualityRule.lasting("not_a_number")).isEqualTo(QualityRule.Lasting.LOAD);
        assertThat(QualityRule.lasting("gap")).isEqualTo(QualityRule.Lasting.SERIES);
        assertThat(QualityRule.lasting("replaced")).isEqualTo(QualityRule.Lasting.FOREVER);
    }
}

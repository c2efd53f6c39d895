package dev.almanac.analytics.quality.check;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.almanac.analytics.error.UserException;
import dev.almanac.analytics.quality.Finding;
import dev.almanac.analytics.quality.QualityRule;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class ChecksTest {
    @Test
    void declareEveryRuleOfTheGateOnce() {
        assertThat(Checks.all())
                .extracting(Check::name)
                .doesNotHaveDuplicates()
                .containsAll(
                        Stream.of(QualityRule.values()).map(QualityRule::code).toList());
    }

    @Test
    void ofTheLakeAreNoneOfTheGate() {
        assertThat(Checks.ofLake())
                .contains("frozen_price", "venue_disagreement")
                .doesNotContainAnyElementsOf(
                        Stream.of(QualityRule.values()).map(QualityRule::code).toList());
    }

    @Test
    void scoreByChecksAndTheShareOfTheirBars() {
        Finding veto = new Finding("frozen_price", 0, 1, 5, "");
        Finding note = new Finding("gap", 0, 1, 1, "");

        assertThat(QualityScore.of(List.of(), 1000)).isEqualTo(100);
        assertThat(QualityScore.of(List.of(new Finding("descending_order", 0, 1, 1000, "")), 1000))
                .isEqualTo(100);
        // 40 x (0.5 + 0.5 x 5/1000/0.01)
        assertThat(QualityScore.of(List.of(veto), 1000)).isCloseTo(70, within(1e-9));
        assertThat(QualityScore.of(List.of(veto, veto), 1000)).isCloseTo(60, within(1e-9));
        assertThat(QualityScore.of(List.of(veto, veto, veto, note), 1000)).isCloseTo(58.9, within(1e-9));
        assertThat(QualityScore.of(
                        Checks.all().stream()
                                .map(check -> new Finding(check.name(), 0, 1, 9, ""))
                                .toList(),
                        9))
                .isZero();
    }

    @Test
    void settingsSayWhatIsWrongWithThem() {
        assertThatThrownBy(() -> new CheckSettings(2, 5, 24, 1.5, 10, 0.05, 0.01, 0.05))
                .isInstanceOf(UserException.class)
                .hasMessageContaining("quality.frozen_bars is 2");
        assertThatThrownBy(() -> new CheckSettings(6, 5, 24, Double.NaN, 10, 0.05, 0.01, 0.05))
                .isInstanceOf(UserException.class)
                .hasMessageContaining("quality.jump_factor");
    }
}

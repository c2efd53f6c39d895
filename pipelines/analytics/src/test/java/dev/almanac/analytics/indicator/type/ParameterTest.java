package dev.almanac.analytics.indicator.type;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.almanac.analytics.error.ExitCode;
import dev.almanac.analytics.error.UserException;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** No value that makes no sense gets as far as an indicator, which would allocate or loop by it. */
class ParameterTest {
    static Stream<IndicatorType<?>> types() {
        return IndicatorLibrary.builtIn().all().stream();
    }

    @ParameterizedTest
    @MethodSource("types")
    void valuesOutOfRangeAreRefusedWhereTheyAreDeclared(IndicatorType<?> type) {
        for (int i = 0; i < type.parameters().size(); i++) {
            Parameter parameter = type.parameters().get(i);
            List<Double> bad = new ArrayList<>(List.of(
                    -1e9,
                    Double.NaN,
                    Double.POSITIVE_INFINITY,
                    Double.MAX_VALUE,
                    parameter.least() - 1,
                    2 * parameter.most() + 1));
            if (parameter.whole()) {
                bad.addAll(List.of(parameter.least() + 0.5, 10_001.0, 1e9));
            }
            for (double value : bad) {
                List<Double> given = new ArrayList<>(type.usual().values());
                given.set(i, value);
                assertThatThrownBy(() -> type.arguments(given))
                        .as(type.name() + " with " + parameter.name() + " = " + value)
                        .isInstanceOfSatisfying(UserException.class, e -> {
                            assertThat(e.exitCode()).isEqualTo(ExitCode.USAGE);
                            assertThat(e.problem())
                                    .startsWith("parameter " + parameter.name() + " of " + type.name() + " must be ");
                            assertThat(e.reason())
                                    .startsWith(parameter.name() + " is ")
                                    .endsWith(" in " + type.form());
                            assertThat(e.remedy())
                                    .isEqualTo("give " + parameter.name() + " from " + Parameter.text(parameter.least())
                                            + " to " + Parameter.text(parameter.most()) + ", for example "
                                            + Parameter.text(parameter.usual()));
                            assertThat(e).hasMessageMatching("[^\n]+\n[^\n]+\n[^\n]+");
                        });
            }
        }
    }
}

package dev.almanac.analytics.agreement;

import dev.almanac.analytics.agreement.Reference.TestSeries;
import dev.almanac.analytics.feature.Alpha158Features;
import dev.almanac.analytics.feature.Column;
import dev.almanac.analytics.feature.NaiveAlpha158;
import java.util.List;
import java.util.Objects;

/** References of the factors of Alpha158: those of the bar, and the rolling ones over 20 bars. */
final class FactorReferences {
    private static final double ROUNDING = 1e-8;
    private static final int WINDOW = 20;

    private FactorReferences() {}

    static List<Reference> all() {
        return Alpha158Features.columns().stream()
                .filter(column -> column.name().matches("k.*|[a-z]+(0|20)"))
                .map(FactorReferences::of)
                .toList();
    }

    private static Reference of(Column column) {
        String formula = column.text().substring(column.text().indexOf('=') + 2);
        return Naive.of(
                formula,
                TestSeries.XRP_4H,
                ROUNDING,
                column.name() + " of alpha158",
                bars -> Objects.requireNonNull(NaiveAlpha158.of(bars, WINDOW).get(column.name())));
    }
}

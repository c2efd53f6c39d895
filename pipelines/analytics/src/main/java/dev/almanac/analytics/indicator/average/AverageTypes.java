package dev.almanac.analytics.indicator.average;

import dev.almanac.analytics.indicator.type.Group;
import dev.almanac.analytics.indicator.type.IndicatorType;
import dev.almanac.analytics.indicator.type.Scale;
import java.util.List;

/** The moving averages that can be named. */
public final class AverageTypes {
    private AverageTypes() {}

    /** All of them. */
    public static List<IndicatorType<?>> all() {
        return List.of(sma());
    }

    private static IndicatorType<?> sma() {
        return IndicatorType.of("sma", "Simple moving average", Group.AVERAGE)
                .formula("mean of the last n closes")
                .source("definition")
                .bars("n", 20, 1)
                .made((a, interval) -> new SimpleAverage(a.bars(0)), a -> a.bars(0))
                .shows("price", Scale.PRICE, 0, Double.POSITIVE_INFINITY, SimpleAverage::value);
    }
}

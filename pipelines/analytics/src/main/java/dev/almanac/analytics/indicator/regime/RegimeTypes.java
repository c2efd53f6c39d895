package dev.almanac.analytics.indicator.regime;

import dev.almanac.analytics.indicator.type.Group;
import dev.almanac.analytics.indicator.type.IndicatorType;
import dev.almanac.analytics.indicator.type.Scale;
import java.util.List;

/** The indicators of anomaly and regime that can be named. */
public final class RegimeTypes {
    private static final String ROUSSEEUW = "Rousseeuw and Croux, Alternatives to the Median Absolute Deviation, 1993";
    private static final String DEVIATIONS = "robust standard deviations";

    private RegimeTypes() {}

    /** All of them. */
    public static List<IndicatorType<?>> all() {
        return List.of(returnScore(), volumeScore());
    }

    private static IndicatorType<?> returnScore() {
        return IndicatorType.of("return_score", "Unusual return", Group.REGIME)
                .formula("(log return - median) / (1.4826 MAD) of the n returns before")
                .source(ROUSSEEUW)
                .bars("n", 60, 2)
                .made((a, interval) -> new ReturnScore(a.bars(0)), a -> a.bars(0) + 2)
                .shows(DEVIATIONS, Scale.FREE, ReturnScore::value);
    }

    private static IndicatorType<?> volumeScore() {
        return IndicatorType.of("volume_score", "Unusual volume", Group.REGIME)
                .formula("(log volume - median) / (1.4826 MAD) of the n traded bars before")
                .source(ROUSSEEUW)
                .bars("n", 60, 2)
                .made((a, interval) -> new VolumeScore(a.bars(0)), a -> a.bars(0) + 1)
                .shows(DEVIATIONS, Scale.FREE, VolumeScore::value);
    }
}

package dev.almanac.analytics.indicator.pattern;

import dev.almanac.analytics.indicator.type.Group;
import dev.almanac.analytics.indicator.type.IndicatorType;
import dev.almanac.analytics.indicator.type.Memory;
import dev.almanac.analytics.indicator.type.Scale;
import java.util.List;

/**
 * The candlestick patterns that can be named: one type with an output for each pattern, so that all that are asked for read
 * the same measures, another for how pronounced each is, and a third for what followed each.
 */
public final class PatternTypes {
    private static final String SOURCE = "Morris, Candlestick Charting Explained, 2006;"
            + " Nison, Japanese Candlestick Charting Techniques, 2001;"
            + " Chesler, Trading False Moves with the Hikkake Pattern, Active Trader, 2004";
    private static final int BULLISH = 1;
    private static final int BEARISH = -1;

    private PatternTypes() {}

    /** All of them. */
    public static List<IndicatorType<?>> all() {
        return List.of(pattern(), strength(), hitRate());
    }

    private static IndicatorType<?> pattern() {
        IndicatorType.Made<CandleMeasures> made = IndicatorType.of("pattern", "Candlestick pattern", Group.PATTERN)
                .formula("1 where the bar completes the pattern as bullish, -1 as bearish, 0 where it does not;"
                        + " a doji by itself is 1 and means no direction")
                .source(SOURCE)
                .made((a, interval) -> new CandleMeasures(), a -> CandleMeasures.LONGEST_MEAN + 1);
        for (CandlePattern pattern : CandlePatterns.ALL) {
            made.output(
                            pattern.name(),
                            pattern.label(),
                            "direction",
                            Scale.FREE,
                            pattern.has(BEARISH) ? -1 : 0,
                            pattern.has(BULLISH) ? 1 : 0,
                            pattern::direction)
                    .from(a -> pattern.warmUp());
        }
        return made.done();
    }

    private static IndicatorType<?> strength() {
        IndicatorType.Made<CandleMeasures> made = IndicatorType.of(
                        "pattern_strength", "Strength of a candlestick pattern", Group.PATTERN)
                .formula("least over its bodies of: 1 - mean / body of a long one, 1 - body / mean of a short one,"
                        + " 1 - body / limit of a doji; engulfing: 1 - body before / body; hikkake: 0.5, confirmed 1;"
                        + " 0 where the pattern is not there")
                .source("definition")
                .made((a, interval) -> new CandleMeasures(), a -> CandleMeasures.LONGEST_MEAN + 1);
        for (CandlePattern pattern : CandlePatterns.ALL) {
            if (pattern.hasStrength()) {
                made.output(
                                pattern.name(),
                                "Strength: " + pattern.label(),
                                "fraction",
                                Scale.FREE,
                                0,
                                1,
                                pattern::strength)
                        .from(a -> pattern.warmUp());
            }
        }
        return made.done();
    }

    private static IndicatorType<?> hitRate() {
        IndicatorType.Made<PatternHitRate> made = IndicatorType.of(
                        "pattern_hit_rate", "Rises after a candlestick pattern", Group.PATTERN)
                .memory(Memory.WHOLE)
                .formula(
                        "(rises + 10 base) / (occurrences + 10) over past occurrences whose close h bars later is known;"
                                + " base = (rises + 1) / (bars + 2) after any bar")
                .source("definition; Laplace, Essai philosophique sur les probabilites, 1814")
                .bars("h", 5, 1)
                .made((a, interval) -> new PatternHitRate(a.bars(0)), a -> a.bars(0) + 1);
        for (int i = 0; i < CandlePatterns.ALL.size(); i++) {
            CandlePattern pattern = CandlePatterns.ALL.get(i);
            if (pattern.has(BULLISH) && pattern.has(BEARISH)) {
                rate(made, i, BULLISH, pattern.name() + "_bull", pattern.label() + ", bullish");
                rate(made, i, BEARISH, pattern.name() + "_bear", pattern.label() + ", bearish");
            } else {
                rate(made, i, pattern.has(BULLISH) ? BULLISH : BEARISH, pattern.name(), pattern.label());
            }
        }
        return made.done();
    }

    private static void rate(
            IndicatorType.Made<PatternHitRate> made, int pattern, int direction, String name, String label) {
        made.output(
                name,
                "Rises after: " + label,
                "fraction",
                Scale.FREE,
                0,
                1,
                indicator -> indicator.rate(pattern, direction));
    }
}

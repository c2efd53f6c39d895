package dev.almanac.analytics.indicator.pattern;

import static dev.almanac.analytics.indicator.pattern.CandleTrait.DOJI;
import static dev.almanac.analytics.indicator.pattern.CandleTrait.LONG;
import static dev.almanac.analytics.indicator.pattern.CandleTrait.LONG_LOWER;
import static dev.almanac.analytics.indicator.pattern.CandleTrait.LONG_UPPER;
import static dev.almanac.analytics.indicator.pattern.CandleTrait.NO_LOWER;
import static dev.almanac.analytics.indicator.pattern.CandleTrait.NO_UPPER;
import static dev.almanac.analytics.indicator.pattern.CandleTrait.SHORT;
import static dev.almanac.analytics.indicator.pattern.CandleTrait.SHORT_LOWER;
import static dev.almanac.analytics.indicator.pattern.CandleTrait.SHORT_UPPER;
import static dev.almanac.analytics.indicator.pattern.CandleTrait.SOME_LOWER;
import static dev.almanac.analytics.indicator.pattern.CandleTrait.SOME_UPPER;
import static dev.almanac.analytics.indicator.pattern.CandleTrait.VERY_LONG_LOWER;
import static dev.almanac.analytics.indicator.pattern.CandleTrait.VERY_LONG_UPPER;
import static dev.almanac.analytics.indicator.pattern.CandleTrait.WHITE;

import java.util.List;

/** Patterns of one candle. Those of a doji are 1 where they are there, whatever they are said to mean. */
final class SingleCandles {
    private SingleCandles() {}

    static List<CandlePattern> all() {
        return List.of(
                beltHold(),
                closingMarubozu(),
                doji(),
                dragonflyDoji(),
                gravestoneDoji(),
                highWave(),
                longLeggedDoji(),
                longLine(),
                marubozu(),
                rickshawMan(),
                shortLine(),
                spinningTop(),
                takuri());
    }

    /** Opens at its low and closes far above. */
    private static CandlePattern beltHold() {
        return CandlePattern.named("belt_hold", "Belt hold")
                .candle(LONG, WHITE, NO_LOWER)
                .eitherWay();
    }

    /** Closes at its high, far above its open. */
    private static CandlePattern closingMarubozu() {
        return CandlePattern.named("closing_marubozu", "Closing marubozu")
                .candle(LONG, WHITE, NO_UPPER)
                .eitherWay();
    }

    /** Closes where it opened. */
    private static CandlePattern doji() {
        return CandlePattern.named("doji", "Doji").candle(DOJI).bullish();
    }

    /** Opens and closes at its high. */
    private static CandlePattern dragonflyDoji() {
        return CandlePattern.named("dragonfly_doji", "Dragonfly doji")
                .candle(DOJI, NO_UPPER, SOME_LOWER)
                .bullish();
    }

    /** Opens and closes at its low. */
    private static CandlePattern gravestoneDoji() {
        return CandlePattern.named("gravestone_doji", "Gravestone doji")
                .candle(DOJI, NO_LOWER, SOME_UPPER)
                .bullish();
    }

    /** A short body between two shadows of more than twice its length. */
    private static CandlePattern highWave() {
        return CandlePattern.named("high_wave", "High wave candle")
                .candle(SHORT, WHITE, VERY_LONG_UPPER, VERY_LONG_LOWER)
                .eitherWay();
    }

    /** A doji with a long shadow on one side at least. */
    private static CandlePattern longLeggedDoji() {
        return CandlePattern.named("long_legged_doji", "Long-legged doji")
                .candle(DOJI)
                .where(only -> only.lowerShadow() > only.body() || only.upperShadow() > only.body())
                .bullish();
    }

    /** A long body with short shadows. */
    private static CandlePattern longLine() {
        return CandlePattern.named("long_line", "Long line candle")
                .candle(LONG, WHITE, SHORT_UPPER, SHORT_LOWER)
                .eitherWay();
    }

    /** A long body without shadows. */
    private static CandlePattern marubozu() {
        return CandlePattern.named("marubozu", "Marubozu")
                .candle(LONG, WHITE, NO_UPPER, NO_LOWER)
                .eitherWay();
    }

    /** A doji with long shadows whose body is near the middle of its range. */
    private static CandlePattern rickshawMan() {
        return CandlePattern.named("rickshaw_man", "Rickshaw man")
                .candle(DOJI, LONG_UPPER, LONG_LOWER)
                .where(only -> {
                    double middle = only.low() + (only.high() - only.low()) / 2;
                    return only.bottom() <= middle + only.near() && only.top() >= middle - only.near();
                })
                .bullish();
    }

    /** A short body with short shadows. */
    private static CandlePattern shortLine() {
        return CandlePattern.named("short_line", "Short line candle")
                .candle(SHORT, WHITE, SHORT_UPPER, SHORT_LOWER)
                .eitherWay();
    }

    /** A short body between two longer shadows. */
    private static CandlePattern spinningTop() {
        return CandlePattern.named("spinning_top", "Spinning top")
                .candle(SHORT, WHITE, LONG_UPPER, LONG_LOWER)
                .eitherWay();
    }

    /** A dragonfly doji with a very long lower shadow. */
    private static CandlePattern takuri() {
        return CandlePattern.named("takuri", "Takuri line")
                .candle(DOJI, NO_UPPER, VERY_LONG_LOWER)
                .bullish();
    }
}

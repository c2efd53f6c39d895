package dev.almanac.analytics.indicator.pattern;

import static dev.almanac.analytics.indicator.pattern.CandleTrait.BLACK;
import static dev.almanac.analytics.indicator.pattern.CandleTrait.CLEARS_ABOVE;
import static dev.almanac.analytics.indicator.pattern.CandleTrait.DOJI;
import static dev.almanac.analytics.indicator.pattern.CandleTrait.ENGULFS;
import static dev.almanac.analytics.indicator.pattern.CandleTrait.GAPS_ABOVE;
import static dev.almanac.analytics.indicator.pattern.CandleTrait.GAPS_BELOW;
import static dev.almanac.analytics.indicator.pattern.CandleTrait.INSIDE;
import static dev.almanac.analytics.indicator.pattern.CandleTrait.LONG;
import static dev.almanac.analytics.indicator.pattern.CandleTrait.LONG_LOWER;
import static dev.almanac.analytics.indicator.pattern.CandleTrait.LONG_UPPER;
import static dev.almanac.analytics.indicator.pattern.CandleTrait.NOT_LONG;
import static dev.almanac.analytics.indicator.pattern.CandleTrait.NO_LOWER;
import static dev.almanac.analytics.indicator.pattern.CandleTrait.NO_UPPER;
import static dev.almanac.analytics.indicator.pattern.CandleTrait.SHORT;
import static dev.almanac.analytics.indicator.pattern.CandleTrait.WHITE;
import static dev.almanac.analytics.indicator.pattern.Closeness.within;

import java.util.List;

/** Patterns of two candles. Either-way ones are declared as the bullish shape. */
final class CandlePairs {
    private static final double HALF = 0.5;

    private CandlePairs() {}

    static List<CandlePattern> all() {
        return List.of(
                counterattack(),
                darkCloudCover(),
                dojiStar(),
                engulfing(),
                hammer(),
                hangingMan(),
                harami(),
                haramiCross(),
                homingPigeon(),
                inNeck(),
                invertedHammer(),
                kicking(),
                kickingByLength(),
                matchingLow(),
                onNeck(),
                piercing(),
                separatingLines(),
                shootingStar(),
                thrusting());
    }

    /** Two long candles of opposite colours that close at the same price. */
    private static CandlePattern counterattack() {
        return CandlePattern.named("counterattack", "Counterattack lines")
                .candle(LONG, BLACK)
                .candle(LONG, WHITE)
                .where((first, second) -> within(second.close(), first.close(), first.equal()))
                .eitherWay();
    }

    /** After a long white candle a black one opens above its high and closes in the lower half of its body. */
    private static CandlePattern darkCloudCover() {
        return CandlePattern.named("dark_cloud_cover", "Dark cloud cover")
                .candle(LONG, WHITE)
                .candle(BLACK)
                .where((first, second) -> second.open() > first.high()
                        && second.close() > first.open()
                        && second.close() < first.close() - first.body() * HALF)
                .bearish();
    }

    /** A doji whose body gaps away from a long candle in the direction of that. */
    private static CandlePattern dojiStar() {
        return CandlePattern.named("doji_star", "Doji star")
                .candle(LONG, BLACK)
                .candle(DOJI, GAPS_BELOW)
                .eitherWay();
    }

    /** A body that reaches beyond both ends of the one before, of the other colour. */
    private static CandlePattern engulfing() {
        return CandlePattern.named("engulfing", "Engulfing")
                .candle(BLACK)
                .candle(WHITE, ENGULFS)
                .strongerBody(0)
                .eitherWay();
    }

    /** A short body at the top of a long lower shadow, near or below the low before. */
    private static CandlePattern hammer() {
        return CandlePattern.named("hammer", "Hammer")
                .candle()
                .candle(SHORT, LONG_LOWER, NO_UPPER)
                .where((first, second) -> second.bottom() <= first.low() + first.near())
                .bullish();
    }

    /** A short body at the top of a long lower shadow, near or above the high before. */
    private static CandlePattern hangingMan() {
        return CandlePattern.named("hanging_man", "Hanging man")
                .candle()
                .candle(SHORT, LONG_LOWER, NO_UPPER)
                .where((first, second) -> second.bottom() >= first.high() - first.near())
                .bearish();
    }

    /** A body that is not long within a long one. */
    private static CandlePattern harami() {
        return CandlePattern.named("harami", "Harami")
                .candle(LONG, BLACK)
                .candle(NOT_LONG, INSIDE)
                .eitherWay();
    }

    /** A doji within a long body. */
    private static CandlePattern haramiCross() {
        return CandlePattern.named("harami_cross", "Harami cross")
                .candle(LONG, BLACK)
                .candle(DOJI, INSIDE)
                .eitherWay();
    }

    /** A black body within a long black one. */
    private static CandlePattern homingPigeon() {
        return CandlePattern.named("homing_pigeon", "Homing pigeon")
                .candle(LONG, BLACK)
                .candle(NOT_LONG, BLACK, INSIDE)
                .bullish();
    }

    /** After a long black candle a white one opens below its low and closes at its close or just above. */
    private static CandlePattern inNeck() {
        return CandlePattern.named("in_neck", "In-neck")
                .candle(LONG, BLACK)
                .candle(WHITE)
                .where((first, second) -> second.open() < first.low()
                        && second.close() <= first.close() + first.equal()
                        && second.close() >= first.close())
                .bearish();
    }

    /** A short body at the bottom of a long upper shadow, below the body before. */
    private static CandlePattern invertedHammer() {
        return CandlePattern.named("inverted_hammer", "Inverted hammer")
                .candle()
                .candle(SHORT, LONG_UPPER, NO_LOWER, GAPS_BELOW)
                .bullish();
    }

    /** A black and a white marubozu with a gap between. */
    private static CandlePattern kicking() {
        return marubozuPair("kicking", "Kicking").eitherWay();
    }

    /** As kicking, in the direction of the longer of the two, of the first where they are equal. */
    private static CandlePattern kickingByLength() {
        String name = "kicking_by_length";
        String label = "Kicking by the longer marubozu";
        CandlePattern.Plain secondDecides = marubozuPair(name, label)
                .where((first, second) -> second.body() > first.body())
                .eitherWay();
        CandlePattern.Plain firstDecides = marubozuPair(name, label)
                .where((first, second) -> second.body() <= first.body())
                .eitherWayAgainst();
        return secondDecides.or(firstDecides);
    }

    private static CandlePattern.Declaration marubozuPair(String name, String label) {
        return CandlePattern.named(name, label)
                .candle(LONG, BLACK, NO_UPPER, NO_LOWER)
                .candle(LONG, WHITE, NO_UPPER, NO_LOWER, CLEARS_ABOVE);
    }

    /** Two black candles that close at the same price. */
    private static CandlePattern matchingLow() {
        return CandlePattern.named("matching_low", "Matching low")
                .candle(BLACK)
                .candle(BLACK)
                .byMeanRange()
                .where((first, second) -> within(second.close(), first.close(), first.equal()))
                .bullish();
    }

    /** After a long black candle a white one opens below its low and closes at it. */
    private static CandlePattern onNeck() {
        return CandlePattern.named("on_neck", "On-neck")
                .candle(LONG, BLACK)
                .candle(WHITE)
                .where((first, second) ->
                        second.open() < first.low() && within(second.close(), first.low(), first.equal()))
                .bearish();
    }

    /** After a long black candle a long white one opens below its low and closes in the upper half of its body. */
    private static CandlePattern piercing() {
        return CandlePattern.named("piercing", "Piercing line")
                .candle(LONG, BLACK)
                .candle(LONG, WHITE)
                .where((first, second) -> second.open() < first.low()
                        && second.close() < first.open()
                        && second.close() > first.close() + first.body() * HALF)
                .bullish();
    }

    /** Two candles of opposite colours that open at the same price, the second a belt hold. */
    private static CandlePattern separatingLines() {
        return CandlePattern.named("separating_lines", "Separating lines")
                .candle(BLACK)
                .candle(LONG, WHITE, NO_LOWER)
                .where((first, second) -> within(second.open(), first.open(), first.equal()))
                .eitherWay();
    }

    /** A short body at the bottom of a long upper shadow, above the body before. */
    private static CandlePattern shootingStar() {
        return CandlePattern.named("shooting_star", "Shooting star")
                .candle()
                .candle(SHORT, LONG_UPPER, NO_LOWER, GAPS_ABOVE)
                .bearish();
    }

    /** After a long black candle a white one opens below its low and closes in the lower half of its body. */
    private static CandlePattern thrusting() {
        return CandlePattern.named("thrusting", "Thrusting")
                .candle(LONG, BLACK)
                .candle(WHITE)
                .where((first, second) -> second.open() < first.low()
                        && second.close() > first.close() + first.equal()
                        && second.close() <= first.close() + first.body() * HALF)
                .bearish();
    }
}

package dev.almanac.analytics.indicator.pattern;

import static dev.almanac.analytics.indicator.pattern.CandleTrait.BLACK;
import static dev.almanac.analytics.indicator.pattern.CandleTrait.CLOSES_ABOVE;
import static dev.almanac.analytics.indicator.pattern.CandleTrait.CLOSES_BELOW;
import static dev.almanac.analytics.indicator.pattern.CandleTrait.GAPS_ABOVE;
import static dev.almanac.analytics.indicator.pattern.CandleTrait.GAPS_BELOW;
import static dev.almanac.analytics.indicator.pattern.CandleTrait.INSIDE_RANGE;
import static dev.almanac.analytics.indicator.pattern.CandleTrait.LONG;
import static dev.almanac.analytics.indicator.pattern.CandleTrait.LOWER;
import static dev.almanac.analytics.indicator.pattern.CandleTrait.NO_LOWER;
import static dev.almanac.analytics.indicator.pattern.CandleTrait.NO_UPPER;
import static dev.almanac.analytics.indicator.pattern.CandleTrait.OPENS_INSIDE;
import static dev.almanac.analytics.indicator.pattern.CandleTrait.SHORT;
import static dev.almanac.analytics.indicator.pattern.CandleTrait.SOME_UPPER;
import static dev.almanac.analytics.indicator.pattern.CandleTrait.WHITE;

import java.util.List;

/** Patterns of four and five candles. Either-way ones are declared as the bullish shape. */
final class CandleRows {
    private static final double HALF = 0.5;

    private CandleRows() {}

    static List<CandlePattern> all() {
        return List.of(
                threeBlackCrows(),
                threeLineStrike(),
                breakaway(),
                concealingBabySwallow(),
                hikkakeModified(),
                ladderBottom(),
                matHold(),
                risingFallingThree());
    }

    /** Below a white high three black candles that close at their lows, each opening in the body before. */
    private static CandlePattern threeBlackCrows() {
        return CandlePattern.named("three_black_crows", "Three black crows")
                .candle(WHITE)
                .candle(BLACK, NO_LOWER)
                .candle(BLACK, NO_LOWER, OPENS_INSIDE, CLOSES_BELOW)
                .candle(BLACK, NO_LOWER, OPENS_INSIDE, CLOSES_BELOW)
                .where((white, first, second, third) -> white.high() > first.close())
                .bearish();
    }

    /** Three rising white candles and a black one from above them to below them. */
    private static CandlePattern threeLineStrike() {
        return CandlePattern.named("three_line_strike", "Three-line strike")
                .candle(WHITE)
                .candle(WHITE, CLOSES_ABOVE)
                .candle(WHITE, CLOSES_ABOVE)
                .candle(BLACK)
                .byMeanRange()
                .where((first, second, third, fourth) -> opensInOrAround(second, first)
                        && opensInOrAround(third, second)
                        && fourth.open() > third.close()
                        && fourth.close() < first.open())
                .eitherWay();
    }

    private static boolean opensInOrAround(MeasuredCandle candle, MeasuredCandle before) {
        return candle.open() >= before.bottom() - before.near() && candle.open() <= before.top() + before.near();
    }

    /** After a long black candle a gap and ever lower candles, then a white one back into the gap. */
    private static CandlePattern breakaway() {
        return CandlePattern.named("breakaway", "Breakaway")
                .candle(LONG, BLACK)
                .candle(BLACK, GAPS_BELOW)
                .candle(LOWER)
                .candle(BLACK, LOWER)
                .candle(WHITE)
                .where((first, second, third, fourth, fifth) ->
                        fifth.close() > second.open() && fifth.close() < first.close())
                .eitherWay();
    }

    /** Two black marubozu, a black candle below whose shadow reaches into them, and a black one around all of that. */
    private static CandlePattern concealingBabySwallow() {
        return CandlePattern.named("concealing_baby_swallow", "Concealing baby swallow")
                .candle(BLACK, NO_UPPER, NO_LOWER)
                .candle(BLACK, NO_UPPER, NO_LOWER)
                .candle(BLACK, SOME_UPPER, GAPS_BELOW)
                .candle(BLACK)
                .where((first, second, third, fourth) -> third.high() > second.close() && third.isInsideRange(fourth))
                .bullish();
    }

    /** Two ranges, each within the one before, the first of them closing at its low; then a false start downwards. */
    private static CandlePattern hikkakeModified() {
        return CandlePattern.named("hikkake_modified", "Modified hikkake")
                .candle()
                .candle(INSIDE_RANGE)
                .candle(INSIDE_RANGE)
                .candle(LOWER)
                .byMeanRange()
                .where((first, second, third, fourth) -> second.close() <= second.low() + second.near())
                .eitherWayConfirmed();
    }

    /** Three falling black candles, a fourth with an upper shadow, and a white one that gaps above it. */
    private static CandlePattern ladderBottom() {
        return CandlePattern.named("ladder_bottom", "Ladder bottom")
                .candle(BLACK)
                .candle(BLACK, CLOSES_BELOW)
                .candle(BLACK, CLOSES_BELOW)
                .candle(BLACK, SOME_UPPER)
                .candle(WHITE)
                .where((first, second, third, fourth, fifth) -> first.open() > second.open()
                        && second.open() > third.open()
                        && fifth.open() > fourth.open()
                        && fifth.close() > fourth.high())
                .bullish();
    }

    /** After a long white candle three short ones that fall from above it into its upper half, and a new high. */
    private static CandlePattern matHold() {
        return CandlePattern.named("mat_hold", "Mat hold")
                .candle(LONG, WHITE)
                .candle(SHORT, BLACK, GAPS_ABOVE)
                .candle(SHORT)
                .candle(SHORT)
                .candle(WHITE)
                .where((first, second, third, fourth, fifth) -> dipsInto(first, third)
                        && dipsInto(first, fourth)
                        && third.top() < second.open()
                        && fourth.top() < third.top()
                        && fifth.open() > fourth.close()
                        && fifth.close() > Math.max(second.high(), Math.max(third.high(), fourth.high())))
                .bullish();
    }

    private static boolean dipsInto(MeasuredCandle first, MeasuredCandle candle) {
        return candle.bottom() < first.close() && candle.bottom() > first.close() - first.body() * HALF;
    }

    /** Between two long white candles three short black ones that fall within the range of the first. */
    private static CandlePattern risingFallingThree() {
        return CandlePattern.named("rising_falling_three", "Rising and falling three methods")
                .candle(LONG, WHITE)
                .candle(SHORT, BLACK)
                .candle(SHORT, BLACK, CLOSES_BELOW)
                .candle(SHORT, BLACK, CLOSES_BELOW)
                .candle(LONG, WHITE)
                .where((first, second, third, fourth, fifth) -> touches(first, second)
                        && touches(first, third)
                        && touches(first, fourth)
                        && fifth.open() > fourth.close()
                        && fifth.close() > first.close())
                .eitherWay();
    }

    private static boolean touches(MeasuredCandle range, MeasuredCandle candle) {
        return candle.bottom() < range.high() && candle.top() > range.low();
    }
}

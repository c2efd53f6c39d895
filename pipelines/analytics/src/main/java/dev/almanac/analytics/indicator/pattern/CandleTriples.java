package dev.almanac.analytics.indicator.pattern;

import static dev.almanac.analytics.indicator.pattern.CandleTrait.BLACK;
import static dev.almanac.analytics.indicator.pattern.CandleTrait.CLEARS_ABOVE;
import static dev.almanac.analytics.indicator.pattern.CandleTrait.CLEARS_BELOW;
import static dev.almanac.analytics.indicator.pattern.CandleTrait.CLOSES_ABOVE;
import static dev.almanac.analytics.indicator.pattern.CandleTrait.CLOSES_BELOW;
import static dev.almanac.analytics.indicator.pattern.CandleTrait.DOJI;
import static dev.almanac.analytics.indicator.pattern.CandleTrait.ENGULFS;
import static dev.almanac.analytics.indicator.pattern.CandleTrait.GAPS_ABOVE;
import static dev.almanac.analytics.indicator.pattern.CandleTrait.GAPS_BELOW;
import static dev.almanac.analytics.indicator.pattern.CandleTrait.INSIDE;
import static dev.almanac.analytics.indicator.pattern.CandleTrait.INSIDE_RANGE;
import static dev.almanac.analytics.indicator.pattern.CandleTrait.LONG;
import static dev.almanac.analytics.indicator.pattern.CandleTrait.LONG_LOWER;
import static dev.almanac.analytics.indicator.pattern.CandleTrait.LOWER;
import static dev.almanac.analytics.indicator.pattern.CandleTrait.NOT_LONG;
import static dev.almanac.analytics.indicator.pattern.CandleTrait.NO_LOWER;
import static dev.almanac.analytics.indicator.pattern.CandleTrait.NO_UPPER;
import static dev.almanac.analytics.indicator.pattern.CandleTrait.OPENS_INSIDE;
import static dev.almanac.analytics.indicator.pattern.CandleTrait.SHORT;
import static dev.almanac.analytics.indicator.pattern.CandleTrait.SHORT_UPPER;
import static dev.almanac.analytics.indicator.pattern.CandleTrait.SOME_LOWER;
import static dev.almanac.analytics.indicator.pattern.CandleTrait.WHITE;
import static dev.almanac.analytics.indicator.pattern.Closeness.opensInOrNear;
import static dev.almanac.analytics.indicator.pattern.Closeness.within;

import java.util.List;

/** Patterns of three candles. Either-way ones are declared as the bullish shape, evening stars as the morning's. */
final class CandleTriples {
    /** How much of the first body the last candle of a star takes back. */
    private static final double PENETRATION = 0.3;

    private CandleTriples() {}

    static List<CandlePattern> all() {
        return List.of(
                twoCrows(),
                threeInside(),
                threeOutside(),
                threeStarsInTheSouth(),
                threeWhiteSoldiers(),
                abandonedBaby(),
                advanceBlock(),
                star("evening_doji_star", "Evening doji star", DOJI).bearishTwin(),
                star("evening_star", "Evening star", NOT_LONG).bearishTwin(),
                gapSideBySideWhite(),
                hikkake(),
                identicalThreeCrows(),
                star("morning_doji_star", "Morning doji star", DOJI).bullish(),
                star("morning_star", "Morning star", NOT_LONG).bullish(),
                stalled(),
                stickSandwich(),
                tasukiGap(),
                tristar(),
                uniqueThreeRiver(),
                upsideGapTwoCrows(),
                gapThreeMethods());
    }

    /** After a long white candle a black one above it, then one from within that body into the first. */
    private static CandlePattern twoCrows() {
        return CandlePattern.named("two_crows", "Two crows")
                .candle(LONG, WHITE)
                .candle(BLACK, GAPS_ABOVE)
                .candle(BLACK, OPENS_INSIDE)
                .where((first, second, third) -> first.holds(third.close()))
                .bearish();
    }

    /** A harami, and a candle of the other colour that closes beyond the long one's open. */
    private static CandlePattern threeInside() {
        return CandlePattern.named("three_inside", "Three inside")
                .candle(LONG, BLACK)
                .candle(NOT_LONG, INSIDE)
                .candle(WHITE)
                .where((first, second, third) -> third.close() > first.open())
                .eitherWay();
    }

    /** An engulfing pattern, and a close beyond its own. */
    private static CandlePattern threeOutside() {
        return CandlePattern.named("three_outside", "Three outside")
                .candle(BLACK)
                .candle(WHITE, ENGULFS)
                .candle(CLOSES_ABOVE)
                .strongerBody(1)
                .eitherWay();
    }

    /** Three black candles, each smaller and with a higher low than the one before. */
    private static CandlePattern threeStarsInTheSouth() {
        return CandlePattern.named("three_stars_in_the_south", "Three stars in the south")
                .candle(LONG, BLACK, LONG_LOWER)
                .candle(BLACK, SOME_LOWER)
                .candle(SHORT, BLACK, NO_UPPER, NO_LOWER, INSIDE_RANGE)
                .where((first, second, third) -> second.body() < first.body()
                        && second.open() > first.close()
                        && second.open() <= first.high()
                        && second.low() < first.close()
                        && second.low() >= first.low())
                .bullish();
    }

    /** Three white candles that close at higher highs, each opening in or near the body before, none far shorter. */
    private static CandlePattern threeWhiteSoldiers() {
        return CandlePattern.named("three_white_soldiers", "Three white soldiers")
                .candle(WHITE, NO_UPPER)
                .candle(WHITE, NO_UPPER, CLOSES_ABOVE)
                .candle(LONG, WHITE, NO_UPPER, CLOSES_ABOVE)
                .where((first, second, third) -> opensInOrNear(second, first)
                        && opensInOrNear(third, second)
                        && second.body() > first.body() - first.far()
                        && third.body() > second.body() - second.far())
                .bullish();
    }

    /** A doji that stands apart, shadows included, between a long candle and one of the other colour back into it. */
    private static CandlePattern abandonedBaby() {
        return CandlePattern.named("abandoned_baby", "Abandoned baby")
                .candle(LONG, BLACK)
                .candle(DOJI, CLEARS_BELOW)
                .candle(LONG, WHITE, CLEARS_ABOVE)
                .where((first, second, third) -> takesBack(first, third))
                .eitherWay();
    }

    /** Three white candles that rise with ever smaller bodies or longer upper shadows. */
    private static CandlePattern advanceBlock() {
        return CandlePattern.named("advance_block", "Advance block")
                .candle(LONG, WHITE, SHORT_UPPER)
                .candle(WHITE, CLOSES_ABOVE)
                .candle(WHITE, CLOSES_ABOVE)
                .where((first, second, third) ->
                        opensInOrNear(second, first) && opensInOrNear(third, second) && tires(first, second, third))
                .bearish();
    }

    private static boolean tires(MeasuredCandle first, MeasuredCandle second, MeasuredCandle third) {
        boolean shorterThird = third.body() < second.body();
        return second.body() < first.body() - first.far() && third.body() < second.body() + second.near()
                || third.body() < second.body() - second.far()
                || shorterThird && second.body() < first.body() && (third.isShadedAbove() || second.isShadedAbove())
                || shorterThird && third.upperShadow() > third.body();
    }

    /** A small body below a long black one, and a white candle that takes back part of that. */
    private static CandlePattern.Declaration star(String name, String label, CandleTrait middle) {
        return CandlePattern.named(name, label)
                .candle(LONG, BLACK)
                .candle(middle, GAPS_BELOW)
                .candle(LONG, WHITE)
                .where((first, second, third) -> takesBack(first, third));
    }

    private static boolean takesBack(MeasuredCandle first, MeasuredCandle third) {
        return third.close() > first.close() + first.body() * PENETRATION;
    }

    /** Two like white candles side by side beyond a gap, which tells the direction. */
    private static CandlePattern gapSideBySideWhite() {
        CandlePattern.Plain rising = whitesSideBySide(GAPS_ABOVE, (first, third) -> third.gapsAbove(first))
                .bullish();
        CandlePattern.Plain falling = whitesSideBySide(GAPS_BELOW, (first, third) -> third.gapsBelow(first))
                .bearish();
        return rising.or(falling);
    }

    private static CandlePattern.Declaration whitesSideBySide(CandleTrait gap, CandlePattern.Two gapOfThird) {
        return CandlePattern.named("gap_side_by_side_white", "Gap and side-by-side white lines")
                .candle()
                .candle(WHITE, gap)
                .candle(WHITE)
                .byMeanRange()
                .where((first, second, third) -> gapOfThird.holds(first, third)
                        && within(third.body(), second.body(), second.near())
                        && within(third.open(), second.open(), second.equal()));
    }

    /** A range within the one before, then a false start downwards (Chesler). */
    private static CandlePattern hikkake() {
        return CandlePattern.named("hikkake", "Hikkake")
                .candle()
                .candle(INSIDE_RANGE)
                .candle(LOWER)
                .eitherWayConfirmed();
    }

    /** Three black candles that close at their lows, each opening at the close before. */
    private static CandlePattern identicalThreeCrows() {
        return CandlePattern.named("identical_three_crows", "Identical three crows")
                .candle(BLACK, NO_LOWER)
                .candle(BLACK, NO_LOWER, CLOSES_BELOW)
                .candle(BLACK, NO_LOWER, CLOSES_BELOW)
                .where((first, second, third) -> within(second.open(), first.close(), first.equal())
                        && within(third.open(), second.close(), second.equal()))
                .bearish();
    }

    /** Two long white candles, then a short one that rides on the shoulder of the second. */
    private static CandlePattern stalled() {
        return CandlePattern.named("stalled", "Stalled pattern")
                .candle(LONG, WHITE)
                .candle(LONG, WHITE, NO_UPPER, CLOSES_ABOVE)
                .candle(SHORT, WHITE, CLOSES_ABOVE)
                .where((first, second, third) ->
                        opensInOrNear(second, first) && third.open() >= second.close() - third.body() - second.near())
                .bearish();
    }

    /** Two black candles that close at the same price, and a white one between them that stays above it. */
    private static CandlePattern stickSandwich() {
        return CandlePattern.named("stick_sandwich", "Stick sandwich")
                .candle(BLACK)
                .candle(WHITE)
                .candle(BLACK)
                .byMeanRange()
                .where((first, second, third) ->
                        second.low() > first.close() && within(third.close(), first.close(), first.equal()))
                .bullish();
    }

    /** Beyond a gap a white candle and a black one of like size that opens in it and does not close the gap. */
    private static CandlePattern tasukiGap() {
        return CandlePattern.named("tasuki_gap", "Tasuki gap")
                .candle()
                .candle(WHITE, GAPS_ABOVE)
                .candle(BLACK, OPENS_INSIDE)
                .byMeanRange()
                .where((first, second, third) -> third.close() < second.open()
                        && third.close() > first.top()
                        && Math.abs(second.body() - third.body()) < second.near())
                .eitherWay();
    }

    /** Three dojis, the middle one apart; what a doji is, the candles before the first say for all three. */
    private static CandlePattern tristar() {
        return CandlePattern.named("tristar", "Tristar")
                .candle(DOJI)
                .candle(GAPS_BELOW)
                .candle()
                .where((first, second, third) -> second.body() <= first.trace()
                        && third.body() <= first.trace()
                        && third.bottom() > second.bottom())
                .eitherWay();
    }

    /** A long black candle, a black body within it that makes a new low, and a short white one below. */
    private static CandlePattern uniqueThreeRiver() {
        return CandlePattern.named("unique_three_river", "Unique three river")
                .candle(LONG, BLACK)
                .candle(BLACK)
                .candle(SHORT, WHITE)
                .where((first, second, third) -> second.close() > first.close()
                        && second.open() <= first.open()
                        && second.low() < first.low()
                        && third.open() > second.low())
                .bullish();
    }

    /** Above a long white candle two black ones, the second engulfing the first and staying above the white one. */
    private static CandlePattern upsideGapTwoCrows() {
        return CandlePattern.named("upside_gap_two_crows", "Upside gap two crows")
                .candle(LONG, WHITE)
                .candle(NOT_LONG, BLACK, GAPS_ABOVE)
                .candle(BLACK, ENGULFS)
                .where((first, second, third) -> third.close() > first.close())
                .bearish();
    }

    /** Two white candles with a gap between, and a black one from within the second into the first. */
    private static CandlePattern gapThreeMethods() {
        return CandlePattern.named("gap_three_methods", "Upside and downside gap three methods")
                .candle(WHITE)
                .candle(WHITE, GAPS_ABOVE)
                .candle(BLACK, OPENS_INSIDE)
                .where((first, second, third) -> first.holds(third.close()))
                .eitherWay();
    }
}

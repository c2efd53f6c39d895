package dev.almanac.analytics.indicator.pattern;

import java.util.List;

/**
 * One shape of candles and what it means: traits of each candle and a condition on their prices, upright or upside down.
 * Nearly always the traits decide, all of them in one comparison of bits.
 */
final class PatternRule {
    /** A condition on candles of which the last is the one {@code ago} bars before the present. */
    @FunctionalInterface
    interface Condition {
        boolean holds(CandleFrame candles, int ago);
    }

    /** How far a candle's body exceeds what it must, 0..1. */
    @FunctionalInterface
    interface Margin {
        double of(CandleFrame candles);
    }

    private final List<List<CandleTrait>> traits;
    private final Condition condition;
    private final List<Margin> margins;
    private final boolean upsideDown;
    private final int direction;
    private final CandleTraits.Shape shape = new CandleTraits.Shape();

    /**
     * @param traits of each candle as declared, oldest first
     * @param condition on their prices as declared
     * @param margins of which the least is the strength; empty where bodies have no length to exceed
     * @param upsideDown whether it is looked for in prices upside down
     * @param direction 1 bullish, -1 bearish
     */
    PatternRule(
            List<List<CandleTrait>> traits,
            Condition condition,
            List<Margin> margins,
            boolean upsideDown,
            int direction) {
        this.traits = traits;
        this.condition = condition;
        this.margins = margins;
        this.upsideDown = upsideDown;
        this.direction = direction;
        for (int i = 0; i < traits.size(); i++) {
            for (CandleTrait trait : traits.get(i)) {
                shape.require(traits.size() - 1 - i, upsideDown ? trait.mirrored() : trait);
            }
        }
    }

    /** The same shape upside down with the opposite meaning. */
    PatternRule twin() {
        return new PatternRule(traits, condition, margins, !upsideDown, -direction);
    }

    /** Whether the present candle completes the shape. */
    boolean holds(CandleMeasures candles) {
        return candles.traits().have(shape) && condition.holds(candles.frame(upsideDown), 0);
    }

    /** Whether the candle of some bars ago, at most 3, completed the shape. */
    boolean held(CandleMeasures candles, int ago) {
        return candles.traits().had(shape, ago) && condition.holds(candles.frame(upsideDown), ago);
    }

    /** Whether the close of {@code at} bars ago left the range of the last candle but one of a shape of {@code ago}. */
    boolean isConfirmed(CandleMeasures candles, int ago, int at) {
        CandleFrame frame = candles.frame(upsideDown);
        return frame.ago(at).close() > frame.ago(ago + 1).high();
    }

    /** 1 bullish, -1 bearish. */
    int direction() {
        return direction;
    }

    /** Whether it has a strength. */
    boolean hasStrength() {
        return !margins.isEmpty();
    }

    /** The least of its margins, 0..1, where the present candle completes the shape. */
    double strength(CandleMeasures candles) {
        CandleFrame frame = candles.frame(upsideDown);
        double least = 1;
        for (Margin margin : margins) {
            least = Math.min(least, margin.of(frame));
        }
        return least;
    }
}

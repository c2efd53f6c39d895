package dev.almanac.analytics.indicator.pattern;

import dev.almanac.analytics.indicator.StateReader;
import dev.almanac.analytics.indicator.StateWriter;

/** One candle with what its body, shadows and range are measured by: means over the candles before it. All are prices. */
final class MeasuredCandle {
    private static final double TRACE = 0.1;
    private static final double NEAR = 0.2;
    private static final double FAR = 0.6;
    private static final double EQUAL = 0.05;

    // Places of bits as constants, which the compiler knows and the ordinals of an enum it does not.
    private static final int BLACK = CandleTrait.BLACK.ordinal();
    private static final int WHITE = CandleTrait.WHITE.ordinal();
    private static final int LONG = CandleTrait.LONG.ordinal();
    private static final int NOT_LONG = CandleTrait.NOT_LONG.ordinal();
    private static final int SHORT = CandleTrait.SHORT.ordinal();
    private static final int DOJI = CandleTrait.DOJI.ordinal();
    private static final int NO_UPPER = CandleTrait.NO_UPPER.ordinal();
    private static final int NO_LOWER = CandleTrait.NO_LOWER.ordinal();
    private static final int SOME_UPPER = CandleTrait.SOME_UPPER.ordinal();
    private static final int SOME_LOWER = CandleTrait.SOME_LOWER.ordinal();
    private static final int SHORT_UPPER = CandleTrait.SHORT_UPPER.ordinal();
    private static final int SHORT_LOWER = CandleTrait.SHORT_LOWER.ordinal();
    private static final int LONG_UPPER = CandleTrait.LONG_UPPER.ordinal();
    private static final int LONG_LOWER = CandleTrait.LONG_LOWER.ordinal();
    private static final int VERY_LONG_UPPER = CandleTrait.VERY_LONG_UPPER.ordinal();
    private static final int VERY_LONG_LOWER = CandleTrait.VERY_LONG_LOWER.ordinal();
    private static final int GAPS_ABOVE = CandleTrait.GAPS_ABOVE.ordinal();
    private static final int GAPS_BELOW = CandleTrait.GAPS_BELOW.ordinal();
    private static final int CLEARS_ABOVE = CandleTrait.CLEARS_ABOVE.ordinal();
    private static final int CLEARS_BELOW = CandleTrait.CLEARS_BELOW.ordinal();
    private static final int HIGHER = CandleTrait.HIGHER.ordinal();
    private static final int LOWER = CandleTrait.LOWER.ordinal();
    private static final int INSIDE_RANGE = CandleTrait.INSIDE_RANGE.ordinal();
    private static final int CLOSES_ABOVE = CandleTrait.CLOSES_ABOVE.ordinal();
    private static final int CLOSES_BELOW = CandleTrait.CLOSES_BELOW.ordinal();
    private static final int INSIDE = CandleTrait.INSIDE.ordinal();
    private static final int ENGULFS = CandleTrait.ENGULFS.ordinal();
    private static final int OPENS_INSIDE = CandleTrait.OPENS_INSIDE.ordinal();

    private double open;
    private double high;
    private double low;
    private double close;
    private double top;
    private double bottom;
    private double meanBody;
    private double meanShadow;
    private double trace;
    private double meanRange;

    /** The prices of a bar, and the means over the candles before it. */
    void fill(double open, double high, double low, double close, CandleMeasures.Means means) {
        this.open = open;
        this.high = high;
        this.low = low;
        this.close = close;
        this.top = Math.max(open, close);
        this.bottom = Math.min(open, close);
        this.meanBody = means.body();
        this.meanShadow = means.shadow();
        this.trace = TRACE * means.rangeOfTen();
        this.meanRange = means.rangeOfFive();
    }

    /** The same candle with prices upside down, their signs changed. */
    void mirror(MeasuredCandle other) {
        open = -other.open;
        high = -other.low;
        low = -other.high;
        close = -other.close;
        top = -other.bottom;
        bottom = -other.top;
        meanBody = other.meanBody;
        meanShadow = other.meanShadow;
        trace = other.trace;
        meanRange = other.meanRange;
    }

    double open() {
        return open;
    }

    double high() {
        return high;
    }

    double low() {
        return low;
    }

    double close() {
        return close;
    }

    /** Length of the body. */
    double body() {
        return Math.abs(close - open);
    }

    /** Upper end of the body. */
    double top() {
        return top;
    }

    /** Lower end of the body. */
    double bottom() {
        return bottom;
    }

    double upperShadow() {
        return high - top;
    }

    double lowerShadow() {
        return bottom - low;
    }

    /** Longest body that is a doji's, and what a shadow must exceed to count as one: a tenth of the mean range of ten. */
    double trace() {
        return trace;
    }

    /** How far prices may lie apart and count as near: a fifth of the mean range of five. */
    double near() {
        return NEAR * meanRange;
    }

    /** How far apart counts as far: three fifths of the mean range of five. */
    double far() {
        return FAR * meanRange;
    }

    /** How far prices may lie apart and count as equal: a twentieth of the mean range of five. */
    double equal() {
        return EQUAL * meanRange;
    }

    /** Whether the upper shadow is longer than the mean shadow before. */
    boolean isShadedAbove() {
        return upperShadow() > meanShadow;
    }

    /** Whether the whole body lies above the other's: a gap that shadows may close. */
    boolean gapsAbove(MeasuredCandle other) {
        return bottom > other.top;
    }

    /** Whether the whole body lies below the other's. */
    boolean gapsBelow(MeasuredCandle other) {
        return top < other.bottom;
    }

    /** Whether the range lies within the other's and touches neither end. */
    boolean isInsideRange(MeasuredCandle other) {
        return high < other.high && low > other.low;
    }

    /** Whether a price lies within the body and at neither end. */
    boolean holds(double price) {
        return price < top && price > bottom;
    }

    /** Its {@link CandleTrait traits} as a set of bits. */
    int traits(MeasuredCandle before) {
        return colourAndBody() | shadows() | pricesAfter(before);
    }

    private int colourAndBody() {
        double body = body();
        int black = below(close, open);
        int isLong = below(meanBody, body);
        return black << BLACK
                | (black ^ 1) << WHITE
                | isLong << LONG
                | (isLong ^ 1) << NOT_LONG
                | below(body, meanBody) << SHORT
                | (below(trace, body) ^ 1) << DOJI;
    }

    private int shadows() {
        double body = body();
        double upper = upperShadow();
        double lower = lowerShadow();
        return below(upper, trace) << NO_UPPER
                | below(lower, trace) << NO_LOWER
                | below(trace, upper) << SOME_UPPER
                | below(trace, lower) << SOME_LOWER
                | below(upper, meanShadow) << SHORT_UPPER
                | below(lower, meanShadow) << SHORT_LOWER
                | below(body, upper) << LONG_UPPER
                | below(body, lower) << LONG_LOWER
                | below(2 * body, upper) << VERY_LONG_UPPER
                | below(2 * body, lower) << VERY_LONG_LOWER;
    }

    private int pricesAfter(MeasuredCandle before) {
        double topBefore = before.top;
        double bottomBefore = before.bottom;
        int highBelow = below(high, before.high);
        int highAbove = below(before.high, high);
        int lowBelow = below(low, before.low);
        int lowAbove = below(before.low, low);
        return below(topBefore, bottom) << GAPS_ABOVE
                | below(top, bottomBefore) << GAPS_BELOW
                | below(before.high, low) << CLEARS_ABOVE
                | below(high, before.low) << CLEARS_BELOW
                | (highAbove & lowAbove) << HIGHER
                | (highBelow & lowBelow) << LOWER
                | (highBelow & lowAbove) << INSIDE_RANGE
                | below(before.close, close) << CLOSES_ABOVE
                | below(close, before.close) << CLOSES_BELOW
                | (below(top, topBefore) & below(bottomBefore, bottom)) << INSIDE
                | (below(topBefore, top) & below(bottom, bottomBefore)) << ENGULFS
                | (below(open, topBefore) & below(bottomBefore, open)) << OPENS_INSIDE;
    }

    /**
     * 1 where the first number is smaller, else 0: the sign of the difference, which no finite numbers round to 0 unless they
     * are equal. Whether candles have a trait is a toss-up, and a branch on each would be mispredicted every other time.
     */
    private static int below(double number, double other) {
        return (int) (Double.doubleToRawLongBits(number - other) >>> (Long.SIZE - 1));
    }

    /** How far the body exceeds the mean body, as a share of the body: 0 at the mean, towards 1 for a far longer one. */
    double longMargin() {
        return excess(body(), meanBody);
    }

    /** How far the body stays below the mean body, as a share of the mean: 1 without a body, 0 at the mean. */
    double shortMargin() {
        return excess(meanBody, body());
    }

    /** How far the body stays below a doji's longest, as a share of that: 1 without a body, 0 at the limit. */
    double dojiMargin() {
        return excess(trace, body());
    }

    /** How far a length exceeds another that is not longer, as a share of the first; 0 where they are equal. */
    static double excess(double longer, double shorter) {
        // Two lengths of 0 are equal, so a market that stands still has margins of 0.
        return longer == shorter ? 0 : 1 - shorter / longer;
    }

    void save(StateWriter writer) {
        writer.putDouble(open);
        writer.putDouble(high);
        writer.putDouble(low);
        writer.putDouble(close);
        writer.putDouble(meanBody);
        writer.putDouble(meanShadow);
        writer.putDouble(trace);
        writer.putDouble(meanRange);
    }

    void restore(StateReader reader) {
        open = reader.getDouble();
        high = reader.getDouble();
        low = reader.getDouble();
        close = reader.getDouble();
        top = Math.max(open, close);
        bottom = Math.min(open, close);
        meanBody = reader.getDouble();
        meanShadow = reader.getDouble();
        trace = reader.getDouble();
        meanRange = reader.getDouble();
    }
}

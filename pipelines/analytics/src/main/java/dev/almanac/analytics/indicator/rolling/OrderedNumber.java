package dev.almanac.analytics.indicator.rolling;

/**
 * Doubles as whole numbers of the same order, {@code NaN} the largest. Comparing those takes the processor a step or two,
 * and no branch that it could mispredict, which {@link Math#max(double, double)} is not always compiled without.
 */
final class OrderedNumber {
    /** What {@code NaN} is. */
    static final long ABSENT = of(Double.NaN);

    /** Below every double: the maximum of nothing. */
    static final long LEAST = Long.MIN_VALUE;

    private OrderedNumber() {}

    /** The number of a value. */
    static long of(double value) {
        return turned(Double.doubleToLongBits(value));
    }

    /** The value of a number. */
    static double value(long number) {
        return Double.longBitsToDouble(turned(number));
    }

    /** Turns the order of negative numbers round, there and back. */
    private static long turned(long bits) {
        return bits ^ ((bits >> (Long.SIZE - 1)) & Long.MAX_VALUE);
    }

    /** The larger of two numbers. */
    static long larger(long one, long other) {
        return one > other ? one : other;
    }
}

package dev.almanac.analytics.indicator.rolling;

/**
 * Choices between numbers without a jump: whether prices rise or fall cannot be predicted, and a processor that guessed wrongly
 * loses more time than these take.
 */
public final class Choice {
    private static final long SIGN = Long.MIN_VALUE;

    private Choice() {}

    /** {@code value} where {@code less < more}, else 0; both must be finite. */
    public static double where(double less, double more, double value) {
        // A difference of two doubles is negative exactly where the first is the lesser: it never underflows to 0.
        long mask = Double.doubleToRawLongBits(less - more) >> (Long.SIZE - 1);
        return Double.longBitsToDouble(Double.doubleToRawLongBits(value) & mask);
    }

    /** {@code value} where {@code now > before}, {@code -value} where it is less, 0 where equal; both must be finite. */
    public static double signed(double before, double now, double value) {
        long rise = Double.doubleToRawLongBits(before - now) >> (Long.SIZE - 1);
        long fall = Double.doubleToRawLongBits(now - before) >> (Long.SIZE - 1);
        long bits = Double.doubleToRawLongBits(value) ^ (fall & SIGN);
        return Double.longBitsToDouble(bits & (rise | fall));
    }
}

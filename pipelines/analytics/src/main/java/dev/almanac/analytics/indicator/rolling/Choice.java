package dev.almanac.analytics.indicator.rolling;

/**
 * Choices between numbers without a jump: whether prices rise or fall cannot be predicted, and a processor that guessed wrongly
 * loses more time than these take.
 */
public final class Choice {
    private static final long SIGN = Long.MIN_VALUE;
    private static final double HUGE = 0x1p600;

    private Choice() {}

    /** {@code value}, which must not be negative, where {@code less < more}, else 0; all three must be finite. */
    public static double where(double less, double more, double value) {
        // 1 or 0: the least difference of two doubles times so much, twice, is more than 1.
        // In doubles throughout, so that a loop can take several at a time.
        return value * Math.min(Math.max((more - less) * HUGE * HUGE, 0), 1);
    }

    /** {@code value} where {@code now > before}, {@code -value} where it is less, 0 where equal; both must be finite. */
    public static double signed(double before, double now, double value) {
        long rise = Double.doubleToRawLongBits(before - now) >> (Long.SIZE - 1);
        long fall = Double.doubleToRawLongBits(now - before) >> (Long.SIZE - 1);
        long bits = Double.doubleToRawLongBits(value) ^ (fall & SIGN);
        return Double.longBitsToDouble(bits & (rise | fall));
    }
}

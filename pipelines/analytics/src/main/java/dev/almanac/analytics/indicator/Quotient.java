package dev.almanac.analytics.indicator;

/** Division as indicators mean it: what is divided by nothing is not defined. */
public final class Quotient {
    private Quotient() {}

    /** {@code numerator / denominator}, {@code NaN} where the denominator is 0 or either is {@code NaN} or infinite. */
    @SuppressWarnings("IdentityBinaryExpression")
    public static double of(double numerator, double denominator) {
        double quotient = numerator / denominator;
        // The difference is 0 and changes nothing, or NaN where the quotient is infinite: no jump, so that a loop can
        // take
        // several at a time.
        return quotient - (quotient - quotient);
    }

    /** {@code value / base - 1}: how far a value lies above its base, as a fraction. */
    public static double excess(double value, double base) {
        return of(value, base) - 1;
    }
}

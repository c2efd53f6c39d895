package dev.almanac.analytics.indicator.type;

import dev.almanac.analytics.error.UserException;
import java.math.BigDecimal;

/**
 * A number that an indicator is made with.
 *
 * @param name such as {@code n} or {@code fast}, as in the type's formula
 * @param usual the value that people mean when they name none
 * @param least smallest value that makes sense
 * @param most largest value that makes sense
 * @param whole whether it counts something
 */
public record Parameter(String name, double usual, double least, double most, boolean whole) {
    /** Longest window: a year of hourly bars and more. */
    private static final int LONGEST = 10_000;

    /** A number of bars, from {@code least} up. */
    public static Parameter bars(String name, int usual, int least) {
        return new Parameter(name, usual, least, LONGEST, true);
    }

    /** A whole number that picks one of a list. */
    public static Parameter choice(String name, int usual, int least, int most) {
        return new Parameter(name, usual, least, most, true);
    }

    /** A number that need not be whole. */
    public static Parameter number(String name, double usual, double least, double most) {
        return new Parameter(name, usual, least, most, false);
    }

    /**
     * Refuses what is out of range.
     *
     * @param type whose parameter this is
     * @throws UserException with problem, cause and remedy
     */
    void check(IndicatorType<?> type, double value) {
        String fault = fault(value);
        if (!fault.isEmpty()) {
            throw UserException.usage(
                    "parameter " + name + " of " + type.name() + " must be " + fault,
                    name + " is " + text(value) + " in " + type.form(),
                    "give " + name + " from " + text(least) + " to " + text(most) + ", for example " + text(usual));
        }
    }

    /** What a value would have to be, empty where it is that. */
    private String fault(double value) {
        if (Double.isNaN(value)) {
            return "a number";
        }
        if (value < least) {
            return "at least " + text(least);
        }
        if (value > most) {
            return "at most " + text(most);
        }
        return whole && value != Math.rint(value) ? "a whole number" : "";
    }

    /** The value as people write it, without an exponent: {@code 14}, {@code 0.0001}. */
    static String text(double value) {
        return Double.isFinite(value)
                ? BigDecimal.valueOf(value).stripTrailingZeros().toPlainString()
                : Double.toString(value);
    }
}

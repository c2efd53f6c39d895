package dev.almanac.analytics.figure;

import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;

/**
 * Numbers and times as text, the same in every rendering, on every machine and on Java 17 and 21: rounding is decimal, half
 * up, and never by {@code Double.toString}, whose digits changed in Java 19. No locale, no thousands separator, a true minus
 * sign.
 */
public final class Figures {
    /** What stands where a figure does not exist. */
    public static final String ABSENT = "–";

    private static final char MINUS = '−';

    private Figures() {}

    /** A number with so many digits after the point: {@code 3.10}, {@code −0.25}; {@link #ABSENT} where not finite. */
    public static String fixed(double value, int decimals) {
        return Double.isFinite(value) ? withMinus(plain(value, decimals)) : ABSENT;
    }

    /** The same with a sign in front of positive values too: {@code +0.42}; zero has none. */
    public static String signed(double value, int decimals) {
        if (!Double.isFinite(value)) {
            return ABSENT;
        }
        BigDecimal rounded = rounded(value, decimals);
        return rounded.signum() > 0 ? "+" + rounded.toPlainString() : withMinus(rounded.toPlainString());
    }

    /** A change as a percentage with one decimal and a sign: 0.184 is {@code +18.4 %}. */
    public static String change(double fraction) {
        return Double.isFinite(fraction) ? signed(fraction * 100, 1) + " %" : ABSENT;
    }

    /** A share or size as a percentage with one decimal, no plus sign: 0.184 is {@code 18.4 %}. */
    public static String percent(double fraction) {
        return Double.isFinite(fraction) ? fixed(fraction * 100, 1) + " %" : ABSENT;
    }

    /** A share as a whole percentage: 0.184 is {@code 18 %}. */
    public static String wholePercent(double fraction) {
        return Double.isFinite(fraction) ? fixed(fraction * 100, 0) + " %" : ABSENT;
    }

    /** A score: two decimals and a sign. */
    public static String score(double value) {
        return signed(value, 2);
    }

    /** An amount of money or volume in three significant digits with k, M or B: 12345678 is {@code 12.3M}. */
    public static String compact(double value) {
        if (!Double.isFinite(value)) {
            return ABSENT;
        }
        String[] units = {"", "k", "M", "B", "T"};
        double scaled = Math.abs(value);
        int unit = 0;
        while (scaled >= 999.5 && unit < units.length - 1) {
            scaled /= 1000;
            unit++;
        }
        int decimals = scaled >= 99.95 ? 0 : scaled >= 9.995 ? 1 : 2;
        return withMinus((value < 0 ? "-" : "") + plain(scaled, decimals)) + units[unit];
    }

    /** A size in bytes: {@code 812 B}, {@code 1.4 MiB}; units of 1024. */
    public static String bytes(long bytes) {
        String[] units = {"B", "KiB", "MiB", "GiB", "TiB"};
        double scaled = bytes;
        int unit = 0;
        while (scaled >= 1023.95 && unit < units.length - 1) {
            scaled /= 1024;
            unit++;
        }
        return fixed(scaled, unit == 0 ? 0 : 1) + " " + units[unit];
    }

    /** The shortest decimal that reads back as the same double, for machine-readable output: {@code 0.1}, {@code 1.2E-8}. */
    public static String exact(double value) {
        if (!Double.isFinite(value)) {
            throw new IllegalArgumentException("not a finite number: " + value);
        }
        if (value == 0) {
            return "0";
        }
        return shortest(value).toString();
    }

    /** How many digits after the point the shortest decimal form of {@code value} has; 0 for whole numbers. */
    public static int decimals(double value) {
        return value == 0 || !Double.isFinite(value)
                ? 0
                : Math.max(0, shortest(value).scale());
    }

    /** An instant to the second, {@code 2022-10-11T00:00:00Z}. */
    public static String instant(Instant instant) {
        return instant.truncatedTo(java.time.temporal.ChronoUnit.SECONDS).toString();
    }

    /** The UTC day of an instant, {@code 2022-10-11}. */
    public static String day(Instant instant) {
        return LocalDate.ofInstant(instant, ZoneOffset.UTC).toString();
    }

    /** Cardinal with its noun: {@code 1 call}, {@code 3 calls}. */
    public static String count(long number, String singular, String plural) {
        return withMinus(Long.toString(number)) + " " + (number == 1 ? singular : plural);
    }

    /** {@code 1st}, {@code 2nd}, {@code 3rd}, {@code 11th}. */
    public static String ordinal(int number) {
        int tens = number % 100;
        String suffix = tens >= 11 && tens <= 13
                ? "th"
                : switch (number % 10) {
                    case 1 -> "st";
                    case 2 -> "nd";
                    case 3 -> "rd";
                    default -> "th";
                };
        return number + suffix;
    }

    private static BigDecimal shortest(double value) {
        for (int digits = 15; digits < 17; digits++) {
            BigDecimal candidate = new BigDecimal(value, new MathContext(digits, RoundingMode.HALF_EVEN));
            if (candidate.doubleValue() == value) {
                return candidate.stripTrailingZeros();
            }
        }
        return new BigDecimal(value, new MathContext(17, RoundingMode.HALF_EVEN)).stripTrailingZeros();
    }

    /** Rounds what a person would read, so that 1.005 to two digits is 1.01 although the double lies a hair below. */
    private static BigDecimal rounded(double value, int decimals) {
        return (value == 0 ? BigDecimal.ZERO : shortest(value)).setScale(decimals, RoundingMode.HALF_UP);
    }

    private static String plain(double value, int decimals) {
        return rounded(value, decimals).toPlainString();
    }

    private static String withMinus(String digits) {
        return digits.startsWith("-") ? MINUS + digits.substring(1) : digits;
    }
}

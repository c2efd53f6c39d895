package dev.almanac.connectors.number;

/**
 * Decimal numbers in text, strictly: digits with an optional sign, point and exponent, and nothing of what
 * {@link Double#parseDouble} takes besides ({@code 1d}, {@code 0x1p3}, {@code NaN}, blanks inside).
 */
public final class Decimals {
    /** A double holds every integer up to this one; see {@link #parse}. */
    private static final long EXACT = 1L << 53;

    /** Digits below this, and one more, fit a {@code long}. */
    private static final long ONE_MORE_FITS = (Long.MAX_VALUE - 9) / 10;

    private static final double[] POWERS_OF_TEN = {
        1e0, 1e1, 1e2, 1e3, 1e4, 1e5, 1e6, 1e7, 1e8, 1e9, 1e10, 1e11, 1e12, 1e13, 1e14, 1e15, 1e16, 1e17, 1e18, 1e19,
        1e20, 1e21, 1e22
    };

    private Decimals() {}

    /** The number that the whole of {@code text} is, correctly rounded, {@code NaN} where it is none. */
    public static double parse(String text) {
        return parse(text, 0, text.length());
    }

    /**
     * The number in {@code text} from {@code from} to before {@code to}, correctly rounded; {@code NaN} where it is none
     * or is too large for a double.
     *
     * <p>Digits up to 2^53 over a power of ten up to 10^22 are both exact doubles, so that one division rounds once, as it
     * should (Clinger, "How to read floating point numbers accurately", 1990); more digits go to {@link LongDecimals}, what has an
     * exponent or does not fit there takes the library's way.
     */
    public static double parse(String text, int from, int to) {
        int at = from;
        boolean negative = at < to && text.charAt(at) == '-';
        if (at < to && (negative || text.charAt(at) == '+')) {
            at++;
        }
        long digits = 0;
        int count = 0;
        int point = -1;
        boolean fits = true;
        for (; at < to; at++) {
            char c = text.charAt(at);
            if (c >= '0' && c <= '9') {
                fits &= digits < ONE_MORE_FITS;
                digits = fits ? digits * 10 + (c - '0') : digits;
                count++;
            } else if (c == '.' && point < 0) {
                point = count;
            } else {
                break;
            }
        }
        if (count == 0) {
            return Double.NaN;
        }
        if (at < to || !fits) {
            return byLibrary(text, from, at, to);
        }
        int decimals = point < 0 ? 0 : count - point;
        double value;
        if (digits <= EXACT && decimals < POWERS_OF_TEN.length) {
            value = digits / POWERS_OF_TEN[decimals];
        } else if (digits > EXACT && decimals <= LongDecimals.MOST_DECIMALS) {
            value = LongDecimals.parse(digits, decimals);
        } else {
            return byLibrary(text, from, at, to);
        }
        return negative ? -value : value;
    }

    private static double byLibrary(String text, int from, int mantissaEnd, int to) {
        if (mantissaEnd < to && !isExponent(text, mantissaEnd, to)) {
            return Double.NaN;
        }
        double value = Double.parseDouble(text.substring(from, to));
        return Double.isFinite(value) ? value : Double.NaN;
    }

    private static boolean isExponent(String text, int from, int to) {
        if (text.charAt(from) != 'e' && text.charAt(from) != 'E') {
            return false;
        }
        int at = from + 1;
        if (at < to && (text.charAt(at) == '-' || text.charAt(at) == '+')) {
            at++;
        }
        int first = at;
        while (at < to && text.charAt(at) >= '0' && text.charAt(at) <= '9') {
            at++;
        }
        return at == to && at > first;
    }
}

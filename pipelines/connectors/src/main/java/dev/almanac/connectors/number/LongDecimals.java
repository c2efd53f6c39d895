package dev.almanac.connectors.number;

import java.math.BigInteger;

/**
 * Decimal numbers of more digits than a double holds exactly, as programs write doubles that they do not round: correctly
 * rounded by one or two multiplications of 64 bits (Lemire, "Number parsing at a gigabyte per second", 2021; that no such
 * number needs more is shown by Mushtak and Lemire, "Fast number parsing without fallback", 2023).
 */
final class LongDecimals {
    /** Up to so many decimals the reciprocal of their power of five, rounded up to 128 bits, is near enough in every case. */
    static final int MOST_DECIMALS = 27;

    private static final int MANTISSA_BITS = 52;
    private static final int EXPONENT_BIAS = 1023;

    /** Ones where the bits below a double's, one for rounding and one that tells the halves from what lies between them, are. */
    private static final long BELOW = -1L >>> (MANTISSA_BITS + 3);

    /** Only with so few decimals can digits of 64 bits lie exactly between two doubles. */
    private static final int MOST_DECIMALS_OF_TIES = 4;

    private static final long[] HIGH = new long[MOST_DECIMALS + 1];
    private static final long[] LOW = new long[MOST_DECIMALS + 1];

    static {
        HIGH[0] = 1L << 63;
        for (int decimals = 1; decimals <= MOST_DECIMALS; decimals++) {
            BigInteger five = BigInteger.valueOf(5).pow(decimals);
            BigInteger reciprocal = BigInteger.ONE
                    .shiftLeft(five.bitLength() + 127)
                    .divide(five)
                    .add(BigInteger.ONE);
            HIGH[decimals] = reciprocal.shiftRight(Long.SIZE).longValue();
            LOW[decimals] = reciprocal.longValue();
        }
    }

    private LongDecimals() {}

    /**
     * The double that is nearest to {@code digits / 10^decimals}, of two that are equally near the even one.
     *
     * @param digits above 0
     * @param decimals 0 to {@link #MOST_DECIMALS}
     */
    static double parse(long digits, int decimals) {
        int zeros = Long.numberOfLeadingZeros(digits);
        long shifted = digits << zeros;
        long high = multiplyHigh(shifted, HIGH[decimals]);
        long low = shifted * HIGH[decimals];
        if ((high & BELOW) == BELOW) {
            long more = multiplyHigh(shifted, LOW[decimals]);
            low += more;
            high += Long.compareUnsigned(low, more) < 0 ? 1 : 0;
        }
        int top = (int) (high >>> 63);
        int shift = top + Long.SIZE - MANTISSA_BITS - 3;
        long mantissa = high >>> shift;
        // floor(log2(10^-decimals)) + 63, by a fixed-point log2(10)
        int exponent = ((217_706 * -decimals) >> 16) + 63 + top - zeros + EXPONENT_BIAS;
        boolean isTie = Long.compareUnsigned(low, 1) <= 0
                && decimals <= MOST_DECIMALS_OF_TIES
                && (mantissa & 3) == 1
                && mantissa << shift == high;
        mantissa = isTie ? mantissa & ~1 : mantissa;
        mantissa = (mantissa + (mantissa & 1)) >>> 1;
        if (mantissa >= 1L << (MANTISSA_BITS + 1)) {
            mantissa = 1L << MANTISSA_BITS;
            exponent++;
        }
        return Double.longBitsToDouble((long) exponent << MANTISSA_BITS | mantissa & ~(1L << MANTISSA_BITS));
    }

    /** The upper 64 bits of the product of two numbers without sign. */
    private static long multiplyHigh(long one, long other) {
        return Math.multiplyHigh(one, other) + (one >> 63 & other) + (other >> 63 & one);
    }
}

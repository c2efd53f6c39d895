package dev.almanac.analytics.indicator.pattern;

/** The last eight candles, upright or all upside down. */
final class CandleFrame {
    /** A pattern of four and the three bars in which it can be confirmed are seven; a power of two is indexed fastest. */
    static final int SIZE = 8;

    private final MeasuredCandle[] candles = new MeasuredCandle[SIZE];
    private int now;

    CandleFrame() {
        for (int i = 0; i < SIZE; i++) {
            candles[i] = new MeasuredCandle();
        }
    }

    /** The candle of so many bars ago, 0 the present one. */
    MeasuredCandle ago(int bars) {
        return candles[(now - bars) & (SIZE - 1)];
    }

    /** The place of the next candle, which is the present one from now on. */
    MeasuredCandle next() {
        now = (now + 1) & (SIZE - 1);
        return candles[now];
    }
}

package dev.almanac.analytics.indicator.level;

/** How pivots are computed from the high, low and close of a stretch of bars. */
enum PivotScheme {
    /** {@code P = (H + L + C) / 3}; {@code 2 P - L}, {@code P + H - L}, {@code H + 2 (P - L)} and mirrored. */
    CLASSIC(3),
    /** {@code P = (H + L + 2 C) / 4}, the rest as the classic ones. */
    WOODIE(3),
    /** {@code P} as the classic one; 0.382, 0.618 and 1 times the range above and below it. */
    FIBONACCI(3),
    /** {@code P} as the classic one; 1.1 times a twelfth, a sixth, a quarter and half of the range off the close. */
    CAMARILLA(4);

    private static final double[] FIBONACCI_SHARES = {0.382, 0.618, 1};
    private static final double[] CAMARILLA_SHARES = {1.1 / 12, 1.1 / 6, 1.1 / 4, 1.1 / 2};

    private final int levels;

    PivotScheme(int levels) {
        this.levels = levels;
    }

    /** How many resistances there are, and as many supports. */
    int levels() {
        return levels;
    }

    /** The pivot itself. */
    double point(double high, double low, double close) {
        return this == WOODIE ? (high + low + 2 * close) / 4 : (high + low + close) / 3;
    }

    /** Fills the levels, nearest first. */
    void fill(double high, double low, double close, double[] resistances, double[] supports) {
        double point = point(high, low, close);
        double range = high - low;
        switch (this) {
            case CLASSIC, WOODIE -> {
                resistances[0] = 2 * point - low;
                resistances[1] = point + range;
                resistances[2] = high + 2 * (point - low);
                supports[0] = 2 * point - high;
                supports[1] = point - range;
                supports[2] = low - 2 * (high - point);
            }
            case FIBONACCI -> spread(point, range, FIBONACCI_SHARES, resistances, supports);
            case CAMARILLA -> spread(close, range, CAMARILLA_SHARES, resistances, supports);
        }
    }

    private static void spread(double center, double range, double[] shares, double[] resistances, double[] supports) {
        for (int i = 0; i < shares.length; i++) {
            resistances[i] = center + shares[i] * range;
            supports[i] = center - shares[i] * range;
        }
    }
}

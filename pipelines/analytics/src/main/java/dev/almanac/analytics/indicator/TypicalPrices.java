package dev.almanac.analytics.indicator;

/** Means of high, low and close. */
enum TypicalPrices implements DerivedPrices {
    /** There is only one. */
    INSTANCE;

    @Override
    public void make(BarBlock block, double[] out) {
        double[] highs = block.highs();
        double[] lows = block.lows();
        double[] closes = block.closes();
        for (int i = 0; i < block.count(); i++) {
            out[i] = (highs[i] + lows[i] + closes[i]) / 3;
        }
    }
}

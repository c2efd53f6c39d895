package dev.almanac.analytics.indicator.volume;

import dev.almanac.analytics.indicator.Bar;

/** What a bar adds to accumulation and distribution. */
final class MoneyFlow {
    private MoneyFlow() {}

    /** {@code V ((C - L) - (H - C)) / (H - L)}, in the base asset; a bar without range adds none. */
    static double of(Bar bar) {
        double range = bar.high() - bar.low();
        double place = range == 0 ? 0 : ((bar.close() - bar.low()) - (bar.high() - bar.close())) / range;
        return place * bar.volume();
    }
}

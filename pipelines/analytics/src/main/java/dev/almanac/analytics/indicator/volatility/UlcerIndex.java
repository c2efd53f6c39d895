package dev.almanac.analytics.indicator.volatility;

import dev.almanac.analytics.indicator.Bar;
import dev.almanac.analytics.indicator.Indicator;
import dev.almanac.analytics.indicator.StateReader;
import dev.almanac.analytics.indicator.StateWriter;
import dev.almanac.analytics.indicator.rolling.Delay;

/**
 * Ulcer index: the root of the mean square of {@code 100 (C / M - 1)} over the last {@code n} closes, where {@code M} is the
 * highest close from the window's first up to each (Martin and McCann, The Investor's Guide to Fidelity Funds, 1989). Percent,
 * 0..100; first value at bar {@code n}. Exact memory of {@code n} bars. As the highs begin anew with every window, the window
 * is gone through at every reading: O(n).
 */
public final class UlcerIndex implements Indicator {
    private final Delay closes;
    private final double[] window;

    /** @param period number of bars */
    public UlcerIndex(int period) {
        this.closes = new Delay(period);
        this.window = new double[period];
    }

    @Override
    public void update(Bar bar) {
        closes.push(bar.close());
    }

    /** The index, percent. */
    public double value() {
        if (Double.isNaN(closes.oldest())) {
            return Double.NaN;
        }
        closes.copyTo(window);
        double highest = 0;
        double perHighest = 0;
        double sum = 0;
        for (double close : window) {
            if (close > highest) {
                highest = close;
                perHighest = 1 / close;
            }
            double below = (close - highest) * perHighest;
            sum += below * below;
        }
        return 100 * Math.sqrt(sum / window.length);
    }

    @Override
    public void save(StateWriter writer) {
        closes.save(writer);
    }

    @Override
    public void restore(StateReader reader) {
        closes.restore(reader);
    }
}

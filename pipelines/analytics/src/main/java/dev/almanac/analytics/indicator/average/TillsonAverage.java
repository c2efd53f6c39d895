package dev.almanac.analytics.indicator.average;

import dev.almanac.analytics.indicator.Bar;
import dev.almanac.analytics.indicator.Indicator;
import dev.almanac.analytics.indicator.StateReader;
import dev.almanac.analytics.indicator.StateWriter;

/**
 * Tillson's T3: {@code T3 = c3 E3 + c4 E4 + c5 E5 + c6 E6} with {@code E1} the EMA of closes, each further one the EMA
 * of the one before, and {@code c6 = -v^3, c5 = 3 v^2 + 3 v^3, c4 = -6 v^2 - 3 v - 3 v^3, c3 = 1 + 3 v + v^3 + 3 v^2}
 * (Tillson, Smoothing Techniques for More Accurate Signals, Technical Analysis of Stocks and Commodities, 1998). In
 * the unit of price; first value at bar {@code 6 n - 5}; its memory fades.
 */
public final class TillsonAverage implements Indicator {
    private final ExponentialAverage first;
    private final ExponentialAverage second;
    private final ExponentialAverage third;
    private final ExponentialAverage fourth;
    private final ExponentialAverage fifth;
    private final ExponentialAverage sixth;
    private final double c3;
    private final double c4;
    private final double c5;
    private final double c6;

    /**
     * @param period number of bars of each smoothing
     * @param v volume factor: 0 gives an average of averages, 1 the response of a double exponential average
     */
    public TillsonAverage(int period, double v) {
        this.first = ExponentialAverage.usual(period);
        this.second = ExponentialAverage.usual(period);
        this.third = ExponentialAverage.usual(period);
        this.fourth = ExponentialAverage.usual(period);
        this.fifth = ExponentialAverage.usual(period);
        this.sixth = ExponentialAverage.usual(period);
        this.c6 = -v * v * v;
        this.c5 = 3 * v * v * (1 + v);
        this.c4 = -3 * v * (1 + v) * (1 + v);
        this.c3 = (1 + v) * (1 + v) * (1 + v);
    }

    @Override
    public void update(Bar bar) {
        first.add(bar.close());
        second.add(first.value());
        third.add(second.value());
        fourth.add(third.value());
        fifth.add(fourth.value());
        sixth.add(fifth.value());
    }

    /** The average, in the unit of price. */
    public double value() {
        return c3 * third.value() + c4 * fourth.value() + c5 * fifth.value() + c6 * sixth.value();
    }

    @Override
    public void save(StateWriter writer) {
        first.save(writer);
        second.save(writer);
        third.save(writer);
        fourth.save(writer);
        fifth.save(writer);
        sixth.save(writer);
    }

    @Override
    public void restore(StateReader reader) {
        first.restore(reader);
        second.restore(reader);
        third.restore(reader);
        fourth.restore(reader);
        fifth.restore(reader);
        sixth.restore(reader);
    }
}

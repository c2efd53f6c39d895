package dev.almanac.analytics.indicator.trend;

import dev.almanac.analytics.indicator.Bar;
import dev.almanac.analytics.indicator.BarBlock;
import dev.almanac.analytics.indicator.BlockIndicator;
import dev.almanac.analytics.indicator.Quotient;
import dev.almanac.analytics.indicator.StateReader;
import dev.almanac.analytics.indicator.StateWriter;
import dev.almanac.analytics.indicator.average.ExponentialAverage;

/**
 * Moving average convergence divergence of closes: {@code MACD = EMA_fast - EMA_slow}, its signal line is an EMA of it and
 * its histogram the difference of the two (Appel, Technical Analysis: Power Tools for Active Investors, 2005). In the unit
 * of price; averages from bar {@code slow} on, the histogram from bar {@code slow + signal - 1} on.
 */
public final class Macd implements BlockIndicator {
    private final ExponentialAverage fast;
    private final ExponentialAverage slow;
    private final ExponentialAverage signal;

    /**
     * @param fast period of the fast average
     * @param slow period of the slow average, longer than {@code fast}
     * @param signal period of the signal line
     */
    public Macd(int fast, int slow, int signal) {
        this.fast = ExponentialAverage.usual(fast);
        this.slow = ExponentialAverage.usual(slow);
        this.signal = ExponentialAverage.usual(signal);
    }

    @Override
    public void update(Bar bar) {
        fast.add(bar.close());
        slow.add(bar.close());
        signal.add(line());
    }

    /** How far the fast average lies above the slow one, a fraction. */
    public double ratio() {
        return Quotient.excess(fast.value(), slow.value());
    }

    /** Fast less slow average, in the unit of price. */
    public double line() {
        return fast.value() - slow.value();
    }

    /** Average of the line, in the unit of price. */
    public double signal() {
        return signal.value();
    }

    /** The line less its signal line, in the unit of price. */
    public double histogram() {
        return line() - signal.value();
    }

    @Override
    public void update(BarBlock block) {
        int count = block.count();
        double[] closes = block.closes();
        double[] line = block.room(2);
        ExponentialAverage.both(fast, closes, block.room(0), slow, closes, block.room(1), count);
        lines(block, line, 0);
        signal.averages(line, count, block.room(3));
    }

    /** Writes the lines of a block. */
    public void lines(BarBlock block, double[] out, int at) {
        double[] quick = block.room(0);
        double[] calm = block.room(1);
        for (int i = 0; i < block.count(); i++) {
            out[at + i] = quick[i] - calm[i];
        }
    }

    /** Writes the signal lines of a block. */
    public void signals(BarBlock block, double[] out, int at) {
        System.arraycopy(block.room(3), 0, out, at, block.count());
    }

    /** Writes the histograms of a block. */
    public void histograms(BarBlock block, double[] out, int at) {
        double[] line = block.room(2);
        double[] average = block.room(3);
        for (int i = 0; i < block.count(); i++) {
            out[at + i] = line[i] - average[i];
        }
    }

    /** Writes the ratios of a block. */
    public void ratios(BarBlock block, double[] out, int at) {
        double[] quick = block.room(0);
        double[] calm = block.room(1);
        for (int i = 0; i < block.count(); i++) {
            out[at + i] = Quotient.excess(quick[i], calm[i]);
        }
    }

    @Override
    public void save(StateWriter writer) {
        fast.save(writer);
        slow.save(writer);
        signal.save(writer);
    }

    @Override
    public void restore(StateReader reader) {
        fast.restore(reader);
        slow.restore(reader);
        signal.restore(reader);
    }
}

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
    private double[] line = new double[0];

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
    public void ask(BarBlock block, int step) {
        if (step == 0) {
            fast.ask(block, block.closes());
            slow.ask(block, block.closes());
        } else {
            double[] quick = fast.column();
            double[] calm = slow.column();
            line = block.keep();
            for (int i = 0; i < block.count(); i++) {
                line[i] = quick[i] - calm[i];
            }
            signal.ask(block, line);
        }
    }

    @Override
    public void update(BarBlock block) {
        // All was done when it was asked for.
    }

    /** The lines of a block. */
    public double[] lines(BarBlock block) {
        return line;
    }

    /** The signal lines of a block. */
    public double[] signals(BarBlock block) {
        return signal.column();
    }

    /** The histograms of a block. */
    public double[] histograms(BarBlock block) {
        double[] average = signal.column();
        double[] out = block.spare();
        for (int i = 0; i < block.count(); i++) {
            out[i] = line[i] - average[i];
        }
        return out;
    }

    /** The ratios of a block. */
    public double[] ratios(BarBlock block) {
        double[] quick = fast.column();
        double[] calm = slow.column();
        double[] out = block.spare();
        for (int i = 0; i < block.count(); i++) {
            out[i] = Quotient.excess(quick[i], calm[i]);
        }
        return out;
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

package dev.almanac.analytics.indicator.momentum;

import dev.almanac.analytics.indicator.BarBlock;
import dev.almanac.analytics.indicator.Quotient;
import dev.almanac.analytics.indicator.StateReader;
import dev.almanac.analytics.indicator.StateWriter;
import dev.almanac.analytics.indicator.Stateful;
import dev.almanac.analytics.indicator.average.ExponentialAverage;

/**
 * Relative strength of any series: {@code 100 W(gains) / (W(gains) + W(losses))} with Wilder's smoothing {@code W} of
 * its changes (Wilder, New Concepts in Technical Trading Systems, 1978). Within 0..100; first value at value {@code n
 * + 1}; {@code NaN} where nothing ever changed. Its memory fades.
 */
public final class StrengthIndex implements Stateful {
    private final ExponentialAverage gains;
    private final ExponentialAverage losses;
    private double previous = Double.NaN;

    /** @param period number of changes */
    public StrengthIndex(int period) {
        this.gains = ExponentialAverage.wilder(period);
        this.losses = ExponentialAverage.wilder(period);
    }

    /** Takes the next value, which must be a number. */
    public void add(double next) {
        double change = next - previous;
        previous = next;
        // Math.max and Math.min keep the NaN of the first value.
        gains.add(Math.max(change, 0));
        losses.add(-Math.min(change, 0));
    }

    /** Takes a value for each bar of a block and asks for the averages of gains and losses. */
    void ask(BarBlock block, double[] values) {
        int count = block.count();
        double[] before = block.late(values, previous, 0);
        double[] up = block.keep();
        double[] down = block.keep();
        for (int i = 0; i < count; i++) {
            up[i] = Math.max(values[i] - before[i], 0);
        }
        for (int i = 0; i < count; i++) {
            down[i] = -Math.min(values[i] - before[i], 0);
        }
        previous = count == 0 ? previous : values[count - 1];
        gains.ask(block, up);
        losses.ask(block, down);
    }

    /** Writes the indexes of the block that was taken last. */
    double[] values(int count, double[] out) {
        double[] up = gains.column();
        double[] down = losses.column();
        for (int i = 0; i < count; i++) {
            out[i] = index(up[i], down[i]);
        }
        return out;
    }

    private static double index(double up, double down) {
        return 100 * Quotient.of(up, up + down);
    }

    /** The index, 0..100. */
    public double value() {
        return index(gains.value(), losses.value());
    }

    @Override
    public void save(StateWriter writer) {
        writer.putDouble(previous);
        gains.save(writer);
        losses.save(writer);
    }

    @Override
    public void restore(StateReader reader) {
        previous = reader.getDouble();
        gains.restore(reader);
        losses.restore(reader);
    }
}

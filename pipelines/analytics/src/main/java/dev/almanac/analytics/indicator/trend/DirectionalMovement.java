package dev.almanac.analytics.indicator.trend;

import dev.almanac.analytics.indicator.Bar;
import dev.almanac.analytics.indicator.BarBlock;
import dev.almanac.analytics.indicator.BlockIndicator;
import dev.almanac.analytics.indicator.Quotient;
import dev.almanac.analytics.indicator.StateReader;
import dev.almanac.analytics.indicator.StateWriter;
import dev.almanac.analytics.indicator.average.ExponentialAverage;
import dev.almanac.analytics.indicator.rolling.Choice;
import dev.almanac.analytics.indicator.rolling.Delay;
import dev.almanac.analytics.indicator.volatility.AverageTrueRange;

/**
 * Directional movement (Wilder, New Concepts in Technical Trading Systems, 1978). {@code +DM} is the rise of the high where
 * it is positive and larger than the fall of the low, {@code -DM} the mirror; {@code DI = 100 W(DM) / W(TR)} with Wilder's
 * smoothing {@code W}; {@code DX = 100 |DI+ - DI-| / (DI+ + DI-)}; {@code ADX = W(DX)}; ADXR is the mean of ADX and the ADX of
 * {@code n} bars before. Where nothing moved in either direction {@code DX} is 0: no direction. All within 0..100; lines and DX
 * from bar {@code n + 1} on, ADX from bar {@code 2n} on, ADXR from bar {@code 3n} on.
 */
public final class DirectionalMovement implements BlockIndicator {
    private final AverageTrueRange range;
    private final ExponentialAverage plus;
    private final ExponentialAverage minus;
    private final ExponentialAverage index;
    private final Delay indexes;
    private double previousHigh = Double.NaN;
    private double previousLow = Double.NaN;
    private double movement = Double.NaN;
    private double indexBefore = Double.NaN;

    /** Whether the block begins with the first bar of all. */
    private boolean begins;

    /** @param period number of bars of each smoothing */
    public DirectionalMovement(int period) {
        this.range = new AverageTrueRange(period);
        this.plus = ExponentialAverage.wilder(period);
        this.minus = ExponentialAverage.wilder(period);
        this.index = ExponentialAverage.wilder(period);
        this.indexes = new Delay(period);
    }

    @Override
    public void update(Bar bar) {
        range.update(bar);
        double rise = bar.high() - previousHigh;
        double fall = previousLow - bar.low();
        previousHigh = bar.high();
        previousLow = bar.low();
        if (Double.isNaN(rise)) {
            return;
        }
        plus.add(rise > fall && rise > 0 ? rise : 0);
        minus.add(fall > rise && fall > 0 ? fall : 0);
        movement = index(plus.value(), minus.value());
        index.add(movement);
        indexBefore = indexes.push(index.value());
    }

    /** {@code DI+}, 0..100; {@code NaN} where the average range is 0. */
    public double plusLine() {
        return 100 * Quotient.of(plus.value(), range.value());
    }

    /** {@code DI-}, 0..100; {@code NaN} where the average range is 0. */
    public double minusLine() {
        return 100 * Quotient.of(minus.value(), range.value());
    }

    /** {@code DI+} less {@code DI-}, -100..100. */
    public double spread() {
        return plusLine() - minusLine();
    }

    /** DX, 0..100. */
    public double movementIndex() {
        return movement;
    }

    /** ADXR, 0..100. */
    public double rating() {
        return (index.value() + indexBefore) / 2;
    }

    /** ADX, 0..100. */
    public double averageIndex() {
        return index.value();
    }

    @Override
    public void ask(BarBlock block, int step) {
        int count = block.count();
        if (count == 0) {
            return;
        }
        if (step == 0) {
            range.ask(block, 0);
            begins = Double.isNaN(previousHigh);
            askMovements(block);
        } else {
            double[] up = plus.column();
            double[] down = minus.column();
            double[] moved = block.keep();
            for (int i = 0; i < count; i++) {
                moved[i] = index(up[i], down[i]);
            }
            movement = moved[count - 1];
            index.ask(block, moved);
        }
    }

    /** The first bar of all has no movement: its {@code NaN} is passed over by the averages. */
    private void askMovements(BarBlock block) {
        int count = block.count();
        double[] highs = block.highs();
        double[] lows = block.lows();
        double[] highsBefore = block.late(highs, previousHigh, 0);
        double[] lowsBefore = block.late(lows, previousLow, 1);
        double[] up = block.keep();
        double[] down = block.keep();
        for (int i = 0; i < count; i++) {
            up[i] = Math.max(highs[i] - highsBefore[i], 0);
        }
        for (int i = 0; i < count; i++) {
            down[i] = Math.max(lowsBefore[i] - lows[i], 0);
        }
        for (int i = 0; i < count; i++) {
            double rise = up[i];
            double fall = down[i];
            up[i] = Choice.where(fall, rise, rise);
            down[i] = Choice.where(rise, fall, fall);
        }
        if (begins) {
            up[0] = Double.NaN;
            down[0] = Double.NaN;
        }
        previousHigh = highs[count - 1];
        previousLow = lows[count - 1];
        plus.ask(block, up);
        minus.ask(block, down);
    }

    @Override
    public void update(BarBlock block) {
        double[] indexed = index.column();
        int count = block.count();
        int from = begins ? 1 : 0;
        if (count > from) {
            int last = count - 1;
            indexes.pushAll(indexed, from, last);
            indexBefore = indexes.push(indexed[last]);
        }
    }

    private static double index(double plus, double minus) {
        double both = plus + minus;
        return both == 0 ? 0 : 100 * Math.abs(plus - minus) / both;
    }

    /** The {@code DI+} of a block. */
    public double[] plusLines(BarBlock block) {
        return lines(block, plus.column());
    }

    /** The {@code DI-} of a block. */
    public double[] minusLines(BarBlock block) {
        return lines(block, minus.column());
    }

    private double[] lines(BarBlock block, double[] movements) {
        double[] ranges = range.values(block);
        double[] out = block.spare();
        for (int i = 0; i < block.count(); i++) {
            out[i] = 100 * Quotient.of(movements[i], ranges[i]);
        }
        return out;
    }

    /** The differences of the lines of a block. */
    public double[] spreads(BarBlock block) {
        double[] ranges = range.values(block);
        double[] up = plus.column();
        double[] down = minus.column();
        double[] out = block.spare();
        for (int i = 0; i < block.count(); i++) {
            out[i] = 100 * Quotient.of(up[i], ranges[i]) - 100 * Quotient.of(down[i], ranges[i]);
        }
        return out;
    }

    /** The ADX of a block. */
    public double[] averageIndexes(BarBlock block) {
        return index.column();
    }

    @Override
    public void save(StateWriter writer) {
        range.save(writer);
        plus.save(writer);
        minus.save(writer);
        index.save(writer);
        indexes.save(writer);
        writer.putDouble(previousHigh);
        writer.putDouble(previousLow);
        writer.putDouble(movement);
        writer.putDouble(indexBefore);
    }

    @Override
    public void restore(StateReader reader) {
        range.restore(reader);
        plus.restore(reader);
        minus.restore(reader);
        index.restore(reader);
        indexes.restore(reader);
        previousHigh = reader.getDouble();
        previousLow = reader.getDouble();
        movement = reader.getDouble();
        indexBefore = reader.getDouble();
    }
}

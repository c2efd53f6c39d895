package dev.almanac.analytics.indicator.trend;

import dev.almanac.analytics.indicator.Bar;
import dev.almanac.analytics.indicator.Indicator;
import dev.almanac.analytics.indicator.Quotient;
import dev.almanac.analytics.indicator.StateReader;
import dev.almanac.analytics.indicator.StateWriter;
import dev.almanac.analytics.indicator.average.ExponentialAverage;
import dev.almanac.analytics.indicator.rolling.Delay;
import dev.almanac.analytics.indicator.volatility.AverageTrueRange;

/**
 * Directional movement (Wilder, New Concepts in Technical Trading Systems, 1978). {@code +DM} is the rise of the high where
 * it is positive and larger than the fall of the low, {@code -DM} the mirror; {@code DI = 100 W(DM) / W(TR)} with Wilder's
 * smoothing {@code W}; {@code DX = 100 |DI+ - DI-| / (DI+ + DI-)}; {@code ADX = W(DX)}; ADXR is the mean of ADX and the ADX of
 * {@code n} bars before. Where nothing moved in either direction {@code DX} is 0: no direction. All within 0..100; lines and DX
 * from bar {@code n + 1} on, ADX from bar {@code 2n} on, ADXR from bar {@code 3n} on.
 */
public final class DirectionalMovement implements Indicator {
    private final AverageTrueRange range;
    private final ExponentialAverage plus;
    private final ExponentialAverage minus;
    private final ExponentialAverage index;
    private final Delay indexes;
    private double previousHigh = Double.NaN;
    private double previousLow = Double.NaN;
    private double movement = Double.NaN;
    private double indexBefore = Double.NaN;

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
        double both = plus.value() + minus.value();
        movement = both == 0 ? 0 : 100 * Math.abs(plus.value() - minus.value()) / both;
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

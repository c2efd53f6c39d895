package dev.almanac.analytics.indicator.volume;

import dev.almanac.analytics.indicator.Bar;
import dev.almanac.analytics.indicator.Indicator;
import dev.almanac.analytics.indicator.Quotient;
import dev.almanac.analytics.indicator.StateReader;
import dev.almanac.analytics.indicator.StateWriter;
import dev.almanac.analytics.indicator.average.ExponentialAverage;

/**
 * Volume-weighted MACD: as the MACD, with {@code EMA(C V) / EMA(V)} in place of each average of closes (Dormeier, Investing
 * with Volume Analysis, 2011). In the unit of price; the line from bar {@code max(fast, slow)} on, the histogram
 * {@code signal - 1} bars later; {@code NaN} where nothing was traded yet. Its memory fades.
 */
public final class VolumeWeightedMacd implements Indicator {
    private final ExponentialAverage fastTurnover;
    private final ExponentialAverage fastVolume;
    private final ExponentialAverage slowTurnover;
    private final ExponentialAverage slowVolume;
    private final ExponentialAverage signal;
    private double line = Double.NaN;

    /**
     * @param fast period of the fast average
     * @param slow period of the slow average
     * @param signal period of the signal line
     */
    public VolumeWeightedMacd(int fast, int slow, int signal) {
        this.fastTurnover = ExponentialAverage.usual(fast);
        this.fastVolume = ExponentialAverage.usual(fast);
        this.slowTurnover = ExponentialAverage.usual(slow);
        this.slowVolume = ExponentialAverage.usual(slow);
        this.signal = ExponentialAverage.usual(signal);
    }

    @Override
    public void update(Bar bar) {
        double turnover = bar.close() * bar.volume();
        fastTurnover.add(turnover);
        fastVolume.add(bar.volume());
        slowTurnover.add(turnover);
        slowVolume.add(bar.volume());
        line = Quotient.of(fastTurnover.value(), fastVolume.value())
                - Quotient.of(slowTurnover.value(), slowVolume.value());
        if (!Double.isNaN(line)) {
            signal.add(line);
        }
    }

    /** Fast less slow average, in the unit of price. */
    public double line() {
        return line;
    }

    /** Average of the line, in the unit of price. */
    public double signal() {
        return signal.value();
    }

    /** The line less its signal line, in the unit of price. */
    public double histogram() {
        return line - signal.value();
    }

    @Override
    public void save(StateWriter writer) {
        fastTurnover.save(writer);
        fastVolume.save(writer);
        slowTurnover.save(writer);
        slowVolume.save(writer);
        signal.save(writer);
        writer.putDouble(line);
    }

    @Override
    public void restore(StateReader reader) {
        fastTurnover.restore(reader);
        fastVolume.restore(reader);
        slowTurnover.restore(reader);
        slowVolume.restore(reader);
        signal.restore(reader);
        line = reader.getDouble();
    }
}

package dev.almanac.analytics.indicator.momentum;

import dev.almanac.analytics.indicator.Bar;
import dev.almanac.analytics.indicator.Indicator;
import dev.almanac.analytics.indicator.Quotient;
import dev.almanac.analytics.indicator.StateReader;
import dev.almanac.analytics.indicator.StateWriter;
import dev.almanac.analytics.indicator.rolling.RollingSum;

/**
 * Ultimate oscillator: {@code 100 (4 A_a + 2 A_b + A_c) / 7}, where {@code A_n} is the sum of buying pressure {@code C
 * - min(L, C before)} over the sum of true ranges of {@code n} bars (Williams, The Ultimate Oscillator, Technical
 * Analysis of Stocks and Commodities, 1985). Within 0..100; first value one bar after the longest of the three; {@code
 * NaN} where prices stood still. Exact memory of so many bars.
 */
public final class UltimateOscillator implements Indicator {
    private final RollingSum[] pressures;
    private final RollingSum[] ranges;
    private double previousClose = Double.NaN;

    /**
     * @param first length of the window with weight 4
     * @param second length of the window with weight 2
     * @param third length of the window with weight 1
     */
    public UltimateOscillator(int first, int second, int third) {
        this.pressures = new RollingSum[] {new RollingSum(first), new RollingSum(second), new RollingSum(third)};
        this.ranges = new RollingSum[] {new RollingSum(first), new RollingSum(second), new RollingSum(third)};
    }

    @Override
    public void update(Bar bar) {
        double bottom = Math.min(bar.low(), previousClose);
        double pressure = bar.close() - bottom;
        double range = Math.max(bar.high(), previousClose) - bottom;
        previousClose = bar.close();
        for (int i = 0; i < pressures.length; i++) {
            pressures[i].add(pressure);
            ranges[i].add(range);
        }
    }

    /** The oscillator, 0..100. */
    public double value() {
        return 100 * (4 * share(0) + 2 * share(1) + share(2)) / 7;
    }

    private double share(int window) {
        return Quotient.of(pressures[window].sum(), ranges[window].sum());
    }

    @Override
    public void save(StateWriter writer) {
        writer.putDouble(previousClose);
        for (RollingSum pressure : pressures) {
            pressure.save(writer);
        }
        for (RollingSum range : ranges) {
            range.save(writer);
        }
    }

    @Override
    public void restore(StateReader reader) {
        previousClose = reader.getDouble();
        for (RollingSum pressure : pressures) {
            pressure.restore(reader);
        }
        for (RollingSum range : ranges) {
            range.restore(reader);
        }
    }
}

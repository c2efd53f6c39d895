package dev.almanac.analytics.indicator.level;

import dev.almanac.analytics.indicator.Bar;
import dev.almanac.analytics.indicator.Indicator;
import dev.almanac.analytics.indicator.StateReader;
import dev.almanac.analytics.indicator.StateWriter;
import dev.almanac.analytics.indicator.rolling.RollingRange;

/**
 * Pivots of the {@code n} bars before the present one. Prices; supports lie below the pivot, resistances above; first value
 * at bar {@code n + 1}. Exact memory of {@code n + 1} bars.
 */
public final class RollingPivots implements Indicator {
    private final RollingRange range;
    private final PivotLevels levels;
    private double close = Double.NaN;

    RollingPivots(int period, PivotScheme scheme) {
        this.range = new RollingRange(period);
        this.levels = new PivotLevels(scheme);
    }

    @Override
    public void update(Bar bar) {
        levels.set(range.high(), range.low(), close);
        range.update(bar);
        close = bar.close();
    }

    PivotLevels levels() {
        return levels;
    }

    @Override
    public void save(StateWriter writer) {
        range.save(writer);
        levels.save(writer);
        writer.putDouble(close);
    }

    @Override
    public void restore(StateReader reader) {
        range.restore(reader);
        levels.restore(reader);
        close = reader.getDouble();
    }
}

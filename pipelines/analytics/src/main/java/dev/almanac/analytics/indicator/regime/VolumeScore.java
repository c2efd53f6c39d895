package dev.almanac.analytics.indicator.regime;

import dev.almanac.analytics.indicator.Bar;
import dev.almanac.analytics.indicator.Indicator;
import dev.almanac.analytics.indicator.StateReader;
import dev.almanac.analytics.indicator.StateWriter;
import dev.almanac.analytics.indicator.rolling.RobustScore;

/**
 * {@link RobustScore} of the logarithm of volume against the {@code n} bars with trades before it. Unbounded; first value at
 * the {@code n + 1}-th bar with trades. A bar without trades has no logarithm: its score is {@code NaN} and it stays out of
 * the window.
 */
public final class VolumeScore implements Indicator {
    private final RobustScore logs;
    private boolean traded;

    /** @param period number of bars that the last one is compared with, at least 2 */
    public VolumeScore(int period) {
        this.logs = new RobustScore(period);
    }

    @Override
    public void update(Bar bar) {
        traded = bar.volume() > 0;
        if (traded) {
            logs.add(StrictMath.log(bar.volume()));
        }
    }

    /** The score, in robust standard deviations. */
    public double value() {
        return traded ? logs.score() : Double.NaN;
    }

    @Override
    public void save(StateWriter writer) {
        writer.putInt(traded ? 1 : 0);
        logs.save(writer);
    }

    @Override
    public void restore(StateReader reader) {
        traded = reader.getInt() == 1;
        logs.restore(reader);
    }
}

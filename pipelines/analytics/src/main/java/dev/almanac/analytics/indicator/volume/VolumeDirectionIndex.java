package dev.almanac.analytics.indicator.volume;

import dev.almanac.analytics.indicator.Bar;
import dev.almanac.analytics.indicator.Indicator;
import dev.almanac.analytics.indicator.StateReader;
import dev.almanac.analytics.indicator.StateWriter;

/**
 * Negative and positive volume index: begun at 1000, each follows the close over those bars alone whose volume was below, or
 * above, that of the bar before (Dysart; Fosback, Stock Market Logic, 1976). Points above 0, from the first bar on; it
 * depends on all bars since then, so only its changes can be compared between series.
 */
public final class VolumeDirectionIndex implements Indicator {
    private static final double BEGIN = 1000;

    private final double side;
    private double previousClose = Double.NaN;
    private double previousVolume = Double.NaN;
    private double value = BEGIN;

    private VolumeDirectionIndex(double side) {
        this.side = side;
    }

    /** The index of bars with falling volume. */
    public static VolumeDirectionIndex negative() {
        return new VolumeDirectionIndex(-1);
    }

    /** The index of bars with rising volume. */
    public static VolumeDirectionIndex positive() {
        return new VolumeDirectionIndex(1);
    }

    @Override
    public void update(Bar bar) {
        if (side * (bar.volume() - previousVolume) > 0) {
            value *= bar.close() / previousClose;
        }
        previousClose = bar.close();
        previousVolume = bar.volume();
    }

    /** The index, in points. */
    public double value() {
        return value;
    }

    @Override
    public void save(StateWriter writer) {
        writer.putDouble(previousClose);
        writer.putDouble(previousVolume);
        writer.putDouble(value);
    }

    @Override
    public void restore(StateReader reader) {
        previousClose = reader.getDouble();
        previousVolume = reader.getDouble();
        value = reader.getDouble();
    }
}

package dev.almanac.analytics.indicator.level;

import dev.almanac.analytics.indicator.StateReader;
import dev.almanac.analytics.indicator.StateWriter;
import dev.almanac.analytics.indicator.Stateful;
import java.util.Arrays;

/** The pivot, supports and resistances of a stretch of bars; all {@code NaN} before there is one. */
final class PivotLevels implements Stateful {
    private final PivotScheme scheme;
    private final double[] resistances;
    private final double[] supports;
    private double high = Double.NaN;
    private double low = Double.NaN;
    private double close = Double.NaN;
    private double point = Double.NaN;

    PivotLevels(PivotScheme scheme) {
        this.scheme = scheme;
        this.resistances = new double[scheme.levels()];
        this.supports = new double[scheme.levels()];
        Arrays.fill(resistances, Double.NaN);
        Arrays.fill(supports, Double.NaN);
    }

    /** Takes the prices of the next stretch. */
    void set(double highest, double lowest, double last) {
        high = highest;
        low = lowest;
        close = last;
        point = scheme.point(high, low, close);
        scheme.fill(high, low, close, resistances, supports);
    }

    double point() {
        return point;
    }

    /** The resistance with a number from 1. */
    double resistance(int number) {
        return resistances[number - 1];
    }

    /** The support with a number from 1. */
    double support(int number) {
        return supports[number - 1];
    }

    @Override
    public void save(StateWriter writer) {
        writer.putDouble(high);
        writer.putDouble(low);
        writer.putDouble(close);
    }

    @Override
    public void restore(StateReader reader) {
        double savedHigh = reader.getDouble();
        double savedLow = reader.getDouble();
        set(savedHigh, savedLow, reader.getDouble());
    }
}

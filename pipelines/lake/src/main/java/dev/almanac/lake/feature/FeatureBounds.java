package dev.almanac.lake.feature;

import dev.almanac.analytics.feature.FeatureSet;
import dev.almanac.analytics.feature.FeatureSpec;
import dev.almanac.lake.row.CandleRows;
import java.util.List;

/** Holds features to the ranges that they declare: a value beyond one is a bug of its indicator. */
final class FeatureBounds {
    /** How far outside of its range rounding may lead a value, as a share of the bound, or plainly near 0. */
    private static final double SLACK = 1e-9;

    private final List<FeatureSpec> specs;
    private final double[] low;
    private final double[] high;

    FeatureBounds(FeatureSet set) {
        this.specs = set.specs();
        this.low = specs.stream().mapToDouble(spec -> bound(spec.low(), -1)).toArray();
        this.high = specs.stream().mapToDouble(spec -> bound(spec.high(), 1)).toArray();
    }

    /** A little beyond the declared one; where there is none, the largest number, so that nothing infinite passes. */
    private static double bound(double declared, int side) {
        return Double.isInfinite(declared)
                ? side * Double.MAX_VALUE
                : declared + side * SLACK * Math.max(1, Math.abs(declared));
    }

    /** Whether a value of a feature is within its range, or not defined. */
    boolean allows(int feature, double value) {
        return !(value < low[feature] || value > high[feature]);
    }

    /** Place of the first of {@code count} values that is out of its range, -1 where there is none. */
    int firstOutside(int feature, double[] values, int count) {
        double least = low[feature];
        double greatest = high[feature];
        for (int i = 0; i < count; i++) {
            if (values[i] < least || values[i] > greatest) {
                return i;
            }
        }
        return -1;
    }

    /** What is said of a value that is out of its range. */
    IllegalStateException outside(int feature, double value, long openTime, Object symbol) {
        FeatureSpec spec = specs.get(feature);
        return new IllegalStateException(spec.name() + " is " + value + ", declared as " + spec.low() + " to "
                + spec.high() + ", at " + CandleRows.instant(openTime) + " of " + symbol);
    }
}

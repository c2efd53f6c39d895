package dev.almanac.lake.feature;

import dev.almanac.analytics.feature.FeatureSet;
import dev.almanac.analytics.feature.FeatureSpec;
import dev.almanac.analytics.feature.SymbolEngine;
import dev.almanac.analytics.indicator.Bar;
import dev.almanac.lake.row.CandleRows;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import org.apache.spark.sql.catalyst.InternalRow;
import org.apache.spark.sql.catalyst.expressions.codegen.UnsafeRowWriter;
import org.apache.spark.unsafe.types.UTF8String;

/** Rows of a feature table, one for each bar that is wanted, written straight into Spark's binary form. */
final class FeatureWalk extends EngineWalk {
    private static final int KEYS = 4;

    /** How far outside of its range rounding may lead a value, as a share of the bound, or plainly near 0. */
    private static final double SLACK = 1e-9;

    private final List<FeatureSpec> specs;
    private final double[] low;
    private final double[] high;
    private final UTF8String runId;
    private final UnsafeRowWriter row;

    FeatureWalk(FeatureSet set, Map<SeriesName, Start> starts, String runId, Iterator<InternalRow> bars) {
        super(set, starts, bars);
        this.specs = set.specs();
        this.low = specs.stream().mapToDouble(spec -> bound(spec.low(), -1)).toArray();
        this.high = specs.stream().mapToDouble(spec -> bound(spec.high(), 1)).toArray();
        this.runId = UTF8String.fromString(runId);
        this.row = new UnsafeRowWriter(KEYS + specs.size() + 2, 128);
    }

    /** A little beyond the declared one; where there is none, the largest number, so that nothing infinite passes. */
    private static double bound(double declared, int side) {
        return Double.isInfinite(declared)
                ? side * Double.MAX_VALUE
                : declared + side * SLACK * Math.max(1, Math.abs(declared));
    }

    @Override
    void taken(SymbolEngine engine, int interval, Bar bar, long knowableFrom, double[] values) {
        row.reset();
        row.zeroOutNullBytes();
        row.write(0, venue());
        row.write(1, symbol());
        row.write(2, code(interval));
        row.write(3, bar.openTime());
        for (int i = 0; i < values.length; i++) {
            double value = values[i];
            if (value < low[i] || value > high[i]) {
                FeatureSpec spec = specs.get(i);
                throw new IllegalStateException(spec.name() + " is " + value + ", declared as " + spec.low() + " to "
                        + spec.high() + ", at " + CandleRows.instant(bar.openTime()) + " of " + symbol());
            }
            row.write(KEYS + i, value);
        }
        row.write(KEYS + values.length, knowableFrom);
        row.write(KEYS + values.length + 1, runId);
        give(row.getRow());
    }

    @Override
    void symbolEnds(SymbolEngine engine) {
        // Every row has been given with its bar.
    }
}

package dev.almanac.lake.feature;

import dev.almanac.analytics.feature.FeatureSet;
import dev.almanac.analytics.feature.SymbolEngine;
import dev.almanac.analytics.indicator.Bar;
import java.util.Iterator;
import java.util.Map;
import org.apache.spark.sql.catalyst.InternalRow;
import org.apache.spark.sql.catalyst.expressions.codegen.UnsafeRowWriter;
import org.apache.spark.unsafe.types.UTF8String;

/** Rows of a feature table, one for each bar that is wanted, written straight into Spark's binary form. */
final class FeatureWalk extends EngineWalk {
    private static final int KEYS = 4;

    private final FeatureBounds bounds;
    private final UTF8String runId;

    /** Whether the bar's own values follow, which derived columns are made from. */
    private final boolean withBar;

    private final UnsafeRowWriter row;

    FeatureWalk(FeatureSet set, Map<SeriesName, Start> starts, String runId, Iterator<InternalRow> bars) {
        super(set, starts, bars);
        this.bounds = new FeatureBounds(set);
        this.runId = UTF8String.fromString(runId);
        this.withBar = !set.derived().isEmpty();
        this.row =
                new UnsafeRowWriter(KEYS + set.names().size() + 2 + (withBar ? FeatureSet.BAR_VALUES.size() : 0), 128);
    }

    @Override
    long wantedFrom(Start start) {
        return start.emitFrom();
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
            if (!bounds.allows(i, value)) {
                throw bounds.outside(i, value, bar.openTime(), symbol());
            }
            row.write(KEYS + i, value);
        }
        row.write(KEYS + values.length, knowableFrom);
        row.write(KEYS + values.length + 1, runId);
        if (withBar) {
            int next = KEYS + values.length + 2;
            row.write(next, bar.open());
            row.write(next + 1, bar.high());
            row.write(next + 2, bar.low());
            row.write(next + 3, bar.close());
            row.write(next + 4, bar.volume());
            row.write(next + 5, bar.quoteVolume());
        }
        give(row.getRow());
    }

    @Override
    void symbolEnds(SymbolEngine engine) {
        // Every row has been given with its bar.
    }
}

package dev.almanac.lake.feature;

import dev.almanac.analytics.feature.FeatureSet;
import dev.almanac.analytics.feature.SymbolEngine;
import dev.almanac.analytics.indicator.Bar;
import java.util.Arrays;
import java.util.Iterator;
import java.util.Map;
import org.apache.spark.sql.catalyst.InternalRow;
import org.apache.spark.sql.catalyst.expressions.GenericInternalRow;
import org.apache.spark.unsafe.types.UTF8String;

/** Rows of {@code feature_state}: the state after every 256th bar of a series and after its last. */
final class StateWalk extends EngineWalk {
    /** How many bars of a series lie between two states that are kept. */
    static final int EVERY = 256;

    private final UTF8String setName;
    private final UTF8String definition;
    private final UTF8String runId;

    /** Open time of the last bar of each interval, where its state has not been given. */
    private final long[] pending;

    StateWalk(FeatureSet set, Map<SeriesName, Start> starts, String runId, Iterator<InternalRow> bars) {
        super(set, starts, bars);
        this.setName = UTF8String.fromString(set.name());
        this.definition = UTF8String.fromString(set.definitionHash());
        this.runId = UTF8String.fromString(runId);
        this.pending = new long[set.intervals().size()];
        Arrays.fill(pending, Long.MIN_VALUE);
    }

    @Override
    long wantedFrom(Start start) {
        return start.statesFrom();
    }

    @Override
    void taken(SymbolEngine engine, int interval, Bar bar, long knowableFrom, double[] values) {
        if (engine.bars(interval(interval)) % EVERY == 0) {
            state(engine, interval, bar.openTime());
            pending[interval] = Long.MIN_VALUE;
        } else {
            pending[interval] = bar.openTime();
        }
    }

    @Override
    void symbolEnds(SymbolEngine engine) {
        for (int i = 0; i < pending.length; i++) {
            if (pending[i] != Long.MIN_VALUE) {
                state(engine, i, pending[i]);
                pending[i] = Long.MIN_VALUE;
            }
        }
    }

    private void state(SymbolEngine engine, int interval, long openTime) {
        give(new GenericInternalRow(new Object[] {
            setName,
            definition,
            venue(),
            symbol(),
            code(interval),
            openTime,
            engine.bars(interval(interval)),
            engine.save(interval(interval)),
            runId
        }));
    }
}

package dev.almanac.lake.feature;

import dev.almanac.analytics.feature.FeatureSet;
import dev.almanac.analytics.feature.SymbolEngine;
import dev.almanac.analytics.market.Interval;
import java.util.Iterator;
import java.util.List;
import org.apache.spark.sql.catalyst.InternalRow;
import org.apache.spark.sql.catalyst.expressions.GenericInternalRow;
import org.apache.spark.unsafe.types.UTF8String;

/**
 * States of a definition, put together from those of the one before and of an engine that computed the columns which that one
 * has not, at the same bars.
 */
final class AssembledStates implements Iterator<InternalRow> {
    /** Places of a row that comes in: the series, the bar, how many bars there were, the new state and the old one. */
    static final List<String> COLUMNS =
            List.of("venue", "symbol", "interval", "open_time", "bars", "state", "old_state");

    private final FeatureSet set;
    private final FeatureSet before;
    private final FeatureSet missing;
    private final UTF8String runId;
    private final Iterator<InternalRow> rows;

    AssembledStates(FeatureSet set, FeatureSet before, FeatureSet missing, String runId, Iterator<InternalRow> rows) {
        this.set = set;
        this.before = before;
        this.missing = missing;
        this.runId = UTF8String.fromString(runId);
        this.rows = rows;
    }

    @Override
    public boolean hasNext() {
        return rows.hasNext();
    }

    @Override
    public InternalRow next() {
        InternalRow row = rows.next();
        Interval interval = Interval.parse(row.getUTF8String(2).toString()).orElseThrow();
        byte[] state = new SymbolEngine(set)
                .assembled(
                        interval,
                        List.of(
                                engine(missing, interval, row.getBinary(5)),
                                engine(before, interval, row.getBinary(6))));
        return new GenericInternalRow(new Object[] {
            UTF8String.fromString(set.name()),
            UTF8String.fromString(set.definitionHash()),
            row.getUTF8String(0).clone(),
            row.getUTF8String(1).clone(),
            row.getUTF8String(2).clone(),
            row.getLong(3),
            row.getLong(4),
            state,
            runId
        });
    }

    private static SymbolEngine engine(FeatureSet set, Interval interval, byte[] state) {
        SymbolEngine engine = new SymbolEngine(set);
        engine.restore(interval, state);
        return engine;
    }
}

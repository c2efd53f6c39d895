package dev.almanac.analytics.audit;

import dev.almanac.analytics.feature.FeatureSet;
import dev.almanac.analytics.feature.SymbolBatch;
import dev.almanac.analytics.indicator.Bars;
import dev.almanac.analytics.market.Interval;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/** The columns of a feature set. */
public final class SetComputation implements Computation {
    private final FeatureSet set;
    private final SymbolBatch batch;

    /** Computes all columns of the set over all of its intervals. */
    public SetComputation(FeatureSet set) {
        this.set = set;
        this.batch = new SymbolBatch(set);
    }

    @Override
    public List<String> names() {
        return set.names();
    }

    @Override
    public Map<Interval, double[][]> compute(Map<Interval, Bars> bars, Map<Interval, Integer> same) {
        batch.compute(bars, same);
        Map<Interval, double[][]> columns = new EnumMap<>(Interval.class);
        for (Interval interval : set.intervals()) {
            double[][] values = new double[set.names().size()][];
            for (int i = 0; i < values.length; i++) {
                values[i] = batch.column(interval, i);
            }
            columns.put(interval, values);
        }
        return columns;
    }
}

package dev.almanac.analytics.feature;

import dev.almanac.analytics.indicator.Bar;
import dev.almanac.analytics.market.Candle;
import dev.almanac.analytics.market.Interval;
import java.util.List;

/** All features of one interval's bars in one pass, row by row, read by column name. */
record FeatureTable(FeatureSet set, double[][] rows) {
    static FeatureTable of(Interval interval, List<Candle> candles) {
        FeatureSet set = CoreFeatures.set();
        SymbolEngine engine = new SymbolEngine(set);
        Bar bar = new Bar();
        double[][] rows = new double[candles.size()][set.names().size()];
        for (int i = 0; i < rows.length; i++) {
            engine.update(interval, TestBars.fill(bar, candles.get(i)), rows[i]);
        }
        return new FeatureTable(set, rows);
    }

    double[] column(String name) {
        int index = set.names().indexOf(name);
        double[] values = new double[rows.length];
        for (int i = 0; i < rows.length; i++) {
            values[i] = rows[i][index];
        }
        return values;
    }
}

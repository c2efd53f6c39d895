package dev.almanac.analytics.feature;

import dev.almanac.analytics.indicator.Bar;
import dev.almanac.analytics.indicator.Stateful;

/** The indicators of one series behind one loop. */
public interface FeatureProgram extends Stateful {
    /**
     * Takes the next closed bar and writes the features that stand after it.
     *
     * @param out receives one value for each of the set's own features from index 0 on, {@code NaN} where not defined
     */
    void update(Bar bar, double[] out);
}

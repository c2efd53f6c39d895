package dev.almanac.analytics.audit;

import dev.almanac.analytics.indicator.Bars;
import dev.almanac.analytics.market.Interval;
import java.util.List;
import java.util.Map;

/** Anything that makes columns from the history of one symbol. */
public interface Computation {
    /** Names of the columns. */
    List<String> names();

    /**
     * Computes every column over all bars that are given, or over those that come after states.
     *
     * @param bars of one symbol by interval, in order of time
     * @param states what a computation over the first of these bars left, by interval; none where it begins with the first
     * @return the states after the last bar of each interval, for whoever is given further bars
     */
    Map<Interval, byte[]> compute(Map<Interval, Bars> bars, Map<Interval, byte[]> states);

    /**
     * What was computed: by interval one array for each column, with the value of bar {@code i} at index {@code i}. They may be
     * longer than there are bars and are read before the next computation, which goes on in them from its states.
     */
    Map<Interval, double[][]> values();
}

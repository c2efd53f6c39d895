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
     * Computes every column over all bars that are given.
     *
     * @param bars of one symbol by interval, in order of time
     * @param same how many bars each interval begins with that the call before began with: their values may be taken from
     *     there; none for an interval that is missing
     * @return by interval one array for each column, with the value of bar {@code i} at index {@code i}; the arrays may be
     *     longer than there are bars and are read before the next call
     */
    Map<Interval, double[][]> compute(Map<Interval, Bars> bars, Map<Interval, Integer> same);
}

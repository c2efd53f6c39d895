package dev.almanac.analytics.indicator.type;

import dev.almanac.analytics.indicator.Bars;
import dev.almanac.analytics.indicator.Indicator;
import java.util.function.ToDoubleFunction;

/** Feeds one indicator a block of bars. */
public interface BlockLoop {
    /**
     * Takes bars {@code from} to {@code to} (exclusive) and writes each output's values.
     *
     * @param idleToo whether the indicator is fed bars without trades; where not, its outputs are {@code NaN} on them
     * @param readers one for each column
     * @param columns values of bar {@code i} go to index {@code at + i - from}
     */
    <I extends Indicator> void run(
            I indicator,
            boolean idleToo,
            Bars bars,
            int from,
            int to,
            ToDoubleFunction<I>[] readers,
            double[][] columns,
            int at);
}

package dev.almanac.analytics.indicator.type;

import dev.almanac.analytics.market.Interval;
import java.util.List;

/**
 * What one indicator is made with: a value for each of its type's parameters.
 *
 * @param values in the order of the type's parameters, all in range
 */
public record Arguments(List<Double> values) {
    /** Copies the values. */
    public Arguments {
        values = List.copyOf(values);
    }

    /** The value of a whole-number parameter. */
    public int bars(int index) {
        return values.get(index).intValue();
    }

    /** The value of any parameter. */
    public double number(int index) {
        return values.get(index);
    }

    /** Makes the indicator of one series. */
    @FunctionalInterface
    public interface Factory<I> {
        /**
         * A fresh indicator.
         *
         * @param interval of the bars it will be fed, for those that measure time
         */
        I create(Arguments arguments, Interval interval);
    }
}

package dev.almanac.analytics.feature;

import java.io.Serializable;

/**
 * What one feature is: declared once, shown in the data dictionary, part of the set's hash.
 *
 * @param name column name, snake_case
 * @param label for readers, such as "Close above its 20-bar average"
 * @param formula in terms of the bar and of named indicators
 * @param source where the formula comes from
 * @param unit such as {@code fraction}, {@code points}, {@code quote per bar}
 * @param low least possible value, negative infinity where unbounded
 * @param high largest possible value, positive infinity where unbounded
 * @param warmUp how many bars it takes to the first value
 */
public record FeatureSpec(
        String name, String label, String formula, String source, String unit, double low, double high, int warmUp)
        implements Serializable {
    /** @throws IllegalArgumentException where the name is not snake_case, the range is empty or there is no warm-up */
    public FeatureSpec {
        if (!SnakeCase.is(name) || !(low < high) || warmUp < 1) {
            throw new IllegalArgumentException("not a feature: " + name + " " + low + ".." + high + " " + warmUp);
        }
    }
}

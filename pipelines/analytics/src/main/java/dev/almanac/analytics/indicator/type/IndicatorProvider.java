package dev.almanac.analytics.indicator.type;

import java.util.List;

/**
 * Brings indicators of one's own: a jar that names its implementation in
 * {@code META-INF/services/dev.almanac.analytics.indicator.type.IndicatorProvider} is found by {@link IndicatorLibrary}.
 */
public interface IndicatorProvider {
    /** The types, with names that nobody else uses. */
    List<IndicatorType<?>> types();
}

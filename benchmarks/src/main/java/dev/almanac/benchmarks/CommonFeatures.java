package dev.almanac.benchmarks;

import dev.almanac.analytics.feature.FeatureSet;
import dev.almanac.analytics.market.Interval;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The columns of {@link CommonSet} and three plain ones: 30 doubles in all, as the table that other tools are timed on. */
final class CommonFeatures {
    private static final List<String> PLAIN = List.of("last_close = sma(1)", "price().vwap", "roc(1)");

    private CommonFeatures() {}

    /** All 30 columns, as a set of a name. */
    static FeatureSet set(String name, Interval interval) {
        return FeatureSet.of(
                name, List.of(interval), CommonSet.columns(columns().toList()).toList());
    }

    /** A configuration that has them computed, as set {@code common}, after the core set. */
    static String configuration(List<Interval> intervals) {
        return "features.sets_computed = [core, common]\nfeatures.sets.common {\n  intervals = ["
                + intervals.stream().map(Interval::code).collect(Collectors.joining(", "))
                + "]\n  columns = [\n"
                + columns().map(text -> "    \"" + text + "\"\n").collect(Collectors.joining())
                + "  ]\n}\n";
    }

    private static Stream<String> columns() {
        return Stream.concat(PLAIN.stream(), CommonSet.COLUMNS.stream());
    }
}

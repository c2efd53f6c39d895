package dev.almanac.jobs.cli;

import dev.almanac.analytics.feature.DerivedColumn;
import dev.almanac.analytics.feature.FeatureSpec;
import dev.almanac.analytics.indicator.type.IndicatorType;
import dev.almanac.analytics.indicator.type.Output;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * One line of the list of features: an output of the library, or a column of a set.
 *
 * @param set the set it is a column of, {@code library} for outputs
 * @param group heading that it stands under
 * @param written as it is written in a set
 * @param column its column's name
 * @param memory what of the past it depends on, empty for columns of sets
 * @param range where its values lie, empty where they have no bounds or it is a column of a set
 * @param form how it is written with the names of its parameters, empty for columns of sets
 */
record ListedFeature(
        String set,
        String group,
        String written,
        String column,
        String label,
        String unit,
        int warmUp,
        String memory,
        String range,
        String form,
        String formula,
        String source) {
    private static final String LIBRARY = "library";

    /** An output at its usual arguments. */
    static ListedFeature of(IndicatorType<?> type, Output<?> output) {
        return new ListedFeature(
                LIBRARY,
                type.group().label(),
                type.signature() + (output.name().isEmpty() ? "" : "." + output.name()),
                type.column(type.usual(), output),
                output.label(),
                output.unit(),
                output.warmUp().applyAsInt(type.usual()),
                type.memory().label(),
                output.range(),
                type.form(),
                type.formula(),
                type.label() + ". " + type.source());
    }

    /** A column of a set. */
    static ListedFeature of(String set, FeatureSpec spec) {
        return new ListedFeature(
                set,
                "set " + set,
                spec.name() + " = " + spec.formula(),
                spec.name(),
                spec.label(),
                spec.unit(),
                spec.warmUp(),
                "",
                "",
                "",
                spec.formula(),
                spec.source());
    }

    /** A column of a set that is made from others of its row. */
    static ListedFeature of(String set, DerivedColumn column) {
        return new ListedFeature(
                set,
                "set " + set,
                column.text(),
                column.name(),
                column.label(),
                "its own",
                1,
                "",
                "",
                "",
                column.expression(),
                "its expression");
    }

    boolean isOutput() {
        return !memory.isEmpty();
    }

    /** Whether a word of its own begins with each of these, in lower case: {@code vol} finds volume, {@code ma} no normal. */
    boolean has(List<String> beginnings) {
        Set<String> own = words();
        return beginnings.stream().allMatch(beginning -> own.stream().anyMatch(word -> word.startsWith(beginning)));
    }

    /** Every word of what it is called, means and comes from, and what stands between spaces, in lower case. */
    Set<String> words() {
        String text = String.join(" ", group, written, label, formula, source).toLowerCase(Locale.ROOT);
        return Stream.concat(Arrays.stream(text.split("\\s+")), Arrays.stream(text.split("[^\\p{L}\\p{N}]+")))
                .filter(word -> !word.isEmpty())
                .collect(Collectors.toCollection(LinkedHashSet::new));
    }

    /** For {@code --json}. */
    Map<String, Object> object() {
        Map<String, Object> object = new LinkedHashMap<>();
        object.put("set", set);
        object.put("feature", written);
        object.put("column", column);
        object.put("group", group);
        object.put("label", label);
        object.put("unit", unit);
        object.put("warm_up", warmUp);
        object.put("memory", memory);
        object.put("range", range);
        object.put("form", form);
        object.put("formula", formula);
        object.put("source", source);
        return object;
    }
}

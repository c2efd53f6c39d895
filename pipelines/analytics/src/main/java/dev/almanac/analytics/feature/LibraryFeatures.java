package dev.almanac.analytics.feature;

import dev.almanac.analytics.indicator.Indicator;
import dev.almanac.analytics.indicator.type.Call;
import dev.almanac.analytics.indicator.type.IndicatorLibrary;
import dev.almanac.analytics.indicator.type.IndicatorType;
import dev.almanac.analytics.market.Interval;
import java.util.List;
import java.util.stream.Stream;

/** Every output of every indicator, each at its usual arguments: the set {@code library}. */
public final class LibraryFeatures {
    /** Name of the set. */
    public static final String NAME = "library";

    private LibraryFeatures() {}

    /** The columns, in the order of the library. */
    public static List<Column> columns(IndicatorLibrary library) {
        return library.all().stream()
                .flatMap(LibraryFeatures::calls)
                .map(call -> Column.parse(call.text(), library))
                .toList();
    }

    /** The set over the given intervals. */
    public static FeatureSet set(IndicatorLibrary library, List<Interval> intervals) {
        return FeatureSet.of(NAME, intervals, columns(library));
    }

    private static <I extends Indicator> Stream<Call<I>> calls(IndicatorType<I> type) {
        return type.outputs().stream().map(output -> new Call<>(type, type.usual(), output));
    }
}

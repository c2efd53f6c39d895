package dev.almanac.jobs.config;

import dev.almanac.analytics.error.UserException;
import dev.almanac.analytics.feature.Alpha158Features;
import dev.almanac.analytics.feature.CoreFeatures;
import dev.almanac.analytics.feature.FeatureSet;
import dev.almanac.analytics.feature.LibraryFeatures;
import dev.almanac.analytics.indicator.type.IndicatorLibrary;
import dev.almanac.analytics.market.Interval;
import dev.almanac.lake.feature.DerivedColumns;
import java.util.List;
import java.util.Set;

/** Feature sets as they are configured: {@code core}, {@code library}, {@code alpha158}, and those that users declare. */
public final class FeatureSettings {
    private static final String CORE = "core";
    private static final String SETS = "features.sets";

    private FeatureSettings() {}

    /** The core set over the configured intervals; daily bars are what is ranked, so they are always among them. */
    static FeatureSet core(Configuration from) {
        List<Interval> intervals = intervals(from.texts("features.intervals"));
        if (!intervals.contains(Interval.D1)) {
            throw new IllegalArgumentException("features.intervals has no 1d, which is ranked by");
        }
        return CoreFeatures.set().over(intervals);
    }

    /** The sets that are computed beside core. */
    static List<FeatureSet> computed(Configuration from, IndicatorLibrary library) {
        return from.texts("features.sets_computed").stream()
                .filter(name -> !name.equals(CORE))
                .distinct()
                .map(name -> named(from, name, library))
                .toList();
    }

    /**
     * The set of that name.
     *
     * @param library what its columns may name
     * @throws UserException where there is none, or one of its columns is not understood
     */
    public static FeatureSet named(Configuration from, String name, IndicatorLibrary library) {
        List<Interval> usual = intervals(from.texts("features.intervals"));
        if (name.equals(CORE)) {
            return CoreFeatures.set().over(usual);
        }
        if (name.equals(LibraryFeatures.NAME)) {
            return LibraryFeatures.set(library, usual);
        }
        if (name.equals(Alpha158Features.NAME)) {
            return Alpha158Features.set(usual);
        }
        List<String> columns = from.textsIfSet(SETS + "." + name + ".columns");
        if (columns.isEmpty()) {
            throw UserException.usage(
                    "no feature set is called " + name,
                    "there are core, library, alpha158" + others(from),
                    "declare it: " + SETS + "." + name + ".columns = [\"rsi(14)\", ...]");
        }
        List<Interval> own = intervals(from.textsIfSet(SETS + "." + name + ".intervals"));
        FeatureSet set = FeatureSet.parse(name, own.isEmpty() ? usual : own, columns, library);
        DerivedColumns.check(set);
        return set;
    }

    private static String others(Configuration from) {
        List<String> names = from.chosen(SETS);
        return names.isEmpty() ? ", and none is declared" : " and " + String.join(", ", names);
    }

    /** Whether users declared the set; the others come with the program. */
    public static boolean isDeclared(FeatureSet set) {
        return !Set.of(CORE, LibraryFeatures.NAME, Alpha158Features.NAME).contains(set.name());
    }

    /** The intervals of some codes, which the reference has checked. */
    static List<Interval> intervals(List<String> codes) {
        return codes.stream().flatMap(code -> Interval.parse(code).stream()).toList();
    }
}

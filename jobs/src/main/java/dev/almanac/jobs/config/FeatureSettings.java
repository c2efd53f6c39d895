package dev.almanac.jobs.config;

import dev.almanac.analytics.error.Nearest;
import dev.almanac.analytics.error.UserException;
import dev.almanac.analytics.feature.Alpha158Features;
import dev.almanac.analytics.feature.CoreFeatures;
import dev.almanac.analytics.feature.DerivedColumn;
import dev.almanac.analytics.feature.FeatureSet;
import dev.almanac.analytics.feature.FeatureSet.Written;
import dev.almanac.analytics.feature.LibraryFeatures;
import dev.almanac.analytics.feature.SnakeCase;
import dev.almanac.analytics.indicator.type.IndicatorLibrary;
import dev.almanac.analytics.market.Interval;
import dev.almanac.analytics.market.NameEras;
import dev.almanac.connectors.asset.AssetFile;
import dev.almanac.lake.feature.DerivedColumns;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** Feature sets as they are configured: {@code core}, {@code library}, {@code alpha158}, and those that users declare. */
public final class FeatureSettings {
    private static final String CORE = "core";
    private static final String SETS = "features.sets";
    private static final List<String> SHIPPED = List.of(CORE, LibraryFeatures.NAME, Alpha158Features.NAME);

    private FeatureSettings() {}

    /** The core set over the configured intervals; daily bars are what is ranked, so they are always among them. */
    static FeatureSet core(Configuration from) {
        Setting setting = from.find("features.intervals").orElseThrow();
        List<Interval> intervals = intervals(setting.texts());
        if (!intervals.contains(Interval.D1)) {
            List<String> more = Stream.concat(Stream.of(Interval.D1.code()), setting.texts().stream())
                    .toList();
            throw UserException.usage(
                            setting.key() + " = " + setting.text() + " cannot be used",
                            "it has no 1d, which is ranked by",
                            "write " + setting.key() + " = " + Setting.text(more))
                    .in(setting.origin());
        }
        return CoreFeatures.set().over(intervals).with(eras(from));
    }

    /** When names came to mean other assets, as the program and the user's files say. */
    static NameEras eras(Configuration from) {
        return AssetFile.read(from.paths("universe.names")).eras();
    }

    /** The sets that are computed beside core; those that are declared only are looked at too, so that none is broken. */
    static List<FeatureSet> computed(Configuration from, IndicatorLibrary library) {
        requireOwnNames(from);
        from.chosen(SETS).forEach(name -> named(from, name, library));
        Setting names = from.find("features.sets_computed").orElseThrow();
        return names.texts().stream()
                .filter(name -> !name.equals(CORE))
                .distinct()
                .map(name -> find(from, name, library)
                        .orElseThrow(() -> unknown(from, name).in(names.placeOf(name))))
                .toList();
    }

    /** A declaration under the name of a set that comes with the program would be read by nobody. */
    private static void requireOwnNames(Configuration from) {
        for (String name : SHIPPED) {
            Optional<Setting> columns = from.find(SETS + "." + name + ".columns");
            if (columns.isPresent()) {
                throw UserException.usage(
                                "feature set " + name + " cannot be declared",
                                "a set of that name comes with the program",
                                "give yours another name: " + SETS + ".my_" + name + ".columns")
                        .in(columns.get().origin());
            }
        }
    }

    /**
     * The set of that name.
     *
     * @param library what its columns may name
     * @throws UserException where there is none, or one of its columns is not understood
     */
    public static FeatureSet named(Configuration from, String name, IndicatorLibrary library) {
        return find(from, name, library).orElseThrow(() -> unknown(from, name));
    }

    private static Optional<FeatureSet> find(Configuration from, String name, IndicatorLibrary library) {
        return any(from, name, library).map(set -> set.with(eras(from)));
    }

    private static Optional<FeatureSet> any(Configuration from, String name, IndicatorLibrary library) {
        List<Interval> usual = intervals(from.texts("features.intervals"));
        return switch (name) {
            case CORE -> Optional.of(CoreFeatures.set().over(usual));
            case LibraryFeatures.NAME -> Optional.of(LibraryFeatures.set(library, usual));
            case Alpha158Features.NAME -> Optional.of(Alpha158Features.set(usual));
            default -> declared(from, name, usual, library);
        };
    }

    private static Optional<FeatureSet> declared(
            Configuration from, String name, List<Interval> usual, IndicatorLibrary library) {
        Optional<Setting> columns = from.find(SETS + "." + name + ".columns");
        Optional<Setting> intervals = from.find(SETS + "." + name + ".intervals");
        Optional<Setting> any = columns.or(() -> intervals);
        if (any.isEmpty()) {
            return Optional.empty();
        }
        String place = any.get().origin();
        if (columns.isEmpty() || columns.get().texts().isEmpty()) {
            throw UserException.usage(
                            "feature set " + name + " has no columns",
                            SETS + "." + name + ".columns " + (columns.isEmpty() ? "is not set" : "is an empty list"),
                            "name at least one: " + SETS + "." + name + ".columns = [\"rsi(14)\"]")
                    .in(place);
        }
        List<Interval> own = intervals(intervals.map(Setting::texts).orElse(List.of()));
        List<String> texts = columns.get().texts();
        List<Written> written = IntStream.range(0, texts.size())
                .mapToObj(i -> new Written(texts.get(i), columns.get().placeOf(i)))
                .toList();
        FeatureSet set = FeatureSet.read(name, own.isEmpty() ? usual : own, written, library);
        Map<String, String> places = new HashMap<>();
        for (Written one : written) {
            DerivedColumn.parse(one.text()).ifPresent(column -> places.put(column.name(), one.place()));
        }
        DerivedColumns.check(set, library, column -> places.getOrDefault(column, place));
        return Optional.of(set);
    }

    private static UserException unknown(Configuration from, String name) {
        List<String> all =
                Stream.concat(SHIPPED.stream(), from.chosen(SETS).stream()).toList();
        return UserException.usage(
                "no feature set is called " + name,
                "there are " + String.join(", ", all) + Nearest.question(name, all),
                Nearest.to(name.toLowerCase(Locale.ROOT), all)
                        .map(near -> "write " + near)
                        .orElse("declare it: " + SETS + "." + SnakeCase.of(name) + ".columns = [\"rsi(14)\"]"));
    }

    /** Whether users declared the set; the others come with the program. */
    public static boolean isDeclared(FeatureSet set) {
        return !SHIPPED.contains(set.name());
    }

    /** The intervals of some codes, which the reference has checked. */
    static List<Interval> intervals(List<String> codes) {
        return codes.stream().flatMap(code -> Interval.parse(code).stream()).toList();
    }
}

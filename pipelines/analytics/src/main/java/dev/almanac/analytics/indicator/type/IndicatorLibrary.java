package dev.almanac.analytics.indicator.type;

import dev.almanac.analytics.error.ExitCode;
import dev.almanac.analytics.error.Nearest;
import dev.almanac.analytics.error.UserException;
import dev.almanac.analytics.indicator.average.AverageTypes;
import dev.almanac.analytics.indicator.factor.FactorTypes;
import dev.almanac.analytics.indicator.level.LevelTypes;
import dev.almanac.analytics.indicator.momentum.MomentumTypes;
import dev.almanac.analytics.indicator.momentum.OscillatorTypes;
import dev.almanac.analytics.indicator.pattern.PatternTypes;
import dev.almanac.analytics.indicator.regime.RegimeTypes;
import dev.almanac.analytics.indicator.trend.TrendTypes;
import dev.almanac.analytics.indicator.trend.TurnTypes;
import dev.almanac.analytics.indicator.volatility.BandTypes;
import dev.almanac.analytics.indicator.volatility.EstimatorTypes;
import dev.almanac.analytics.indicator.volatility.VolatilityTypes;
import dev.almanac.analytics.indicator.volume.VolumeTypes;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.ServiceConfigurationError;
import java.util.ServiceLoader;
import java.util.function.Function;
import java.util.stream.Stream;

/** Every type of indicator that can be named: ours, then those of plug-ins. */
public final class IndicatorLibrary {
    private static final IndicatorLibrary BUILT_IN = new IndicatorLibrary(Stream.of(
                    AverageTypes.all(),
                    MomentumTypes.all(),
                    OscillatorTypes.all(),
                    VolatilityTypes.all(),
                    EstimatorTypes.all(),
                    BandTypes.all(),
                    TrendTypes.all(),
                    TurnTypes.all(),
                    VolumeTypes.all(),
                    PatternTypes.all(),
                    LevelTypes.all(),
                    RegimeTypes.all(),
                    FactorTypes.all())
            .flatMap(List::stream)
            .toList());

    /** How many names are proposed in place of one that is none. */
    private static final int SUGGESTIONS = 3;

    private final Map<String, IndicatorType<?>> types = new LinkedHashMap<>();
    private final ClassLoader loader;
    private final Function<Class<?>, String> origins;

    private IndicatorLibrary(Collection<? extends IndicatorType<?>> all) {
        this(all, IndicatorLibrary.class.getClassLoader(), type -> "");
    }

    private IndicatorLibrary(
            Collection<? extends IndicatorType<?>> all, ClassLoader loader, Function<Class<?>, String> origins) {
        this.loader = loader;
        this.origins = origins;
        for (IndicatorType<?> type : all) {
            if (types.put(type.name(), type) != null) {
                throw UserException.usage(
                        "two indicators are called " + type.name(),
                        "a plug-in uses a name that is taken",
                        "rename the plug-in's indicator");
            }
        }
    }

    /** Ours. */
    public static IndicatorLibrary builtIn() {
        return BUILT_IN;
    }

    /**
     * Ours, and what jars on the class path of the present thread bring.
     *
     * @throws UserException where a plug-in fails or uses a name that is taken
     */
    public static IndicatorLibrary withPlugins() {
        return withPlugins(Thread.currentThread().getContextClassLoader(), type -> "");
    }

    /**
     * Ours, and what jars bring that a class loader knows.
     *
     * @param origins tells the hash of the plug-in that a class comes from, empty where it comes from none
     * @throws UserException where a plug-in fails or uses a name that is taken
     */
    public static IndicatorLibrary withPlugins(ClassLoader loader, Function<Class<?>, String> origins) {
        List<IndicatorType<?>> all = new ArrayList<>(BUILT_IN.types.values());
        try {
            for (IndicatorProvider provider : ServiceLoader.load(IndicatorProvider.class, loader)) {
                String origin = origins.apply(provider.getClass());
                provider.types().forEach(type -> all.add(type.from(origin)));
            }
        } catch (ServiceConfigurationError | RuntimeException | LinkageError e) {
            throw new UserException(
                    ExitCode.USAGE,
                    "a plug-in cannot be used",
                    e + (e.getCause() == null ? "" : ": " + e.getCause()),
                    "mend it, or leave its jar out of --plugins and features.plugins",
                    e);
        }
        return new IndicatorLibrary(all, loader, origins);
    }

    /** A class of ours, of a library or of a plug-in, none of whose code has run: a user may name any. */
    public Class<?> load(String className) throws ClassNotFoundException {
        return Class.forName(className, false, loader);
    }

    /** Hash of the plug-in that a class comes from, empty where it comes from none. */
    public String origin(Class<?> type) {
        return origins.apply(type);
    }

    /** All types, ordered by group as declared. */
    public Collection<IndicatorType<?>> all() {
        return Collections.unmodifiableCollection(types.values());
    }

    /**
     * The type of that name.
     *
     * @throws UserException where there is none
     */
    public IndicatorType<?> named(String name) {
        return named(name, "");
    }

    /** The same; {@code output} is what is wanted of it, for the remedy. */
    IndicatorType<?> named(String name, String output) {
        IndicatorType<?> type = types.get(name);
        if (type == null) {
            List<String> near = near(name.toLowerCase(Locale.ROOT));
            throw UserException.usage(
                    "there is no indicator " + name,
                    "no indicator of the library and no plug-in has this name"
                            + (near.isEmpty() ? "" : "; did you mean " + String.join(" or ", near) + "?"),
                    near.isEmpty()
                            ? "almanac features list shows what there is"
                            : "write it like " + writable(near.get(0), output));
        }
        return type;
    }

    /** A suggestion as it can be declared: of several outputs one is named, {@code wanted} where there is one of that name. */
    private String writable(String suggestion, String wanted) {
        if (!suggestion.endsWith(")")) {
            return suggestion;
        }
        List<String> outputs =
                Objects.requireNonNull(types.get(suggestion.substring(0, suggestion.indexOf('(')))).outputs().stream()
                        .map(Output::name)
                        .toList();
        return outputs.size() == 1
                ? suggestion
                : suggestion + "." + (outputs.contains(wanted) ? wanted : outputs.get(0));
    }

    /** What may be meant by a name that is none: that in small letters, an output, a word of a description, a slip. */
    private List<String> near(String word) {
        IndicatorType<?> small = types.get(word);
        if (small != null) {
            return List.of(small.signature());
        }
        List<String> outputs = types.values().stream()
                .flatMap(type -> type.outputs().stream()
                        .filter(output -> output.name().equals(word))
                        .map(output -> type.signature() + "." + word))
                .limit(SUGGESTIONS)
                .toList();
        if (!outputs.isEmpty()) {
            return outputs;
        }
        Stream<IndicatorType<?>> slip = Nearest.to(word, types.keySet()).map(types::get).stream();
        Stream<IndicatorType<?>> described = types.values().stream()
                .filter(type -> List.of(type.label().toLowerCase(Locale.ROOT).split("\\W+"))
                        .contains(word));
        return Stream.concat(described, slip)
                .map(IndicatorType::signature)
                .distinct()
                .limit(SUGGESTIONS)
                .toList();
    }
}

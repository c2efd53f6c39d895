package dev.almanac.analytics.indicator.type;

import dev.almanac.analytics.error.ExitCode;
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
import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.ServiceConfigurationError;
import java.util.ServiceLoader;
import java.util.function.Function;
import java.util.stream.Collectors;
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
                throw new IllegalStateException("two indicators are called " + type.name());
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
        return withPlugins(Thread.currentThread().getContextClassLoader(), type -> "", type -> "");
    }

    /**
     * Ours, and what jars bring that a class loader knows.
     *
     * @param origins tells the hash of the plug-in that a class comes from, empty where it comes from none
     * @param places tells where the plug-in of a class is named, such as a file and its line
     * @throws UserException where a plug-in fails or uses a name that is taken
     */
    public static IndicatorLibrary withPlugins(
            ClassLoader loader, Function<Class<?>, String> origins, Function<Class<?>, String> places) {
        Map<String, IndicatorType<?>> all = new LinkedHashMap<>(BUILT_IN.types);
        for (ServiceLoader.Provider<IndicatorProvider> provider : providers(loader)) {
            Class<?> by = provider.type();
            for (IndicatorType<?> type : types(provider, places.apply(by))) {
                if (all.put(type.name(), type.from(origins.apply(by))) != null) {
                    throw UserException.usage(
                                    "plug-in " + by.getName() + " cannot be used",
                                    "it has an indicator " + type.name() + ", and the name is taken"
                                            + (BUILT_IN.types.containsKey(type.name()) ? "" : " by another plug-in"),
                                    "rename the plug-in's indicator")
                            .in(places.apply(by));
                }
            }
        }
        return new IndicatorLibrary(all.values(), loader, origins);
    }

    /** The providers that there are, none of whose code has run. */
    private static List<ServiceLoader.Provider<IndicatorProvider>> providers(ClassLoader loader) {
        try {
            return ServiceLoader.load(IndicatorProvider.class, loader).stream().toList();
        } catch (ServiceConfigurationError | LinkageError e) {
            throw failed("a plug-in", e);
        }
    }

    private static List<IndicatorType<?>> types(ServiceLoader.Provider<IndicatorProvider> provider, String place) {
        try {
            return List.copyOf(provider.get().types());
        } catch (ServiceConfigurationError | RuntimeException | LinkageError e) {
            throw failed("plug-in " + provider.type().getName(), e).in(place);
        }
    }

    private static UserException failed(String plugin, Throwable e) {
        Throwable first = e instanceof ServiceConfigurationError && e.getCause() != null ? e.getCause() : e;
        String cause = first + (first.getCause() == null ? "" : ": " + first.getCause());
        return new UserException(
                ExitCode.USAGE,
                plugin + " cannot be used",
                "it fails: " + cause.lines().findFirst().orElse(""),
                "mend it, or leave its jar out of --plugins and features.plugins",
                e);
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
            throw unknown(name, output);
        }
        return type;
    }

    private UserException unknown(String name, String output) {
        String problem = "there is no indicator " + name;
        Optional<List<String>> columns = columnsFor(name);
        if (columns.isPresent()) {
            return columns.get().isEmpty()
                    ? UserException.usage(
                            problem,
                            "what others call so is not here under another name either",
                            "almanac features list shows what there is; docs/plugins.md says how to add to it")
                    : UserException.usage(
                            problem,
                            "what others call so is made of what there is",
                            "write " + columns.get().stream().collect(Collectors.joining("\", \"", "\"", "\"")));
        }
        NearNames names = new NearNames(this);
        List<String> near = names.to(name);
        return UserException.usage(
                problem,
                "no indicator of the library and no plug-in has this name"
                        + (near.isEmpty() ? "" : "; did you mean " + String.join(" or ", near) + "?"),
                near.isEmpty()
                        ? "almanac features list shows what there is"
                        : "write it like " + names.writable(near.get(0), output));
    }

    /** The call whose column has a name where none is given, {@code rsi(14)} of {@code rsi_14}; empty where none has it. */
    public Optional<String> called(String column) {
        return new NearNames(this).ofColumn(column);
    }

    /** What another library calls by a word, as it is written here: {@code bb(20, 2)} for {@code BBANDS}; empty where none is known. */
    public Optional<String> knownElsewhereAs(String word) {
        return new NearNames(this).elsewhere(word);
    }

    /**
     * The columns, as a set declares them, that are what another library has under a word that is no indicator's here; an empty
     * list where nothing here is the same, empty where the word is not known.
     */
    public Optional<List<String>> columnsFor(String word) {
        return types.containsKey(word) ? Optional.empty() : ForeignNames.columns(word);
    }
}

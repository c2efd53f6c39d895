package dev.almanac.jobs.config;

import dev.almanac.analytics.error.ExitCode;
import dev.almanac.analytics.error.SystemWords;
import dev.almanac.analytics.error.UserException;
import dev.almanac.analytics.figure.Digest;
import dev.almanac.analytics.indicator.type.IndicatorLibrary;
import dev.almanac.analytics.indicator.type.IndicatorProvider;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.MalformedURLException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.CodeSource;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.jar.Attributes;
import java.util.jar.JarFile;
import java.util.jar.Manifest;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import java.util.zip.ZipException;
import org.jspecify.annotations.Nullable;

/**
 * Jars that bring indicators of one's own. They are known by a hash of the bytes of all of them, for code of one may use code
 * of another; it belongs to the definition of every column that is made with any.
 */
public final class Plugins {
    private static final String SERVICE = "META-INF/services/" + IndicatorProvider.class.getName();
    private static final String INDEX = "META-INF/INDEX.LIST";
    private static final int HASH_DIGITS = 12;

    private final List<Path> jars;

    /** Where each jar is named, by its URL. */
    private final Map<String, String> places;

    private final String hash;
    private final IndicatorLibrary library;

    private Plugins(List<Named> named) {
        this.jars = named.stream().map(Named::jar).toList();
        this.places = named.stream()
                .collect(Collectors.toUnmodifiableMap(one -> url(one.jar()).toString(), Named::place));
        this.hash = hash(named);
        // The loader stays open as long as the process: indicators load their classes when they are first made.
        this.library = loader(jars)
                .map(loader -> {
                    named.forEach(one -> one.tell(() -> requireProviders(one.jar(), loader)));
                    return IndicatorLibrary.withPlugins(loader, this::origin, this::place);
                })
                .orElseGet(IndicatorLibrary::withPlugins);
    }

    /**
     * A jar.
     *
     * @param place where it is named, such as a file and its line
     */
    private record Named(Path jar, String place) {
        /** Does something with it; what is wrong with it is told with its place. */
        <T> T tell(Supplier<T> work) {
            try {
                return work.get();
            } catch (UserException e) {
                throw e.in(place);
            }
        }
    }

    /**
     * The plug-ins of a configuration, whose code runs from here on.
     *
     * @throws UserException where a jar is missing, brings no indicators, fails, leads to jars that are not named, or uses a
     *     name that is taken
     */
    public static Plugins of(Configuration from) {
        Setting setting = from.find("features.plugins").orElseThrow();
        List<String> texts = setting.texts();
        Map<Path, Named> jars = new LinkedHashMap<>();
        for (int i = 0; i < texts.size(); i++) {
            Named named = new Named(from.path(texts.get(i)), setting.placeOf(i));
            named.tell(() -> jars(named.jar())).forEach(jar -> jars.putIfAbsent(jar, new Named(jar, named.place())));
        }
        jars.values().forEach(one -> one.tell(() -> requireUsable(one.jar())));
        requireNames(jars.values());
        return new Plugins(List.copyOf(jars.values()));
    }

    /** Knows the classes of jars besides ours; empty where there are no jars. */
    public static Optional<ClassLoader> loader(List<Path> jars) {
        return jars.isEmpty()
                ? Optional.empty()
                : Optional.of(new URLClassLoader(
                        jars.stream().map(Plugins::url).toArray(URL[]::new), Plugins.class.getClassLoader()));
    }

    /** The jars, absolute. */
    public List<Path> jars() {
        return jars;
    }

    /** Our indicators and those of the plug-ins. */
    public IndicatorLibrary library() {
        return library;
    }

    private static List<Path> jars(Path path) {
        if (Files.isDirectory(path)) {
            List<Path> jars = reading(path, () -> {
                try (Stream<Path> files = Files.list(path)) {
                    return files.filter(file -> file.toString().endsWith(".jar"))
                            .sorted()
                            .toList();
                }
            });
            if (jars.isEmpty()) {
                throw wrong(path, "the folder holds no jar", "name the jar, or a folder of jars");
            }
            return jars;
        }
        if (!Files.isRegularFile(path)) {
            throw wrong(path, "there is no such file", "name the jar, or a folder of jars");
        }
        return List.of(path);
    }

    private static Path requireUsable(Path jar) {
        return reading(jar, () -> {
            try (JarFile entries = new JarFile(jar.toFile())) {
                if (entries.getEntry(SERVICE) == null) {
                    throw wrong(
                            jar,
                            "it has no " + SERVICE,
                            "add that file with a line that names your class that implements IndicatorProvider");
                }
                if (entries.getEntry(INDEX) != null || namesOthers(entries.getManifest())) {
                    throw wrong(
                            jar,
                            "its manifest or " + INDEX + " leads to other jars, which no definition would tell apart",
                            "leave Class-Path and " + INDEX + " out and pack what it needs into the jar itself");
                }
                return jar;
            }
        });
    }

    private static boolean namesOthers(@Nullable Manifest manifest) {
        return manifest != null && manifest.getMainAttributes().containsKey(Attributes.Name.CLASS_PATH);
    }

    /** Spark gives its tasks files by their names, of two of one name only the first. */
    private static void requireNames(Collection<Named> jars) {
        Map<String, Path> known = new HashMap<>();
        for (Named one : jars) {
            Path other = known.putIfAbsent(one.jar().toFile().getName(), one.jar());
            if (other != null) {
                throw wrong(one.jar(), "its file is called like " + other, "rename one of the two")
                        .in(one.place());
            }
        }
    }

    /** The classes that a jar names are there and provide indicators; none of their code runs. */
    private static Path requireProviders(Path jar, ClassLoader loader) {
        for (String name : reading(jar, () -> providers(jar))) {
            try {
                if (!IndicatorProvider.class.isAssignableFrom(Class.forName(name, false, loader))) {
                    throw wrong(
                            jar,
                            "class " + name + ", which its " + SERVICE + " names, is no IndicatorProvider",
                            "let it implement IndicatorProvider, or name the class that does");
                }
            } catch (ClassNotFoundException e) {
                throw unusable(
                        jar,
                        "there is no class " + name + ", which its " + SERVICE + " names",
                        "name the class as it is called, with its package, and pack it into the jar",
                        e);
            } catch (LinkageError e) {
                throw unusable(
                        jar, "class " + name + " cannot be loaded: " + e, "build it again with all that it needs", e);
            }
        }
        return jar;
    }

    /** What a jar's file of services names, a class a line; the rest of a line behind a hash is a comment. */
    private static List<String> providers(Path jar) throws IOException {
        try (JarFile entries = new JarFile(jar.toFile());
                InputStream service = entries.getInputStream(entries.getEntry(SERVICE))) {
            return new String(service.readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .map(line -> line.replaceFirst("#.*", "").strip())
                    .filter(line -> !line.isEmpty())
                    .toList();
        }
    }

    /** What is done with a file of a user's. */
    private interface Reading<T> {
        T read() throws IOException;
    }

    private static <T> T reading(Path path, Reading<T> work) {
        try {
            return work.read();
        } catch (ZipException e) {
            throw unusable(path, "it is no jar: " + e.getMessage(), "build it again", e);
        } catch (IOException e) {
            throw unreadable(path, e);
        } catch (UncheckedIOException e) { // which a stream of files throws
            throw unreadable(path, Objects.requireNonNull(e.getCause()));
        }
    }

    private static UserException unreadable(Path path, IOException e) {
        return unusable(path, "it cannot be read: " + SystemWords.of(e), "name a jar that can be read", e);
    }

    private static UserException unusable(Path path, String cause, String remedy, Throwable e) {
        return new UserException(ExitCode.USAGE, problem(path), cause, remedy, e);
    }

    private static UserException wrong(Path path, String cause, String remedy) {
        return UserException.usage(problem(path), cause, remedy);
    }

    private static String problem(Path path) {
        return "plug-in " + path + " cannot be used";
    }

    /** The same in whatever order and place the jars are. */
    private static String hash(List<Named> jars) {
        String all = jars.stream()
                .map(one -> one.tell(() -> reading(one.jar(), () -> Digest.sha256(Files.readAllBytes(one.jar())))))
                .sorted()
                .collect(Collectors.joining("\n"));
        return Digest.sha256(all).substring(0, HASH_DIGITS);
    }

    private static URL url(Path jar) {
        try {
            return jar.toUri().toURL();
        } catch (MalformedURLException e) {
            throw new IllegalStateException("the URL of a file is well formed", e);
        }
    }

    private String origin(Class<?> type) {
        return places.containsKey(source(type)) ? hash : "";
    }

    private String place(Class<?> type) {
        return places.getOrDefault(source(type), "");
    }

    /** The URL of what a class comes from, empty where it is not known. */
    private static String source(Class<?> type) {
        return Optional.ofNullable(type.getProtectionDomain().getCodeSource())
                .map(CodeSource::getLocation)
                .map(URL::toString)
                .orElse("");
    }
}

package dev.almanac.jobs.config;

import dev.almanac.analytics.error.ExitCode;
import dev.almanac.analytics.error.UserException;
import dev.almanac.analytics.figure.Digest;
import dev.almanac.analytics.indicator.type.IndicatorLibrary;
import dev.almanac.analytics.indicator.type.IndicatorProvider;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.MalformedURLException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.CodeSource;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import java.util.zip.ZipFile;

/**
 * Jars that bring indicators of one's own. Each is known by the hash of its bytes, which belongs to the definition of every
 * column that is made with it.
 */
public final class Plugins {
    private static final String SERVICE = "META-INF/services/" + IndicatorProvider.class.getName();
    private static final int HASH_DIGITS = 12;

    private final Map<Path, String> hashes;
    private final IndicatorLibrary library;

    private Plugins(List<Path> jars) {
        this.hashes = new LinkedHashMap<>();
        jars.forEach(jar -> hashes.put(jar, hash(jar)));
        // The loader stays open as long as the process: indicators load their classes when they are first made.
        this.library = jars.isEmpty()
                ? IndicatorLibrary.withPlugins()
                : IndicatorLibrary.withPlugins(
                        new URLClassLoader(
                                jars.stream().map(Plugins::url).toArray(URL[]::new), Plugins.class.getClassLoader()),
                        this::origin);
    }

    /**
     * The plug-ins of a configuration.
     *
     * @throws UserException where a jar is missing, brings no indicators, fails, or uses a name that is taken
     */
    public static Plugins of(Configuration from) {
        List<Path> jars = new ArrayList<>();
        for (Path path : from.paths("features.plugins")) {
            jars.addAll(jars(path));
        }
        jars.forEach(Plugins::requireProvider);
        return new Plugins(jars.stream().distinct().toList());
    }

    /** The jars, absolute. */
    public List<Path> jars() {
        return List.copyOf(hashes.keySet());
    }

    /** Our indicators and those of the plug-ins. */
    public IndicatorLibrary library() {
        return library;
    }

    private static List<Path> jars(Path path) {
        if (Files.isDirectory(path)) {
            try (Stream<Path> files = Files.list(path)) {
                List<Path> jars = files.filter(file -> file.toString().endsWith(".jar"))
                        .sorted()
                        .toList();
                if (!jars.isEmpty()) {
                    return jars;
                }
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
            throw wrong(path, "the folder holds no jar", "name the jar, or a folder of jars");
        }
        if (!Files.isRegularFile(path)) {
            throw wrong(path, "there is no such file", "name the jar, or a folder of jars");
        }
        return List.of(path);
    }

    private static void requireProvider(Path jar) {
        try (ZipFile entries = new ZipFile(jar.toFile())) {
            if (entries.getEntry(SERVICE) == null) {
                throw wrong(
                        jar,
                        "it has no " + SERVICE,
                        "add that file with a line that names your class that implements IndicatorProvider");
            }
        } catch (IOException e) {
            throw new UserException(
                    ExitCode.USAGE, problem(jar), "it is no jar: " + e.getMessage(), "build it again", e);
        }
    }

    private static UserException wrong(Path path, String cause, String remedy) {
        return UserException.usage(problem(path), cause, remedy);
    }

    private static String problem(Path path) {
        return "plug-in " + path + " cannot be used";
    }

    private static String hash(Path jar) {
        try {
            return Digest.sha256(Files.readAllBytes(jar)).substring(0, HASH_DIGITS);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static URL url(Path jar) {
        try {
            return jar.toUri().toURL();
        } catch (MalformedURLException e) {
            throw new IllegalStateException("the URL of a file is well formed", e);
        }
    }

    private String origin(Class<?> type) {
        return Optional.ofNullable(type.getProtectionDomain().getCodeSource())
                .map(CodeSource::getLocation)
                .flatMap(place -> hashes.entrySet().stream()
                        .filter(entry -> url(entry.getKey()).toString().equals(place.toString()))
                        .map(Map.Entry::getValue)
                        .findFirst())
                .orElse("");
    }
}

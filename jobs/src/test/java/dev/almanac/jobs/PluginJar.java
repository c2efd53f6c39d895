package dev.almanac.jobs;

import static org.assertj.core.api.Assertions.assertThat;

import dev.almanac.analytics.indicator.type.IndicatorProvider;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.jar.JarEntry;
import java.util.jar.JarOutputStream;
import java.util.stream.Stream;
import javax.tools.JavaCompiler;
import javax.tools.ToolProvider;

/** A jar with an indicator of a user's own, compiled from source. */
public final class PluginJar {
    /** Class own.Own: what it does first, the indicator's name, what it shows. */
    private static final String SOURCE = """
            package own;

            import dev.almanac.analytics.indicator.*;
            import dev.almanac.analytics.indicator.type.*;
            import java.util.List;

            public final class Own implements IndicatorProvider {
                @Override
                public List<IndicatorType<?>> types() {
                    %s
                    return List.of(IndicatorType.of("%s", "A user's own", Group.MOMENTUM)
                            .formula("k C")
                            .source("the user")
                            .number("k", 2, 0, 100)
                            .made((a, interval) -> new Scaled(a.number(0)), a -> 1)
                            .shows("price", Scale.PRICE, x -> %s));
                }

                static final class Scaled implements Indicator {
                    final double k;
                    double value = Double.NaN;

                    Scaled(double k) {
                        this.k = k;
                    }

                    @Override
                    public void update(Bar bar) {
                        value = bar.close();
                    }

                    @Override
                    public void save(StateWriter writer) {
                        writer.putDouble(value);
                    }

                    @Override
                    public void restore(StateReader reader) {
                        value = reader.getDouble();
                    }
                }
            }
            """;

    private PluginJar() {}

    /**
     * Writes a jar whose indicator {@code name(k)} shows the close times {@code k}, plus something.
     *
     * @param more added to every value, so that another jar gives other values under the same name
     */
    public static Path write(Path jar, String name, int more) throws IOException {
        return write(jar, name, "x.value * x.k + " + more, "");
    }

    /**
     * Writes a jar.
     *
     * @param value what the indicator {@code x} shows
     * @param first what its provider does before it gives its types
     */
    public static Path write(Path jar, String name, String value, String first) throws IOException {
        Path folder = Files.createTempDirectory(jar.getParent(), "plugin");
        Path source = folder.resolve("own/Own.java");
        Files.createDirectories(source.getParent());
        Files.writeString(source, SOURCE.formatted(first, name, value));
        compile(source, folder);
        Path services = folder.resolve("META-INF/services");
        Files.createDirectories(services);
        Files.writeString(services.resolve(IndicatorProvider.class.getName()), "own.Own\n");
        return pack(folder, jar);
    }

    private static void compile(Path source, Path folder) {
        JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
        int code = compiler.run(
                null,
                null,
                null,
                "-cp",
                System.getProperty("java.class.path"),
                "-d",
                folder.toString(),
                source.toString());
        assertThat(code).as("exit code of the compiler").isZero();
    }

    private static Path pack(Path folder, Path jar) throws IOException {
        try (JarOutputStream out = new JarOutputStream(Files.newOutputStream(jar));
                Stream<Path> files = Files.walk(folder)) {
            List<Path> entries = files.filter(Files::isRegularFile)
                    .filter(file -> !file.toString().endsWith(".java"))
                    .sorted()
                    .toList();
            for (Path file : entries) {
                out.putNextEntry(new JarEntry(folder.relativize(file).toString()));
                out.write(Files.readAllBytes(file));
                out.closeEntry();
            }
        }
        return jar;
    }

    /** Writes a jar that holds texts and no code. */
    static Path of(Path jar, Map<String, String> texts) throws IOException {
        try (JarOutputStream out = new JarOutputStream(Files.newOutputStream(jar))) {
            for (Map.Entry<String, String> text : texts.entrySet()) {
                out.putNextEntry(new JarEntry(text.getKey()));
                out.write(text.getValue().getBytes(StandardCharsets.UTF_8));
                out.closeEntry();
            }
        }
        return jar;
    }
}

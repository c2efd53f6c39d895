package dev.almanac.jobs;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Properties;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class VersionTest {
    @ParameterizedTest
    @CsvSource({
        "1dd23c09f5ab, false, 0.1.0+1dd23c09f5ab",
        "1dd23c09f5ab, true, 0.1.0+1dd23c09f5ab-dirty.c0de",
        "'', false, 0.1.0+code.c0de",
    })
    void theCommitIsPartOfTheVersionAndTheCodeWhereNoCommitNamesIt(String commit, String dirty, String expected) {
        Properties properties = new Properties();
        properties.setProperty("version", "0.1.0");
        properties.setProperty("commit", commit);
        properties.setProperty("dirty", dirty);
        assertThat(Version.of(properties, () -> "c0de").almanac()).isEqualTo(expected);
    }

    /** The build fills everything in, in a repository and outside of one. */
    @Test
    void nothingIsLeftToBeFilledIn() {
        assertThat(Version.read().toString()).doesNotContain("$", "{");
        assertThat(Version.read().almanac())
                .matches("\\d+\\.\\d+\\.\\d+(-SNAPSHOT)?\\+([0-9a-f]{12}|([0-9a-f]{12}-dirty|code)\\.[0-9a-f]{12})");
    }

    /** Two builds of one commit with other changes must not make reports of one id. */
    @Test
    void codeThatDiffersHasAnotherHashAndWhereItLiesDoesNotMatter(@TempDir Path folder) throws Exception {
        Path module = module(folder.resolve("classes"), "one");
        String hash = hash(module);
        assertThat(hash).matches("[0-9a-f]{12}").isEqualTo(hash(jar(module, folder.resolve("one.jar"))));
        Files.writeString(module.resolve("dev/almanac/jobs/version.properties"), "built=later");
        assertThat(hash(module)).isEqualTo(hash);
        assertThat(hash(module(folder.resolve("others"), "two"))).isNotEqualTo(hash);
    }

    /** A folder with a class that can be loaded from there, and a resource. */
    private static Path module(Path folder, String text) throws IOException {
        Path mark = folder.resolve(Marked.class.getName().replace('.', '/') + ".class");
        Files.createDirectories(mark.getParent());
        try (InputStream bytes = VersionTest.class.getResourceAsStream("VersionTest$Marked.class")) {
            Files.write(mark, bytes.readAllBytes());
        }
        Files.writeString(folder.resolve("dev/almanac/resource.txt"), text);
        return folder;
    }

    private static Path jar(Path module, Path jar) throws IOException {
        try (ZipOutputStream out = new ZipOutputStream(Files.newOutputStream(jar));
                Stream<Path> files = Files.walk(module)) {
            out.putNextEntry(new ZipEntry("META-INF/MANIFEST.MF"));
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                out.putNextEntry(new ZipEntry(module.relativize(file).toString()));
                out.write(Files.readAllBytes(file));
            }
        }
        return jar;
    }

    private static String hash(Path module) throws Exception {
        try (URLClassLoader loader =
                new URLClassLoader(new URL[] {module.toUri().toURL()}, ClassLoader.getPlatformClassLoader())) {
            return CodeHash.of(loader.loadClass(Marked.class.getName()));
        }
    }

    /** Loaded from where a test puts it. */
    static final class Marked {}
}

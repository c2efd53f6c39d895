package dev.almanac.jobs;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The launcher as it is packaged. */
class LauncherIT {
    /** Where {@code PATH} leads to tools and to no Java. */
    private static final String TOOLS = "tools";

    @TempDir
    Path folder;

    /** A folder that looks like a Java of some version. */
    private Path java(String version, String script) throws IOException {
        Path home = folder.resolve("jvm/java-" + version);
        Path java = home.resolve("bin/java");
        Files.createDirectories(home.resolve("bin"));
        Files.writeString(home.resolve("release"), "JAVA_VERSION=\"" + version + "\"\n");
        script(java, script);
        return home;
    }

    private static void script(Path file, String line) throws IOException {
        Files.writeString(file, "#!/bin/sh\n" + line + "\n");
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rwxr-xr-x"));
    }

    private Map<String, String> withoutJava() throws IOException {
        Path tools = Files.createDirectories(folder.resolve(TOOLS));
        for (String tool : new String[] {
            "sh",
            "sed",
            "find",
            "head",
            "dirname",
            "readlink",
            "cat",
            "ls",
            "cksum",
            "tr",
            "rm",
            "mkdir",
            "mv",
            "du",
            "awk"
        }) {
            Path found = Path.of("/usr/bin", tool);
            script(tools.resolve(tool), "exec " + (Files.exists(found) ? found : Path.of("/bin", tool)) + " \"$@\"");
        }
        return Map.of(
                "PATH", tools.toString(),
                "JAVA_HOME", "",
                "HOME", folder.toString(),
                "ALMANAC_JVM_DIR", folder.resolve("jvm").toString());
    }

    @Test
    void withoutAFittingJavaItSaysWhatToInstall() throws Exception {
        java("11.0.2", "exit 9");
        Launched call = Launched.in(folder, withoutJava(), "version");
        assertThat(call.exitCode()).isEqualTo(2);
        assertThat(call.err().lines()).hasSize(3);
        assertThat(call.err()).contains("error: no J", "found only Java 11", "remedy: install one");
    }

    @Test
    void amongSeveralItTakesTheOneThatFits() throws Exception {
        java("11.0.2", "exit 9");
        java("17.0.9", "echo taken; exit 7");
        Launched call = Launched.in(folder, withoutJava(), "version");
        assertThat(call.out()).isEqualTo("taken\n");
        assertThat(call.exitCode()).isEqualTo(7);
    }

    @Test
    void aJavaThatWasNamedAndDoesNotFitIsRefused() throws Exception {
        Path home = java("1.8.0_402", "exit 9");
        Launched call = Launched.in(folder, Map.of("ALMANAC_JAVA_HOME", home.toString()), "version");
        assertThat(call.exitCode()).isEqualTo(2);
        assertThat(call.err().lines()).hasSize(3);
        assertThat(call.err()).contains("ALMANAC_JAVA_HOME=" + home, "it is Java 8");
    }

    @Test
    void worksFromAnywhereThroughALinkAndPassesTheExitCode() throws Exception {
        Path link =
                Files.createSymbolicLink(folder.resolve("alm"), Launched.root().resolve("almanac"));
        Launched help = Launched.end(folder, Launched.start(folder, link, Map.of(), "--help"));
        assertThat(help.exitCode()).isZero();
        assertThat(help.out()).contains("almanac demo");
        assertThat(help.err()).isEmpty();
        Launched wrong = Launched.end(folder, Launched.start(folder, link, Map.of(), "dmeo"));
        assertThat(wrong.exitCode()).isEqualTo(2);
        assertThat(wrong.err().lines()).hasSize(3);
        assertThat(wrong.err()).contains("did you mean demo?");
    }

    @Test
    void aSizeThatIsNoneIsRefused() throws Exception {
        Launched call = Launched.in(folder, Map.of("ALMANAC_SIZE", "huge"), "tables");
        assertThat(call.exitCode()).isEqualTo(2);
        assertThat(call.err().lines()).hasSize(3);
    }

    @Test
    void aHeapThatIsNoneIsRefused() throws Exception {
        Launched call = Launched.in(folder, Map.of("ALMANAC_HEAP", "lots"), "version");
        assertThat(call.exitCode()).isEqualTo(2);
        assertThat(call.err().lines()).hasSize(3);
        assertThat(call.err()).contains("ALMANAC_HEAP=lots", "such as 4g");
    }
}

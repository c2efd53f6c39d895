package dev.almanac.jobs;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What the launcher decides, on a build and a Java that are stand-ins: the Java prints how it was called. */
@Timeout(30)
class LauncherTest {
    private static final String BUILT = "# built 2020-01-01T00:00:00Z\n";

    @TempDir
    Path folder;

    private Path root = Path.of("");
    private Path dist = Path.of("");

    @BeforeEach
    void installation() throws IOException {
        root = Files.createDirectories(folder.resolve("root"));
        dist = root.resolve("jobs/target/dist");
        Files.createDirectories(dist.resolve("lib"));
        Files.createDirectories(root.resolve(".mvn"));
        Files.createDirectories(folder.resolve("tools"));
        Files.copy(Launched.root().resolve("almanac"), root.resolve("almanac"));
        Files.copy(Launched.root().resolve(".mvn/java.sh"), root.resolve(".mvn/java.sh"));
        Files.writeString(dist.resolve("classpath"), "@lib@/x.jar\n");
        Files.writeString(dist.resolve("java.options"), BUILT);
        script("java/bin/java", "echo \"$@\"");
        script("java/bin/javac", "exit 0");
        Files.writeString(folder.resolve("java/release"), "JAVA_VERSION=\"17.0.9\"\n");
    }

    private void script(String path, String line) throws IOException {
        Path file = folder.resolve(path);
        Files.createDirectories(file.resolveSibling("."));
        Files.writeString(file, "#!/bin/sh\n" + line + "\n");
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rwxr-xr-x"));
    }

    private Launched launch(Map<String, String> environment, String... arguments) throws Exception {
        return Launched.end(folder, start(folder, environment, arguments));
    }

    private Process start(Path place, Map<String, String> environment, String... arguments) throws IOException {
        Map<String, String> all = new HashMap<>(environment);
        all.put("ALMANAC_JAVA_HOME", folder.resolve("java").toString());
        all.put("PATH", folder.resolve("tools") + ":" + System.getenv("PATH"));
        return Launched.start(place, root.resolve("almanac"), all, arguments);
    }

    private Path archives() throws IOException {
        try (Stream<Path> all = Files.list(dist.resolve("cds"))) {
            return all.findFirst().orElseThrow();
        }
    }

    @Test
    void theLakeOfTheEnvironmentDecidesTheSize() throws Exception {
        Path lake = Files.createDirectories(folder.resolve("big"));
        script("tools/du", "[ \"$2\" != " + lake + " ] || echo \"3000000 $2\"");
        assertThat(launch(Map.of("ALMANAC_LAKE__PATH", lake.toString()), "tables")
                        .out())
                .contains("-Dalmanac.size=large");
        assertThat(launch(Map.of(), "tables").out()).contains("-Dalmanac.size=small");
        assertThat(launch(Map.of("ALMANAC_LAKE__PATH", lake.toString()), "tables", "--lake", "other")
                        .out())
                .contains("-Dalmanac.size=small");
    }

    @Test
    void theProgramIsToldHowItWasCalled() throws Exception {
        script("java/bin/java", "echo \"called $ALMANAC_LAUNCHER\"");
        assertThat(launch(Map.of(), "version").out()).isEqualTo("called " + root.resolve("almanac") + "\n");
    }

    /** What the system says of a full disk is understood in English only; how text is encoded stays the user's. */
    @Test
    void theSystemSpeaksEnglishAndTextKeepsItsEncoding() throws Exception {
        script("java/bin/java", "echo \"all ${LC_ALL-none} type ${LC_CTYPE-none} messages ${LC_MESSAGES-none}\"");
        assertThat(launch(Map.of("LC_ALL", "de_DE.UTF-8", "LC_CTYPE", "C", "LC_MESSAGES", "de_DE.UTF-8"), "version")
                        .out())
                .isEqualTo("all none type de_DE.UTF-8 messages C\n");
        assertThat(launch(Map.of("LC_ALL", "", "LC_CTYPE", "fr_FR.UTF-8"), "version")
                        .out())
                .endsWith(" type fr_FR.UTF-8 messages C\n");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "lake.path = \"big\"",
                "lake { path = big }",
                "# lake.path = other\nlake {\n  lock_wait_s = 7\n  path: \"big\" // there\n}\nreport { out = x }",
                "lake = {\n  path = big # there\n}",
            })
    void theLakeOfTheConfigurationDecidesTheSize(String text) throws Exception {
        Files.createDirectories(folder.resolve("big"));
        script("tools/du", "[ \"$2\" != big ] || echo \"3000000 $2\"");
        Files.writeString(folder.resolve("almanac.conf"), text);
        assertThat(launch(Map.of(), "tables").out()).contains("-Dalmanac.size=large");
        assertThat(launch(Map.of("ALMANAC_LAKE__PATH", "other"), "tables").out())
                .contains("-Dalmanac.size=small");
        Files.move(folder.resolve("almanac.conf"), folder.resolve("mine.conf"));
        assertThat(launch(Map.of(), "tables").out()).contains("-Dalmanac.size=small");
        assertThat(launch(Map.of(), "tables", "--config", "mine.conf").out()).contains("-Dalmanac.size=large");
        assertThat(launch(Map.of(), "tables", "--config=mine.conf").out()).contains("-Dalmanac.size=large");
    }

    @Test
    void theMarkOfARunThatStillWritesIsLeft() throws Exception {
        launch(Map.of(), "tables");
        Path archive =
                archives().resolve("step-small.jsa." + ProcessHandle.current().pid());
        Path mark = archive.resolveSibling(archive.getFileName() + ".good");
        Files.writeString(mark, "");
        Files.writeString(archive, "half");
        launch(Map.of(), "tables");
        assertThat(mark).exists();
        assertThat(archive).hasContent("half");
        assertThat(archives().resolve("step-small.jsa")).doesNotExist();
    }

    @Test
    void theArchiveOfARunThatEndedIsTakenOrCleared() throws Exception {
        Process ended = new ProcessBuilder("true").start();
        ended.waitFor();
        launch(Map.of(), "tables");
        Path good = archives().resolve("step-small.jsa." + ended.pid());
        Path failed = archives().resolve("cli-small.jsa." + ended.pid());
        Files.writeString(good, "whole");
        Files.writeString(good.resolveSibling(good.getFileName() + ".good"), "");
        Files.writeString(failed, "half");
        launch(Map.of(), "tables");
        assertThat(archives().resolve("step-small.jsa")).hasContent("whole");
        assertThat(failed).doesNotExist();
        assertThat(good).doesNotExist();
    }

    /** The second one starts while the first, on a slow disk, still clears what an older build left. */
    @Test
    void theArchiveOfOneThatStartsAtTheSameMomentIsLeft() throws Exception {
        script(
                "java/bin/java",
                "for word in \"$@\"; do case $word in -XX:ArchiveClassesAtExit=*) echo \"$NAME\" >\"${word#*=}\";"
                        + " : >\"${word#*=}.good\";; esac; done");
        script("tools/rm", "/bin/sleep 0.3; exec /bin/rm \"$@\"");
        Path old = Files.createDirectories(dist.resolve("cds/123"));
        Process first = start(Files.createDirectory(folder.resolve("one")), Map.of("NAME", "of the first"), "tables");
        TimeUnit.MILLISECONDS.sleep(100);
        Process second =
                start(Files.createDirectory(folder.resolve("two")), Map.of("NAME", "of the second"), "version");
        Launched firstEnd = Launched.end(folder.resolve("one"), first);
        Launched secondEnd = Launched.end(folder.resolve("two"), second);
        assertThat(firstEnd.exitCode()).as(firstEnd.err()).isZero();
        assertThat(secondEnd.exitCode()).as(secondEnd.err()).isZero();
        assertThat(old).doesNotExist();
        script("java/bin/java", "exit 0");
        launch(Map.of(), "version");
        assertThat(archives().resolve("step-small.jsa")).hasContent("of the first");
        assertThat(archives().resolve("cli-small.jsa")).hasContent("of the second");
    }

    @Test
    void manyThatStartAtOnceOnAFreshBuildAllGoOn() throws Exception {
        for (int round = 0; round < 5; round++) {
            Path old = dist.resolve("cds");
            if (Files.exists(old)) {
                Files.move(
                        old, Files.createDirectories(folder.resolve("before")).resolve("cds" + round));
                Files.createDirectories(old.resolve("123/456"));
            }
            List<Process> all = new ArrayList<>();
            for (int one = 0; one < 6; one++) {
                all.add(start(Files.createDirectory(folder.resolve(round + "-" + one)), Map.of(), "version"));
            }
            for (int one = 0; one < all.size(); one++) {
                Launched end = Launched.end(folder.resolve(round + "-" + one), all.get(one));
                assertThat(end.exitCode()).as(end.err()).isZero();
                assertThat(end.err()).isEmpty();
            }
            assertThat(old.resolve("123")).doesNotExist();
        }
    }

    @Test
    void aBuildLockWhoseHolderDiedNamelessIsTakenOver() throws Exception {
        Files.delete(dist.resolve("java.options"));
        script("root/mvnw", "printf '" + BUILT.replace("\n", "\\n") + "' > " + dist.resolve("java.options"));
        script("tools/sleep", "exit 0");
        Path lock = Files.createDirectories(root.resolve("jobs/target/building"));
        Launched call = launch(Map.of(), "version");
        assertThat(call.exitCode()).as(call.err()).isZero();
        assertThat(call.err()).contains("waiting for another build", "done in");
        assertThat(lock).doesNotExist();
    }
}

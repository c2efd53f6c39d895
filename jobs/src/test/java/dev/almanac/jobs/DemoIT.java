package dev.almanac.jobs;

import static org.assertj.core.api.Assertions.assertThat;

import dev.almanac.analytics.figure.Digest;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The packaged launcher in a fresh folder, twice. */
class DemoIT {
    @TempDir
    Path folder;

    /** The newest Delta version by the table's folder. */
    private static Map<String, Long> versions(Path lake) throws IOException {
        Map<String, Long> versions = new TreeMap<>();
        try (Stream<Path> files = Files.walk(lake)) {
            for (Path file : files.toList()) {
                String name = String.valueOf(file.getFileName());
                if (name.matches("\\d{20}\\.json")) {
                    Path table = file.resolve("../..").normalize();
                    versions.merge(lake.relativize(table).toString(), Long.valueOf(name.substring(0, 20)), Math::max);
                }
            }
        }
        return versions;
    }

    private static Map<String, String> files(Path folder) throws IOException {
        Map<String, String> contents = new TreeMap<>();
        try (Stream<Path> files = Files.walk(folder)) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                contents.put(folder.relativize(file).toString(), Digest.sha256(Files.readAllBytes(file)));
            }
        }
        return contents;
    }

    @Test
    void secondRunChangesNothing() throws Exception {
        Launched first = Launched.in(folder, Map.of(), "demo");
        assertThat(first.exitCode()).as(first.err()).isZero();
        assertThat(first.out()).contains("Historical sample data", "almanac-demo/reports/");
        assertThat(first.err()).doesNotContain("WARN", "SLF4J", "Exception", "nothing new");
        for (String step : List.of("ingest", "features", "rank", "report")) {
            assertThat(first.err()).containsPattern(step + " +\\d.* \\.\\.\\. \\d+\\.\\d s");
        }
        Path lake = folder.resolve("almanac-demo/lake");
        Map<String, Long> versions = versions(lake);
        Map<String, String> reports = files(folder.resolve("almanac-demo/reports"));
        assertThat(reports.keySet()).anyMatch(name -> name.endsWith(".md")).anyMatch(name -> name.endsWith(".html"));

        Launched second = Launched.in(folder, Map.of(), "demo");
        assertThat(second.exitCode()).as(second.err()).isZero();
        assertThat(second.err()).contains("nothing new: no table has changed");
        assertThat(second.out()).isEqualTo(first.out());
        Map<String, Long> after = new HashMap<>(versions(lake));
        assertThat(after.remove("runs")).isGreaterThan(versions.getOrDefault("runs", -1L));
        versions.remove("runs");
        assertThat(after).isEqualTo(versions);
        assertThat(files(folder.resolve("almanac-demo/reports"))).isEqualTo(reports);
    }
}

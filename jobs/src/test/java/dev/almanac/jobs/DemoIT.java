package dev.almanac.jobs;

import static org.assertj.core.api.Assertions.assertThat;

import dev.almanac.analytics.figure.Digest;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.apache.spark.sql.SparkSession;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The packaged launcher in a fresh folder, twice; then what a user does with the lake that it leaves. */
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class DemoIT {
    private static final String REPORT = "almanac-demo/reports/2022-10-11-default.";

    @TempDir
    static Path folder;

    private static Launched first = new Launched(-1, "", "");

    @BeforeAll
    static void demo() throws Exception {
        first = Launched.in(folder, Map.of(), "demo");
        assertThat(first.exitCode()).as(first.err()).isZero();
    }

    private static Path lake() {
        return folder.resolve("almanac-demo/lake");
    }

    private static Map<String, String> reports() throws IOException {
        Path reports = folder.resolve("almanac-demo/reports");
        Map<String, String> contents = new TreeMap<>();
        try (Stream<Path> files = Files.walk(reports)) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                contents.put(reports.relativize(file).toString(), Digest.sha256(Files.readAllBytes(file)));
            }
        }
        return contents;
    }

    /** A call within this process, which spares the start of a virtual machine. */
    private static Call call(String... arguments) {
        Stream<String> all = Stream.concat(Stream.of(arguments), Stream.of("--lake", lake().toString(), "-q"));
        Call call = Call.in(folder, Map.of(), all.toArray(String[]::new));
        assertThat(call.exitCode()).as(call.err()).isZero();
        return call;
    }

    private static List<String> reportIds() {
        String ids = call("query", "SELECT report_id FROM reports ORDER BY as_of, made_at", "--format", "csv")
                .out();
        return ids.lines().skip(1).toList();
    }

    private static void assertReproduced() {
        for (String id : reportIds()) {
            assertThat(call("reproduce", id).out())
                    .contains("md  same bytes", "json  same bytes", "html  same bytes")
                    .doesNotContain("differs");
        }
    }

    @Test
    @Order(1)
    void showsItsStepsAndTheCallsAndNothingElse() throws IOException {
        assertThat(first.out())
                .contains("Historical sample data", "almanac-demo/reports/")
                .contains("next: " + Launched.root().resolve("almanac") + " why BTC --lake almanac-demo/lake; ");
        assertThat(first.err()).doesNotContain("WARN", "SLF4J", "Exception", "nothing new");
        for (String step : List.of("ingest", "features", "rank", "report")) {
            assertThat(first.err()).containsPattern(step + " +\\d.* \\.\\.\\. \\d+\\.\\d s");
        }
        assertThat(reports().keySet()).anyMatch(name -> name.endsWith(".md")).anyMatch(name -> name.endsWith(".html"));
    }

    /** What a release changes without a change of the report is taken out: the program's version and the report's id. */
    @ParameterizedTest
    @ValueSource(strings = {"md", "json"})
    @Order(2)
    void theReportIsTheGoldenOne(String format) throws IOException {
        String made = Files.readString(folder.resolve(REPORT + format))
                .replace(Version.read().almanac(), "VERSION")
                .replace(reportIds().get(0), "REPORT_ID");
        Path golden = Launched.root().resolve("jobs/src/test/resources/golden/demo." + format);
        if (Boolean.getBoolean("golden.update")) {
            Files.createDirectories(golden.resolveSibling("."));
            Files.writeString(golden, made);
        }
        assertThat(made).isEqualTo(Files.readString(golden));
    }

    @Test
    @Order(3)
    void secondRunChangesNothing() throws Exception {
        Map<String, Long> before = LakeContents.versions(lake());
        Map<String, String> reports = reports();

        Launched second = Launched.in(folder, Map.of(), "demo");
        assertThat(second.exitCode()).as(second.err()).isZero();
        assertThat(second.err()).contains("nothing new: no table has changed");
        assertThat(second.out()).isEqualTo(first.out());
        Map<String, Long> after = new HashMap<>(LakeContents.versions(lake()));
        assertThat(after.remove("runs")).isGreaterThan(before.getOrDefault("runs", -1L));
        before.remove("runs");
        assertThat(after).isEqualTo(before);
        assertThat(reports()).isEqualTo(reports);
    }

    @Test
    @Order(4)
    void whyShowsWhatMadeARank() {
        assertThat(call("why", "XRP", "--as-of", "2022-10-11").out())
                .contains("binance XRP/USDT on 2022-10-11 (revision 1): rank 1 of 33")
                .contains("momentum", "trend", "distance to the 50-day average", "sma_ratio_50");
    }

    /** The shell's code is that of the program, which a reader that has gone is no failure to. */
    @Test
    @Order(4)
    void aReaderThatHasEnoughEndsAQueryQuietly() throws Exception {
        Path script = folder.resolve("first-line");
        Files.writeString(
                script,
                "#!/bin/sh\n{ '" + Launched.root().resolve("almanac")
                        + "' query -q --lake almanac-demo/lake --format csv 'SELECT * FROM candles'; echo code $? >&2; }"
                        + " | head -n 1\n");
        Files.setPosixFilePermissions(script, PosixFilePermissions.fromString("rwxr-xr-x"));
        Launched call = Launched.end(folder, Launched.start(folder, script, Map.of()));
        assertThat(call.out()).startsWith("venue,symbol,interval,open_time").hasLineCount(1);
        assertThat(call.err()).isEqualTo("code 0\n");
    }

    @Test
    @Order(5)
    void aReportIsReproducedAfterALaterIngestAndACompaction() throws IOException {
        Path later = folder.resolve("binance-BTC_USDT-1d.csv");
        Files.writeString(later, "open_time,open,high,low,close,volume\n1665446400,19132,19268,18860,19060,200000\n");
        assertThat(call("ingest", "files", later.toString()).out()).containsPattern("accepted +1 ");
        SparkSession.active().sql("OPTIMIZE delta.`" + lake().resolve("candles") + "`");
        assertReproduced();
    }

    @Test
    @Order(6)
    void theNextDayIsRankedFromWhatIsThereAndReproduced() {
        Call next = call(
                "daily",
                "--as-of",
                "2022-10-12",
                "--out",
                folder.resolve("next").toString());
        assertThat(next.out()).contains("2022-10-12");
        assertThat(folder.resolve("next/2022-10-12-default.md"))
                .content()
                .contains("No call today: 1 symbol ranked, fewer than the 8", "no_last_bar");
        assertThat(call("why", "ETH/USDT", "--as-of", "2022-10-12").out()).contains("not ranked");
        assertThat(reportIds()).hasSize(2);
        assertReproduced();
    }

    /** What was settled is not settled any more once its input has changed. */
    @Test
    @Order(7)
    void aCorrectedBarIsRankedAnew() throws IOException {
        call("rank", "--as-of", "2022-10-11");
        Path corrected = folder.resolve("binance-BTC_USDT-1d.csv");
        Files.writeString(
                corrected, "open_time,open,high,low,close,volume\n1665360000,19400,26000,19000,25900,900000\n");
        call("ingest", "files", corrected.toString(), "--replace");
        call("features");
        call("rank", "--as-of", "2022-10-11");
        assertThat(call("query", "SELECT max(revision) AS last FROM rankings", "--format", "csv")
                        .out())
                .isEqualTo("last\n2\n");
    }
}

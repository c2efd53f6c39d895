package dev.almanac.jobs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.almanac.lake.table.LakeLock;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import java.util.zip.GZIPOutputStream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.apache.hadoop.conf.Configuration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What users get wrong, end to end in process: three lines or a counted refusal, and no result changed. */
class BadInputTest {
    private static final int DAYS = 40;

    /** Files that a run may still create: the lock, its note and the first of its data, not the log entry that commits them. */
    private static final int ROOM_FOR_A_PART = 3;

    private static final long DAY_SECONDS = 86_400;
    private static final long FIRST = 1_640_995_200L; // 2022-01-01

    @TempDir
    static Path shared;

    @TempDir
    Path folder;

    private Map<String, Long> versions = Map.of();
    private String candles = "";

    /** A lake with one sound series, which no failure below may touch. */
    @BeforeAll
    static void soundLake() throws IOException {
        Files.writeString(shared.resolve("binance-ETH_USDT-1d.csv"), csv("", ""));
        Call call = Call.in(
                shared,
                Map.of(),
                "ingest",
                "files",
                shared.resolve("binance-ETH_USDT-1d.csv").toString(),
                "-q");
        assertThat(call.exitCode()).as(call.err()).isZero();
    }

    @BeforeEach
    void remember() throws IOException {
        versions = LakeContents.resultVersions(lake());
        candles = LakeContents.rows(lake(), "candles");
        assertThat(versions).containsKey("candles");
        assertThat(candles.lines()).hasSize(DAYS);
    }

    /** Neither a version nor a row, stamps included. */
    @AfterEach
    void nothingOfTheLakeChanged() throws IOException {
        assertThat(LakeContents.resultVersions(lake())).isEqualTo(versions);
        assertThat(LakeContents.rows(lake(), "candles")).isEqualTo(candles);
    }

    private static Path lake() {
        return shared.resolve("lake");
    }

    /** Daily bars from 2022 on, with {@code bad} in place of line 21 and {@code header} in place of the usual one. */
    private static String csv(String bad, String header) {
        StringBuilder text = new StringBuilder(header.isEmpty() ? "open_time,open,high,low,close,volume" : header);
        text.append('\n');
        for (int day = 0; day < DAYS; day++) {
            text.append(day == 19 && !bad.isEmpty() ? bad : row(FIRST + day * DAY_SECONDS))
                    .append('\n');
        }
        return text.toString();
    }

    private static String row(long seconds) {
        return seconds + ",100,110,90,105,1000";
    }

    private static byte[] gzip(String text) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (GZIPOutputStream out = new GZIPOutputStream(bytes)) {
            out.write(text.getBytes(StandardCharsets.UTF_8));
        }
        return bytes.toByteArray();
    }

    private static byte[] zip(String... members) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ZipOutputStream out = new ZipOutputStream(bytes)) {
            for (String member : members) {
                out.putNextEntry(new ZipEntry(member));
                out.write(csv("", "").getBytes(StandardCharsets.UTF_8));
                out.closeEntry();
            }
        }
        return bytes.toByteArray();
    }

    private Call ingest(String name, byte[] content) throws IOException {
        Path file = Files.write(folder.resolve(name), content);
        return ingest(file.toString());
    }

    private static Call ingest(String... arguments) {
        Stream<String> all =
                Stream.concat(Stream.of("ingest", "files", "--venue", "binance", "-q"), Stream.of(arguments));
        return Call.in(shared, Map.of(), all.toArray(String[]::new));
    }

    private static void assertThreeLines(Call call, String... words) {
        assertThreeLines(2, call, words);
    }

    private static void assertThreeLines(int exitCode, Call call, String... words) {
        assertThat(call.exitCode()).as(call.err()).isEqualTo(exitCode);
        assertThat(call.err().lines()).as(call.err()).hasSize(3);
        assertThat(call.err()).startsWith("error: ").contains(words);
        assertThat(call.err().lines())
                .as("one style: no capital in front but of a name, no full stop at the end")
                .allSatisfy(
                        line -> assertThat(line).matches("(error|cause|remedy): ([^A-Z]|[A-Z]{2}|BTC_|Spark).*[^.]"));
    }

    @Test
    void missingFile() {
        assertThreeLines(ingest(folder.resolve("none.csv").toString()), "none.csv");
    }

    @Test
    void emptyFile() throws IOException {
        assertThreeLines(ingest("BTC_USDT-1d.csv", new byte[0]), "BTC_USDT-1d.csv");
    }

    @Test
    void notJson() throws IOException {
        byte[] page = "<html>404</html>".getBytes(StandardCharsets.UTF_8);
        assertThreeLines(ingest("BTC_USDT-1d.json", page), "BTC_USDT-1d.json");
    }

    @Test
    void truncatedGzip() throws IOException {
        byte[] whole = gzip(csv("", ""));
        byte[] half = Arrays.copyOf(whole, whole.length / 2);
        assertThreeLines(ingest("BTC_USDT-1d.csv.gz", half), "BTC_USDT-1d.csv.gz");
    }

    @Test
    void zipWithTwoMembers() throws IOException {
        assertThreeLines(ingest("BTC_USDT-1d.zip", zip("a.csv", "b.csv")), "BTC_USDT-1d.zip");
    }

    @Test
    void csvWithoutTimeColumn() throws IOException {
        byte[] text = csv("", "colour,open,high,low,close,volume").getBytes(StandardCharsets.UTF_8);
        assertThreeLines(ingest("BTC_USDT-1d.csv", text), "BTC_USDT-1d.csv", "time");
    }

    @Test
    void unknownInterval() throws IOException {
        Path file = Files.writeString(folder.resolve("BTC_USDT-1d.csv"), csv("", ""));
        assertThreeLines(ingest(file.toString(), "--interval", "7x"), "--interval 7x");
    }

    @Test
    void unknownSymbolForm() throws IOException {
        Path file = Files.writeString(folder.resolve("BTC_USDT-1d.csv"), csv("", ""));
        assertThreeLines(ingest(file.toString(), "--symbol", "what?"), "--symbol what?");
    }

    /** One bad row of forty is within the usual limit: the gate fails where the limit is lower. */
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "1642636800,100,many,90,105,1000",
                "1642636800,100,NaN,90,105,1000",
                "1642636800,100,110,-90,105,1000",
                "1642636,100,110,90,105,1000",
            })
    void badRowsFailTheirSymbolWhenThereAreTooMany(String row) throws IOException {
        Path file = Files.writeString(folder.resolve("BTC_USDT-1d.csv"), csv(row, ""));
        Call call = Call.in(
                shared,
                Map.of("ALMANAC_QUALITY__MAX_BAD_SHARE", "0.001"),
                "ingest",
                "files",
                "--venue",
                "binance",
                "-q",
                "--json",
                file.toString());
        assertThreeLines(3, call, "1 of 1 series failed", "cause: binance BTC/USDT 1d: 1 of 40 rows are bad");
        assertThat(call.out())
                .startsWith("{")
                .endsWith("}\n")
                .contains("\"failed_series\" : [ \"binance BTC/USDT 1d\" ]");
    }

    @Test
    void aLakeThatIsNoLake() throws IOException {
        Files.writeString(folder.resolve("photo.jpg"), "x");
        assertThreeLines(
                Call.in(shared, Map.of(), "tables", "-q", "--lake", folder.toString()), "no lake at " + folder);
        Path file = Files.writeString(folder.resolve("BTC_USDT-1d.csv"), csv("", ""));
        assertThreeLines(ingest(file.toString(), "--lake", folder.toString()), "as a lake");
    }

    @Test
    void aFirstLoadOfWhichNothingCanBeReadLeavesNoLake() throws IOException {
        Path file = Files.writeString(folder.resolve("BTC_USDT-1d.json"), "<html>404</html>");
        Path lake = folder.resolve("new/lake");
        assertThreeLines(ingest(file.toString(), "--lake", lake.toString()), "BTC_USDT-1d.json");
        assertThat(lake).doesNotExist();
        assertThreeLines(Call.in(shared, Map.of(), "tables", "-q", "--lake", lake.toString()), "does not exist");
    }

    @Test
    void aQueryThatSparkRefuses() {
        Call column = Call.in(shared, Map.of(), "query", "-q", "SELECT closs FROM candles");
        assertThreeLines(column, "cause: a column", "`closs` cannot be resolved", "did you mean", "`close`");
        assertThat(column.err()).doesNotContain("SQLSTATE", "UNRESOLVED_COLUMN");
        assertThreeLines(
                Call.in(shared, Map.of(), "query", "-q", "SELECT * FROM candels"),
                "cause: the table or view `candels` cannot be found; did you mean candles?\n");
        assertThreeLines(Call.in(shared, Map.of(), "query", "-q", "SELEC 1"), "syntax error at or near 'SELEC'");
        assertThreeLines(Call.in(shared, Map.of(), "query", "-q", "DROP TABLE candles"), "DROP");
        assertThreeLines(
                Call.in(shared, Map.of(), "query", "-q", "WITH t AS (TABLE candles) INSERT INTO candles TABLE t"),
                "WITH t",
                "never changes");
        assertThreeLines(Call.in(shared, Map.of(), "query", "-q", "SELECT 1/0"), "division by zero");
        assertThreeLines(
                Call.in(shared, Map.of(), "query", "-q", "SELECT CAST(symbol AS INT) FROM candles"), "cannot be cast");
        assertThreeLines(
                Call.in(shared, Map.of(), "query", "-q", "--json", "SELECT 1 / (volume - 1000) FROM candles"),
                "division by zero");
    }

    /** The rows before the fault may have been written; what is there does not pass for the whole answer. */
    @Test
    void aQueryThatFailsLateLeavesNoWholeAnswer() {
        String sql = "SELECT id, 1 / (id - 5000) AS x FROM range(0, 10000, 1, 4)";
        Call json = Call.in(shared, Map.of(), "query", "-q", "--json", sql);
        assertThreeLines(json, "division by zero");
        assertThat(json.out()).startsWith("[\n{\"id\":0,").doesNotContain("]");
        Call csv = Call.in(shared, Map.of(), "query", "-q", "--format", "csv", sql);
        assertThreeLines(csv, "division by zero");
        assertThat(csv.out()).startsWith("id,x\n0,").doesNotContain("9999");
        Call table = Call.in(shared, Map.of(), "query", "-q", sql);
        assertThreeLines(table, "division by zero");
        assertThat(table.out()).isEmpty();
    }

    @Test
    void aQueryWithoutRowsSaysSo() {
        String sql = "SELECT symbol, close FROM candles WHERE close < 0";
        assertThat(Call.in(shared, Map.of(), "query", "-q", sql).out()).isEqualTo("symbol  close\n0 rows\n");
        assertThat(Call.in(shared, Map.of(), "query", "-q", sql, "--format", "csv")
                        .out())
                .isEqualTo("symbol,close\n");
        assertThat(Call.in(shared, Map.of(), "query", "-q", sql, "--json").out())
                .isEqualTo("[]\n");
    }

    @Test
    void aQueryAnswersWithNothingButTheResult() {
        Call call = Call.in(
                shared,
                Map.of(),
                "query",
                "SELECT symbol, count(*) AS n FROM candles GROUP BY symbol",
                "--format",
                "csv");
        assertThat(call.out()).isEqualTo("symbol,n\nETH/USDT,40\n");
        Call json = Call.in(shared, Map.of(), "query", "--json", "SELECT max(open_time) AS last FROM candles");
        assertThat(json.out()).isEqualTo("[\n{\"last\":\"2022-02-09T00:00:00Z\"}\n]\n");
    }

    @Test
    void aDiskThatFillsUpInTheMiddleOfAWrite() throws Exception {
        Path mount = mounted("full", "size=8m,nr_inodes=400");
        try {
            Path lake = mount.resolve("lake");
            assertThat(ingest(sound(), "--lake", lake.toString()).exitCode()).isZero();
            String before = LakeContents.rows(lake, "candles");
            Map<String, Long> versions = LakeContents.resultVersions(lake);
            List<Path> ballast = filled(mount, ROOM_FOR_A_PART);
            Path more = Files.writeString(folder.resolve("binance-1d.csv"), SimulatedMarket.csv(0, 100));
            assertThreeLines(ingest(more.toString(), "--lake", lake.toString()), "No space left");
            assertThat(LakeContents.resultVersions(lake)).isEqualTo(versions);
            assertThat(LakeContents.rows(lake, "candles")).isEqualTo(before);

            for (Path file : ballast) {
                Files.deleteIfExists(file);
            }
            Call again = ingest(more.toString(), "--lake", lake.toString());
            assertThat(again.exitCode()).as(again.err()).isZero();
            assertThat(again.out()).containsPattern("accepted +1000 ");
        } finally {
            run("umount", "-l", mount.toString());
        }
    }

    /** Takes all of a disk's entries but for {@code room}, so that there are bytes enough and yet no room for files. */
    private static List<Path> filled(Path mount, int room) throws IOException {
        List<Path> ballast = new ArrayList<>();
        try {
            while (true) {
                ballast.add(Files.createFile(mount.resolve("ballast" + ballast.size())));
            }
        } catch (FileSystemException full) {
            assertThat(full).hasMessageContaining("No space left");
        }
        for (Path file : ballast.subList(0, room)) {
            Files.delete(file);
        }
        return ballast;
    }

    @Test
    void aDiskWithoutRoomForTheLoadIsRefusedBeforeAnythingIsRead() throws Exception {
        Path mount = mounted("small", "size=64k");
        try {
            Path file = Files.writeString(folder.resolve("binance-1d.csv"), SimulatedMarket.csv(0, 260));
            Call call = ingest(file.toString(), "--lake", mount.resolve("lake").toString());
            assertThreeLines(call, "not enough room");
        } finally {
            run("umount", "-l", mount.toString());
        }
    }

    @Test
    void aReadOnlyMountCanBeReadAndNotWritten() throws Exception {
        Path mount = mounted("fixed", "size=8m");
        try {
            String lake = mount.resolve("lake").toString();
            assertThat(ingest(sound(), "--lake", lake).exitCode()).isZero();
            assumeTrue(run("mount", "-o", "remount,ro", mount.toString()), "remounting is not permitted");
            assertThreeLines(ingest(sound(), "--lake", lake), "cannot write to the lake at " + lake, "Read-only");
            Call query = Call.in(shared, Map.of(), "query", "-q", "SELECT count(*) FROM candles", "--lake", lake);
            assertThat(query.out()).as(query.err()).contains("40");
        } finally {
            run("umount", "-l", mount.toString());
        }
    }

    @Test
    void aLakeThatAnotherRunHolds() {
        Clock clock = Clock.fixed(Call.NOW, ZoneOffset.UTC);
        try (LakeLock held =
                LakeLock.acquire(lake().toString(), new Configuration(), "almanac daily", clock, Duration.ZERO)) {
            Call call = Call.in(shared, Map.of("ALMANAC_LAKE__LOCK_WAIT_S", "0"), "features", "-q");
            assertThat(call.exitCode()).as(call.err()).isEqualTo(5);
            assertThat(call.err().lines()).hasSize(3);
            assertThat(call.err()).contains("in use by another run", "held by process", "almanac daily");
            assertThat(Call.in(shared, Map.of(), "tables", "-q").exitCode())
                    .as("readers need no lock, whoever holds %s", held)
                    .isZero();
        }
    }

    private String sound() throws IOException {
        return Files.writeString(folder.resolve("BTC_USDT-1d.csv"), csv("", "")).toString();
    }

    private Path mounted(String name, String options) throws IOException, InterruptedException {
        Path mount = Files.createDirectory(folder.resolve(name));
        assumeTrue(run("mount", "-t", "tmpfs", "-o", options, "tmpfs", mount.toString()), "mounting is not permitted");
        return mount;
    }

    private static boolean run(String... command) throws IOException, InterruptedException {
        Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
        return process.waitFor(20, TimeUnit.SECONDS) && process.exitValue() == 0;
    }
}

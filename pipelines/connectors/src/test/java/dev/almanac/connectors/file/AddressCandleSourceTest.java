package dev.almanac.connectors.file;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import dev.almanac.analytics.error.UserException;
import dev.almanac.analytics.port.CandleUnit;
import dev.almanac.analytics.port.UnreadableUnitException;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Deque;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** An exchange's archive behind a real server on loopback. */
class AddressCandleSourceTest {
    private static final String NAME = "/data/spot/monthly/klines/BTCUSDT/1h/BTCUSDT-1h-2024-09.zip";
    private static final String CSV =
            "1725148800000,67000.1,67100.2,66900.3,67050.4,12.5,0,837500.5,100,6.25,418750.25,0\n";

    @TempDir
    Path folder;

    private final Map<String, byte[]> files = new ConcurrentHashMap<>();
    private final Deque<Integer> faults = new ArrayDeque<>();
    private final List<String> asked = new CopyOnWriteArrayList<>();
    private final List<String> queries = new CopyOnWriteArrayList<>();

    @SuppressWarnings("NullAway.Init") // made before each test
    private HttpServer server;

    @BeforeEach
    void serve() throws Exception {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/", this::answer);
        server.start();
        byte[] zip = zip();
        files.put(NAME, zip);
        files.put(NAME + ".CHECKSUM", (sha256(zip) + "  BTCUSDT-1h-2024-09.zip\n").getBytes(StandardCharsets.UTF_8));
    }

    @AfterEach
    void stop() {
        server.stop(0);
    }

    private synchronized void answer(HttpExchange call) throws IOException {
        String path = call.getRequestURI().getPath();
        byte[] file = files.get(path);
        if (call.getRequestMethod().equals("HEAD")) {
            if (file != null) {
                call.getResponseHeaders().set("Content-Length", Integer.toString(file.length));
            }
            call.sendResponseHeaders(file == null ? 404 : 200, -1);
            call.close();
            return;
        }
        asked.add(path);
        queries.add(String.valueOf(call.getRequestURI().getRawQuery()));
        Integer fault = faults.poll();
        try {
            if (fault != null && fault == 0) {
                call.sendResponseHeaders(200, 1000); // and then no more than a few bytes
                call.getResponseBody().write("PK".getBytes(StandardCharsets.US_ASCII));
            } else if (fault != null || file == null) {
                byte[] page = "<html>it did not work</html>\n".repeat(1000).getBytes(StandardCharsets.US_ASCII);
                call.sendResponseHeaders(fault == null ? 404 : fault, page.length); // longer than any file here
                call.getResponseBody().write(page);
            } else {
                call.sendResponseHeaders(200, file.length);
                call.getResponseBody().write(file);
            }
        } finally {
            call.close();
        }
    }

    @Test
    void aFileIsFetchedHeldAgainstItsChecksumAndRead() throws Exception {
        AddressCandleSource source = source(NAME);
        CandleUnit unit = source.plan().get(0);
        assertThat(unit.name()).isEqualTo(base() + NAME);
        assertThat(unit.series()).hasToString("binance BTC/USDT 1h");
        Rows rows = new Rows();
        String hash = source.read(unit, rows);
        assertThat(rows.good).singleElement().satisfies(row -> {
            assertThat(row.openTime()).isEqualTo("2024-09-01T00:00:00Z");
            assertThat(row.candle().quoteVolume()).isEqualTo(837500.5);
        });
        assertThat(rows.notes).isEmpty();
        asked.clear();
        assertThat(source.contentHash(unit)).contains(hash);
        assertThat(asked).containsExactly(NAME + ".CHECKSUM");
    }

    @Test
    void anotherContentThanTheChecksumSaysIsRefused() {
        files.put(NAME + ".CHECKSUM", "0".repeat(64).getBytes(StandardCharsets.US_ASCII));
        assertThat(failure(source(NAME)).reason()).endsWith("its checksum file says 000000000000...");
    }

    @Test
    void aFileWithoutChecksumIsReadAndSaidToBe() throws Exception {
        files.remove(NAME + ".CHECKSUM");
        AddressCandleSource source = source(NAME);
        Rows rows = new Rows();
        source.read(source.plan().get(0), rows);
        assertThat(rows.good).hasSize(1);
        assertThat(rows.notes).containsExactly("BTCUSDT-1h-2024-09.zip has no checksum beside it");
        assertThat(source.contentHash(source.plan().get(0))).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 429, 500, 503})
    void whatFailsIsAskedAgain(int fault) throws Exception {
        faults.addAll(List.of(fault, fault));
        AddressCandleSource source = source(NAME);
        Rows rows = new Rows();
        source.read(source.plan().get(0), rows);
        assertThat(rows.good).hasSize(1);
        assertThat(asked).hasSize(4);
    }

    @Test
    void whatFailsForGoodIsTold() {
        faults.addAll(List.of(503, 503, 503, 503, 503));
        UnreadableUnitException failure = failure(source(NAME));
        assertThat(failure.problem()).startsWith(base()).endsWith(" cannot be read");
        assertThat(failure.reason()).isEqualTo("the server answers 503");
        assertThat(failure.isUnavailable()).isTrue();
        faults.clear();
        UnreadableUnitException missing = failure(source(NAME.replace("09", "10")));
        assertThat(missing.reason()).isEqualTo("the server has no such file");
        assertThat(missing.isUnavailable()).isFalse();
        faults.add(410);
        assertThat(failure(source(NAME)).reason()).isEqualTo("the server answers 410");
        server.stop(0);
        UnreadableUnitException down = failure(source(NAME));
        assertThat(down.remedy()).contains("run this again later");
        assertThat(down.isUnavailable()).isTrue();
    }

    /** A checksum that is kept from us is none that is not there: what nobody can check is not taken for sound. */
    @Test
    void whatIsForbiddenIsNotTakenForMissing() {
        faults.add(403);
        UnreadableUnitException failure = failure(source(NAME));
        assertThat(failure.problem()).isEqualTo(base() + NAME + ".CHECKSUM cannot be read");
        assertThat(failure.reason()).isEqualTo("the server answers 403, it is not there or not for you");
        assertThat(failure.isUnavailable()).isFalse();
    }

    /** What stands behind the ? may open the file for whoever reads it. */
    @Test
    void aSignatureIsSentAndNotShown() throws Exception {
        AddressCandleSource source = source(NAME + "?X-Amz-Signature=5ecret");
        CandleUnit unit = source.plan().get(0);
        assertThat(unit.name()).isEqualTo(base() + NAME);
        Rows rows = new Rows();
        String hash = source.read(unit, rows);
        assertThat(rows.good).hasSize(1);
        assertThat(rows.notes).isEmpty();
        assertThat(queries)
                .as("of the checksum beside the file, and of the file")
                .containsExactly("X-Amz-Signature=5ecret", "X-Amz-Signature=5ecret");
        assertThat(source.contentHash(unit)).contains(hash);
        faults.addAll(List.of(503, 503, 503, 503, 503));
        assertThat(failure(source).getMessage()).contains(base() + NAME).doesNotContain("5ecret");
        files.remove(NAME);
        assertThat(failure(source).getMessage()).contains("no such file").doesNotContain("5ecret");
    }

    @Test
    void anAddressThatOpensNothingButTheFileIsReadWithoutItsChecksum() throws Exception {
        faults.add(403);
        AddressCandleSource source = source(NAME + "?X-Amz-Signature=5ecret");
        Rows rows = new Rows();
        source.read(source.plan().get(0), rows);
        assertThat(rows.good).hasSize(1);
        assertThat(rows.notes)
                .containsExactly(
                        "BTCUSDT-1h-2024-09.zip was not held against a checksum: what stands behind the ? of its"
                                + " address opens none");
    }

    @Test
    void addressesThatDifferBehindTheirPathAreUnitsOfTheirOwn() throws Exception {
        List<CandleUnit> units = AddressCandleSource.of(
                        base(), List.of(NAME + "?part=1", NAME + "?part=2", NAME + "?part=1"), FileOverrides.NONE)
                .plan();
        assertThat(units).extracting(CandleUnit::name).containsExactly(base() + NAME, base() + NAME + "#2");
    }

    @Test
    void aPasswordIsRefusedAndNotShown() {
        UserException failure = catchThrowableOfType(
                UserException.class,
                () -> AddressCandleSource.of(
                        "", List.of("https://me:5ecret@host/x/BTCUSDT-1h-2024-09.zip"), FileOverrides.NONE));
        assertThat(failure)
                .hasMessageStartingWith("the address https://host/x/BTCUSDT-1h-2024-09.zip has a name or a password")
                .message()
                .hasLineCount(3)
                .doesNotContain("5ecret");
        for (String odd : List.of("http://ho st/a.zip?5ecret", "http://host/a.html?5ecret")) {
            assertThat(catchThrowableOfType(
                                    UserException.class,
                                    () -> AddressCandleSource.of("", List.of(odd), FileOverrides.NONE))
                            .getMessage())
                    .doesNotContain("5ecret");
        }
    }

    /** Only its beginning is taken, however much a server sends. */
    @Test
    void aChecksumWithoutEndIsCutOff() throws Exception {
        byte[] endless = new byte[64 << 20];
        Arrays.fill(endless, (byte) ' ');
        byte[] start = (sha256(zip()) + "  BTCUSDT-1h-2024-09.zip\n").getBytes(StandardCharsets.US_ASCII);
        System.arraycopy(start, 0, endless, 0, start.length);
        files.put(NAME + ".CHECKSUM", endless);
        AddressCandleSource source = source(NAME);
        CandleUnit unit = source.plan().get(0);
        Rows rows = new Rows();
        assertThat(source.contentHash(unit)).contains(source.read(unit, rows));
        assertThat(new Download(Duration.ofMillis(2))
                        .text(URI.create(base() + NAME + ".CHECKSUM"))
                        .orElseThrow())
                .hasSize(Checksum.LONGEST);
    }

    @Test
    void unitsHaveTheSizeThatTheServerSays() throws Exception {
        String none = NAME.replace("09", "10");
        List<CandleUnit> units = AddressCandleSource.of(base(), List.of(none, NAME), FileOverrides.NONE)
                .plan();
        assertThat(units).extracting(CandleUnit::bytes).containsExactly(0L, 5L * zip().length);
        server.stop(0);
        assertThat(source(NAME).plan()).extracting(CandleUnit::bytes).containsExactly(0L);
    }

    @Test
    void nothingIsLeftBehind() throws Exception {
        Path temporary = Path.of(System.getProperty("java.io.tmpdir"));
        List<Path> before = fetched(temporary);
        AddressCandleSource source = source(NAME);
        source.read(source.plan().get(0), new Rows());
        assertThat(fetched(temporary)).isEqualTo(before);
    }

    private static List<Path> fetched(Path folder) throws IOException {
        try (var files = Files.list(folder)) {
            return files.filter(file -> String.valueOf(file.getFileName()).startsWith("almanac-fetched"))
                    .sorted()
                    .toList();
        }
    }

    @Test
    void addressesComeFromAListToo() throws Exception {
        Path list = Files.writeString(folder.resolve("list.txt"), "# months\n\n" + NAME + "\n" + base() + NAME + "\n");
        List<String> addresses = AddressCandleSource.listed(list);
        assertThat(addresses).hasSize(2);
        assertThat(AddressCandleSource.of(base() + "/", addresses, FileOverrides.NONE)
                        .plan())
                .as("both are the same")
                .hasSize(1);
        assertThat(catchThrowableOfType(
                                UserException.class, () -> AddressCandleSource.listed(folder.resolve("none.txt")))
                        .remedy())
                .isEqualTo("check the path of the list");
    }

    @ParameterizedTest
    @ValueSource(strings = {"http://host/a.html", "https://", "ftp://host/a.zip", "http://ho st/a.zip"})
    void whatIsNoAddress(String address) {
        UserException failure = catchThrowableOfType(
                UserException.class,
                () -> AddressCandleSource.of("ftp://host", new ArrayList<>(List.of(address)), FileOverrides.NONE));
        assertThat(failure.problem()).endsWith(" is no address of a file of candles");
    }

    private AddressCandleSource source(String address) {
        return AddressCandleSource.of(base(), List.of(address), FileOverrides.NONE, Duration.ofMillis(2));
    }

    private String base() {
        return "http://" + server.getAddress().getAddress().getHostAddress() + ":"
                + server.getAddress().getPort();
    }

    private static UnreadableUnitException failure(AddressCandleSource source) {
        UnreadableUnitException failure = catchThrowableOfType(
                UnreadableUnitException.class, () -> source.read(source.plan().get(0), new Rows()));
        assertThat(failure).isNotNull().message().hasLineCount(3);
        return failure;
    }

    private static byte[] zip() throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ZipOutputStream out = new ZipOutputStream(bytes)) {
            out.putNextEntry(new ZipEntry("BTCUSDT-1h-2024-09.csv"));
            out.write(CSV.getBytes(StandardCharsets.US_ASCII));
        }
        return bytes.toByteArray();
    }

    private static String sha256(byte[] bytes) throws Exception {
        return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
    }
}

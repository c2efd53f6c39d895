package dev.almanac.jobs;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Loading from an archive behind a real server on loopback, end to end in process. */
class ArchiveTest {
    private static final String NAME = "binance-BTC_USDT-1d.csv";

    @TempDir
    Path folder;

    @SuppressWarnings("NullAway.Init") // made before each test
    private HttpServer server;

    /** Thirty days, and one that is no candle at all. */
    @BeforeEach
    void serve() throws IOException {
        byte[] file = Files.readAllBytes(Path.of(new CsvCandles()
                .days(0, 30, 100)
                .line(CsvCandles.seconds(30) + ",100,90,98,101,1000")
                .in(folder, NAME)));
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/", call -> {
            try (call) {
                boolean there = call.getRequestURI().getPath().equals("/" + NAME)
                        && call.getRequestMethod().equals("GET");
                call.sendResponseHeaders(there ? 200 : 404, there ? file.length : -1);
                if (there) {
                    call.getResponseBody().write(file);
                }
            }
        });
        server.start();
    }

    @AfterEach
    void stop() {
        server.stop(0);
    }

    private Call call(String... arguments) {
        String base = "http://127.0.0.1:" + server.getAddress().getPort();
        return Call.in(
                folder,
                Map.of("ALMANAC_SOURCES__ARCHIVE", base),
                Stream.concat(Arrays.stream(arguments), Stream.of("-q")).toArray(String[]::new));
    }

    @Test
    void rowsThatWereRefusedAreLookedUpThere() {
        Call load = call("ingest", "archive", NAME);
        assertThat(load.exitCode()).as(load.err()).isZero();
        assertThat(load.out()).containsPattern("accepted +30 ");

        Call again = call("quarantine", "release", "--rule", "high_too_low");
        assertThat(again.exitCode()).isEqualTo(3);
        assertThat(again.err()).contains("1 row was refused again").contains("high_too_low");

        server.stop(0);
        Call down = call("quarantine", "release", "--rule", "high_too_low");
        assertThat(down.exitCode()).as("it may be there again later").isEqualTo(4);
        assertThat(down.err()).contains("cannot be taken in: http://127.0.0.1").hasLineCount(3);
    }

    /** A signed address opens the file for whoever reads it: it must not lie in tables or notes for all to read. */
    @Test
    void aSignatureIsKeptNowhere() throws IOException {
        String signed = "http://127.0.0.1:" + server.getAddress().getPort() + "/" + NAME + "?X-Amz-Signature=5ecret";
        Call load = call("ingest", "archive", signed);
        assertThat(load.exitCode()).as(load.err()).isZero();
        assertThat(load.out() + load.err()).containsPattern("accepted +30 ").doesNotContain("5ecret");
        Call stored = call(
                "query",
                "--format",
                "csv",
                "SELECT command, message FROM runs UNION ALL SELECT source_name, reason FROM quarantine"
                        + " UNION ALL SELECT rule, message FROM data_quality");
        assertThat(stored.out()).contains("almanac ingest archive", "/" + NAME).doesNotContain("5ecret");
        try (Stream<Path> all = Files.walk(folder.resolve("lake"))) {
            for (Path file : all.filter(Files::isRegularFile).toList()) {
                assertThat(Files.readString(file, StandardCharsets.ISO_8859_1))
                        .as(file.toString())
                        .doesNotContain("5ecret");
            }
        }
        Call missing = call("ingest", "archive", signed.replace("BTC", "ETH"));
        assertThat(missing.exitCode()).isEqualTo(2);
        assertThat(missing.err()).contains("the server has no such file").doesNotContain("5ecret");
        Call password = call("ingest", "archive", signed.replace("127", "me:5ecret@127"));
        assertThat(password.exitCode()).isEqualTo(2);
        assertThat(password.err())
                .contains("has a name or a password before its host")
                .hasLineCount(3)
                .doesNotContain("5ecret");
    }

    @Test
    void aFileThatIsNotThereIsNoOutage() {
        Call missing = call("ingest", "archive", NAME.replace("BTC", "ETH"));
        assertThat(missing.exitCode()).isEqualTo(2);
        assertThat(missing.err()).contains("the server has no such file").hasLineCount(3);

        Call some = call("ingest", "archive", NAME.replace("BTC", "ETH"), NAME);
        assertThat(some.exitCode()).isEqualTo(3);
        assertThat(some.out()).containsPattern("accepted +30 ");
    }

    @Test
    void aServerThatIsNotThereIsTriedAgainLater() {
        server.stop(0);
        Call down = call("ingest", "archive", NAME, NAME.replace("BTC", "ETH"));
        assertThat(down.exitCode()).isEqualTo(4);
        assertThat(down.err())
                .contains("cannot be read, nor can the other file")
                .contains("run this again later")
                .hasLineCount(3);
        assertThat(folder.resolve("lake")).doesNotExist();
    }
}

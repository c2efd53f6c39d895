package dev.almanac.jobs;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A list of an archive's addresses that grows, behind a real server on loopback that keeps count of what is asked. */
class ArchiveListTest {
    @TempDir
    Path folder;

    private final Map<String, byte[]> files = new ConcurrentHashMap<>();
    private final List<String> given = new CopyOnWriteArrayList<>();

    @SuppressWarnings("NullAway.Init") // made before each test
    private HttpServer server;

    @BeforeEach
    void serve() throws Exception {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/", this::answer);
        server.start();
        for (int month = 0; month < 4; month++) {
            put(month, new CsvCandles().days(30 * month, 30 * month + 30, 100 + month));
        }
    }

    private void put(int month, CsvCandles candles) throws Exception {
        byte[] file = Files.readAllBytes(Path.of(candles.in(folder, name(month))));
        files.put("/" + name(month), file);
        String hash =
                HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(file));
        files.put("/" + name(month) + ".CHECKSUM", (hash + "  " + name(month) + "\n").getBytes(StandardCharsets.UTF_8));
    }

    private static String name(int month) {
        return "binance-BTC_USDT-1d-" + month + ".csv";
    }

    private void answer(HttpExchange call) throws IOException {
        try (call) {
            byte[] file = files.get(call.getRequestURI().getPath());
            boolean head = call.getRequestMethod().equals("HEAD");
            if (file == null) {
                call.sendResponseHeaders(404, -1);
            } else if (head) {
                call.getResponseHeaders().set("Content-Length", Integer.toString(file.length));
                call.sendResponseHeaders(200, -1);
            } else {
                given.add(call.getRequestURI().getPath().substring(1));
                call.sendResponseHeaders(200, file.length);
                call.getResponseBody().write(file);
            }
        }
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

    private Call load(int... months) {
        given.clear();
        Call call = call(Stream.concat(
                        Stream.of("ingest", "archive"), Arrays.stream(months).mapToObj(ArchiveListTest::name))
                .toArray(String[]::new));
        assertThat(call.exitCode()).as(call.err()).isZero();
        return call;
    }

    /** Files that were given whole, without checksums. */
    private List<String> fetched() {
        return given.stream()
                .filter(name -> !name.endsWith(".CHECKSUM"))
                .sorted()
                .toList();
    }

    @Test
    void anAddressMoreIsOneFileMore() throws Exception {
        assertThat(load(0, 1).out()).containsPattern("accepted +60 ");
        assertThat(fetched()).containsExactly(name(0), name(1));

        Call more = load(0, 1, 2);
        assertThat(fetched()).containsExactly(name(2));
        assertThat(more.out())
                .contains("90 rows read")
                .containsPattern("accepted +30 ")
                .containsPattern("unchanged +60 ")
                .contains("note: 2 files were loaded before and did not change: not fetched again");

        load(0, 1, 2);
        assertThat(fetched()).as("the same list again").isEmpty();
        load(2, 3);
        assertThat(fetched()).containsExactly(name(3));

        put(1, new CsvCandles().days(30, 61, 101));
        load(0, 1, 2, 3);
        assertThat(fetched()).as("published anew").containsExactly(name(1));
    }

    @Test
    void whatWasTakenBackIsFetchedAgain() throws IOException {
        load(0, 1);
        load(0, 1, 2);
        JsonNode loads = new ObjectMapper()
                .readTree(call("ingest", "undo", "--json").out())
                .get("loads");
        Call undo = call("ingest", "undo", loads.get(0).get("run_id").asText());
        assertThat(undo.exitCode()).as(undo.err()).isZero();
        Call again = load(0, 1, 2);
        assertThat(fetched()).containsExactly(name(2));
        assertThat(again.out()).containsPattern("accepted +30 ");
    }
}

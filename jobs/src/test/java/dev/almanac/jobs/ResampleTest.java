package dev.almanac.jobs;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Hours that are put together to days, end to end in process. */
class ResampleTest {
    private static final long FIRST = 1_640_995_200L; // 2022-01-01

    @TempDir
    Path folder;

    @Test
    void daysAreMadeOfStoredHoursAndTakenBack() throws IOException {
        String file = write("binance-BTC_USDT-1h.csv", 0, 80);
        assertThat(call("ingest", "files", file).exitCode()).isZero();
        String before = LakeContents.rows(folder.resolve("lake"), "candles");
        assertThat(call("ingest", "resample", "--from", "1h", "--to", "4h,1d").out())
                .isEqualTo("bars of 4h, 1d of 1h bars: 23 new, 0 changed, 0 as before\n");
        assertThat(call("ingest", "resample", "--from", "1h", "--to", "1d,4h", "--skip-when-empty")
                        .exitCode())
                .isEqualTo(75);
        assertThat(json("query", "SELECT count(*) AS bars FROM candles WHERE origin = 'resampled'")
                        .get(0)
                        .get("bars")
                        .asInt())
                .isEqualTo(23);
        JsonNode loads = json("ingest", "undo").get("loads");
        assertThat(loads.get(0).get("command").asText()).contains("resample --from 1h");
        assertThat(call("ingest", "undo", loads.get(0).get("run_id").asText()).exitCode())
                .isZero();
        assertThat(LakeContents.rows(folder.resolve("lake"), "candles")).isEqualTo(before);
        assertThat(call("ingest", "resample", "--from", "1h", "--to", "4h,1d").out())
                .isEqualTo("bars of 4h, 1d of 1h bars: 23 new, 0 changed, 0 as before\n");
    }

    @Test
    void aLoadIsPutTogetherAtOnceAndTakenBackAsOne() throws IOException {
        String file = write("binance-BTC_USDT-1h.csv", 0, 48);
        assertThat(call("ingest", "files", file, "--resample", "1d").out())
                .contains("\nbars of 1d of 1h bars: 2 new, 0 changed, 0 as before\n");
        assertThat(call("quality").out()).doesNotContain("interval_disagreement");
        JsonNode loads = json("ingest", "undo").get("loads");
        assertThat(loads).hasSize(1);
        assertThat(call("ingest", "undo", loads.get(0).get("run_id").asText()).exitCode())
                .isZero();
        assertThat(json("query", "SELECT count(*) AS bars FROM candles")
                        .get(0)
                        .get("bars")
                        .asInt())
                .isZero();
        assertThat(call("ingest", "files", file, "--resample", "1m").out())
                .contains("note: no bars of the load are shorter than all of --resample; nothing was put together\n");
    }

    @Test
    void whatCannotBeMadeIsTold() {
        assertThat(call("ingest", "resample", "--from", "4h", "--to", "1h").err())
                .isEqualTo("error: --to 1h cannot be made of --from 4h\n"
                        + "cause: bars of 1h are not made of two or more whole bars of 4h\n"
                        + "remedy: give a shorter --from or a longer --to\n");
        assertThat(call("ingest", "resample", "--from", "1h", "--to", "1d,2y").err())
                .startsWith("error: --to 2y is not understood\ncause: \"2y\" is no interval that is known\n");
    }

    private String write(String name, int from, int until) throws IOException {
        StringBuilder text = new StringBuilder("open_time,open,high,low,close,volume\n");
        for (int hour = from; hour < until; hour++) {
            double close = 100 + 3 * Math.sin(hour * 0.7);
            text.append(String.format(
                    Locale.ROOT,
                    "%d,%.2f,%.2f,%.2f,%.2f,1000%n",
                    FIRST + hour * 3600L,
                    close - 1,
                    close + 2,
                    close - 2,
                    close));
        }
        return Files.writeString(folder.resolve(name), text).toString();
    }

    private Call call(String... arguments) {
        return Call.in(
                folder,
                Map.of(),
                Stream.concat(Stream.of(arguments), Stream.of("-q")).toArray(String[]::new));
    }

    private JsonNode json(String... arguments) throws IOException {
        return new ObjectMapper()
                .readTree(call(Stream.concat(Stream.of(arguments), Stream.of("--json"))
                                .toArray(String[]::new))
                        .out());
    }
}

package dev.almanac.jobs;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The packaged launcher, killed in the middle of a load that goes by columns. */
class BulkKillIT {
    private static final int PAIRS = 10;
    private static final int HOURS = 24 * 1200;
    private static final long FIRST = 1_577_836_800L;
    private static final Duration LIMIT = Duration.ofMinutes(3);
    private static final long POLL_MILLIS = 2;

    /** What stands of a moment in the lake: files that are being written, then the commits one after the other. */
    private static final List<String> MOMENTS = List.of(
            "_staged-[^/]+/.+[.]parquet",
            "quarantine/_delta_log/\\d+[.]json",
            "data_quality/_delta_log/\\d+[.]json",
            "candles/part-[^/]+[.]parquet");

    /** Too many rows to be compared one by one. */
    private static final Map<String, String> CONTENTS = Map.of(
            "candles",
            "count(*) AS bars, min(open_time) AS first, max(open_time) AS last, sum(xxhash64(venue, symbol, interval,"
                    + " open_time, open, high, low, close, volume, quote_volume, trade_count, origin, available_at) % 1000003)"
                    + " AS content",
            "quarantine",
            "* EXCEPT (run_id)",
            "data_quality",
            "* EXCEPT (run_id)");

    @TempDir
    Path folder;

    /** Random walks by the hour, with a row that is no candle and a day that is missing; some 20 MB. */
    private Path market() throws IOException {
        Path files = Files.createDirectory(folder.resolve("market"));
        for (int pair = 0; pair < PAIRS; pair++) {
            Random random = new Random(pair);
            StringBuilder text = new StringBuilder("open_time,open,high,low,close,volume\n");
            double close = 100;
            for (int hour = 0; hour < HOURS; hour++) {
                double open = close;
                close = open * StrictMath.exp(0.01 * random.nextGaussian());
                if (hour == 500) {
                    text.append(FIRST + hour * 3600L).append(",n.a.,1,1,1,1\n");
                }
                if (hour / 24 != 40) {
                    text.append(FIRST + hour * 3600L).append(',').append(open).append(',');
                    text.append(Math.max(open, close))
                            .append(',')
                            .append(Math.min(open, close))
                            .append(',');
                    text.append(close)
                            .append(',')
                            .append(100 + random.nextInt(1000))
                            .append('\n');
                }
            }
            Files.writeString(files.resolve("binance-SIM" + (char) ('A' + pair) + "_USDT-1h.csv"), text);
        }
        return files;
    }

    private Process loading(Path place, Path files) throws IOException {
        return Launched.start(
                place, Launched.root().resolve("almanac"), Map.of(), "ingest", "files", files.toString(), "-q");
    }

    private static boolean has(Path lake, String moment) {
        if (!Files.isDirectory(lake)) {
            return false;
        }
        try (Stream<Path> files = Files.walk(lake)) {
            return files.anyMatch(file -> lake.relativize(file).toString().matches(moment));
        } catch (IOException | UncheckedIOException e) {
            return false; // a file went while it was listed
        }
    }

    private static void killAt(String moment, Path lake, Process process) throws Exception {
        Instant limit = Instant.now().plus(LIMIT);
        while (!has(lake, moment)) {
            assertThat(process.isAlive()).as("run before %s", moment).isTrue();
            assertThat(Instant.now()).isBefore(limit);
            TimeUnit.MILLISECONDS.sleep(POLL_MILLIS);
        }
        process.destroyForcibly();
        assertThat(process.waitFor(LIMIT.toSeconds(), TimeUnit.SECONDS)).isTrue();
        assertThat(process.exitValue()).as("killed at %s", moment).isEqualTo(128 + 9);
    }

    @Test
    void aLoadByColumnsThatWasKilledEndsAsAnUndisturbedOne() throws Exception {
        Path files = market();
        Path rough = Files.createDirectory(folder.resolve("rough"));
        Path lake = rough.resolve("lake");
        for (String moment : MOMENTS) {
            killAt(moment, lake, loading(rough, files));
        }
        Launched recovered = Launched.end(rough, loading(rough, files));
        assertThat(recovered.exitCode()).as(recovered.err()).isZero();

        Path calm = Files.createDirectory(folder.resolve("calm"));
        Launched undisturbed = Launched.end(calm, loading(calm, files));
        assertThat(undisturbed.exitCode()).as(undisturbed.err()).isZero();
        assertThat(has(calm.resolve("lake"), "candles/part-[0-9a-f-]{36}[.]zstd[.]parquet"))
                .as("by columns: Spark numbers its files")
                .isTrue();
        Map<String, String> expected = LakeContents.contents(calm.resolve("lake"), CONTENTS);
        assertThat(expected.get("candles")).contains("\"bars\":" + PAIRS * (HOURS - 24) + ",");
        assertThat(expected.get("quarantine")).hasLineCount(PAIRS);
        assertThat(expected.get("data_quality")).contains("gap");
        assertThat(LakeContents.contents(lake, CONTENTS)).isEqualTo(expected);
        assertThat(lake.resolve("_lock")).doesNotExist();
    }
}

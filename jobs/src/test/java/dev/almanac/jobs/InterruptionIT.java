package dev.almanac.jobs;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The packaged launcher, killed in the middle of its writes, and called twice at once. */
class InterruptionIT {
    private static final Duration LIMIT = Duration.ofMinutes(3);
    private static final long POLL_MILLIS = 5;

    /** Where each run in turn is killed: as soon as the table of that path has a data file. */
    private static final String[] MOMENTS = {"candles", "feature_state", "rankings", "reports"};

    @TempDir
    Path folder;

    private Path place(String name) throws IOException {
        Path place = Files.createDirectory(folder.resolve(name));
        Files.writeString(place.resolve("binance-1d.csv"), SimulatedMarket.csv(0, SimulatedMarket.DAYS));
        Files.writeString(place.resolve("almanac.conf"), "sources.files = [\"binance-1d.csv\"]\n");
        return place;
    }

    private static Process daily(Path place) throws IOException {
        return Launched.start(
                place, Launched.root().resolve("almanac"), Map.of(), "daily", "--as-of", SimulatedMarket.AS_OF);
    }

    private static boolean hasData(Path table) throws IOException {
        if (!Files.isDirectory(table)) {
            return false;
        }
        try (Stream<Path> files = Files.list(table)) {
            return files.anyMatch(file -> file.toString().endsWith(".parquet"));
        }
    }

    /** Kills the process, with no chance to tidy up, as soon as the table has a data file. */
    private static void killAtFirstDataOf(Path table, Process process) throws Exception {
        Instant limit = Instant.now().plus(LIMIT);
        while (!hasData(table)) {
            assertThat(process.isAlive()).as("run before %s", table).isTrue();
            assertThat(Instant.now()).isBefore(limit);
            TimeUnit.MILLISECONDS.sleep(POLL_MILLIS);
        }
        process.destroyForcibly();
        assertThat(process.waitFor(LIMIT.toSeconds(), TimeUnit.SECONDS)).isTrue();
        assertThat(process.exitValue()).isEqualTo(128 + 9);
    }

    @Test
    void aLakeWhoseRunsWereKilledEndsAsAnUndisturbedOne() throws Exception {
        Path calm = place("calm");
        Call undisturbed = Call.in(
                calm,
                Map.of("ALMANAC_SOURCES__FILES", calm.resolve("binance-1d.csv").toString()),
                "daily",
                "-q",
                "--as-of",
                SimulatedMarket.AS_OF);
        assertThat(undisturbed.exitCode()).as(undisturbed.err()).isZero();
        assertThat(undisturbed.out()).contains("10 ranked symbols");

        Path rough = place("rough");
        for (String moment : MOMENTS) {
            killAtFirstDataOf(rough.resolve("lake").resolve(moment), daily(rough));
            assertThat(rough.resolve("lake/_lock"))
                    .as("killed in %s, so it could not give its lock back", moment)
                    .exists();
        }
        Launched recovered = Launched.end(rough, daily(rough));
        assertThat(recovered.exitCode()).as(recovered.err()).isZero();
        assertThat(rough.resolve("lake/_lock")).doesNotExist();
        assertThat(LakeContents.of(rough.resolve("lake"))).isEqualTo(LakeContents.of(calm.resolve("lake")));
    }

    @Test
    void theLoadOfARunThatWasKilledIsTakenBack() throws Exception {
        Path place = place("cut");
        Path lake = place.resolve("lake");
        killAtFirstDataOf(lake.resolve("feature_state"), daily(place));
        JsonNode loads =
                new ObjectMapper().readTree(undo(place, lake, "--json").out()).get("loads");
        assertThat(loads).hasSize(1);
        assertThat(loads.get(0).get("rows").asLong()).isGreaterThanOrEqualTo(2600);
        Call undo = undo(place, lake, loads.get(0).get("run_id").asText());
        assertThat(undo.exitCode()).as(undo.err()).isZero();
        assertThat(undo.out()).containsPattern("removed +2600 ");
        assertThat(LakeContents.rows(lake, "candles")).isEmpty();
        Call runs = Call.in(
                place,
                Map.of(),
                "query",
                "SELECT step, exit_code FROM runs",
                "--json",
                "-q",
                "--lake",
                lake.toString());
        assertThat(runs.out()).contains("\"features\",\"exit_code\":137");
    }

    private static Call undo(Path place, Path lake, String argument) {
        return Call.in(place, Map.of(), "ingest", "undo", argument, "-q", "--lake", lake.toString());
    }

    @Test
    void ofTwoRunsAtOnceTheSecondWaitsAndFindsNothingNew() throws Exception {
        Path one = place("one");
        Path two = Files.createDirectory(folder.resolve("two"));
        Path launcher = Launched.root().resolve("almanac");
        String[] arguments = {
            "ingest",
            "files",
            one.resolve("binance-1d.csv").toString(),
            "--lake",
            folder.resolve("both").toString()
        };
        Process first = Launched.start(one, launcher, Map.of(), arguments);
        Process second = Launched.start(two, launcher, Map.of(), arguments);
        Launched firstEnd = Launched.end(one, first);
        Launched secondEnd = Launched.end(two, second);
        assertThat(firstEnd.exitCode()).as(firstEnd.err()).isZero();
        assertThat(secondEnd.exitCode()).as(secondEnd.err()).isZero();
        assertThat(Stream.of(firstEnd.out(), secondEnd.out()).sorted())
                .satisfiesExactly(
                        late -> assertThat(late)
                                .containsPattern("2600 rows read:\n +accepted +0 [^\n]+\n[^\n]+\n +unchanged +2600 "),
                        early -> assertThat(early).containsPattern("2600 rows read:\n +accepted +2600 "));
    }
}

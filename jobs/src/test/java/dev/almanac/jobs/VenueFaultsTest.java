package dev.almanac.jobs;

import static org.assertj.core.api.Assertions.assertThat;

import dev.almanac.connectors.sandbox.Fault;
import dev.almanac.connectors.sandbox.FaultPlan;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Whatever goes wrong with single answers of five venues, one fetch brings the tables of an undisturbed one. */
class VenueFaultsTest {
    @TempDir
    static Path calm;

    private static FiveVenues venues;

    @TempDir
    Path folder;

    @BeforeAll
    static void fetchUndisturbed() throws IOException {
        venues = FiveVenues.undisturbed(calm);
    }

    private void sameDespite(FaultPlan faults) throws IOException {
        Call call = FiveVenues.fetch(folder, faults);
        assertThat(call.exitCode()).as(call.err()).isZero();
        venues.requireSame(folder);
    }

    static Stream<Fault> passing() {
        return Stream.of(
                new Fault.Busy(Duration.ofSeconds(7)),
                new Fault.ServerError(503),
                new Fault.Reset(),
                new Fault.Truncated(),
                new Fault.WrongType(),
                new Fault.HtmlPage(),
                new Fault.Duplicate());
    }

    @ParameterizedTest
    @MethodSource("passing")
    void everyThirdAnswerGoesWrong(Fault fault) throws IOException {
        sameDespite(FaultPlan.every(3, fault));
    }

    /** Two of them in a row would be believed. */
    @Test
    void aPageIsEmpty() throws IOException {
        sameDespite(FaultPlan.of(Map.of(3, new Fault.Missing())));
    }

    @Test
    void anAnswerIsTooLate() throws IOException {
        sameDespite(FaultPlan.of(Map.of(3, new Fault.Latency(Duration.ofHours(2)))));
    }

    @Test
    void everythingGoesWrongByChance() throws IOException {
        sameDespite(FaultPlan.random(4, 0.3, passing().toList()));
    }
}

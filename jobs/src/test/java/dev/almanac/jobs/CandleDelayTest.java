package dev.almanac.jobs;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The configured delay on its way from the setting to what a day may know. */
class CandleDelayTest {
    @TempDir
    Path folder;

    private String call(String... arguments) {
        Call call = Call.in(folder, Map.of("ALMANAC_INGEST__CANDLE_DELAY_S", "300"), arguments);
        assertThat(call.exitCode()).as(call.err()).isZero();
        return call.out();
    }

    /** The day whose closes the ranking of an as-of knows. */
    private String rankedDay(String asOf) {
        call("rank", "-q", "--as-of", asOf);
        return call(
                "query",
                "-q",
                "--format",
                "csv",
                "SELECT DISTINCT date(c.open_time) AS day FROM rankings r JOIN candles c USING (venue, symbol, close)"
                        + " WHERE r.as_of = '" + asOf + "' AND r.rank IS NOT NULL");
    }

    @Test
    void midnightKnowsTheDayBeforeYesterdayAndFivePastKnowsYesterday() throws IOException {
        Path file = Files.writeString(folder.resolve("binance-1d.csv"), SimulatedMarket.csv(0, SimulatedMarket.DAYS));
        call("ingest", "files", "-q", file.toString());
        assertThat(call("query", "-q", "--format", "csv", "SELECT max(available_at) AS at FROM candles"))
                .isEqualTo("at\n2022-09-18T00:05:00Z\n");
        call("features", "-q");
        assertThat(rankedDay(SimulatedMarket.AS_OF)).isEqualTo("day\n2022-09-16\n");
        assertThat(rankedDay("2022-09-18T00:05:00Z")).isEqualTo("day\n2022-09-17\n");
    }
}

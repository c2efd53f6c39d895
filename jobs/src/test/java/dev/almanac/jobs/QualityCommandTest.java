package dev.almanac.jobs;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A market in which the prices of two days are off by a power of ten. */
class QualityCommandTest {
    @TempDir
    Path folder;

    @Test
    void aWrongUnitIsFoundAndScored() throws IOException {
        Path file = Files.writeString(
                folder.resolve("binance-1d.csv"),
                SimulatedMarket.csv(0, SimulatedMarket.DAYS)
                        .lines()
                        .map(QualityCommandTest::withWrongUnit)
                        .collect(Collectors.joining("\n", "", "\n")));
        assertThat(call("ingest", "files", file.toString()).exitCode()).isZero();

        Call first = call("quality");
        assertThat(first.exitCode()).as(first.err()).isZero();
        assertThat(first.out())
                .containsPattern("pair +interval  check +severity  from +to +bars  message\n")
                .containsPattern(
                        "binance SIMC/USDT  1d +power_of_ten  veto +2022-09-03T00:00:00Z  2022-09-05T00:00:00Z "
                                + "+2  2 bars stand at 100 times the price: it opens at .*, and then comes back\n")
                .containsPattern("\npair +score\nbinance SIMC/USDT +[0-9.]+\n")
                .contains("10 pairs, 10 series: 9 without a finding; 0 quarantine, 1 veto, 0 warn, 2 note\n");

        Call again = call("quality", "--skip-when-empty");
        assertThat(again.out()).isEqualTo(first.out());
        assertThat(again.exitCode()).isEqualTo(75);
        assertThat(call("quality", "--since", "2022-09-06").out())
                .isEqualTo("10 pairs, 10 series: 10 without a finding; 0 quarantine, 0 veto, 0 warn, 0 note\n");
        assertThat(call("quality", "--symbol", "SIMC-USDT", "--json").out())
                .containsPattern("\"check\" : \"power_of_ten\",\\s+\"severity\" : \"veto\"")
                .containsPattern("\"series\" : \\[ \\{\\s+\"venue\" : \"binance\",\\s+\"symbol\" : \"SIMC/USDT\","
                        + "\\s+\"interval\" : \"1d\",\\s+\"bars\" : 260,\\s+\"score\" : ");
        assertThat(call("quality", "--venue", "kraken").out())
                .isEqualTo("no candles are asked for that the lake holds\n");
        assertThat(call("quality", "--since", "yesterday").err())
                .startsWith("error: --since yesterday cannot be used\n");
    }

    /** SIMC of 2022-09-03 and 2022-09-04, in cents. */
    private static String withWrongUnit(String line) {
        String[] fields = line.split(",");
        if (!fields[0].equals("SIMC/USDT") || !fields[1].equals("1662163200") && !fields[1].equals("1662249600")) {
            return line;
        }
        for (int price = 2; price < 6; price++) {
            fields[price] = Double.toString(100 * Double.parseDouble(fields[price]));
        }
        return String.join(",", fields);
    }

    private Call call(String... arguments) {
        return Call.in(
                folder,
                Map.of(),
                Stream.concat(Stream.of(arguments), Stream.of("-q")).toArray(String[]::new));
    }
}

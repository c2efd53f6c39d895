package dev.almanac.jobs;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
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
                newestFirst(SimulatedMarket.csv(0, SimulatedMarket.DAYS)
                        .lines()
                        .map(QualityCommandTest::withWrongUnit)
                        .toList()));
        assertThat(call("ingest", "files", file.toString()))
                .extracting(Call::exitCode, Call::out)
                .satisfiesExactly(
                        code -> assertThat(code).isEqualTo(0),
                        out -> assertThat(out.toString())
                                .contains("\nnote: banner: lines stand above the header; they are skipped\n")
                                .contains(
                                        "\nnote: descending_order: the rows stand newest first; they are taken in order of time\n"));

        Call first = call("quality");
        assertThat(first.exitCode()).as(first.err()).isZero();
        assertThat(first.out())
                .containsPattern("pair +interval  check +severity  from +to +bars  message\n")
                .containsPattern(
                        "binance SIMC/USDT  1d +power_of_ten  veto +2022-09-03T00:00:00Z  2022-09-05T00:00:00Z "
                                + "+2  2 bars stand at 100 times the price: it opens at .*, and then comes back\n")
                .containsPattern("\npair +score\nbinance SIMC/USDT +[0-9.]+\n\n")
                .contains(
                        "10 pairs, 10 series, 9 of the pairs with the full score; findings: 0 quarantine, 1 veto, 0 warn, 22 note\n");

        Call again = call("quality", "--skip-when-empty");
        assertThat(again.out()).isEqualTo(first.out());
        assertThat(again.exitCode()).isEqualTo(75);
        assertThat(call("quality", "--since", "2022-09-06").out())
                .isEqualTo(
                        "10 pairs, 10 series, 10 of the pairs with the full score; findings: 0 quarantine, 0 veto, 0 warn, 20 note\n");
        assertThat(call("quality", "--symbol", "SIMC-USDT", "--json").out())
                .containsPattern("\"check\" : \"power_of_ten\",\\s+\"severity\" : \"veto\"")
                .containsPattern("\"series\" : \\[ \\{\\s+\"venue\" : \"binance\",\\s+\"symbol\" : \"SIMC/USDT\","
                        + "\\s+\"interval\" : \"1d\",\\s+\"bars\" : 260,\\s+\"score\" : ");
        assertThat(call("quality", "--venue", "kraken").out())
                .isEqualTo("no candles are asked for that the lake holds\n");
        assertThat(call("quality", "--since", "yesterday").err())
                .startsWith("error: --since yesterday cannot be used\n");
    }

    @Test
    void dailyChecksWhereItIsToldTo() throws IOException {
        Path file = Files.writeString(
                folder.resolve("binance-1d.csv"),
                SimulatedMarket.csv(0, SimulatedMarket.DAYS)
                        .lines()
                        .map(QualityCommandTest::withWrongUnit)
                        .collect(Collectors.joining("\n")));
        call("ingest", "files", file.toString());
        String found = "SELECT count(*) AS found FROM data_quality WHERE rule = 'power_of_ten'";
        assertThat(call("daily", "--as-of", SimulatedMarket.AS_OF).exitCode()).isZero();
        assertThat(call("query", found, "--format", "csv").out()).isEqualTo("found\n0\n");
        Map<String, String> told = Map.of("ALMANAC_QUALITY__CHECK_DAILY", "true");
        assertThat(Call.in(folder, told, "daily", "--as-of", SimulatedMarket.AS_OF, "-q")
                        .exitCode())
                .isZero();
        assertThat(call("query", found, "--format", "csv").out()).isEqualTo("found\n1\n");
    }

    /** A banner, the header, and the rows in reverse. */
    private static String newestFirst(List<String> lines) {
        List<String> turned = new ArrayList<>(lines.subList(1, lines.size()));
        Collections.reverse(turned);
        return "simulated\n" + lines.get(0) + "\n" + String.join("\n", turned) + "\n";
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

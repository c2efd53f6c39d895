package dev.almanac.jobs;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A set with an indicator from a jar, one of ta4j and one in SQL, computed by the packaged program. */
class OwnFeaturesIT {
    @TempDir
    Path folder;

    private Launched almanac(String... arguments) throws IOException, InterruptedException {
        List<String> all = new ArrayList<>(List.of(arguments));
        all.add("-q");
        Launched call = Launched.in(folder, Map.of(), all.toArray(String[]::new));
        assertThat(call.exitCode()).as(call.err()).isZero();
        return call;
    }

    private void assertValues(int more) {
        Call rows = Call.in(
                folder,
                Map.of(),
                "query",
                "SELECT count(*), count_if(f.own_times_3 = c.close * 3 + " + more + "),"
                        + " count_if(f.ratio = f.own_times_3 / c.close), count_if(NOT isnan(f.strength))"
                        + " FROM features_mine f JOIN candles c USING (venue, symbol, interval, open_time)",
                "--format",
                "csv");
        assertThat(rows.out().lines().skip(1)).as(rows.err()).containsExactly("600,600,600,320");
    }

    @Test
    void columnsFromAJarFromTa4jAndFromSqlAreComputedAndFollowTheJar() throws IOException, InterruptedException {
        Files.writeString(folder.resolve("market.csv"), SimulatedMarket.csv(0, 60));
        Files.writeString(folder.resolve("almanac.conf"), """
                features {
                  plugins = ["own.jar"]
                  sets_computed = ["mine"]
                  sets.mine.intervals = ["1d"]
                  sets.mine.columns = [
                    "ratio = sql(own_times_3 / close)"
                    "own_times(3)"
                    "strength = ta4j(RSIIndicator, 14, window = 29)"
                    "rsi(14)"
                  ]
                }
                """);
        PluginJar.write(folder.resolve("own.jar"), "own_times", 0);
        almanac("ingest", "files", "market.csv", "--venue", "binance", "--interval", "1d");
        almanac("features");
        assertValues(0);
        String first = Files.readString(folder.resolve("lake/features_mine/_current"));
        assertThat(almanac("audit", "look-ahead", "--set", "mine").out()).contains("no value changed");

        PluginJar.write(folder.resolve("own.jar"), "own_times", 1);
        almanac("features");
        assertThat(Files.readString(folder.resolve("lake/features_mine/_current")))
                .isNotEqualTo(first);
        assertValues(1);
    }

    /** The example of docs/plugins.md, built and run by the page's own commands; then with what the page warns of. */
    @Test
    void theExampleOfThePageOnPluginsIsBuiltAndComputedAsItSays() throws IOException, InterruptedException {
        PluginPage page = PluginPage.in(folder);
        Files.writeString(folder.resolve("market.csv"), SimulatedMarket.csv(0, 60));
        page.run(0);
        almanac("ingest", "files", "market.csv", "--venue", "binance", "--interval", "1d");
        assertThat(page.run(1))
                .contains(
                        "close_location(14)",
                        "close_location(n): mean of",
                        "no value changed",
                        "and every stored value");
        Call rows = Call.in(
                folder,
                Map.of(),
                "query",
                "SELECT count(*), count_if(isnan(f.close_location_14)), count_if(isnan(f.slow)),"
                        + " count_if(d.place = 14 AND abs(f.close_location_14 - d.mean) < 1e-12) FROM features_mine f JOIN"
                        + " (SELECT *, row_number() OVER w AS place, avg((close - low) / (high - low)) OVER w AS mean"
                        + " FROM candles WINDOW w AS (PARTITION BY symbol ORDER BY open_time)) d"
                        + " USING (venue, symbol, interval, open_time)",
                "--format",
                "csv");
        assertThat(rows.out().lines().skip(1)).as(rows.err()).containsExactly("600,130,490,10");

        page.forget("src/own/CloseLocation.java", "writer.putInt(count);", "count = reader.getInt();");
        page.run(0);
        Launched audit = Launched.in(folder, Map.of(), "audit", "look-ahead", "--set", "mine", "-q");
        assertThat(audit.exitCode()).as(audit.err()).isEqualTo(3);
        assertThat(audit.out())
                .contains("truncated", "note: close_location_14, slow: made by a plug-in", "What is saved");
    }
}

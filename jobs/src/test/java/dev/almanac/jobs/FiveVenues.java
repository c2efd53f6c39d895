package dev.almanac.jobs;

import static dev.almanac.jobs.SandboxVenues.BTC;
import static dev.almanac.jobs.SandboxVenues.ETH;
import static dev.almanac.jobs.SandboxVenues.NOW;
import static org.assertj.core.api.Assertions.assertThat;

import dev.almanac.analytics.market.Interval;
import dev.almanac.connectors.sandbox.FaultPlan;
import dev.almanac.connectors.sandbox.Market;
import dev.almanac.connectors.sandbox.SandboxSettings;
import dev.almanac.connectors.sandbox.Walk;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;

/** Fetches from five venues at once that all behave alike, beside one in which nothing went wrong. */
final class FiveVenues {
    static final List<String> PROTOCOLS = List.of("binance", "coinbase", "kraken", "bybit", "okx");

    private static final List<String> TABLES = List.of("candles", "data_quality", "quarantine");
    private static final Instant START = Instant.parse("2026-02-20T00:00:00Z");
    static final Market MARKET = Walk.market(21, List.of(BTC, ETH), Interval.H1, START, 24 * 30);

    private final Map<String, String> undisturbed;

    private FiveVenues(Map<String, String> undisturbed) {
        this.undisturbed = undisturbed;
    }

    /** @param folder for the fetch in which nothing goes wrong */
    static FiveVenues undisturbed(Path folder) throws IOException {
        Call call = fetch(folder, FaultPlan.none());
        assertThat(call.exitCode()).as(call.err()).isZero();
        Map<String, String> contents = LakeContents.of(folder.resolve("lake"), TABLES);
        assertThat(contents.getOrDefault("candles", "").lines()).hasSizeGreaterThan(2 * 5 * 200);
        return new FiveVenues(contents);
    }

    static Call fetch(Path folder, FaultPlan faults) throws IOException {
        return fetch(folder, MARKET, SandboxVenues.settings(NOW).with(faults));
    }

    static Call fetch(Path folder, Market market, SandboxSettings settings) throws IOException {
        try (SandboxVenues venues = new SandboxVenues(folder)) {
            for (String protocol : PROTOCOLS) {
                venues.start(protocol, market, settings);
            }
            return venues.ingest(
                    "--venue",
                    "sandbox-binance,sandbox-coinbase,sandbox-kraken,sandbox-bybit,sandbox-okx",
                    "--symbols",
                    "BTC/USDT,ETH/USDT",
                    "--interval",
                    "1h",
                    "--from",
                    START.toString());
        }
    }

    /** Makes sure that the lake in {@code folder} is that of the undisturbed fetch; tells the first row that is not. */
    void requireSame(Path folder) {
        Map<String, String> contents = LakeContents.of(folder.resolve("lake"), TABLES);
        for (String table : TABLES) {
            List<String> actual = lines(contents, table);
            List<String> expected = lines(undisturbed, table);
            for (int row = 0; row < Math.min(actual.size(), expected.size()); row++) {
                assertThat(actual.get(row)).as("%s, row %s", table, row).isEqualTo(expected.get(row));
            }
            assertThat(actual.size()).as("rows of %s", table).isEqualTo(expected.size());
        }
    }

    private static List<String> lines(Map<String, String> contents, String table) {
        return contents.getOrDefault(table, "").lines().toList();
    }
}

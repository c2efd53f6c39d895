package dev.almanac.analytics.ranking;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.almanac.analytics.feature.CoreFeatures;
import dev.almanac.analytics.feature.FeatureSet;
import dev.almanac.analytics.feature.SymbolEngine;
import dev.almanac.analytics.indicator.Bar;
import dev.almanac.analytics.market.Candle;
import dev.almanac.analytics.market.Interval;
import dev.almanac.analytics.market.Symbol;
import dev.almanac.analytics.universe.DailyHistory;
import dev.almanac.analytics.universe.Universe;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** Daily series with their features, and the ranking of any day of them as it would have been made that day. */
public final class RealMarket {
    private static final long DAY = Interval.D1.micros();

    private final List<Series> series;

    private RealMarket(List<Series> series) {
        this.series = series;
    }

    private record Series(Symbol symbol, List<Candle> bars, Map<Long, Map<String, Double>> features) {}

    /** The pairs of the shared data; the test that asks is skipped where the folder is absent. */
    public static RealMarket shared() {
        Path folder = Path.of(System.getProperty("almanac.root"), "..", "shared", "data", "candles", "binance");
        assumeTrue(Files.isDirectory(folder), "skipped: no folder " + folder);
        try (Stream<Path> files = Files.list(folder)) {
            Map<Symbol, List<Candle>> all = new HashMap<>();
            for (Path file : files.filter(path -> path.toString().endsWith("-1d.json"))
                    .sorted()
                    .toList()) {
                String name = file.getFileName().toString().replace("-1d.json", "");
                all.put(Symbol.parse(name).orElseThrow(), read(file));
            }
            return of(all);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    public static RealMarket of(Map<Symbol, List<Candle>> all) {
        return new RealMarket(all.entrySet().stream()
                .map(entry -> new Series(entry.getKey(), entry.getValue(), features(entry.getValue())))
                .toList());
    }

    private static List<Candle> read(Path file) throws IOException {
        List<Candle> bars = new ArrayList<>();
        for (JsonNode row : new ObjectMapper().readTree(file.toFile())) {
            bars.add(Candle.of(
                    row.get(0).asLong() * 1000,
                    row.get(1).asDouble(),
                    row.get(2).asDouble(),
                    row.get(3).asDouble(),
                    row.get(4).asDouble(),
                    row.get(5).asDouble()));
        }
        return bars;
    }

    private static Map<Long, Map<String, Double>> features(List<Candle> bars) {
        FeatureSet set = CoreFeatures.set();
        SymbolEngine engine = new SymbolEngine(set);
        Bar buffer = new Bar();
        double[] out = new double[set.names().size()];
        Map<Long, Map<String, Double>> all = new HashMap<>();
        for (Candle bar : bars) {
            buffer.fill(
                    bar.openTime(), bar.open(), bar.high(), bar.low(), bar.close(), bar.volume(), bar.quoteVolume());
            engine.update(Interval.D1, buffer, out);
            Map<String, Double> row = new HashMap<>();
            for (int i = 0; i < out.length; i++) {
                row.put(set.names().get(i), out[i]);
            }
            all.put(bar.openTime(), row);
        }
        return all;
    }

    /** Histories as they were known at {@code asOf}. */
    public List<DailyHistory> histories(Instant asOf) {
        long end = asOf.getEpochSecond() * 1_000_000;
        List<DailyHistory> all = new ArrayList<>();
        for (Series one : series) {
            List<Candle> known = one.bars().stream()
                    .filter(bar -> bar.openTime() + DAY <= end)
                    .toList();
            if (!known.isEmpty()) {
                all.add(new DailyHistory(
                        "binance",
                        one.symbol(),
                        known.get(0).openTime(),
                        known.size(),
                        known.subList(Math.max(0, known.size() - 400), known.size()),
                        false,
                        0));
            }
        }
        return all;
    }

    public Ranking rank(Instant asOf, RankingSettings settings) {
        Universe universe = Universe.at(asOf, histories(asOf), Map.of(), settings.universe(), settings.minMembers());
        List<Candidate> candidates =
                universe.members().stream().map(member -> candidate(member)).toList();
        return Ranker.rank(candidates, universe.nonMembers(), settings);
    }

    private Candidate candidate(DailyHistory member) {
        Map<String, Double> features = series.stream()
                .filter(one -> one.symbol().equals(member.symbol()))
                .findFirst()
                .orElseThrow()
                .features()
                .getOrDefault(member.last().openTime(), Map.of());
        double turnover = features.getOrDefault("quote_volume_median_30", Double.NaN);
        return new Candidate(member.venue(), member.symbol(), features, DataFacts.of(member, 0, turnover));
    }
}

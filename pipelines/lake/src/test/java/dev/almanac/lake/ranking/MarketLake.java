package dev.almanac.lake.ranking;

import dev.almanac.analytics.feature.CoreFeatures;
import dev.almanac.analytics.feature.FeatureSet;
import dev.almanac.analytics.feature.SymbolEngine;
import dev.almanac.analytics.indicator.Bar;
import dev.almanac.analytics.market.Candle;
import dev.almanac.analytics.market.Interval;
import dev.almanac.analytics.quality.check.CheckSettings;
import dev.almanac.analytics.ranking.RankingSettings;
import dev.almanac.analytics.universe.UniverseSettings;
import dev.almanac.lake.SparkFixture;
import dev.almanac.lake.row.CandleRows;
import dev.almanac.lake.table.CandleFeed;
import dev.almanac.lake.table.Catalogue;
import dev.almanac.lake.table.Lake;
import dev.almanac.lake.table.TableSpec;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.types.DataTypes;

/** A lake with simulated daily candles and their features. */
public final class MarketLake {
    public static final Instant AS_OF = Instant.parse("2022-10-11T00:00:00Z");

    private static final long DAY = Interval.D1.micros();
    private static final FeatureSet SET = CoreFeatures.set();

    private final Lake lake;

    private MarketLake(Lake lake) {
        this.lake = lake;
    }

    /** Ten pairs of 420 bars up to the as-of, and one of 50. */
    public static MarketLake create(Path folder) {
        MarketLake market = new MarketLake(Lake.openOrCreate(SparkFixture.session(), folder.toString()));
        List<Row> candles = new ArrayList<>();
        List<Row> features = new ArrayList<>();
        for (int i = 0; i < 10; i++) {
            add("A" + i + "/USDT", walk(i, 420), candles, features);
        }
        add("NEW/USDT", walk(99, 50), candles, features);
        market.write(candles, features);
        return market;
    }

    /** The lake of {@code original} once more, in a folder of its own. */
    public static MarketLake copy(Path original, Path folder) {
        try (Stream<Path> all = Files.walk(original)) {
            for (Path path : all.toList()) {
                Files.copy(path, folder.resolve(original.relativize(path)));
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return new MarketLake(Lake.open(SparkFixture.session(), folder.toString()));
    }

    public Lake lake() {
        return lake;
    }

    public static TableSpec features() {
        TableSpec.Builder builder = TableSpec.named("features_core", "features of simulated candles")
                .at("features_core/" + SET.definitionHash())
                .writtenBy("almanac features")
                .key("venue", DataTypes.StringType, "venue")
                .key("symbol", DataTypes.StringType, "symbol")
                .key("interval", DataTypes.StringType, "interval")
                .key("open_time", DataTypes.TimestampType, "open time");
        SET.names().forEach(name -> builder.value(name, DataTypes.DoubleType, name));
        return builder.stamp("available_at", DataTypes.TimestampType, "available at")
                .stamp("run_id", DataTypes.StringType, "run")
                .build();
    }

    public static RankingSettings settings(double minScore, int horizonDays) {
        return new RankingSettings(
                "default",
                RankingSettings.defaults().weights(),
                minScore,
                0,
                1000,
                60,
                5,
                8,
                horizonDays,
                UniverseSettings.defaults());
    }

    public RankingOutcome rank(RankingSettings settings, Instant asOf, Instant madeAt) {
        return RankingPipeline.run(
                lake, new RankingRequest(asOf, settings, CheckSettings.DEFAULT, features(), madeAt, "run-" + madeAt));
    }

    /** Doubles the last close before the as-of of pair A{@code seed}, as a venue's correction would, with its features. */
    public void correctLastBar(int seed) {
        List<Candle> bars = walk(seed, 420);
        Candle last = bars.get(419);
        double close = last.close() * 2;
        bars.set(419, Candle.of(last.openTime(), last.open(), last.high() * 2, last.low(), close, last.volume()));
        List<Row> candles = new ArrayList<>();
        List<Row> features = new ArrayList<>();
        add("A" + seed + "/USDT", bars, candles, features);
        write(candles, features);
    }

    /** Corrects a bar of pair A{@code seed} that lies {@code daysBack} before its last one, without its features. */
    public void correctBarAlone(int seed, int daysBack) {
        List<Candle> bars = walk(seed, 420);
        Candle bar = bars.get(419 - daysBack);
        bars.set(
                419 - daysBack,
                Candle.of(bar.openTime(), bar.open(), bar.high() * 1.2, bar.low(), bar.close() * 1.2, bar.volume()));
        List<Row> candles = new ArrayList<>();
        add("A" + seed + "/USDT", bars, candles, new ArrayList<>());
        lake.upsert(Catalogue.CANDLES, lake.spark().createDataFrame(candles, Catalogue.CANDLES.schema()));
    }

    /** Makes pair A{@code seed} stand at a hundredth of its price on two days that lie {@code daysBack} before its last bar. */
    public void mistakeTheUnit(int seed, int daysBack) {
        List<Candle> bars = walk(seed, 420);
        for (int i = 419 - daysBack; i < 421 - daysBack; i++) {
            Candle bar = bars.get(i);
            bars.set(
                    i,
                    Candle.of(
                            bar.openTime(),
                            bar.open() / 100,
                            bar.high() / 100,
                            bar.low() / 100,
                            bar.close() / 100,
                            bar.volume()));
        }
        List<Row> candles = new ArrayList<>();
        List<Row> features = new ArrayList<>();
        add("A" + seed + "/USDT", bars, candles, features);
        write(candles, features);
    }

    /** Adds one more day to nine of the long pairs. */
    public void nextDay() {
        nextDay(9);
    }

    /** As {@link #nextDay()}, with features of the first {@code withFeatures} pairs only. */
    public void nextDay(int withFeatures) {
        List<Row> candles = new ArrayList<>();
        List<Row> features = new ArrayList<>();
        for (int i = 0; i < 9; i++) {
            List<Candle> bars = walk(i, 420);
            double close = bars.get(419).close();
            long open = bars.get(419).openTime() + DAY;
            bars.add(Candle.of(open, close, close * 1.1, close * 0.9, close * (0.95 + 0.01 * i), 5e5));
            List<Row> allCandles = new ArrayList<>();
            List<Row> allFeatures = new ArrayList<>();
            add("A" + i + "/USDT", bars, allCandles, allFeatures);
            candles.add(allCandles.get(420));
            if (i < withFeatures) {
                features.add(allFeatures.get(420));
            }
        }
        write(candles, features);
    }

    private void write(List<Row> candles, List<Row> features) {
        lake.upsert(Catalogue.CANDLES, lake.spark().createDataFrame(candles, Catalogue.CANDLES.schema()));
        lake.upsert(
                features(), lake.spark().createDataFrame(features, features().schema()), CandleFeed.mark(lake));
    }

    private static void add(String symbol, List<Candle> bars, List<Row> candles, List<Row> features) {
        SymbolEngine engine = new SymbolEngine(SET);
        Bar buffer = new Bar();
        double[] out = new double[SET.names().size()];
        for (Candle bar : bars) {
            Timestamp open = CandleRows.timestamp(bar.openTime());
            Timestamp available = CandleRows.timestamp(bar.openTime() + DAY);
            candles.add(RowFactory.create(
                    "binance",
                    symbol,
                    "1d",
                    open,
                    bar.open(),
                    bar.high(),
                    bar.low(),
                    bar.close(),
                    bar.volume(),
                    null,
                    null,
                    null,
                    null,
                    "file",
                    available,
                    available,
                    "run"));
            buffer.fill(
                    bar.openTime(), bar.open(), bar.high(), bar.low(), bar.close(), bar.volume(), bar.quoteVolume());
            engine.update(Interval.D1, buffer, out);
            List<Object> row = new ArrayList<>(List.of("binance", symbol, "1d", open));
            for (double value : out) {
                row.add(value);
            }
            row.add(available);
            row.add("run");
            features.add(RowFactory.create(row.toArray()));
        }
    }

    /** Bars that end with the last one closed at the as-of. */
    private static List<Candle> walk(long seed, int bars) {
        Random random = new Random(seed);
        List<Candle> walk = new ArrayList<>();
        double close = 50 + seed;
        long last = CandleRows.micros(AS_OF) - DAY;
        for (int i = 0; i < bars; i++) {
            double open = close;
            close = Math.round(open * Math.exp(0.03 * random.nextGaussian()) * 100) / 100.0;
            walk.add(Candle.of(
                    last - (bars - 1 - i) * DAY,
                    open,
                    Math.max(open, close) * 1.01,
                    Math.min(open, close) * 0.99,
                    close,
                    1e5 * (0.5 + random.nextDouble())));
        }
        return walk;
    }
}

package dev.almanac.analytics.feature;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.almanac.analytics.indicator.Bar;
import dev.almanac.analytics.indicator.Bars;
import dev.almanac.analytics.market.Candle;
import dev.almanac.analytics.market.Interval;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.function.DoubleUnaryOperator;
import java.util.stream.DoubleStream;
import java.util.zip.GZIPInputStream;

/** Bars for tests: real ones from the shared data, and seeded walks. */
public final class TestBars {
    private static final ObjectMapper JSON = new ObjectMapper();

    private TestBars() {}

    /** A file of the shared data; the test is skipped where the folder is absent. */
    public static Path shared(String relative) {
        Path root = Path.of(System.getProperty("almanac.root"), "..", "shared", "data");
        assumeTrue(Files.isDirectory(root), "skipped: no folder " + root);
        return root.resolve(relative);
    }

    /** Real candles of the exchange, such as {@code BTC_USDT-1d}. */
    public static List<Candle> binance(String name) throws IOException {
        List<Candle> candles = new ArrayList<>();
        for (JsonNode row :
                JSON.readTree(shared("candles/binance/" + name + ".json").toFile())) {
            candles.add(Candle.of(
                    row.get(0).asLong() * 1000,
                    row.get(1).asDouble(),
                    row.get(2).asDouble(),
                    row.get(3).asDouble(),
                    row.get(4).asDouble(),
                    row.get(5).asDouble()));
        }
        return candles;
    }

    /** The same candles with prices as whole numbers of the smallest decimal place that any of them uses. */
    public static List<Candle> inTicks(List<Candle> candles) {
        int places = candles.stream()
                .flatMapToDouble(candle -> DoubleStream.of(candle.open(), candle.high(), candle.low(), candle.close()))
                .mapToInt(
                        price -> BigDecimal.valueOf(price).stripTrailingZeros().scale())
                .max()
                .orElseThrow();
        DoubleUnaryOperator ticks =
                price -> BigDecimal.valueOf(price).movePointRight(places).doubleValue();
        return candles.stream()
                .map(candle -> Candle.of(
                        candle.openTime(),
                        ticks.applyAsDouble(candle.open()),
                        ticks.applyAsDouble(candle.high()),
                        ticks.applyAsDouble(candle.low()),
                        ticks.applyAsDouble(candle.close()),
                        candle.volume()))
                .toList();
    }

    /** The quotes that the tables of expected values were made from. */
    public static List<Candle> quotes() throws IOException {
        List<Candle> candles = new ArrayList<>();
        for (String line : Files.readAllLines(shared("indicators/default.csv")).subList(1, 503)) {
            String[] cells = line.split(",", -1);
            long day = LocalDate.parse(cells[0]).atStartOfDay().toEpochSecond(ZoneOffset.UTC);
            candles.add(Candle.of(
                    day * 1_000_000,
                    Double.parseDouble(cells[1]),
                    Double.parseDouble(cells[2]),
                    Double.parseDouble(cells[3]),
                    Double.parseDouble(cells[4]),
                    Double.parseDouble(cells[5])));
        }
        return candles;
    }

    /** One column of a table of expected values, {@code NaN} where the table has none. */
    public static double[] expected(String table, String field) throws IOException {
        JsonNode rows = JSON.readTree(
                shared("indicators/expected/" + table + ".standard.json").toFile());
        double[] values = new double[rows.size()];
        for (int i = 0; i < values.length; i++) {
            JsonNode value = rows.get(i).path(field);
            values[i] = value.isNumber() ? value.asDouble() : Double.NaN;
        }
        return values;
    }

    /** The bars of one pair in the sample that is packed with the program. */
    public static Bars sample(String symbol, Interval interval) throws IOException {
        Path file = Path.of(
                System.getProperty("almanac.root"),
                "pipelines/connectors/src/main/resources/dev/almanac/connectors/sample/binance-" + interval.code()
                        + ".csv.gz");
        Bars bars = new Bars();
        Bar bar = new Bar();
        try (BufferedReader lines = new BufferedReader(
                new InputStreamReader(new GZIPInputStream(Files.newInputStream(file)), StandardCharsets.UTF_8))) {
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                String[] cells = line.split(",", -1);
                if (cells[0].equals(symbol)) {
                    double[] figures = Arrays.stream(cells)
                            .skip(2)
                            .mapToDouble(Double::parseDouble)
                            .toArray();
                    long time = Long.parseLong(cells[1]) * 1000;
                    bars.add(bar.fill(time, figures[0], figures[1], figures[2], figures[3], figures[4], Double.NaN));
                }
            }
        }
        return bars;
    }

    /** A seeded walk with gaps, bars without trades and, now and then, bars without range. */
    public static List<Candle> walk(Interval interval, int count, long seed) {
        Random random = new Random(seed);
        List<Candle> candles = new ArrayList<>();
        long time = interval.floor(1_500_000_000_000_000L);
        double close = 100 * StrictMath.exp(random.nextGaussian());
        while (candles.size() < count) {
            double open = close;
            boolean still = random.nextInt(40) == 0;
            close = still ? open : open * StrictMath.exp(0.03 * random.nextGaussian());
            double high = still ? open : Math.max(open, close) * (1 + 0.01 * random.nextDouble());
            double low = still ? open : Math.min(open, close) * (1 - 0.01 * random.nextDouble());
            double volume = random.nextInt(50) == 0 ? 0 : 1000 * StrictMath.exp(random.nextGaussian());
            double quoted = random.nextInt(3) == 0 ? Double.NaN : volume * (high + low) / 2;
            candles.add(new Candle(time, open, high, low, close, volume, quoted, -1, Double.NaN, Double.NaN));
            time += interval.micros() * (random.nextInt(60) == 0 ? 1 + random.nextInt(9) : 1);
        }
        return candles;
    }

    /** Fills a buffer from a candle. */
    public static Bar fill(Bar bar, Candle candle) {
        return bar.fill(
                candle.openTime(),
                candle.open(),
                candle.high(),
                candle.low(),
                candle.close(),
                candle.volume(),
                candle.quoteVolume());
    }
}

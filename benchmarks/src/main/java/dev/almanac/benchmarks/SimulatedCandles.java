package dev.almanac.benchmarks;

import dev.almanac.analytics.market.Candle;
import dev.almanac.analytics.market.Interval;
import dev.almanac.lake.column.ColumnFile;
import dev.almanac.lake.column.ParquetPlace;
import dev.almanac.lake.table.Catalogue;
import dev.almanac.lake.table.DataFile;
import dev.almanac.lake.table.Lake;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.apache.spark.sql.types.StructField;
import org.apache.spark.sql.types.StructType;
import org.apache.spark.util.SerializableConfiguration;

/**
 * A candles table of seeded walks, 20,000 bars of an hour for each symbol, twelve symbols to a file, as many as are wanted:
 * written by columns, for a hundred million rows through Spark take longer than what is measured on them.
 */
final class SimulatedCandles {
    private static final int BARS = 20_000;
    private static final int SYMBOLS_PER_FILE = 12;
    private static final int BLOCK = 500;
    private static final long START = 1_577_836_800_000_000L;

    /** Columns that have a value on every row; Delta reads the others, which the files lack, as NULL. */
    private static final StructType SCHEMA =
            new StructType(Arrays.stream(Catalogue.CANDLES.schema().fields())
                    .filter(field -> !Set.of("trade_count", "taker_buy_volume", "taker_buy_quote_volume")
                            .contains(field.name()))
                    .map(field -> new StructField(field.name(), field.dataType(), false, field.metadata()))
                    .toArray(StructField[]::new));

    private static final List<String> FIGURES = List.of("open", "high", "low", "close", "volume", "quote_volume");

    private SimulatedCandles() {}

    /** Makes the table; the rows are a multiple of 20,000. */
    static void write(Lake lake, long rows) throws IOException {
        lake.createIfAbsent(Catalogue.CANDLES);
        ParquetPlace place = new ParquetPlace(
                new SerializableConfiguration(lake.spark().sessionState().newHadoopConf()));
        int symbols = Math.toIntExact(rows / BARS);
        String folder = lake.path(Catalogue.CANDLES);
        List<DataFile> files = IntStream.range(0, (symbols + SYMBOLS_PER_FILE - 1) / SYMBOLS_PER_FILE)
                .parallel()
                .mapToObj(file -> write(place, folder + "/part-" + file + ".zstd.parquet", file, symbols))
                .toList();
        commit(Path.of(URI.create(folder)), files);
    }

    private static DataFile write(ParquetPlace place, String path, int number, int symbols) {
        int first = number * SYMBOLS_PER_FILE;
        try (ColumnFile file = new ColumnFile(place, path, SCHEMA)) {
            for (int symbol = first; symbol < Math.min(symbols, first + SYMBOLS_PER_FILE); symbol++) {
                write(file, symbol);
            }
            return file.finish(List.of());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void write(ColumnFile file, int symbol) throws IOException {
        Walk walk = new Walk(Interval.H1, START, symbol);
        String name = String.format(Locale.ROOT, "S%05d/USDT", symbol);
        double[][] figures = new double[FIGURES.size()][BLOCK];
        long[] opened = new long[BLOCK];
        long[] closed = new long[BLOCK];
        for (int from = 0; from < BARS; from += BLOCK) {
            for (int i = 0; i < BLOCK; i++) {
                Candle candle = walk.next();
                opened[i] = candle.openTime();
                closed[i] = candle.openTime() + Interval.H1.micros();
                figures[0][i] = candle.open();
                figures[1][i] = candle.high();
                figures[2][i] = candle.low();
                figures[3][i] = candle.close();
                figures[4][i] = candle.volume();
                figures[5][i] = candle.volume() * candle.close();
            }
            for (int column = 0; column < SCHEMA.size(); column++) {
                String of = SCHEMA.fields()[column].name();
                switch (of) {
                    case "venue" -> file.texts(column).add("simulated", BLOCK);
                    case "symbol" -> file.texts(column).add(name, BLOCK);
                    case "interval" -> file.texts(column).add(Interval.H1.code(), BLOCK);
                    case "origin", "run_id" -> file.texts(column).add("benchmark", BLOCK);
                    case "open_time" -> file.numbers(column).add(opened, BLOCK);
                    case "available_at", "first_seen" -> file.numbers(column).add(closed, BLOCK);
                    default -> file.numbers(column).add(figures[FIGURES.indexOf(of)], BLOCK);
                }
            }
            file.added(BLOCK);
        }
    }

    /** By hand: Delta Kernel commits to no table that has constraints, and Spark would write the rows itself. */
    private static void commit(Path table, List<DataFile> files) throws IOException {
        List<String> actions = new ArrayList<>();
        for (DataFile file : files) {
            actions.add(String.format(
                    Locale.ROOT,
                    "{\"add\":{\"path\":\"%s\",\"partitionValues\":{},\"size\":%d,\"modificationTime\":%d,"
                            + "\"dataChange\":true,\"stats\":\"{\\\"numRecords\\\":%d}\"}}",
                    Path.of(URI.create(file.path())).getFileName(),
                    file.bytes(),
                    file.modified(),
                    file.rows()));
        }
        Files.writeString(
                table.resolve("_delta_log/00000000000000000001.json"),
                actions.stream().collect(Collectors.joining("\n", "", "\n")));
    }
}

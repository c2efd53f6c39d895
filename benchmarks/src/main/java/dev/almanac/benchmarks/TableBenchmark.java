package dev.almanac.benchmarks;

import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.concat;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.timestamp_millis;

import dev.almanac.analytics.feature.FeatureSet;
import dev.almanac.analytics.market.Interval;
import dev.almanac.lake.feature.BulkLimits;
import dev.almanac.lake.feature.FeaturePipeline;
import dev.almanac.lake.feature.FeatureTables;
import dev.almanac.lake.session.SessionSize;
import dev.almanac.lake.session.Sessions;
import dev.almanac.lake.table.Catalogue;
import dev.almanac.lake.table.Lake;
import dev.almanac.lake.table.TableSpec;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;

/**
 * Candles table to features table, 30 double columns, as other tools are timed: one line of JSON for each round, of which the
 * first is cold. Makes the lake with its candles where it is not there yet, which is not timed.
 *
 * <p>Arguments: {@code columns}, {@code rows} or {@code writer} (ready rows through Spark's own writer); the lake's folder; a
 * folder of Parquet files with symbol, ts (milliseconds), open, high, low, close and volume of 1-hour bars, or a number of rows
 * of seeded walks; number of rounds.
 */
public final class TableBenchmark {
    private static final long BARS_PER_FILE = 250_000;
    private static final double NANOS = 1e9;
    private static final double MEGABYTE = 1 << 20;

    private final String peer;
    private final Lake lake;

    private TableBenchmark(String peer, Lake lake) {
        this.peer = peer;
        this.lake = lake;
    }

    /** Runs the measurement. */
    public static void main(String[] arguments) throws IOException {
        SparkSession spark = Sessions.open(SessionSize.LARGE);
        spark.sparkContext().setLogLevel("ERROR");
        Lake lake = Lake.openOrCreate(spark, arguments[1]);
        if (lake.version(Catalogue.CANDLES) < 1) {
            if (arguments[2].matches("\\d+")) {
                SimulatedCandles.write(lake, Long.parseLong(arguments[2]));
            } else {
                lake.append(Catalogue.CANDLES, candles(spark.read().parquet(arguments[2])));
            }
        }
        TableBenchmark benchmark = new TableBenchmark(arguments[0], lake);
        for (int round = 0; round < Integer.parseInt(arguments[3]); round++) {
            FeatureSet set = CommonFeatures.set("timed_" + System.nanoTime(), Interval.H1);
            benchmark.time(set, round);
        }
        spark.stop();
    }

    /** Laid out as ingest does: whole symbols in files of a quarter of a million bars. */
    private static Dataset<Row> candles(Dataset<Row> bars) {
        Column time = timestamp_millis(col("ts"));
        Dataset<Row> rows = bars.select(Catalogue.CANDLES.columns().stream()
                .map(column -> switch (column.name()) {
                    case "venue" -> lit("simulated");
                    case "symbol" -> concat(col("symbol"), lit("/USDT"));
                    case "interval" -> lit(Interval.H1.code());
                    case "open_time" -> time;
                    case "available_at", "first_seen" ->
                        timestamp_millis(col("ts").plus(lit(Interval.H1.length().toMillis())));
                    case "open", "high", "low", "close", "volume" -> col(column.name());
                    case "origin" -> lit("file");
                    case "run_id" -> lit("benchmark");
                    default -> lit(null).cast(column.type());
                })
                .toArray(Column[]::new));
        int files = (int) Math.max(1, bars.count() / BARS_PER_FILE);
        String[] names = Catalogue.CANDLES.columnNames().toArray(String[]::new);
        return rows.toDF(names).repartition(files, col("symbol")).sortWithinPartitions("symbol", "open_time");
    }

    private void time(FeatureSet set, int round) throws IOException {
        TableSpec table = FeatureTables.spec(set);
        Runnable build = build(set, table);
        waitForTheDisk();
        long busy = ThisProcess.processorNanos();
        long started = System.nanoTime();
        build.run();
        double seconds = (System.nanoTime() - started) / NANOS;
        double processor = (ThisProcess.processorNanos() - busy) / NANOS;
        long count = lake.read(table).count();
        System.out.printf(
                Locale.ROOT,
                "{\"bench\": \"P2\", \"peer\": \"almanac_%s\", \"n\": %d, \"round\": %d, \"seconds\": %.3f, \"rate\": %.0f,"
                        + " \"unit\": \"rows/s\", \"cpu_s\": %.2f, \"peak_rss_mb\": %.0f, \"peak_heap_mb\": %.0f,"
                        + " \"double_columns\": %d, \"out_mb\": %.1f}%n",
                peer,
                count,
                round,
                seconds,
                count / seconds,
                processor,
                ThisProcess.peakMegabytes(),
                ThisProcess.peakHeapMegabytes(),
                set.names().size(),
                remove(Path.of(URI.create(lake.path(table)))) / MEGABYTE);
    }

    /** What an earlier build left in memory to be written would slow this one down. */
    private static void waitForTheDisk() throws IOException {
        try {
            new ProcessBuilder("sync").start().waitFor();
        } catch (InterruptedException e) {
            throw new InterruptedIOException("interrupted while the disk was waited for");
        }
    }

    private Runnable build(FeatureSet set, TableSpec table) {
        return switch (peer) {
            case "columns" ->
                () -> FeaturePipeline.run(lake, set, "benchmark", new BulkLimits(0, BulkLimits.USUAL.taskRows()));
            case "rows" -> () -> FeaturePipeline.run(lake, set, "benchmark", BulkLimits.NEVER);
            case "writer" -> {
                FeatureSet ready = CommonFeatures.set("ready", Interval.H1);
                FeaturePipeline.run(lake, ready, "benchmark");
                Dataset<Row> rows = lake.read(FeatureTables.spec(ready));
                yield () -> lake.append(table, rows);
            }
            default -> throw new IllegalArgumentException("columns, rows or writer, not " + peer);
        };
    }

    /** Removes a folder and returns how many bytes of data files there were. */
    private static long remove(Path folder) throws IOException {
        List<Path> all;
        try (Stream<Path> walk = Files.walk(folder)) {
            all = walk.sorted(Comparator.reverseOrder()).toList();
        }
        long bytes = 0;
        for (Path path : all) {
            bytes += path.toString().endsWith(".parquet") ? Files.size(path) : 0;
            Files.delete(path);
        }
        return bytes;
    }
}

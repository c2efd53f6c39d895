package dev.almanac.benchmarks;

import dev.almanac.analytics.feature.CoreFeatures;
import dev.almanac.analytics.market.Candle;
import dev.almanac.analytics.market.Interval;
import dev.almanac.connectors.file.FileCandleSource;
import dev.almanac.connectors.file.FileOverrides;
import dev.almanac.lake.feature.FeaturePipeline;
import dev.almanac.lake.feature.FeatureResult;
import dev.almanac.lake.ingest.IngestOptions;
import dev.almanac.lake.ingest.IngestPipeline;
import dev.almanac.lake.ingest.IngestResult;
import dev.almanac.lake.session.SessionSize;
import dev.almanac.lake.session.Sessions;
import dev.almanac.lake.table.Lake;
import java.io.BufferedWriter;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import org.apache.spark.sql.SparkSession;

/**
 * Files to candles to features: writes so many rows of simulated 4-hour candles as CSV files of 20,000 bars, takes them in
 * and computes the core features, and prints rows per second and peak memory of both steps.
 *
 * <p>Arguments: a folder that does not exist yet, and the number of rows.
 */
public final class EndToEndBenchmark {
    private static final int BARS_PER_FILE = 20_000;
    private static final long START = Interval.D1.floor(1_300_000_000_000_000L);
    private static final double NANOS = 1e9;

    private EndToEndBenchmark() {}

    /** Runs the measurement. */
    public static void main(String[] arguments) throws IOException {
        Path folder = Path.of(arguments[0]);
        int rows = Integer.parseInt(arguments[1]);
        Path files = Files.createDirectories(folder.resolve("files"));
        write(files, rows);
        SparkSession spark = Sessions.open(SessionSize.LARGE);
        spark.sparkContext().setLogLevel("ERROR");
        Lake lake = Lake.openOrCreate(spark, folder.resolve("lake").toString());
        long started = System.nanoTime();
        IngestResult loaded = new IngestPipeline(lake)
                .run(
                        FileCandleSource.of(List.of(files.toString()), FileOverrides.parse("simulated", null, null)),
                        IngestOptions.files(Instant.parse("2026-01-01T00:00:00Z"), "benchmark-ingest"));
        report("ingest", loaded.read(), started);
        started = System.nanoTime();
        FeatureResult result = FeaturePipeline.run(lake, CoreFeatures.set(), "benchmark-features");
        report("features", result.features().changed(), started);
        spark.stop();
    }

    private static void write(Path folder, int rows) throws IOException {
        for (int file = 0; file * BARS_PER_FILE < rows; file++) {
            Walk walk = new Walk(Interval.H4, START, file);
            String name = String.format(Locale.ROOT, "S%03dUSDT-4h.csv", file);
            try (BufferedWriter out = Files.newBufferedWriter(folder.resolve(name))) {
                out.write("open_time,open,high,low,close,volume\n");
                for (int bar = 0; bar < BARS_PER_FILE; bar++) {
                    Candle candle = walk.next();
                    out.write(candle.openTime() / 1000 + "," + candle.open() + "," + candle.high() + "," + candle.low()
                            + "," + candle.close() + "," + candle.volume() + "\n");
                }
            }
        }
    }

    private static void report(String step, long rows, long started) throws IOException {
        double seconds = (System.nanoTime() - started) / NANOS;
        System.out.printf(
                Locale.ROOT,
                "%s: %d rows in %.1f s, %.0f rows/s, peak heap %.0f MB, peak resident %.0f MB%n",
                step,
                rows,
                seconds,
                rows / seconds,
                ThisProcess.peakHeapMegabytes(),
                ThisProcess.peakMegabytes());
    }
}

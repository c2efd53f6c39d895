package dev.almanac.benchmarks;

import dev.almanac.analytics.feature.CoreFeatures;
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
import java.io.IOException;
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
    private static final double NANOS = 1e9;

    private EndToEndBenchmark() {}

    /** Runs the measurement. */
    public static void main(String[] arguments) throws IOException {
        Path folder = Path.of(arguments[0]);
        int rows = Integer.parseInt(arguments[1]);
        Path files = folder.resolve("files");
        SimulatedFiles.write(files, Interval.H4, (rows + BARS_PER_FILE - 1) / BARS_PER_FILE, BARS_PER_FILE);
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

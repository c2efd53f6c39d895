package dev.almanac.benchmarks;

import dev.almanac.analytics.market.Interval;
import dev.almanac.connectors.file.FileCandleSource;
import dev.almanac.connectors.file.FileOverrides;
import dev.almanac.lake.ingest.IngestOptions;
import dev.almanac.lake.ingest.IngestPipeline;
import dev.almanac.lake.ingest.IngestResult;
import dev.almanac.lake.ingest.IngestRoute;
import dev.almanac.lake.session.SessionSize;
import dev.almanac.lake.session.Sessions;
import dev.almanac.lake.table.Lake;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.apache.spark.sql.SparkSession;

/**
 * Takes files of candles into an empty lake, once for every line that it is given to read, so that another program can take its
 * turns between, and prints what each load came to as a line of JSON.
 *
 * <p>Arguments: {@code write FOLDER INTERVAL FILES BARS} writes simulated files and ends; {@code load usual|rows FILES LAKE
 * [VENUE]} loads. The lake's folder is removed before each load.
 */
public final class IngestBenchmark {
    private static final double NANOS = 1e9;

    private IngestBenchmark() {}

    /** Runs what the arguments say. */
    public static void main(String[] arguments) throws IOException {
        if (arguments[0].equals("write")) {
            SimulatedFiles.write(
                    Path.of(arguments[1]),
                    Interval.parse(arguments[2]).orElseThrow(),
                    Integer.parseInt(arguments[3]),
                    Integer.parseInt(arguments[4]));
            return;
        }
        IngestRoute route =
                switch (arguments[1]) {
                    case "usual" -> IngestRoute.USUAL;
                    case "rows" -> IngestRoute.ROWS;
                    default -> throw new IllegalArgumentException("usual or rows, not " + arguments[1]);
                };
        String venue = arguments.length > 4 ? arguments[4] : null;
        FileCandleSource source = FileCandleSource.of(List.of(arguments[2]), FileOverrides.parse(venue, null, null));
        SparkSession spark = Sessions.open(SessionSize.LARGE);
        spark.sparkContext().setLogLevel("ERROR");
        BufferedReader turns = new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8));
        while (turns.readLine() != null) {
            remove(Path.of(arguments[3]));
            load(source, Lake.openOrCreate(spark, arguments[3]), route);
        }
        spark.stop();
    }

    private static void load(FileCandleSource source, Lake lake, IngestRoute route) throws IOException {
        long busy = ThisProcess.processorNanos();
        long started = System.nanoTime();
        IngestResult loaded = new IngestPipeline(lake, route)
                .run(source, IngestOptions.files(Instant.parse("2026-01-01T00:00:00Z"), "benchmark"));
        System.out.printf(
                Locale.ROOT,
                "{\"rows\": %d, \"bars\": %d, \"seconds\": %.3f, \"cpu_s\": %.2f, \"peak_rss_mb\": %.0f, \"peak_heap_mb\": %.0f}%n",
                loaded.read(),
                loaded.candles(),
                (System.nanoTime() - started) / NANOS,
                (ThisProcess.processorNanos() - busy) / NANOS,
                ThisProcess.peakMegabytes(),
                ThisProcess.peakHeapMegabytes());
    }

    private static void remove(Path folder) throws IOException {
        if (!Files.exists(folder)) {
            return;
        }
        try (Stream<Path> walk = Files.walk(folder)) {
            for (Path path : walk.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(path);
            }
        }
    }
}

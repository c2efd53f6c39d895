package dev.almanac.benchmarks;

import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.count;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.max;
import static org.apache.spark.sql.functions.sum;

import dev.almanac.lake.session.SessionSize;
import dev.almanac.lake.session.Sessions;
import dev.almanac.lake.table.Catalogue;
import dev.almanac.lake.table.Lake;
import java.util.Locale;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicLong;
import org.apache.spark.scheduler.SparkListener;
import org.apache.spark.scheduler.SparkListenerTaskEnd;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;

/**
 * Reads the candles of a lake as a notebook does: one series, one time across all series of its interval, everything. Prints
 * rows, seconds and bytes of each read, the best of some rounds after a first one.
 *
 * <p>Argument: the lake.
 */
public final class ReadsBenchmark {
    private static final int ROUNDS = 5;
    private static final double NANOS = 1e9;
    private static final double MEGABYTE = 1 << 20;

    private final SparkSession spark;
    private final Lake lake;
    private final AtomicLong bytes = new AtomicLong();

    private ReadsBenchmark(SparkSession spark, Lake lake) {
        this.spark = spark;
        this.lake = lake;
        spark.sparkContext().addSparkListener(new SparkListener() {
            @Override
            public void onTaskEnd(SparkListenerTaskEnd end) {
                if (end.taskMetrics() != null) {
                    bytes.addAndGet(end.taskMetrics().inputMetrics().bytesRead());
                }
            }
        });
    }

    /** Runs the measurement. */
    public static void main(String[] arguments) throws TimeoutException {
        SparkSession spark = Sessions.open(SessionSize.LARGE);
        spark.sparkContext().setLogLevel("ERROR");
        ReadsBenchmark benchmark = new ReadsBenchmark(spark, Lake.open(spark, arguments[0]));
        Row last = benchmark
                .candles()
                .groupBy("venue", "symbol", "interval")
                .agg(max("open_time").as("open_time"))
                .orderBy("symbol")
                .first();
        Column interval = col("interval").equalTo(lit(last.getAs("interval")));
        benchmark.time(
                "one series",
                col("venue")
                        .equalTo(lit(last.getAs("venue")))
                        .and(col("symbol").equalTo(lit(last.getAs("symbol"))))
                        .and(interval));
        benchmark.time("one time of all series", interval.and(col("open_time").equalTo(lit(last.getAs("open_time")))));
        benchmark.time("everything", lit(true));
        spark.stop();
    }

    private Dataset<Row> candles() {
        return lake.read(Catalogue.CANDLES);
    }

    private void time(String what, Column wanted) throws TimeoutException {
        double best = Double.MAX_VALUE;
        long rows = 0;
        long read = 0;
        for (int round = 0; round <= ROUNDS; round++) {
            bytes.set(0);
            long started = System.nanoTime();
            rows = candles()
                    .filter(wanted)
                    .agg(count(lit(1)), sum("open"), sum("high"), sum("low"), sum("close"), sum("volume"))
                    .first()
                    .getLong(0);
            double seconds = (System.nanoTime() - started) / NANOS;
            // What tasks read is told behind their end.
            spark.sparkContext().listenerBus().waitUntilEmpty();
            best = round == 0 ? best : Math.min(best, seconds);
            read = bytes.get();
        }
        System.out.printf(Locale.ROOT, "%s: %d rows, %.2f s, %.1f MB read%n", what, rows, best, read / MEGABYTE);
    }
}

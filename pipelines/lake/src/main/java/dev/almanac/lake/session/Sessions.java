package dev.almanac.lake.session;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.apache.spark.sql.SparkSession;
import scala.jdk.javaapi.CollectionConverters;

/** Opens the one Spark session of a run. */
public final class Sessions {
    /** What every session needs, whatever its size: UTC, portable Parquet, no server, Delta. */
    private static final Map<String, String> SETTINGS = settings();

    private Sessions() {}

    private static Map<String, String> settings() {
        Map<String, String> all = new TreeMap<>();
        all.put("spark.sql.extensions", "io.delta.sql.DeltaSparkSessionExtension");
        all.put("spark.sql.catalog.spark_catalog", "org.apache.spark.sql.delta.catalog.DeltaCatalog");
        all.put("spark.sql.catalogImplementation", "in-memory");
        all.put("spark.sql.session.timeZone", "UTC");
        all.put("spark.sql.parquet.outputTimestampType", "TIMESTAMP_MICROS");
        all.put("spark.sql.parquet.compression.codec", "zstd");
        // The log of a table is a few files; listing it in the 50 partitions that Delta defaults to costs seconds.
        all.put("spark.databricks.delta.snapshotPartitions", "1");
        // What is merged has been computed and kept already; Delta would keep it a second time.
        all.put("spark.databricks.delta.merge.materializeSource", "none");
        all.put("spark.hadoop.fs.file.impl", LocalFiles.class.getName());
        all.put("spark.hadoop.fs.AbstractFileSystem.file.impl", LocalFiles.Context.class.getName());
        all.put("spark.ui.enabled", "false");
        all.put("spark.ui.showConsoleProgress", "false");
        all.put("spark.log.structuredLogging.enabled", "false");
        return all;
    }

    /** Sends jars to all that compute for a session, this process or a cluster; those that it has stay as they are. */
    public static void addJars(SparkSession spark, List<Path> jars) {
        List<String> known = CollectionConverters.asJava(spark.sparkContext().listJars());
        for (Path jar : jars) {
            String end = "/" + jar.getFileName();
            if (known.stream().noneMatch(one -> one.endsWith(end))) {
                spark.sparkContext().addJar(jar.toUri().toString());
            }
        }
    }

    /**
     * A session for work of the given size. The master is Spark's own setting where one is given (as under spark-submit),
     * else all cores of this machine, reachable from nowhere else.
     */
    public static SparkSession open(SessionSize size) {
        SparkSession.Builder builder = SparkSession.builder().appName("almanac");
        if (System.getProperty("spark.master") == null) {
            builder.master("local[*]")
                    .config("spark.driver.host", "127.0.0.1")
                    .config("spark.driver.bindAddress", "127.0.0.1");
        }
        SETTINGS.forEach(builder::config);
        size.settings().forEach(builder::config);
        return builder.getOrCreate();
    }
}

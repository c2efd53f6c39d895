package dev.almanac.lake.table;

import io.delta.kernel.engine.Engine;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.types.DataType;
import org.apache.spark.sql.types.StructType;

/**
 * Reads a table of few files as just these files. Delta works its log off in two Spark jobs before each first read of a
 * version, which takes longer than reading the rows of a small table; in a table of many or large files it pays by skipping
 * them.
 */
final class FewFiles {
    /** Spark lists the files of up to so many paths without a job. */
    private static final int MOST = 32;

    /**
     * What one task reads, by Spark's own measure: of more, the files that a query needs not are worth finding, which Delta's
     * statistics tell.
     */
    private static final long MOST_BYTES = 128L << 20;

    /** Spark takes a path with one of these for a pattern, and with patterns off it gives the rows once for each file. */
    private static final Pattern PATTERN = Pattern.compile("[\\[\\]{}*?\\\\]");

    private FewFiles() {}

    /**
     * The rows of a table at its newest version, every column nullable; empty where Delta has to read them.
     *
     * @param table the table's folder
     */
    static Optional<Dataset<Row>> read(SparkSession spark, Engine engine, String table, long version) {
        if (PATTERN.matcher(table).find()) {
            return Optional.empty();
        }
        return TableFiles.few(engine, table, version, MOST, MOST_BYTES).map(held -> {
            StructType schema = (StructType) DataType.fromJson(held.schema());
            return held.paths().isEmpty()
                    ? spark.createDataFrame(List.of(), schema)
                    : spark.read().schema(schema).parquet(held.paths().toArray(String[]::new));
        });
    }
}

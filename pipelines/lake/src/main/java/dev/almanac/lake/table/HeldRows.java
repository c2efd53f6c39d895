package dev.almanac.lake.table;

import static org.apache.spark.sql.functions.broadcast;

import org.apache.spark.api.java.JavaRDD;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.catalyst.InternalRow;
import org.apache.spark.storage.StorageLevel;

/**
 * Rows that are computed once and read several times. They are kept as an RDD and not by {@link Dataset#persist()}: Spark
 * plans every dataset so kept again after a write to a table that it was computed from, which takes longer than the write.
 */
final class HeldRows implements AutoCloseable {
    /** So many rows of a table's width fit into what Spark sends to every task. */
    private static final long FEW = 20_000;

    private final JavaRDD<InternalRow> kept;
    private final Dataset<Row> rows;

    HeldRows(Dataset<Row> computed) {
        var plain = (org.apache.spark.sql.classic.Dataset<Row>) computed;
        this.kept = plain.queryExecution()
                .toRdd()
                .toJavaRDD()
                .map(InternalRow::copy)
                .persist(StorageLevel.MEMORY_AND_DISK());
        this.rows = plain.sparkSession().internalCreateDataFrame(kept.rdd(), plain.schema(), false);
    }

    Dataset<Row> rows() {
        return rows;
    }

    /** The rows for a join with a table, given how many they are: an RDD does not tell Spark's planner that it is small. */
    Dataset<Row> toJoin(long count) {
        return count <= FEW ? broadcast(rows) : rows;
    }

    @Override
    public void close() {
        kept.unpersist();
    }
}

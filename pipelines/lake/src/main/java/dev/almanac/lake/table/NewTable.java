package dev.almanac.lake.table;

import io.delta.tables.DeltaTable;
import io.delta.tables.DeltaTableBuilder;
import java.util.Map;
import org.apache.spark.sql.SparkSession;

/** Creates tables as the catalogue declares them. */
final class NewTable {
    /** What keeps tables readable by Spark, delta-rs, Polars and DuckDB alike, and old versions there for reproduction. */
    private static final Map<String, String> PROPERTIES = Map.of(
            "delta.enableDeletionVectors", "false",
            "delta.checkpointPolicy", "classic",
            "delta.logRetentionDuration", "interval 3650 days",
            "delta.deletedFileRetentionDuration", "interval 3650 days");

    private NewTable() {}

    /** @param path the table's folder */
    static void create(SparkSession spark, TableSpec table, String path) {
        DeltaTableBuilder builder =
                DeltaTable.createIfNotExists(spark).location(path).comment(table.description());
        for (ColumnSpec column : table.columns()) {
            builder = builder.addColumn(column.field());
        }
        for (Map.Entry<String, String> property : PROPERTIES.entrySet()) {
            builder = builder.property(property.getKey(), property.getValue());
        }
        for (Map.Entry<String, String> constraint : table.constraints().entrySet()) {
            builder = builder.property("delta.constraints." + constraint.getKey(), constraint.getValue());
        }
        // Files are skipped by key; statistics of every figure would cost more than writing the figures.
        builder = builder.property(
                "delta.dataSkippingNumIndexedCols", Integer.toString(table.key().size()));
        if (table.changeFeed()) {
            builder = builder.property("delta.enableChangeDataFeed", "true");
        }
        builder.execute();
    }
}

package dev.almanac.lake.table;

import org.apache.spark.sql.types.DataType;
import org.apache.spark.sql.types.Metadata;
import org.apache.spark.sql.types.StructField;

/**
 * One column of a table.
 *
 * @param name snake_case, with its unit where that is not obvious
 * @param type Spark type
 * @param nullable whether the source may not have it
 * @param kind what the column means to a write that compares first
 * @param comment what it holds, for the data dictionary and for whoever describes the table
 */
public record ColumnSpec(String name, DataType type, boolean nullable, Kind kind, String comment) {
    /** How a column takes part in comparing a row with the stored one. */
    public enum Kind {
        /** Names the row. */
        KEY,
        /** Content: a difference is a change of the row. */
        CONTENT,
        /** Says when or by whom the row was written; never compared, never a reason to write. */
        STAMP
    }

    /** The column as Spark and Delta take it, comment included. */
    public StructField field() {
        return new StructField(name, type, nullable, Metadata.empty()).withComment(comment);
    }
}

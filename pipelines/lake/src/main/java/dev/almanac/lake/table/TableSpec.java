package dev.almanac.lake.table;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.apache.spark.sql.types.DataType;
import org.apache.spark.sql.types.StructField;
import org.apache.spark.sql.types.StructType;

/**
 * One table as it is declared: everything that creates it, describes it and compares its rows.
 *
 * @param name plain name, as used in queries
 * @param path folder below the lake's root
 * @param description what the table holds, one sentence
 * @param writtenBy the command that writes it, and when, as the end of a sentence
 * @param columns in order
 * @param constraints CHECK expressions by name; they do not see NaN
 * @param timeColumn key column that bounds a write, so that only files of that span are compared; empty where there is none
 * @param changeFeed whether row-level changes are recorded for incremental readers
 */
public record TableSpec(
        String name,
        String path,
        String description,
        String writtenBy,
        List<ColumnSpec> columns,
        Map<String, String> constraints,
        String timeColumn,
        boolean changeFeed) {
    /** Defensive copies. */
    public TableSpec {
        columns = List.copyOf(columns);
        constraints = java.util.Collections.unmodifiableMap(new TreeMap<>(constraints));
    }

    /** Starts a declaration. */
    public static Builder named(String name, String description) {
        return new Builder(name, description);
    }

    /** The schema, comments included. */
    public StructType schema() {
        return new StructType(columns.stream().map(ColumnSpec::field).toArray(StructField[]::new));
    }

    /** Names of all columns, in order. */
    public List<String> columnNames() {
        return columns.stream().map(ColumnSpec::name).toList();
    }

    /** Names of the columns that name a row. */
    public List<String> key() {
        return columns.stream()
                .filter(column -> column.kind() == ColumnSpec.Kind.KEY)
                .map(ColumnSpec::name)
                .toList();
    }

    /** Collects a declaration column by column, so that the catalogue reads like a table. */
    public static final class Builder {
        private final String name;
        private final String description;
        private final List<ColumnSpec> columns = new ArrayList<>();
        private final Map<String, String> constraints = new TreeMap<>();
        private String path;
        private String writtenBy = "";
        private String timeColumn = "";
        private boolean changeFeed;

        private Builder(String name, String description) {
            this.name = name;
            this.description = description;
            this.path = name;
        }

        /** Puts the table's files elsewhere than into a folder of its own name. */
        public Builder at(String folder) {
            path = folder;
            return this;
        }

        /** The command that writes the table, such as {@code almanac rank}, and when. */
        public Builder writtenBy(String command) {
            writtenBy = command;
            return this;
        }

        /** A column that names the row. */
        public Builder key(String column, DataType type, String comment) {
            return add(column, type, false, ColumnSpec.Kind.KEY, comment);
        }

        /** A content column that every row has. */
        public Builder value(String column, DataType type, String comment) {
            return add(column, type, false, ColumnSpec.Kind.CONTENT, comment);
        }

        /** A content column that a row may lack. */
        public Builder optional(String column, DataType type, String comment) {
            return add(column, type, true, ColumnSpec.Kind.CONTENT, comment);
        }

        /** A column that is never compared. */
        public Builder stamp(String column, DataType type, String comment) {
            return add(column, type, false, ColumnSpec.Kind.STAMP, comment);
        }

        private Builder add(String column, DataType type, boolean nullable, ColumnSpec.Kind kind, String comment) {
            columns.add(new ColumnSpec(column, type, nullable, kind, comment));
            return this;
        }

        /** A CHECK expression that every row satisfies. */
        public Builder check(String constraint, String expression) {
            constraints.put(constraint, expression);
            return this;
        }

        /** The key column that bounds a write. */
        public Builder boundedBy(String column) {
            timeColumn = column;
            return this;
        }

        /** Records row-level changes. */
        public Builder withChangeFeed() {
            changeFeed = true;
            return this;
        }

        /** The finished declaration. */
        public TableSpec build() {
            return new TableSpec(name, path, description, writtenBy, columns, constraints, timeColumn, changeFeed);
        }
    }
}

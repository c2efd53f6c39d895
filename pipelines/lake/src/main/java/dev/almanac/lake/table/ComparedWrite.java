package dev.almanac.lake.table;

import static org.apache.spark.sql.functions.array_sort;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.count;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.map_entries;
import static org.apache.spark.sql.functions.max;
import static org.apache.spark.sql.functions.min;
import static org.apache.spark.sql.functions.when;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.types.MapType;
import scala.collection.immutable.Seq;
import scala.jdk.javaapi.CollectionConverters;

/**
 * Writes only what differs. A MERGE whose rows are all equal would still rewrite files and make a version, so incoming rows
 * are joined with the stored ones first; new rows alone are appended, and only real changes are merged.
 */
final class ComparedWrite {
    /** So many rows are worth a task of their own; of the widest table they are a file of some 10 MB. */
    private static final long ROWS_PER_FILE = 50_000;

    private static final String ACTION = "_action";
    private static final String INSERT = "insert";
    private static final String UPDATE = "update";
    private static final String DELETE = "delete";
    private static final String MARK_APPLICATION = "spark.databricks.delta.write.txnAppId";
    private static final String MARK_VERSION = "spark.databricks.delta.write.txnVersion";

    private final Lake lake;
    private final TableSpec table;

    ComparedWrite(Lake lake, TableSpec table) {
        this.lake = lake;
        this.table = table;
    }

    WriteResult upsert(Dataset<Row> rows, Optional<Txn> txn) {
        try (HeldRows held = new HeldRows(rows.selectExpr(Lake.quoted(table.columnNames())))) {
            Dataset<Row> incoming = held.rows();
            Span span = Span.of(incoming, table.timeColumn());
            if (span.rows == 0) {
                return result(Map.of());
            }
            if (!lake.exists(table)) {
                lake.append(table, inFewFiles(incoming, span.rows), txn);
                return result(Map.of(INSERT, span.rows));
            }
            Dataset<Row> stored = lake.read(table).filter(span.holds(table.timeColumn(), ""));
            return commit(differences(incoming, stored), span, txn);
        }
    }

    WriteResult sync(Dataset<Row> rows, Dataset<Row> scope, Optional<Txn> txn) {
        if (!lake.exists(table)) {
            return upsert(rows, txn);
        }
        try (HeldRows held = new HeldRows(rows.selectExpr(Lake.quoted(table.columnNames())))) {
            Dataset<Row> incoming = held.rows();
            Dataset<Row> stored = lake.read(table);
            Dataset<Row> gone = stored.join(scope.distinct(), names(List.of(scope.columns())), "left_semi")
                    .join(incoming, names(table.key()), "left_anti")
                    .select(columns(""))
                    .withColumn(ACTION, lit(DELETE));
            return commit(differences(incoming, stored).unionByName(gone), Span.EVERYTHING, txn);
        }
    }

    /** The incoming rows that are new or differ, each with what is to be done. */
    private Dataset<Row> differences(Dataset<Row> incoming, Dataset<Row> stored) {
        Column changed = lit(false);
        for (ColumnSpec column : table.columns()) {
            if (column.kind() == ColumnSpec.Kind.CONTENT) {
                Column same = comparable(column, "i.").eqNullSafe(comparable(column, "s."));
                changed = changed.or(same.unary_$bang());
            }
        }
        Column isNew = col("s." + tick(table.key().get(0))).isNull();
        Column action = when(isNew, INSERT).when(changed, UPDATE);
        return incoming.alias("i")
                .join(stored.alias("s"), onKey("i.", "s."), "left")
                .withColumn(ACTION, action)
                .filter(col(ACTION).isNotNull())
                .select(with(columns("i."), col(ACTION)));
    }

    private WriteResult commit(Dataset<Row> differences, Span span, Optional<Txn> txn) {
        try (HeldRows held = new HeldRows(differences)) {
            Dataset<Row> changes = held.rows();
            Map<String, Long> counts = counts(changes);
            if (counts.isEmpty()) {
                return result(counts);
            }
            long count = counts.values().stream().mapToLong(Long::longValue).sum();
            if (counts.keySet().equals(java.util.Set.of(INSERT))) {
                lake.append(table, inFewFiles(changes.drop(ACTION), count), txn);
            } else {
                merge(held.toJoin(count), span, txn);
            }
            return result(counts);
        }
    }

    /** A day's rows come in as many parts as the session has cores, and each would become a file. */
    private static Dataset<Row> inFewFiles(Dataset<Row> rows, long count) {
        return rows.coalesce((int) Math.min(Integer.MAX_VALUE, 1 + count / ROWS_PER_FILE));
    }

    private void merge(Dataset<Row> changes, Span span, Optional<Txn> txn) {
        Map<String, Column> assignments = new HashMap<>();
        for (String name : table.columnNames()) {
            assignments.put(tick(name), col("i." + tick(name)));
        }
        lake.beforeCommit(table);
        var conf = lake.spark().conf();
        txn.ifPresent(mark -> {
            conf.set(MARK_APPLICATION, mark.application());
            conf.set(MARK_VERSION, Long.toString(mark.version()));
        });
        try {
            lake.delta(table)
                    .as("s")
                    .merge(changes.alias("i"), onKey("i.", "s.").and(span.holds(table.timeColumn(), "s.")))
                    .whenMatched(col("i." + ACTION).equalTo(DELETE))
                    .delete()
                    .whenMatched()
                    .update(assignments)
                    .whenNotMatched()
                    .insert(assignments)
                    .execute();
        } finally {
            conf.unset(MARK_APPLICATION);
            conf.unset(MARK_VERSION);
        }
    }

    private static Map<String, Long> counts(Dataset<Row> changes) {
        Map<String, Long> counts = new HashMap<>();
        for (Row row : changes.groupBy(ACTION).agg(count(lit(1))).collectAsList()) {
            counts.put(row.getString(0), row.getLong(1));
        }
        return counts;
    }

    private WriteResult result(Map<String, Long> counts) {
        return new WriteResult(
                counts.getOrDefault(INSERT, 0L),
                counts.getOrDefault(UPDATE, 0L),
                counts.getOrDefault(DELETE, 0L),
                lake.version(table));
    }

    private Column onKey(String left, String right) {
        Column condition = lit(true);
        for (String name : table.key()) {
            condition = condition.and(col(left + tick(name)).equalTo(col(right + tick(name))));
        }
        return condition;
    }

    /** Maps have no equality in Spark; their sorted entries do. */
    private static Column comparable(ColumnSpec column, String prefix) {
        Column value = col(prefix + tick(column.name()));
        return column.type() instanceof MapType ? array_sort(map_entries(value)) : value;
    }

    private Column[] columns(String prefix) {
        return table.columnNames().stream()
                .map(name -> col(prefix + tick(name)))
                .toArray(Column[]::new);
    }

    private static Column[] with(Column[] columns, Column last) {
        List<Column> all = new ArrayList<>(List.of(columns));
        all.add(last);
        return all.toArray(Column[]::new);
    }

    private static Seq<String> names(List<String> names) {
        return CollectionConverters.asScala(names).toSeq();
    }

    private static String tick(String name) {
        return "`" + name + "`";
    }

    /** How many rows come in and which span of the table's time column they lie in. */
    private record Span(long rows, Optional<Object> first, Optional<Object> last) {
        static final Span EVERYTHING = new Span(0, Optional.empty(), Optional.empty());

        static Span of(Dataset<Row> rows, String timeColumn) {
            if (timeColumn.isEmpty()) {
                return new Span(rows.count(), Optional.empty(), Optional.empty());
            }
            Row row = rows.agg(count(lit(1)), min(timeColumn), max(timeColumn)).first();
            return new Span(row.getLong(0), Optional.ofNullable(row.get(1)), Optional.ofNullable(row.get(2)));
        }

        Column holds(String timeColumn, String prefix) {
            if (first.isEmpty() || last.isEmpty()) {
                return lit(true);
            }
            return col(prefix + tick(timeColumn)).between(first.get(), last.get());
        }
    }
}

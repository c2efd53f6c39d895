package dev.almanac.lake.table;

import io.delta.kernel.DataWriteContext;
import io.delta.kernel.Operation;
import io.delta.kernel.Table;
import io.delta.kernel.Transaction;
import io.delta.kernel.TransactionBuilder;
import io.delta.kernel.data.FilteredColumnarBatch;
import io.delta.kernel.data.Row;
import io.delta.kernel.engine.Engine;
import io.delta.kernel.expressions.Column;
import io.delta.kernel.expressions.Literal;
import io.delta.kernel.expressions.Predicate;
import io.delta.kernel.internal.InternalScanFileUtils;
import io.delta.kernel.internal.SnapshotImpl;
import io.delta.kernel.internal.util.Utils;
import io.delta.kernel.statistics.DataFileStatistics;
import io.delta.kernel.utils.CloseableIterable;
import io.delta.kernel.utils.CloseableIterator;
import io.delta.kernel.utils.DataFileStatus;
import io.delta.kernel.utils.FileStatus;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The files of a Delta table, read and committed through Delta Kernel, for who reads and writes Parquet by columns. */
final class TableFiles {
    private static final String ENGINE = "almanac";

    private TableFiles() {}

    /**
     * Paths of the files that hold a table's rows at a version; empty where rows are more or less than what the files hold:
     * in partitions, behind deletion vectors or under mapped names.
     */
    static Optional<List<String>> at(Engine engine, String table, long version) {
        return few(engine, table, version, Integer.MAX_VALUE, Long.MAX_VALUE).map(Held::paths);
    }

    /**
     * As {@link #at}, with the table's schema; empty as well where there are more than {@code most} files, or more than
     * {@code mostBytes} in them.
     */
    static Optional<Held> few(Engine engine, String table, long version, int most, long mostBytes) {
        SnapshotImpl snapshot = (SnapshotImpl) Table.forPath(engine, table).getSnapshotAsOfVersion(engine, version);
        boolean mapped = !"none".equals(snapshot.getTableProperties().getOrDefault("delta.columnMapping.mode", "none"));
        if (mapped || !snapshot.getPartitionColumnNames().isEmpty()) {
            return Optional.empty();
        }
        List<FileStatus> files = new ArrayList<>();
        long bytes = 0;
        try (CloseableIterator<FilteredColumnarBatch> batches =
                snapshot.getScanBuilder().build().getScanFiles(engine)) {
            while (batches.hasNext()) {
                try (CloseableIterator<Row> rows = batches.next().getRows()) {
                    while (rows.hasNext()) {
                        Row row = rows.next();
                        if (files.size() == most
                                || InternalScanFileUtils.getDeletionVectorDescriptorFromRow(row) != null) {
                            return Optional.empty();
                        }
                        FileStatus file = InternalScanFileUtils.getAddFileStatus(row);
                        bytes += file.getSize();
                        if (bytes > mostBytes) {
                            return Optional.empty();
                        }
                        files.add(file);
                    }
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return Optional.of(new Held(snapshot.getMetadata().getSchemaString(), files));
    }

    /**
     * What a table holds.
     *
     * @param schema its columns, as the log writes them
     * @param files its files
     */
    record Held(String schema, List<FileStatus> files) {
        List<String> paths() {
            return files.stream().map(FileStatus::getPath).toList();
        }
    }

    /** Groups of small files that are many, of a table that exists; found in its log, without a query. */
    static List<List<FileStatus>> smallGroups(Lake lake, TableSpec table) {
        Comparator<FileStatus> byAge =
                Comparator.comparingLong(FileStatus::getModificationTime).thenComparing(FileStatus::getPath);
        return few(lake.engine(), lake.path(table), lake.newest(table), Integer.MAX_VALUE, Long.MAX_VALUE)
                .map(held -> SmallFiles.groups(held.files(), FileStatus::getSize, byAge, SmallFiles.MOST_BYTES))
                .orElse(List.of());
    }

    /** Whether a file of the table as it stands may hold rows with a word in a key column, by the log's statistics. */
    static boolean mayHold(Engine engine, String table, String column, String word) {
        Predicate wanted = new Predicate("=", new Column(column), Literal.ofString(word));
        try (CloseableIterator<FilteredColumnarBatch> batches = Table.forPath(engine, table)
                .getLatestSnapshot(engine)
                .getScanBuilder()
                .withFilter(wanted)
                .build()
                .getScanFiles(engine)) {
            while (batches.hasNext()) {
                try (CloseableIterator<Row> rows = batches.next().getRows()) {
                    if (rows.hasNext()) {
                        return true;
                    }
                }
            }
            return false;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /**
     * Appends finished files in one commit.
     *
     * @return the table's version afterwards
     */
    static long append(Engine engine, String table, List<DataFile> files, Optional<Txn> txn) {
        TransactionBuilder builder =
                Table.forPath(engine, table).createTransactionBuilder(engine, ENGINE, Operation.WRITE);
        if (txn.isPresent()) {
            // Refused where the table has the mark already: two runs of the same step never both commit.
            builder = builder.withTransactionId(
                    engine, txn.get().application(), txn.get().version());
        }
        Transaction transaction = builder.build(engine);
        Row state = transaction.getTransactionState(engine);
        DataWriteContext context = Transaction.getWriteContext(engine, state, Map.of());
        CloseableIterator<Row> actions = Transaction.generateAppendActions(
                engine,
                state,
                Utils.toCloseableIterator(files.stream().map(TableFiles::status).iterator()),
                context);
        return transaction
                .commit(engine, CloseableIterable.inMemoryIterable(actions))
                .getVersion();
    }

    private static DataFileStatus status(DataFile file) {
        Map<Column, Long> nulls = new HashMap<>();
        file.low().keySet().forEach(name -> nulls.put(new Column(name), 0L));
        return new DataFileStatus(
                file.path(),
                file.bytes(),
                file.modified(),
                Optional.of(new DataFileStatistics(
                        file.rows(), literals(file.low()), literals(file.high()), nulls, Optional.empty())));
    }

    private static Map<Column, Literal> literals(Map<String, Object> values) {
        Map<Column, Literal> literals = new HashMap<>();
        values.forEach((name, value) -> literals.put(
                new Column(name),
                value instanceof Long micros ? Literal.ofTimestamp(micros) : Literal.ofString(value.toString())));
        return literals;
    }
}

package dev.almanac.lake.table;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.delta.DeltaLog;
import org.apache.spark.sql.delta.DeltaOperations;
import org.apache.spark.sql.delta.OptimisticTransaction;
import org.apache.spark.sql.delta.actions.Action;
import org.apache.spark.sql.delta.actions.AddFile;
import org.apache.spark.sql.functions;
import scala.Option;
import scala.collection.immutable.Seq;
import scala.jdk.javaapi.CollectionConverters;

/**
 * Writes the small files of a table together once they are many: each day's commit leaves a file or two, and reading hundreds of
 * them would make the hundredth day slower than the first. No row changes, so readers of changes see nothing.
 *
 * <p>Delta's own compaction is not used: it writes a clustered table anew as a whole, and counts the files of one process only.
 */
final class SmallFiles {
    /** A table is looked at on every version that this divides; looking at each would cost every commit a tenth of a second. */
    static final int EVERY = 8;

    /** So many are written together; with those of the commits until the next look they stay fewer than {@link FewFiles} reads. */
    static final int MANY = 16;

    /** Files from here on are not small: what was loaded in bulk stays as it is. */
    private static final long SMALL_BYTES = 8L << 20;

    private SmallFiles() {}

    /** Called after a commit, by the one who made it. */
    static void join(Lake lake, TableSpec table) {
        if (lake.version(table) % EVERY != 0) {
            return;
        }
        DeltaLog log = DeltaLog.forTable(lake.spark(), lake.path(table));
        OptimisticTransaction transaction = log.startTransaction();
        List<AddFile> small = CollectionConverters.asJava(transaction.filterFiles()).stream()
                .filter(file -> file.size() < SMALL_BYTES && file.deletionVector() == null)
                .toList();
        if (small.size() < MANY) {
            return;
        }
        lake.beforeCommit();
        Dataset<Row> rows = log.createDataFrame(transaction.snapshot(), seq(small), false, Option.empty())
                .coalesce(1)
                .sortWithinPartitions(
                        table.key().stream().map(functions::col).toArray(org.apache.spark.sql.Column[]::new));
        List<Action> actions = new ArrayList<>();
        small.forEach(file -> actions.add(file.removeWithTimestamp(log.clock().getTimeMillis(), false)));
        CollectionConverters.asJava(transaction.writeFiles(rows, Option.empty(), true, seq(List.of()))).stream()
                .flatMap(file -> file instanceof AddFile added ? Stream.of(withoutChange(added)) : Stream.empty())
                .forEach(actions::add);
        transaction.commit(
                seq(actions),
                new DeltaOperations.Optimize(seq(List.of()), seq(List.of()), true, Option.empty(), false));
    }

    /** The same file, as one whose rows were there before. */
    private static AddFile withoutChange(AddFile file) {
        return file.copy(
                file.path(),
                file.partitionValues(),
                file.size(),
                file.modificationTime(),
                false,
                file.stats(),
                file.tags(),
                file.deletionVector(),
                file.baseRowId(),
                file.defaultRowCommitVersion(),
                file.clusteringProvider(),
                file.backReference(),
                file.amtPassthrough());
    }

    private static <T> Seq<T> seq(List<T> list) {
        return CollectionConverters.asScala(list).toSeq();
    }
}

package dev.almanac.lake.table;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import org.apache.spark.sql.Column;
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
 * Writes small files of a table together, in one commit that changes no row: readers of changes see nothing, marks stay, and
 * the versions before are read as long as their files are kept. Until the commit nothing is visible; files of a run that was
 * killed stay in the table's folder, where no version names them.
 *
 * <p>Delta's own compaction is not used: it writes a clustered table, as those of older lakes are, anew as a whole, and counts the
 * files of one process only.
 */
final class FileJoin {
    private FileJoin() {}

    /**
     * What was written together.
     *
     * @param files so many went
     * @param into so many came
     * @param bytes of those that went
     */
    record Joined(int files, int into, long bytes) {}

    /**
     * Joins the groups that {@link SmallFiles} finds; nothing where it finds none.
     *
     * @param room bytes that may be written
     */
    static Joined join(Lake lake, TableSpec table, long room) {
        DeltaLog log = DeltaLog.forTable(lake.spark(), lake.path(table));
        OptimisticTransaction transaction = log.startTransaction();
        List<AddFile> all = CollectionConverters.asJava(transaction.filterFiles()).stream()
                .filter(file -> file.deletionVector() == null)
                .toList();
        Comparator<AddFile> byAge =
                Comparator.comparingLong(AddFile::modificationTime).thenComparing(AddFile::path);
        List<List<AddFile>> groups = SmallFiles.groups(all, AddFile::size, byAge, room);
        if (groups.isEmpty()) {
            return new Joined(0, 0, 0);
        }
        Column[] key = table.key().stream().map(functions::col).toArray(Column[]::new);
        List<Action> actions = new ArrayList<>();
        List<AddFile> gone = groups.stream().flatMap(List::stream).toList();
        gone.forEach(file -> actions.add(file.removeWithTimestamp(log.clock().getTimeMillis(), false)));
        for (List<AddFile> group : groups) {
            Dataset<Row> rows = log.createDataFrame(transaction.snapshot(), seq(group), false, Option.empty())
                    .coalesce(1)
                    .sortWithinPartitions(key);
            CollectionConverters.asJava(transaction.writeFiles(rows, Option.empty(), true, seq(List.of()))).stream()
                    .flatMap(file -> file instanceof AddFile added ? Stream.of(withoutChange(added)) : Stream.empty())
                    .forEach(actions::add);
        }
        lake.beforeCommit(table);
        transaction.commit(
                seq(actions),
                new DeltaOperations.Optimize(seq(List.of()), seq(List.of()), true, Option.empty(), false));
        return new Joined(
                gone.size(),
                actions.size() - gone.size(),
                gone.stream().mapToLong(AddFile::size).sum());
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

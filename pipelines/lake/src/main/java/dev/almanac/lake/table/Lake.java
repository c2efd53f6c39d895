package dev.almanac.lake.table;

import dev.almanac.analytics.error.UserException;
import dev.almanac.analytics.figure.Digest;
import io.delta.kernel.Snapshot;
import io.delta.kernel.defaults.engine.DefaultEngine;
import io.delta.kernel.engine.Engine;
import io.delta.kernel.internal.SnapshotImpl;
import io.delta.tables.DeltaTable;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.TreeMap;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.FileSystem;
import org.apache.hadoop.fs.Path;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;

/**
 * A folder of Delta tables, on any file system that Hadoop knows. Tables are created from the catalogue when they are first
 * written; reading a table that does not exist yet gives no rows. Writes are idempotent: they compare first, and where
 * nothing differs they make no commit. Writers hold the {@link LakeLock}.
 */
public final class Lake {
    /** Says which layout a lake follows. */
    private static final String MARKER_TEXT = "{\"format\": 1}\n";

    private final SparkSession spark;
    private final Path root;
    private final Runnable guard;
    private final TableVersions versions;
    private final Map<String, Written> written;

    private Lake(SparkSession spark, Path root, Runnable guard, TableVersions versions, Map<String, Written> written) {
        this.spark = spark;
        this.root = root;
        this.guard = guard;
        this.versions = versions;
        this.written = written;
    }

    private static Lake at(SparkSession spark, FileSystem files, Path root) {
        return new Lake(
                spark,
                files.makeQualified(root),
                () -> {},
                new TableVersions(files),
                Collections.synchronizedMap(new TreeMap<>()));
    }

    /**
     * A table that was written to.
     *
     * @param before its newest version before that, -1 where it did not exist
     */
    record Written(TableSpec table, long before) {}

    /** The same lake, whose every commit first makes sure that {@code lock} is still held. */
    public Lake guardedBy(LakeLock lock) {
        return new Lake(spark, root, lock::requireHeld, versions, written);
    }

    /** Called before everything else that is written but tables. */
    void beforeCommit() {
        guard.run();
    }

    /** Called before every commit to a table, by whoever makes it. */
    public void beforeCommit(TableSpec table) {
        guard.run();
        written.computeIfAbsent(table.path(), path -> new Written(table, newest(table)));
    }

    /** Every table with a commit since this was last asked, and forgets them; for {@link Housekeeping}. */
    List<Written> takeWritten() {
        List<Written> taken = List.copyOf(written.values());
        written.clear();
        return taken;
    }

    /**
     * Opens a lake for reading.
     *
     * @throws UserException where {@code location} is not a lake
     */
    public static Lake open(SparkSession spark, String location) {
        Path root = new Path(location);
        FileSystem files = fileSystem(root, hadoop(spark));
        folder(files, root, location).requireLake();
        return at(spark, files, root);
    }

    /**
     * Opens a lake for writing; an absent or empty folder becomes one with the first table that is written, so that a load
     * that comes to nothing leaves nothing behind.
     *
     * @throws UserException where the folder holds something else or cannot be written
     */
    public static Lake openOrCreate(SparkSession spark, String location) {
        Path root = new Path(location);
        FileSystem files = fileSystem(root, hadoop(spark));
        folder(files, root, location).requireRoom();
        return at(spark, files, root);
    }

    private static LakeFolder folder(FileSystem files, Path root, String location) {
        try {
            return LakeFolder.of(files, root, location);
        } catch (IOException e) {
            throw LakeFolder.unreachable(location, e);
        }
    }

    private static FileSystem fileSystem(Path path, Configuration conf) {
        try {
            return path.getFileSystem(conf);
        } catch (IOException e) {
            throw LakeFolder.unreachable(path.toString(), e);
        }
    }

    private static Configuration hadoop(SparkSession spark) {
        return spark.sessionState().newHadoopConf();
    }

    /** Whether anything was ever written: before that, there is no lake for others to open. */
    public boolean isCreated() {
        try {
            return fileSystem().exists(new Path(root, LakeFolder.MARKER));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void markAsLake() {
        if (isCreated()) {
            return;
        }
        try (var out = fileSystem().create(new Path(root, LakeFolder.MARKER), true)) {
            out.write(MARKER_TEXT.getBytes(StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw LakeFolder.unreachable(root.toString(), e);
        }
    }

    /** The session that reads and writes. */
    public SparkSession spark() {
        return spark;
    }

    /** The lake's folder, fully qualified. */
    public Path root() {
        return root;
    }

    /** The file system that the lake lies on. */
    public FileSystem fileSystem() {
        return fileSystem(root, hadoop(spark));
    }

    /** The folder of a table. */
    public String path(TableSpec table) {
        return new Path(root, table.path()).toString();
    }

    /**
     * The newest Delta version of a table that says something new, -1 where the table does not exist. Commits behind it that
     * only lay the same rows out in other files are part of it: nothing that was made from the table has to know of them.
     */
    public long version(TableSpec table) {
        return standing(table).telling();
    }

    /** The newest Delta version of all. */
    long newest(TableSpec table) {
        return standing(table).newest();
    }

    /** Where the rows of a version are read: in their newest layout, where the version is the newest. */
    private static long layout(TableVersions.Versions standing, long version) {
        return version >= standing.telling() ? standing.newest() : version;
    }

    private TableVersions.Versions standing(TableSpec table) {
        return versions.of(new Path(path(table)));
    }

    /**
     * A word for what a table holds: its {@link #version} and the hash of that version's log entry, which names the commit's
     * files and moment. So a table that was made anew never has the word of the one before, though it counts its versions
     * from 0 again.
     */
    public String state(TableSpec table) {
        long version = version(table);
        if (version < 0) {
            return "absent";
        }
        try (var in = fileSystem().open(TableVersions.entry(new Path(path(table)), version))) {
            return version + " " + Digest.sha256(in.readAllBytes());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** A short text of the lake's own; {@code name} is its path below the lake's root. */
    public LakeFile file(String name) {
        return new LakeFile(this, new Path(root, name));
    }

    /** Whether the table has been created. */
    public boolean exists(TableSpec table) {
        return version(table) >= 0;
    }

    /** All rows of a table as it stands; none where it does not exist yet. */
    public Dataset<Row> read(TableSpec table) {
        return read(table, version(table));
    }

    /**
     * All rows of a table as of one Delta version; -1 stands for the time before it existed.
     *
     * @throws UserException where that version is no longer kept
     */
    public Dataset<Row> read(TableSpec table, long version) {
        if (version < 0) {
            return spark.createDataFrame(List.of(), table.schema());
        }
        TableVersions.Versions standing = standing(table);
        if (version > standing.newest()) {
            throw UserException.usage(
                    "version " + version + " of table " + table.name() + " does not exist",
                    "the newest one in this lake is " + standing.newest(),
                    "name the lake that the report was made from with --lake");
        }
        // Whether an old version is still kept is for Delta to say.
        long layout = layout(standing, version);
        Optional<Dataset<Row>> few =
                layout == standing.newest() ? FewFiles.read(spark, engine(), path(table), layout) : Optional.empty();
        return few.orElseGet(
                () -> spark.read().format("delta").option("versionAsOf", layout).load(path(table)));
    }

    /**
     * Inserts the rows whose key is new and updates those whose content differs; equal rows cost nothing. Keys in
     * {@code rows} are unique.
     */
    public WriteResult upsert(TableSpec table, Dataset<Row> rows) {
        return new ComparedWrite(this, table).upsert(rows, Optional.empty());
    }

    /** As {@link #upsert(TableSpec, Dataset)}, of rows at hand that go into one file; none of them cost nothing. */
    public WriteResult upsert(TableSpec table, List<Row> rows) {
        return rows.isEmpty()
                ? new WriteResult(0, 0, 0, version(table))
                : upsert(table, spark.createDataFrame(rows, table.schema()).coalesce(1));
    }

    /** As {@link #upsert(TableSpec, Dataset)}, and marks the commit; where nothing differs there is no commit and no mark. */
    public WriteResult upsert(TableSpec table, Dataset<Row> rows, Txn txn) {
        return new ComparedWrite(this, table).upsert(rows, Optional.of(txn));
    }

    /**
     * Makes the table hold exactly {@code rows} within a scope: upserts them and deletes stored rows of the scope that are
     * not among them.
     *
     * @param scope distinct values of some key columns; stored rows that match one are in scope
     */
    public WriteResult sync(TableSpec table, Dataset<Row> rows, Dataset<Row> scope) {
        return new ComparedWrite(this, table).sync(rows, scope, Optional.empty());
    }

    /** As {@link #sync(TableSpec, Dataset, Dataset)}, with a mark where there is a commit. */
    public WriteResult sync(TableSpec table, Dataset<Row> rows, Dataset<Row> scope, Txn txn) {
        return new ComparedWrite(this, table).sync(rows, scope, Optional.of(txn));
    }

    /** Appends rows that are known to be new, in the order and partitions they come in; the result counts what was written. */
    public WriteResult append(TableSpec table, Dataset<Row> rows) {
        return append(table, rows, Optional.empty());
    }

    /** As {@link #append(TableSpec, Dataset)}, with a mark. */
    public WriteResult append(TableSpec table, Dataset<Row> rows, Txn txn) {
        return append(table, rows, Optional.of(txn));
    }

    /** Marks a table that has nothing to change: a commit without rows. */
    public void mark(TableSpec table, Txn txn) {
        append(table, spark.createDataFrame(List.of(), table.schema()), txn);
    }

    WriteResult append(TableSpec table, Dataset<Row> rows, Optional<Txn> txn) {
        createIfAbsent(table);
        beforeCommit(table);
        long before = newest(table);
        var writer = rows.selectExpr(quoted(table.columnNames()))
                .write()
                .format("delta")
                .mode("append");
        txn.ifPresent(mark -> writer.option("txnAppId", mark.application()).option("txnVersion", mark.version()));
        writer.save(path(table));
        // No rows and no mark make no commit.
        long rowsWritten = newest(table) == before
                ? 0
                : LogEntry.rowsAdded(fileSystem(), TableVersions.entry(new Path(path(table)), before + 1));
        return new WriteResult(rowsWritten, 0, 0, version(table));
    }

    /**
     * Paths of the Parquet files that hold exactly the rows of a table at a version; empty where its files alone do not say
     * what its rows are, such as behind deletion vectors.
     */
    public Optional<List<String>> files(TableSpec table, long version) {
        return TableFiles.at(engine(), path(table), layout(standing(table), version));
    }

    /** Whether the table, which exists, may hold rows with a word in a key column; asked of its log, which takes no query. */
    public boolean mayHold(TableSpec table, String column, String word) {
        return TableFiles.mayHold(engine(), path(table), column, word);
    }

    /**
     * Commits finished files of rows that are known to be new, all in one.
     *
     * @return the table's version afterwards
     */
    public long appendFiles(TableSpec table, List<DataFile> files, Optional<Txn> txn) {
        createIfAbsent(table);
        beforeCommit(table);
        return TableFiles.append(engine(), path(table), files, txn);
    }

    /**
     * As {@link #appendFiles}, of staged files and to a table with constraints, which every row is known to satisfy.
     *
     * @return the table's version afterwards
     */
    public long appendChecked(TableSpec table, StagedFiles staged, List<DataFile> files) {
        createIfAbsent(table);
        List<DataFile> moved = staged.moved(files, path(table));
        beforeCommit(table);
        return CheckedFiles.append(spark, path(table), moved);
    }

    Engine engine() {
        return DefaultEngine.create(hadoop(spark));
    }

    static String[] quoted(List<String> names) {
        return names.stream().map(name -> "`" + name + "`").toArray(String[]::new);
    }

    /** How far {@code application} has marked the table, empty where it never did. */
    public OptionalLong marked(TableSpec table, String application) {
        if (!exists(table)) {
            return OptionalLong.empty();
        }
        Engine engine = engine();
        var latest = snapshot(table, engine).getLatestTransactionVersion(engine, application);
        return latest.isPresent() ? OptionalLong.of(latest.get()) : OptionalLong.empty();
    }

    /** What tells a table from one that was made anew in its place; it exists. */
    public String identity(TableSpec table) {
        // Delta's own description of a table would count its files first.
        SnapshotImpl snapshot = (SnapshotImpl) snapshot(table, engine());
        return snapshot.getMetadata().getId();
    }

    private Snapshot snapshot(TableSpec table, Engine engine) {
        return io.delta.kernel.Table.forPath(engine, path(table)).getLatestSnapshot(engine);
    }

    /** The table for operations that only Delta has, such as MERGE or OPTIMIZE; it exists. */
    public DeltaTable delta(TableSpec table) {
        return DeltaTable.forPath(spark, path(table));
    }

    /** Creates the table as the catalogue declares it, where it does not exist yet. */
    public void createIfAbsent(TableSpec table) {
        if (exists(table)) {
            return;
        }
        beforeCommit(table);
        markAsLake();
        NewTable.create(spark, table, path(table));
    }
}

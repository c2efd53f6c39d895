package dev.almanac.lake.table;

import dev.almanac.analytics.error.SystemWords;
import dev.almanac.analytics.error.UserException;
import io.delta.kernel.Table;
import io.delta.kernel.defaults.engine.DefaultEngine;
import io.delta.kernel.engine.Engine;
import io.delta.kernel.utils.FileStatus;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.apache.hadoop.conf.Configuration;

/**
 * Looks for files of a lake that are not as its tables' logs say: gone, cut short, or no Parquet. What readers throw over such
 * files has many forms and seldom names the file, so whoever fails unexpectedly looks here before he calls it a bug.
 */
public final class DamagedTable {
    private static final String LOG = "_delta_log";

    /** Feature tables lie in a folder for each definition. */
    private static final int DEPTH = 3;

    /** Packages whose exceptions may speak of a damaged file. */
    private static final List<String> READERS =
            List.of("org.apache.parquet.", "io.delta.", "org.apache.spark.sql.delta.", "com.fasterxml.jackson.");

    /** Words of Spark's and Parquet's failures that do. */
    private static final List<String> WORDS =
            List.of("FAILED_READ_FILE", "footer", "Parquet", "parquet", "_delta_log", "alformed", "MALFORMED");

    /** Every Parquet file ends so. */
    private static final byte[] END = "PAR1".getBytes(StandardCharsets.US_ASCII);

    private DamagedTable() {}

    /**
     * What to tell of the first damaged table, where a failure may come of one; empty where it does not, all tables are sound, or
     * the lake lies on another file system. Throws nothing.
     */
    public static Optional<UserException> behind(Throwable failure, String lake) {
        try {
            if (!isOfFiles(failure) || LakeFolder.local(lake).kind() != LakeFolder.Kind.LAKE) {
                return Optional.empty();
            }
            Path root = Path.of(lake).toAbsolutePath();
            Engine engine = DefaultEngine.create(new Configuration());
            return tables(root).stream()
                    .flatMap(table -> damage(engine, root, table).stream())
                    .findFirst();
        } catch (IOException | RuntimeException e) {
            return Optional.empty(); // the failure itself is what there is to tell
        }
    }

    /** Whether what was thrown, or what caused it, is of a reader of files, tables or logs. */
    private static boolean isOfFiles(Throwable failure) {
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            String type = cause.getClass().getName();
            String message = String.valueOf(cause.getMessage());
            if (cause instanceof IOException
                    || READERS.stream().anyMatch(type::startsWith)
                    || WORDS.stream().anyMatch(message::contains)) {
                return true;
            }
        }
        return false;
    }

    /** Folders that have a log with something in it: one that is empty was never a table. */
    private static List<Path> tables(Path root) throws IOException {
        try (Stream<Path> folders = Files.walk(root, DEPTH)) {
            return folders.filter(folder -> folder.getFileName().toString().equals(LOG))
                    .filter(folder -> Optional.ofNullable(folder.toFile().list()).stream()
                            .flatMap(Arrays::stream)
                            .anyMatch(name -> name.endsWith(".json")))
                    .map(Path::getParent)
                    .sorted()
                    .toList();
        }
    }

    private static Optional<UserException> damage(Engine engine, Path root, Path table) {
        String path = table.toString();
        List<FileStatus> files;
        try {
            long newest = Table.forPath(engine, path).getLatestSnapshot(engine).getVersion();
            files = TableFiles.few(engine, path, newest, Integer.MAX_VALUE, Long.MAX_VALUE)
                    .map(TableFiles.Held::files)
                    .orElse(List.of());
        } catch (RuntimeException e) {
            String words = String.valueOf(e.getMessage()).lines().findFirst().orElse("");
            return Optional.of(told(root, table, "its log " + table.resolve(LOG) + " cannot be read: " + words));
        }
        return files.stream().flatMap(file -> fault(file).stream()).findFirst().map(fault -> told(root, table, fault));
    }

    private static Optional<String> fault(FileStatus file) {
        Path path =
                Path.of(new org.apache.hadoop.fs.Path(file.getPath()).toUri().getPath());
        try (RandomAccessFile bytes = new RandomAccessFile(path.toFile(), "r")) {
            if (bytes.length() != file.getSize()) {
                return Optional.of(
                        path + " has " + bytes.length() + " bytes, and the table's log says " + file.getSize());
            }
            byte[] end = new byte[END.length];
            bytes.seek(Math.max(0, bytes.length() - END.length));
            bytes.readFully(end);
            return Arrays.equals(end, END) ? Optional.empty() : Optional.of(path + " is no Parquet file");
        } catch (IOException e) {
            return Optional.of(Files.exists(path) ? path + " cannot be read: " + SystemWords.of(e) : path + " is gone");
        }
    }

    private static UserException told(Path root, Path table, String fault) {
        String name = root.relativize(table).getName(0).toString();
        return UserException.usage("table " + name + " is damaged", fault, remedy(root, table, name));
    }

    /** What is computed can be computed again; what came from outside, or was published, cannot. */
    private static String remedy(Path root, Path table, String name) {
        if (name.startsWith("features_")) {
            return "delete the folder " + table
                    + " and run almanac features: all of it is computed again from the candles"
                    + " (reports that were made from it can then not be reproduced)";
        }
        if (name.equals(Catalogue.FEATURE_STATE.name())) {
            return "delete " + table + " and every " + root.resolve("features_*")
                    + ", and run almanac features: all of it is computed again from the candles";
        }
        if (name.equals(Catalogue.LABELS.name())) {
            return "delete the folder " + table
                    + " and run almanac labels: all of it is computed again from the candles";
        }
        return "put the file back from a backup of the lake; without one, make a new lake (--lake) and load your candles"
                + " into it";
    }
}

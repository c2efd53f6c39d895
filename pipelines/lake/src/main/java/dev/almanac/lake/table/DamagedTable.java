package dev.almanac.lake.table;

import dev.almanac.analytics.error.SystemWords;
import dev.almanac.analytics.error.UserException;
import io.delta.kernel.Table;
import io.delta.kernel.defaults.engine.DefaultEngine;
import io.delta.kernel.engine.Engine;
import io.delta.kernel.utils.FileStatus;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.net.URI;
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

    /** Every Parquet file ends so. */
    private static final byte[] END = "PAR1".getBytes(StandardCharsets.US_ASCII);

    private DamagedTable() {}

    /** What to tell of the first damaged table; empty where all are sound, or the lake lies on another file system. */
    public static Optional<UserException> in(String lake) {
        if (LakeFolder.local(lake).kind() != LakeFolder.Kind.LAKE) {
            return Optional.empty();
        }
        Path root = Path.of(lake).toAbsolutePath();
        Engine engine = DefaultEngine.create(new Configuration());
        return tables(root).stream()
                .flatMap(table -> damage(engine, root, table).stream())
                .findFirst();
    }

    private static List<Path> tables(Path root) {
        try (Stream<Path> folders = Files.walk(root, DEPTH)) {
            return folders.filter(folder -> folder.getFileName().toString().equals(LOG))
                    .map(folder -> folder.getParent())
                    .sorted()
                    .toList();
        } catch (IOException e) {
            throw LakeFolder.unreachable(root.toString(), e);
        }
    }

    private static Optional<UserException> damage(Engine engine, Path root, Path table) {
        String path = table.toUri().toString();
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
        Path path = Path.of(URI.create(file.getPath()));
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
        return UserException.usage("table " + name + " is damaged", fault, remedy(root, name));
    }

    /** What is computed can be computed again; what came from outside, or was published, cannot. */
    private static String remedy(Path root, String name) {
        boolean isComputed = name.startsWith("features_")
                || name.equals(Catalogue.FEATURE_STATE.name())
                || name.equals(Catalogue.LABELS.name());
        if (isComputed) {
            String command = name.equals(Catalogue.LABELS.name()) ? "almanac labels" : "almanac features";
            return "delete the folder " + root.resolve(name) + " and run " + command
                    + ": all of it is computed again from the candles";
        }
        return "put the file back from a backup of the lake; without one, make a new lake (--lake) and load your candles"
                + " into it";
    }
}

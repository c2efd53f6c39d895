package dev.almanac.lake.ingest;

import dev.almanac.analytics.error.UserException;
import dev.almanac.analytics.figure.Figures;
import dev.almanac.lake.table.Lake;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** Looks for room before bulk work, so that it does not end half way on a full disk. */
final class DiskSpace {
    /** Input on its way lies in the shuffle and staged, which is Spark's scratch folder, and at last in the table. */
    private static final long SCRATCH_COPIES = 2;

    private static final long TABLE_COPIES = 1;

    /** Spark's own variable for its scratch folder; without it, the machine's temporary folder serves. */
    private static final String SCRATCH = "SPARK_LOCAL_DIRS";

    private DiskSpace() {}

    /**
     * @param inputBytes what is about to be read, unpacked
     * @throws UserException where the lake, if it is local, or Spark's scratch folder has not room for it
     */
    static void require(Lake lake, long inputBytes) {
        Path scratch = Path.of(System.getenv().getOrDefault(SCRATCH, System.getProperty("java.io.tmpdir")));
        require(scratch, SCRATCH_COPIES * inputBytes, "set " + SCRATCH + " to a folder on another disk");
        if (lake.fileSystem().getScheme().equals("file")) {
            Path folder = Path.of(lake.root().toUri().getPath());
            long copies = sameDisk(scratch, folder) ? SCRATCH_COPIES + TABLE_COPIES : TABLE_COPIES;
            require(folder, copies * inputBytes, "name a lake on another disk with --lake");
        }
    }

    private static boolean sameDisk(Path one, Path other) {
        try {
            return Files.getFileStore(existing(one)).equals(Files.getFileStore(existing(other)));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void require(Path folder, long needed, String otherwise) {
        long usable = usable(folder);
        if (usable < needed) {
            throw UserException.usage(
                    "not enough room for the load in " + folder,
                    "about " + Figures.compact(needed) + " bytes are needed, " + Figures.compact(usable) + " are free",
                    "free some space, load fewer files at once, or " + otherwise);
        }
    }

    private static long usable(Path folder) {
        try {
            return Files.getFileStore(existing(folder)).getUsableSpace();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The folder, or the nearest one above it that is there: a lake that is to be written first has none yet. */
    private static Path existing(Path folder) {
        Path nearest = folder.toAbsolutePath();
        while (!Files.exists(nearest)) {
            nearest = nearest.resolveSibling("..").normalize();
        }
        return nearest;
    }
}

package dev.almanac.lake.ingest;

import dev.almanac.analytics.error.UserException;
import dev.almanac.analytics.figure.Figures;
import dev.almanac.lake.table.Lake;
import java.nio.file.FileStore;
import java.nio.file.Files;
import java.nio.file.Path;

/** Looks for room before bulk work, so that it does not end half way on a full disk. */
final class DiskSpace {
    /** Input on its way lies on disk three times: in the shuffle, staged, and in the table. */
    private static final long COPIES = 3;

    private DiskSpace() {}

    /**
     * @param inputBytes what is about to be read
     * @throws UserException where the lake lies on a local disk that has not room for it
     */
    static void require(Lake lake, long inputBytes) {
        if (!lake.fileSystem().getScheme().equals("file")) {
            return;
        }
        long needed = COPIES * inputBytes;
        long usable = usable(Path.of(lake.root().toUri().getPath()));
        if (usable < needed) {
            throw UserException.usage(
                    "Not enough room for the load in " + lake.root().toUri().getPath(),
                    "About " + Figures.compact(needed) + " bytes are needed, " + Figures.compact(usable) + " are free.",
                    "Free some space, load fewer files at once, or name a lake on another disk with --lake.");
        }
    }

    private static long usable(Path folder) {
        try {
            FileStore store = Files.getFileStore(folder);
            return store.getUsableSpace();
        } catch (java.io.IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }
}

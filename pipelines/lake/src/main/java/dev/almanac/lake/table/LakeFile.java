package dev.almanac.lake.table;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Optional;
import org.apache.hadoop.fs.Path;

/** A short text that lies in the lake beside its tables, and is replaced as a whole. */
public final class LakeFile {
    private final Lake lake;
    private final Path path;

    LakeFile(Lake lake, Path path) {
        this.lake = lake;
        this.path = path;
    }

    /** The text, empty where there is none yet. */
    public Optional<String> read() {
        try {
            return file().read();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Replaces the text; readers see the old one or the new one, never none. The caller holds the lake's lock. */
    public void write(String text) {
        lake.beforeCommit();
        try {
            file().replace(text);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Takes the text away, where there is one. The caller holds the lake's lock. */
    public void remove() {
        lake.beforeCommit();
        try {
            lake.fileSystem().delete(path, false);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The mark is always the same: the lock's holder writes alone, and what a killed run left is written over. */
    private WholeFile file() {
        return new WholeFile(lake.fileSystem(), path, "new");
    }
}

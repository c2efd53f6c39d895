package dev.almanac.lake.table;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.apache.hadoop.fs.FileStatus;
import org.apache.hadoop.fs.FileSystem;
import org.apache.hadoop.fs.Path;

/**
 * A folder of the lake for files that are written before it is known whether they count. What is not moved into a table goes
 * when it is closed; what a run left that was killed, when the next one begins.
 */
public final class StagedFiles implements AutoCloseable {
    static final String PREFIX = "_staged-";

    private final Lake lake;
    private final FileSystem files;
    private final Path folder;

    /** Whether there was a folder for the lake, empty or not. */
    private final boolean isOld;

    /** @param lake its lock is held: nobody else stages anything */
    public StagedFiles(Lake lake) {
        this.lake = lake;
        this.files = lake.fileSystem();
        this.folder = new Path(lake.root(), PREFIX + UUID.randomUUID());
        try {
            isOld = files.exists(lake.root());
            if (isOld) {
                for (FileStatus child : files.listStatus(lake.root())) {
                    if (child.getPath().getName().startsWith(PREFIX)) {
                        files.delete(child.getPath(), true);
                    }
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The folder, fully qualified; it is made with its first file. */
    public String folder() {
        return folder.toString();
    }

    /** Moves files into a table's folder, where they are seen once a version names them. */
    List<DataFile> moved(List<DataFile> staged, String table) {
        List<DataFile> moved = new ArrayList<>();
        try {
            for (DataFile file : staged) {
                Path target = new Path(table, new Path(file.path()).getName());
                if (!files.rename(new Path(file.path()), target)) {
                    throw new IOException("cannot move " + file.path() + " to " + target);
                }
                moved.add(new DataFile(
                        target.toString(), file.bytes(), file.modified(), file.rows(), file.low(), file.high()));
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return moved;
    }

    /** Removes what was not moved, and a new folder that did not become a lake. */
    @Override
    public void close() {
        try {
            files.delete(folder, true);
            if (!isOld && files.exists(lake.root()) && files.listStatus(lake.root()).length == 0) {
                files.delete(lake.root(), false);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}

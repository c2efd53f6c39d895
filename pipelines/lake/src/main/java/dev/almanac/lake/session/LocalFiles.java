package dev.almanac.lake.session;

import java.io.IOException;
import java.net.URI;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Set;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.DelegateToFileSystem;
import org.apache.hadoop.fs.FileStatus;
import org.apache.hadoop.fs.FileSystem;
import org.apache.hadoop.fs.LocalFileSystem;
import org.apache.hadoop.fs.Path;
import org.apache.hadoop.fs.RawLocalFileSystem;
import org.apache.hadoop.fs.permission.FsPermission;

/**
 * The local file system, spoken to through the JDK. Where Hadoop's native library is absent, which is everywhere but on a
 * prepared cluster, Hadoop starts a process to set a file's permissions and another to see whether a name is a link: several
 * per file that Delta writes, thousands in a short run. It also keeps a checksum of every file in a second one; Parquet has
 * its own, and Delta's log is read whole.
 */
public final class LocalFiles extends LocalFileSystem {
    /** Called by Hadoop, which knows the class by its name. */
    public LocalFiles() {
        super(new Plain());
        setWriteChecksum(false);
        setVerifyChecksum(false);
    }

    /** Files without helper processes. */
    private static final class Plain extends RawLocalFileSystem {
        @Override
        public void setPermission(Path path, FsPermission permission) throws IOException {
            if (permission.getStickyBit()) {
                super.setPermission(path, permission);
                return;
            }
            Set<PosixFilePermission> set = PosixFilePermissions.fromString(permission.getUserAction().SYMBOL
                    + permission.getGroupAction().SYMBOL
                    + permission.getOtherAction().SYMBOL);
            Files.setPosixFilePermissions(pathToFile(path).toPath(), set);
        }

        /** Links are followed, as they are everywhere in a lake; Hadoop would ask a process, and finds none by an address. */
        @Override
        public FileStatus getFileLinkStatus(Path path) throws IOException {
            return getFileStatus(path);
        }
    }

    /** The same files for callers of Hadoop's newer interface, Delta's log among them. */
    public static final class Context extends DelegateToFileSystem {
        /**
         * Called by Hadoop, which knows the class by its name.
         *
         * @throws IOException where the file system cannot be made
         * @throws URISyntaxException where Hadoop hands over an address that is none
         */
        public Context(URI address, Configuration configuration) throws IOException, URISyntaxException {
            super(address, made(configuration), configuration, address.getScheme(), false);
        }

        private static FileSystem made(Configuration configuration) throws IOException {
            FileSystem files = new LocalFiles();
            files.initialize(URI.create("file:///"), configuration);
            return files;
        }
    }
}

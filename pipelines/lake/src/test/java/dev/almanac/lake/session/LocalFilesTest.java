package dev.almanac.lake.session;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.almanac.lake.SparkFixture;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.EnumSet;
import java.util.stream.Stream;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.CreateFlag;
import org.apache.hadoop.fs.FileAlreadyExistsException;
import org.apache.hadoop.fs.FileContext;
import org.apache.hadoop.fs.FileSystem;
import org.apache.hadoop.fs.Options;
import org.apache.hadoop.fs.Path;
import org.apache.hadoop.fs.permission.FsPermission;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LocalFilesTest {
    private final Configuration configuration =
            SparkFixture.session().sparkContext().hadoopConfiguration();

    @TempDir
    java.nio.file.Path folder;

    @Test
    void sessionsUseIt() throws IOException {
        assertThat(FileSystem.get(folder.toUri(), configuration)).isInstanceOf(LocalFiles.class);
        assertThat(FileContext.getFileContext(folder.toUri(), configuration).getDefaultFileSystem())
                .isInstanceOf(LocalFiles.Context.class);
    }

    @Test
    void permissionsAreSetAndNoChecksumLiesBeside() throws IOException {
        FileSystem files = FileSystem.get(folder.toUri(), configuration);
        try (var out = files.create(path("made"), new FsPermission("640"), true, 4096, (short) 1, 1 << 20, null)) {
            out.writeBytes("text");
        }
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(folder.resolve("made"))))
                .isEqualTo("rw-r-----");
        files.setPermission(path("made"), new FsPermission("755"));
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(folder.resolve("made"))))
                .isEqualTo("rwxr-xr-x");
        try (Stream<java.nio.file.Path> all = Files.list(folder)) {
            assertThat(all).containsExactly(folder.resolve("made"));
        }
    }

    /** Delta's log rests on this: whoever commits a version second must be told. */
    @Test
    void aNameThatIsTakenIsNotRenamedOver() throws IOException {
        FileContext files = FileContext.getFileContext(folder.toUri(), configuration);
        write(files, "first");
        write(files, "second");
        files.rename(path("first"), path("version"), Options.Rename.NONE);
        assertThatThrownBy(() -> files.rename(path("second"), path("version"), Options.Rename.NONE))
                .isInstanceOf(FileAlreadyExistsException.class);
        assertThat(folder.resolve("version")).hasContent("first");
        assertThat(folder.resolve("second")).hasContent("second");
    }

    private void write(FileContext files, String name) throws IOException {
        try (var out = files.create(path(name), EnumSet.of(CreateFlag.CREATE))) {
            out.writeBytes(name);
        }
    }

    private Path path(String name) {
        return new Path(folder.resolve(name).toUri());
    }
}

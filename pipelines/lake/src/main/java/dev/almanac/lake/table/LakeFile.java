package dev.almanac.lake.table;

import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.StandardCopyOption;
import java.util.EnumSet;
import java.util.Optional;
import org.apache.hadoop.fs.CreateFlag;
import org.apache.hadoop.fs.FileContext;
import org.apache.hadoop.fs.FileSystem;
import org.apache.hadoop.fs.Options;
import org.apache.hadoop.fs.Path;

/**
 * A short text that lies in the lake beside its tables, and is replaced as a whole. Locally this is done by the JDK: Hadoop
 * deletes the old file before it renames the new one, and older lakes hold a checksum of the old one beside it.
 */
public final class LakeFile {
    private final Lake lake;
    private final Path path;

    LakeFile(Lake lake, Path path) {
        this.lake = lake;
        this.path = path;
    }

    /** The text, empty where there is none yet. */
    public Optional<String> read() {
        try (var in = lake.fileSystem().open(path)) {
            return Optional.of(new String(in.readAllBytes(), StandardCharsets.UTF_8));
        } catch (FileNotFoundException e) {
            return Optional.empty();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Replaces the text; readers see the old one or the new one, never none. The caller holds the lake's lock. */
    public void write(String text) {
        lake.beforeCommit();
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        FileSystem files = lake.fileSystem();
        try {
            if (files.getScheme().equals("file")) {
                writeLocally(bytes);
            } else {
                write(FileContext.getFileContext(path.toUri(), files.getConf()), bytes);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void writeLocally(byte[] bytes) throws IOException {
        java.nio.file.Path file = java.nio.file.Path.of(path.toUri().getPath());
        java.nio.file.Path written = file.resolveSibling(path.getName() + ".new");
        Files.write(written, bytes);
        Files.deleteIfExists(file.resolveSibling("." + path.getName() + ".crc"));
        Files.move(written, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    }

    private void write(FileContext files, byte[] bytes) throws IOException {
        Path written = path.suffix(".new");
        try (var out = files.create(written, EnumSet.of(CreateFlag.CREATE, CreateFlag.OVERWRITE))) {
            out.write(bytes);
        }
        files.rename(written, path, Options.Rename.OVERWRITE);
    }
}

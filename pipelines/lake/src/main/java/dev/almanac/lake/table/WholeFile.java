package dev.almanac.lake.table;

import java.io.FileNotFoundException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileAlreadyExistsException;
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
 * A short text in a file that never stands there half written. Locally it is written aside and then linked or moved into its
 * place by the JDK: Hadoop cannot create atomically there, and deletes the old file before it renames the new one.
 */
final class WholeFile {
    private final FileSystem files;
    private final Path path;
    private final Path aside;

    /** @param mark ends the name of the file beside it that is written first; two writers at once need two of them */
    WholeFile(FileSystem files, Path path, String mark) {
        this.files = files;
        this.path = path;
        this.aside = path.suffix("." + mark);
    }

    /** Where the text lies. */
    Path path() {
        return path;
    }

    /** The text, empty where there is no file. */
    Optional<String> read() throws IOException {
        try (var in = files.open(path)) {
            return Optional.of(new String(in.readAllBytes(), StandardCharsets.UTF_8));
        } catch (FileNotFoundException e) {
            return Optional.empty();
        }
    }

    /** Creates the file; false where there is one already. Elsewhere than locally the file system's own way has to do. */
    boolean create(String text) throws IOException {
        if (isLocal(files)) {
            java.nio.file.Path whole = writtenAside(text);
            try {
                Files.createLink(local(path), whole);
                return true;
            } catch (FileAlreadyExistsException e) {
                return false;
            } finally {
                Files.deleteIfExists(whole);
            }
        }
        try (var out = files.create(path, false)) {
            out.write(text.getBytes(StandardCharsets.UTF_8));
            return true;
        } catch (org.apache.hadoop.fs.FileAlreadyExistsException e) {
            return false;
        }
    }

    /** Replaces the text, or creates the file; readers see the old text or the new one. */
    void replace(String text) throws IOException {
        if (isLocal(files)) {
            java.nio.file.Path whole = writtenAside(text);
            // Older lakes hold a checksum beside it, which would be that of the old text.
            Files.deleteIfExists(local(new Path(path.getParent(), "." + path.getName() + ".crc")));
            Files.move(whole, local(path), StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
            return;
        }
        FileContext context = FileContext.getFileContext(path.toUri(), files.getConf());
        try (var out = context.create(aside, EnumSet.of(CreateFlag.CREATE, CreateFlag.OVERWRITE))) {
            out.write(text.getBytes(StandardCharsets.UTF_8));
        }
        context.rename(aside, path, Options.Rename.OVERWRITE);
    }

    private java.nio.file.Path writtenAside(String text) throws IOException {
        java.nio.file.Path whole = local(aside);
        try {
            return Files.writeString(whole, text);
        } catch (IOException e) {
            Files.deleteIfExists(whole);
            throw e;
        }
    }

    /** Whether a file system is this machine's. */
    static boolean isLocal(FileSystem files) {
        return files.getScheme().equals("file");
    }

    /** The same path for the JDK. */
    static java.nio.file.Path local(Path path) {
        return java.nio.file.Path.of(path.toUri().getPath());
    }
}

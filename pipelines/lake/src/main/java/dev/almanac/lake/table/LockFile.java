package dev.almanac.lake.table;

import java.io.FileNotFoundException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.apache.hadoop.fs.FileSystem;
import org.apache.hadoop.fs.LocalFileSystem;
import org.apache.hadoop.fs.Path;

/**
 * The lock as a file. It never stands there half written: locally it is written aside and then linked or moved into place,
 * which Hadoop's local file system cannot do atomically and the JDK can; elsewhere the file system's own exclusive creation
 * has to do.
 */
final class LockFile {
    private final FileSystem files;
    private final Path file;

    LockFile(FileSystem files, Path file) {
        this.files = files;
        this.file = file;
    }

    /** Creates the file for {@code holder}; false where there is one already. */
    boolean create(LockHolder holder) throws IOException {
        byte[] text = holder.write().getBytes(StandardCharsets.UTF_8);
        if (isLocal()) {
            return link(text);
        }
        try (var out = files.create(file, false)) {
            out.write(text);
            return true;
        } catch (org.apache.hadoop.fs.FileAlreadyExistsException e) {
            return false;
        }
    }

    private boolean link(byte[] text) throws IOException {
        java.nio.file.Path whole = written(text);
        try {
            Files.createLink(local(file), whole);
            return true;
        } catch (FileAlreadyExistsException e) {
            return false;
        } finally {
            Files.deleteIfExists(whole);
        }
    }

    /** Overwrites the file, which is the caller's. */
    void replace(LockHolder holder) throws IOException {
        byte[] text = holder.write().getBytes(StandardCharsets.UTF_8);
        if (isLocal()) {
            Files.move(written(text), local(file), StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
            return;
        }
        try (var out = files.create(file, true)) {
            out.write(text);
        }
    }

    private java.nio.file.Path written(byte[] text) throws IOException {
        java.nio.file.Path whole = local(aside());
        try {
            return Files.write(whole, text);
        } catch (IOException e) {
            Files.deleteIfExists(whole);
            throw e;
        }
    }

    /** Who holds the lock; empty where nobody does or the file cannot be understood. */
    Optional<LockHolder> read() throws IOException {
        return read(file);
    }

    private Optional<LockHolder> read(Path from) throws IOException {
        try (var in = files.open(from)) {
            return LockHolder.parse(new String(in.readAllBytes(), StandardCharsets.UTF_8));
        } catch (FileNotFoundException e) {
            return Optional.empty();
        }
    }

    /** Whether there is a file that says nothing and has not been touched for so long. */
    boolean isUnreadableFor(Duration age, Instant now) throws IOException {
        try {
            Instant touched = Instant.ofEpochMilli(files.getFileStatus(file).getModificationTime());
            return read().isEmpty() && Duration.between(touched, now).compareTo(age) > 0;
        } catch (FileNotFoundException e) {
            return false;
        }
    }

    /**
     * Removes the lock of a holder that is gone. Another waiter may have done so and taken the lock in the meantime: what is
     * moved away is looked at, and put back where it is not the one that was judged.
     */
    void discard(Optional<LockHolder> gone) throws IOException {
        Path aside = aside();
        if (!renamed(file, aside)) {
            return;
        }
        Optional<LockHolder> moved = read(aside);
        if (moved.isPresent() && (gone.isEmpty() || !moved.get().isSameRunAs(gone.get()))) {
            renamed(aside, file);
        } else {
            files.delete(aside, false);
        }
    }

    private boolean renamed(Path from, Path to) throws IOException {
        try {
            return files.rename(from, to);
        } catch (FileNotFoundException e) {
            return false;
        }
    }

    /** Removes the lock where {@code holder} has it. */
    void release(LockHolder holder) throws IOException {
        if (isHeldBy(holder)) {
            files.delete(file, false);
        }
    }

    /** Removes the folder that the lock lay in; one with anything in it stays. */
    void removeFolderIfEmpty() throws IOException {
        Path folder = file.getParent();
        if (files.exists(folder) && files.listStatus(folder).length == 0) {
            files.delete(folder, false);
        }
    }

    /** Whether the lock is {@code holder}'s. */
    boolean isHeldBy(LockHolder holder) throws IOException {
        return read().filter(holder::isSameRunAs).isPresent();
    }

    private Path aside() {
        return new Path(file.getParent(), file.getName() + "." + UUID.randomUUID());
    }

    private boolean isLocal() {
        return files instanceof LocalFileSystem || files.getScheme().equals("file");
    }

    private static java.nio.file.Path local(Path path) {
        return java.nio.file.Path.of(path.toUri().getPath());
    }

    @Override
    public String toString() {
        return file.toString();
    }
}

package dev.almanac.lake.table;

import dev.almanac.analytics.figure.Digest;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.nio.file.DirectoryNotEmptyException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.apache.hadoop.fs.FileSystem;
import org.apache.hadoop.fs.Path;

/** The lock as a file in a folder. It never stands there half written. */
final class LockFile {
    private static final int NAME_DIGITS = 12;

    private final FileSystem files;
    private final Path folder;
    private final WholeFile file;
    private final String mark;
    private boolean madeFolder;

    LockFile(FileSystem files, Path file) {
        this.files = files;
        this.folder = file.getParent();
        this.mark = UUID.randomUUID().toString();
        this.file = new WholeFile(files, file, mark);
    }

    /**
     * Creates the file for {@code holder}, and the folder where it is missing; false where there is a file already. A holder
     * that wrote nothing takes its folder away again, which may happen between the two.
     */
    boolean create(LockHolder holder) throws IOException {
        while (true) {
            madeFolder |= makeFolder();
            try {
                return file.create(holder.write());
            } catch (NoSuchFileException e) {
                if (isFolder()) {
                    throw e;
                }
                madeFolder = false; // somebody took it away; whoever makes the next one answers for it
            }
        }
    }

    /** Makes the folder; false where somebody else has. */
    private boolean makeFolder() throws IOException {
        if (!WholeFile.isLocal(files)) {
            boolean absent = !files.exists(folder);
            files.mkdirs(folder);
            return absent;
        }
        if (isFolder()) {
            return false;
        }
        java.nio.file.Path local = WholeFile.local(folder);
        Files.createDirectories(local.resolveSibling("."));
        try {
            Files.createDirectory(local);
            return true;
        } catch (FileAlreadyExistsException e) {
            if (!isFolder()) {
                throw e;
            }
            return false;
        }
    }

    private boolean isFolder() {
        return Files.isDirectory(WholeFile.local(folder));
    }

    /** Overwrites the file, which is the caller's. */
    void replace(LockHolder holder) throws IOException {
        file.replace(holder.write());
    }

    /** Who holds the lock; empty where nobody does or the file cannot be understood. */
    Optional<LockHolder> read() throws IOException {
        return file.read().flatMap(LockHolder::parse);
    }

    /** Whether there is a file that says nothing and has not been touched for so long. */
    boolean isUnreadableFor(Duration age, Instant now) throws IOException {
        return read().isEmpty() && isOlder(file.path(), age, now);
    }

    private boolean isOlder(Path path, Duration age, Instant now) throws IOException {
        try {
            Instant touched = Instant.ofEpochMilli(files.getFileStatus(path).getModificationTime());
            return Duration.between(touched, now).compareTo(age) > 0;
        } catch (FileNotFoundException e) {
            return false;
        }
    }

    /**
     * Removes the lock of a holder that is gone, unless another waiter has done so and holds it now. One at a time may do
     * this, which a second file sees to: between looking at the lock and removing it nobody else can have taken it. A waiter
     * that died in between leaves that file. When it is old the next waiter makes another beside it, with the next number, and
     * nobody removes one before the lock is gone: of two that find it old, one would remove what the other has just made.
     *
     * @param age from which on a file is old
     * @return false where another waiter is about it
     */
    boolean discard(Optional<LockHolder> gone, LockHolder self, Duration age, Instant now) throws IOException {
        Optional<String> name = name(gone);
        if (name.isEmpty()) {
            return true;
        }
        int number = 0;
        while (!taking(name.get(), number).create(self.write())) {
            if (!isOlder(taking(name.get(), number).path(), age, now)) {
                return false;
            }
            number++;
        }
        try {
            Optional<LockHolder> present = read();
            boolean same =
                    gone.isPresent() ? present.filter(gone.get()::isSameRunAs).isPresent() : isUnreadableFor(age, now);
            if (same) {
                files.delete(file.path(), false);
            }
            return true;
        } finally {
            for (int i = 0; i <= number; i++) {
                files.delete(taking(name.get(), i).path(), false);
            }
        }
    }

    /** What tells the lock of a holder from any other, or one that says nothing; empty where that one is not there any more. */
    private Optional<String> name(Optional<LockHolder> gone) throws IOException {
        if (gone.isPresent()) {
            LockHolder holder = gone.get();
            return Optional.of(holder.host() + " " + holder.process() + " " + holder.taken());
        }
        try {
            return Optional.of(Long.toString(files.getFileStatus(file.path()).getModificationTime()));
        } catch (FileNotFoundException e) {
            return Optional.empty();
        }
    }

    /** The file of who removes a lock, by the lock's name and how many tried before. */
    private WholeFile taking(String name, int number) {
        String end = ".taking-" + Digest.sha256(name).substring(0, NAME_DIGITS) + "-" + number;
        return new WholeFile(files, file.path().suffix(end), mark);
    }

    /** Removes the lock where {@code holder} has it, and the folder where it was made for it and nothing came into it. */
    void release(LockHolder holder) throws IOException {
        if (isHeldBy(holder)) {
            files.delete(file.path(), false);
        }
        if (madeFolder) {
            removeFolderIfEmpty();
        }
    }

    private void removeFolderIfEmpty() throws IOException {
        if (WholeFile.isLocal(files)) {
            try {
                Files.deleteIfExists(WholeFile.local(folder));
            } catch (DirectoryNotEmptyException e) {
                return; // a lake by now, or another run's lock
            }
        } else if (files.exists(folder) && files.listStatus(folder).length == 0) {
            files.delete(folder, false);
        }
    }

    /** Whether the lock is {@code holder}'s. */
    boolean isHeldBy(LockHolder holder) throws IOException {
        return read().filter(holder::isSameRunAs).isPresent();
    }

    @Override
    public String toString() {
        return file.path().toString();
    }
}

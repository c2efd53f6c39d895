package dev.almanac.lake.table;

import dev.almanac.analytics.error.ExitCode;
import dev.almanac.analytics.error.UserException;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.nio.channels.Channels;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.StandardOpenOption;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.FileSystem;
import org.apache.hadoop.fs.LocalFileSystem;
import org.apache.hadoop.fs.Path;

/**
 * The right to write to a lake: one holder at a time, as a file in the lake's folder that names host, process, start and
 * last heartbeat. A holder that died on this host, or whose heartbeat is older than two minutes, is taken over. Readers need
 * no lock.
 */
public final class LakeLock implements AutoCloseable {
    /** Name of the lock file in the lake's folder. */
    static final String FILE = "_lock";

    private static final Duration STALE = Duration.ofMinutes(2);
    private static final Duration BEAT = Duration.ofSeconds(20);
    private static final Duration POLL = Duration.ofMillis(250);

    private final FileSystem files;
    private final Path file;
    private final Holder self;
    private final Clock clock;
    private final ScheduledExecutorService heartbeat;

    private LakeLock(FileSystem files, Path file, Holder self, Clock clock) {
        this.files = files;
        this.file = file;
        this.self = self;
        this.clock = clock;
        this.heartbeat = Executors.newSingleThreadScheduledExecutor(task -> {
            Thread thread = new Thread(task, "lake-lock-heartbeat");
            thread.setDaemon(true);
            return thread;
        });
    }

    /**
     * Takes the lock, waiting at most {@code patience} for another holder to finish.
     *
     * @param location the lake's folder, on any Hadoop file system
     * @param command what the holder does, for whoever finds the lock held
     * @throws UserException with {@link ExitCode#LOCKED} where the lock stays held, {@link ExitCode#USAGE} where the folder
     *     cannot be written
     */
    public static LakeLock acquire(
            String location, Configuration conf, String command, Clock clock, Duration patience) {
        Path root = new Path(location);
        Path file = new Path(root, FILE);
        Instant started = clock.instant();
        Holder self = Holder.self(command, started);
        try {
            FileSystem files = root.getFileSystem(conf);
            files.mkdirs(root);
            while (!create(files, file, self.beating(clock.instant()))) {
                Optional<Holder> holder = read(files, file);
                if (holder.isPresent() && holder.get().isGone(clock.instant())) {
                    discard(files, file);
                } else if (Duration.between(started, clock.instant()).compareTo(patience) >= 0) {
                    throw held(location, holder, patience);
                } else {
                    Thread.sleep(POLL.toMillis());
                }
            }
            LakeLock lock = new LakeLock(files, file, self, clock);
            lock.heartbeat.scheduleAtFixedRate(lock::beat, BEAT.toMillis(), BEAT.toMillis(), TimeUnit.MILLISECONDS);
            return lock;
        } catch (IOException e) {
            throw new UserException(
                    ExitCode.USAGE,
                    "Cannot write to the lake at " + location,
                    "The file system says: " + e.getMessage(),
                    "Check that the folder is mounted for writing, has space and belongs to you, or name another with --lake.",
                    e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while waiting for " + file, e);
        }
    }

    private static UserException held(String location, Optional<Holder> holder, Duration patience) {
        return new UserException(
                ExitCode.LOCKED,
                "The lake at " + location + " is in use by another run",
                holder.map(Holder::describe).orElse("Its lock changed hands while this run waited."),
                "Waited " + patience.toSeconds()
                        + " s. Run again when it has finished; a run that died is taken over by itself.");
    }

    /** Creates the file only where there is none; Hadoop's local file system cannot do that atomically, the JDK can. */
    private static boolean create(FileSystem files, Path file, Holder holder) throws IOException {
        byte[] text = holder.write().getBytes(StandardCharsets.UTF_8);
        try {
            if (isLocal(files)) {
                java.nio.file.Path local = java.nio.file.Path.of(file.toUri().getPath());
                try (var out = Channels.newOutputStream(
                        Files.newByteChannel(local, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE))) {
                    out.write(text);
                }
            } else {
                try (var out = files.create(file, false)) {
                    out.write(text);
                }
            }
            return true;
        } catch (FileAlreadyExistsException | org.apache.hadoop.fs.FileAlreadyExistsException e) {
            return false;
        }
    }

    private static boolean isLocal(FileSystem files) {
        return files instanceof LocalFileSystem || files.getScheme().equals("file");
    }

    /** Renaming succeeds for one of several that find the same dead holder; the others look again. */
    private static void discard(FileSystem files, Path file) throws IOException {
        Path aside = new Path(file.getParent(), FILE + "." + UUID.randomUUID());
        try {
            if (files.rename(file, aside)) {
                files.delete(aside, false);
            }
        } catch (FileNotFoundException e) {
            // Someone else took it over first; the caller looks again.
            return;
        }
    }

    private static Optional<Holder> read(FileSystem files, Path file) throws IOException {
        try (var in = files.open(file)) {
            return Holder.parse(new String(in.readAllBytes(), StandardCharsets.UTF_8));
        } catch (FileNotFoundException e) {
            return Optional.empty();
        }
    }

    private void beat() {
        try {
            overwrite(self.beating(clock.instant()));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Heartbeats go through the unchecked stream: a checksum file beside the lock would outlive it. */
    private void overwrite(Holder holder) throws IOException {
        byte[] text = holder.write().getBytes(StandardCharsets.UTF_8);
        if (isLocal(files)) {
            Files.write(java.nio.file.Path.of(file.toUri().getPath()), text);
        } else {
            try (var out = files.create(file, true)) {
                out.write(text);
            }
        }
    }

    /** Gives the lock back. */
    @Override
    public void close() {
        heartbeat.shutdownNow();
        try {
            Optional<Holder> holder = read(files, file);
            if (holder.isPresent() && holder.get().isSameRunAs(self)) {
                files.delete(file, false);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Who holds the lock. */
    private record Holder(
            String host, long process, Instant processStart, Instant taken, Instant beat, String command) {
        static Holder self(String command, Instant now) {
            ProcessHandle process = ProcessHandle.current();
            return new Holder(
                    hostName(),
                    process.pid(),
                    process.info().startInstant().orElse(Instant.EPOCH),
                    now,
                    now,
                    command.replaceAll("\\R", " "));
        }

        private static String hostName() {
            try {
                return InetAddress.getLocalHost().getHostName();
            } catch (UnknownHostException e) {
                return "unknown-host";
            }
        }

        Holder beating(Instant now) {
            return new Holder(host, process, processStart, taken, now, command);
        }

        String write() {
            return String.join(
                            "\n",
                            host,
                            Long.toString(process),
                            processStart.toString(),
                            taken.toString(),
                            beat.toString(),
                            command)
                    + "\n";
        }

        /** Empty where the file is just being written. */
        static Optional<Holder> parse(String text) {
            String[] lines = text.split("\n", -1);
            if (lines.length < 7) {
                return Optional.empty();
            }
            return Optional.of(new Holder(
                    lines[0],
                    Long.parseLong(lines[1]),
                    Instant.parse(lines[2]),
                    Instant.parse(lines[3]),
                    Instant.parse(lines[4]),
                    lines[5]));
        }

        boolean isSameRunAs(Holder other) {
            return host.equals(other.host) && process == other.process && taken.equals(other.taken);
        }

        boolean isGone(Instant now) {
            if (Duration.between(beat, now).compareTo(STALE) > 0) {
                return true;
            }
            return host.equals(hostName())
                    && ProcessHandle.of(process)
                            .filter(ProcessHandle::isAlive)
                            .filter(running -> running.info()
                                    .startInstant()
                                    .orElse(Instant.EPOCH)
                                    .equals(processStart))
                            .isEmpty();
        }

        String describe() {
            return "Held by process " + process + " on " + host + " since " + taken + ": " + command;
        }
    }
}

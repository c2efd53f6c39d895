package dev.almanac.lake.table;

import dev.almanac.analytics.error.ExitCode;
import dev.almanac.analytics.error.SystemWords;
import dev.almanac.analytics.error.UserException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.FileSystem;
import org.apache.hadoop.fs.Path;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The right to write to a lake: one holder at a time, as a file in the lake's folder that names host, process, start and
 * last heartbeat. A holder that died on this host, or whose heartbeat is older than two minutes, is taken over; one that was
 * taken over (a machine that slept) learns it before its next commit. Readers need no lock.
 */
public final class LakeLock implements AutoCloseable {
    /** Name of the lock file in the lake's folder. */
    static final String FILE = "_lock";

    private static final Logger LOG = LoggerFactory.getLogger(LakeLock.class);
    private static final Duration STALE = Duration.ofMinutes(2);
    private static final Duration BEAT = Duration.ofSeconds(20);
    private static final Duration POLL = Duration.ofMillis(250);

    private final LockFile file;
    private final LockHolder self;
    private final Clock clock;
    private final ScheduledExecutorService heartbeat;

    private LakeLock(LockFile file, LockHolder self, Clock clock) {
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
        Instant started = clock.instant();
        LockHolder self = LockHolder.self(command, started);
        try {
            FileSystem files = root.getFileSystem(conf);
            LockFile file = new LockFile(files, new Path(root, FILE));
            while (!file.create(self.beating(clock.instant()))) {
                Optional<LockHolder> holder = file.read();
                if (isGone(file, holder, clock.instant()) && file.discard(holder, self, STALE, clock.instant())) {
                    continue;
                }
                if (Duration.between(started, clock.instant()).compareTo(patience) >= 0) {
                    throw held(location, holder, patience);
                }
                Thread.sleep(POLL.toMillis());
            }
            LakeLock lock = new LakeLock(file, self, clock);
            lock.heartbeat.scheduleAtFixedRate(lock::beat, BEAT.toMillis(), BEAT.toMillis(), TimeUnit.MILLISECONDS);
            return lock;
        } catch (IOException e) {
            throw unwritable(location, e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while waiting for the lock of " + location, e);
        }
    }

    private static boolean isGone(LockFile file, Optional<LockHolder> holder, Instant now) throws IOException {
        return holder.isPresent() ? holder.get().isGone(STALE, now) : file.isUnreadableFor(STALE, now);
    }

    private static UserException unwritable(String location, IOException e) {
        return new UserException(
                ExitCode.USAGE,
                "cannot write to the lake at " + location,
                "the file system says: " + SystemWords.of(e),
                "check that the folder is mounted for writing, has space and belongs to you, or name another with --lake",
                e);
    }

    private static UserException held(String location, Optional<LockHolder> holder, Duration patience) {
        return new UserException(
                ExitCode.LOCKED,
                "the lake at " + location + " is in use by another run",
                holder.map(LockHolder::describe).orElse("its lock changed hands while this run waited"),
                "waited " + patience.toSeconds()
                        + " s. Run again when it has finished; a run that died is taken over by itself");
    }

    /** A beat that fails is tried again by the next; a lock that is another's by now is left alone. */
    void beat() {
        try {
            if (file.isHeldBy(self)) {
                file.replace(self.beating(clock.instant()));
            }
        } catch (IOException e) {
            LOG.warn("heartbeat of {} failed", file, e);
        }
    }

    /**
     * Makes sure, before a commit, that the lock has not been taken over.
     *
     * @throws UserException with {@link ExitCode#LOCKED} where it has
     */
    public void requireHeld() {
        try {
            if (!file.isHeldBy(self)) {
                throw new UserException(
                        ExitCode.LOCKED,
                        "this run lost the lake to another one",
                        file + " is no longer its own: without a heartbeat for " + STALE.toSeconds()
                                + " s a run is taken for dead",
                        "run again when the other has finished; nothing was written after that");
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Gives the lock back, and takes away the folder that was made for it where nothing came into it. */
    @Override
    public void close() {
        heartbeat.shutdownNow();
        try {
            file.release(self);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}

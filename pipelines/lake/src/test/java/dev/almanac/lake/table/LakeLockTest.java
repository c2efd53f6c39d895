package dev.almanac.lake.table;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.almanac.analytics.error.ExitCode;
import dev.almanac.analytics.error.UserException;
import dev.almanac.analytics.figure.Digest;
import java.net.InetAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.apache.hadoop.conf.Configuration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LakeLockTest {
    @TempDir
    Path lake;

    @Test
    void aSecondWriterIsToldWhoHoldsTheLake() {
        try (LakeLock first = acquire(Duration.ZERO)) {
            assertThat(first).isNotNull();
            assertThatThrownBy(() -> acquire(Duration.ofMillis(300))).isInstanceOfSatisfying(UserException.class, e -> {
                assertThat(e.exitCode()).isEqualTo(ExitCode.LOCKED);
                assertThat(e.reason())
                        .contains("process " + ProcessHandle.current().pid(), "almanac daily")
                        .containsPattern(" since \\d{4}-\\d\\d-\\d\\dT\\d\\d:\\d\\d:\\d\\dZ: ");
            });
        }
        acquire(Duration.ZERO).close();
        assertThat(lake.resolve("_lock")).doesNotExist();
    }

    @Test
    void theFolderThatWasMadeForALockGoesWithItWhereNothingCameIntoIt() throws Exception {
        Path absent = lake.resolve("absent");
        acquire(absent, Duration.ZERO).close();
        assertThat(absent).doesNotExist();
        try (LakeLock held = acquire(absent, Duration.ZERO)) {
            assertThat(held).isNotNull();
            Files.writeString(absent.resolve("table"), "x");
        }
        assertThat(absent.resolve("table")).exists();
        acquire(lake, Duration.ZERO).close();
        assertThat(lake).exists();
    }

    /** Each may find that the folder it was about to lock has just been taken away by the one before. */
    @Test
    void ofManyThatComeAtOnceToAnAbsentFolderOneHoldsAtATime() throws Exception {
        for (int round = 0; round < 4; round++) {
            together(lake.resolve("absent" + round));
        }
    }

    @Test
    void aDeadProcessOfThisHostIsTakenOver() throws Exception {
        Process dead = new ProcessBuilder("true").start();
        dead.waitFor();
        String host = InetAddress.getLocalHost().getHostName();
        holder(host, dead.pid(), Instant.now());
        acquire(Duration.ZERO).close();
    }

    @Test
    void aHolderElsewhereIsTakenOverOnlyWhenItsHeartStopped() throws Exception {
        holder("elsewhere", 1, Instant.now().minusSeconds(60));
        assertThatThrownBy(() -> acquire(Duration.ofMillis(300))).isInstanceOf(UserException.class);
        holder("elsewhere", 1, Instant.now().minusSeconds(180));
        acquire(Duration.ZERO).close();
    }

    @Test
    void aLockThatSaysNothingIsTakenOverOnceItIsOld() throws Exception {
        Path file = Files.writeString(lake.resolve("_lock"), "");
        assertThatThrownBy(() -> acquire(Duration.ofMillis(300))).isInstanceOf(UserException.class);
        Files.setLastModifiedTime(file, FileTime.from(Instant.now().minusSeconds(180)));
        acquire(Duration.ZERO).close();
        assertThat(lake).isEmptyDirectory();
    }

    @Test
    void aWaiterThatDiedWhileTakingOverKeepsNobodyOut() throws Exception {
        LockHolder gone = holder("elsewhere", 1, Instant.now().minusSeconds(180));
        Path taking = taking(gone, 0);
        assertThatThrownBy(() -> acquire(Duration.ofMillis(300))).isInstanceOf(UserException.class);
        age(taking);
        acquire(Duration.ofSeconds(5)).close();
        assertThat(lake).isEmptyDirectory();
    }

    /** Of two that find the file of a dead waiter, one is about it; the other leaves that one's file and the lock alone. */
    @Test
    void whoFindsTheFileOfADeadWaiterRemovesNoOtherWaitersFile() throws Exception {
        LockHolder gone = holder("elsewhere", 1, Instant.now().minusSeconds(180));
        Path dead = taking(gone, 0);
        age(dead);
        Path other = taking(gone, 1);
        assertThatThrownBy(() -> acquire(Duration.ofMillis(300))).isInstanceOf(UserException.class);
        assertThat(List.of(dead, other, lake.resolve("_lock")))
                .allSatisfy(file -> assertThat(file).exists());
        age(other);
        acquire(Duration.ofSeconds(5)).close();
        assertThat(lake).isEmptyDirectory();
    }

    @Test
    void ofManyThatFindTheFileOfADeadWaiterOneHoldsAtATime() throws Exception {
        for (int round = 0; round < 4; round++) {
            age(taking(holder("elsewhere", 1, Instant.now().minusSeconds(180)), 0));
            together(lake);
        }
        assertThat(lake).isEmptyDirectory();
    }

    /** The file of a waiter that removes the lock of {@code gone}. */
    private Path taking(LockHolder gone, int number) throws Exception {
        String name = gone.host() + " " + gone.process() + " " + gone.taken();
        String file = "_lock.taking-" + Digest.sha256(name).substring(0, 12) + "-" + number;
        return Files.writeString(lake.resolve(file), "x");
    }

    private static void age(Path file) throws Exception {
        Files.setLastModifiedTime(file, FileTime.from(Instant.now().minusSeconds(180)));
    }

    @Test
    void whoWasTakenOverLearnsItAndLeavesTheLockAlone() throws Exception {
        try (LakeLock slept = acquire(Duration.ZERO)) {
            slept.requireHeld();
            slept.beat();
            holder("elsewhere", 1, Instant.now());
            String other = Files.readString(lake.resolve("_lock"));

            slept.beat();

            assertThat(Files.readString(lake.resolve("_lock"))).isEqualTo(other);
            assertThatThrownBy(slept::requireHeld)
                    .isInstanceOfSatisfying(
                            UserException.class, e -> assertThat(e.exitCode()).isEqualTo(ExitCode.LOCKED));
        }
        assertThat(lake.resolve("_lock")).exists();
    }

    @Test
    void ofManyThatComeAtOnceOneHoldsAtATime() throws Exception {
        for (int round = 0; round < 4; round++) {
            holder("elsewhere", 1, Instant.now().minusSeconds(180));
            together(lake);
        }
    }

    private static void together(Path folder) throws Exception {
        AtomicInteger inside = new AtomicInteger();
        Callable<Integer> writer = () -> {
            try (LakeLock lock = acquire(folder, Duration.ofSeconds(30))) {
                assertThat(lock).isNotNull();
                int together = inside.incrementAndGet();
                Thread.sleep(5);
                inside.decrementAndGet();
                return together;
            }
        };
        ExecutorService pool = Executors.newFixedThreadPool(8);
        try {
            for (var result :
                    pool.invokeAll(Stream.generate(() -> writer).limit(8).toList())) {
                assertThat(result.get()).isEqualTo(1);
            }
        } finally {
            pool.shutdownNow();
        }
    }

    private LakeLock acquire(Duration patience) {
        return acquire(lake, patience);
    }

    private static LakeLock acquire(Path folder, Duration patience) {
        return LakeLock.acquire(folder.toString(), new Configuration(), "almanac daily", Clock.systemUTC(), patience);
    }

    private LockHolder holder(String host, long process, Instant beat) throws Exception {
        List<String> lines = List.of(
                host,
                Long.toString(process),
                Instant.EPOCH.toString(),
                beat.toString(),
                beat.toString(),
                "almanac rank");
        String text = String.join("\n", lines) + "\n";
        Files.writeString(lake.resolve("_lock"), text);
        return LockHolder.parse(text).orElseThrow();
    }
}

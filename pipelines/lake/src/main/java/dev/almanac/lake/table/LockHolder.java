package dev.almanac.lake.table;

import dev.almanac.analytics.figure.Figures;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * Who holds the lock of a lake.
 *
 * @param host name of the machine
 * @param process its number there
 * @param processStart when it started, so that a later process of the same number is another
 * @param taken when it took the lock
 * @param beat its last heartbeat
 * @param command what it does
 */
record LockHolder(String host, long process, Instant processStart, Instant taken, Instant beat, String command) {
    static LockHolder self(String command, Instant now) {
        ProcessHandle process = ProcessHandle.current();
        return new LockHolder(
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

    LockHolder beating(Instant now) {
        return new LockHolder(host, process, processStart, taken, now, command);
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

    /** Empty where the text is not one of ours. */
    static Optional<LockHolder> parse(String text) {
        String[] lines = text.split("\n", -1);
        if (lines.length < 7) {
            return Optional.empty();
        }
        try {
            return Optional.of(new LockHolder(
                    lines[0],
                    Long.parseLong(lines[1]),
                    Instant.parse(lines[2]),
                    Instant.parse(lines[3]),
                    Instant.parse(lines[4]),
                    lines[5]));
        } catch (DateTimeException | NumberFormatException e) {
            return Optional.empty();
        }
    }

    boolean isSameRunAs(LockHolder other) {
        return host.equals(other.host) && process == other.process && taken.equals(other.taken);
    }

    /** Whether it died on this host, or has shown no sign of life for so long. */
    boolean isGone(Duration silence, Instant now) {
        return Duration.between(beat, now).compareTo(silence) > 0 || host.equals(hostName()) && !isRunning();
    }

    private boolean isRunning() {
        return ProcessHandle.of(process)
                .filter(ProcessHandle::isAlive)
                .filter(running ->
                        running.info().startInstant().orElse(Instant.EPOCH).equals(processStart))
                .isPresent();
    }

    String describe() {
        return "held by process " + process + " on " + host + " since " + Figures.instant(taken) + ": " + command;
    }
}

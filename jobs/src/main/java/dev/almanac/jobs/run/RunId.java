package dev.almanac.jobs.run;

import java.security.SecureRandom;
import java.time.Instant;
import java.util.UUID;

/** Names of runs: UUIDs of version 7 (RFC 9562, section 5.7), which sort by the time they were made. */
final class RunId {
    private static final SecureRandom RANDOM = new SecureRandom();

    private RunId() {}

    /** A new name for a run that starts at {@code now}: 48 bits of milliseconds, then 74 random bits. */
    static String of(Instant now) {
        long high = (now.toEpochMilli() << 16) | 0x7000L | (RANDOM.nextLong() & 0x0fffL);
        long low = 0x8000000000000000L | (RANDOM.nextLong() & 0x3fffffffffffffffL);
        return new UUID(high, low).toString();
    }
}

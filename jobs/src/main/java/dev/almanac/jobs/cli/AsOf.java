package dev.almanac.jobs.cli;

import dev.almanac.analytics.error.UserException;
import dev.almanac.jobs.config.Moments;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Optional;

/** Reads the instant that a command speaks for. */
final class AsOf {
    private AsOf() {}

    /**
     * What {@code --as-of} says: an instant, or a day for its midnight; by default the latest midnight not after now.
     *
     * @throws UserException where it is neither, or lies in the future
     */
    static Instant of(Optional<String> option, Clock clock) {
        return asked(option, clock).orElseGet(() -> clock.instant().truncatedTo(ChronoUnit.DAYS));
    }

    /** The same without a default. */
    static Optional<Instant> asked(Optional<String> option, Clock clock) {
        return option.map(text -> past(text, clock));
    }

    private static Instant past(String text, Clock clock) {
        Instant asOf = Moments.parse("--as-of", text);
        if (asOf.isAfter(clock.instant())) {
            throw UserException.usage(
                    "--as-of " + text + " cannot be used",
                    "it lies in the future; now is " + clock.instant().truncatedTo(ChronoUnit.SECONDS),
                    "give an instant that has passed, or leave it out for the latest midnight");
        }
        return asOf;
    }
}

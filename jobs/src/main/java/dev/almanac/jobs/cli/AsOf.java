package dev.almanac.jobs.cli;

import dev.almanac.analytics.error.UserException;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.format.DateTimeParseException;
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
        Instant asOf = parse("--as-of", text);
        if (asOf.isAfter(clock.instant())) {
            throw UserException.usage(
                    "--as-of " + text + " cannot be used",
                    "it lies in the future; now is " + clock.instant().truncatedTo(ChronoUnit.SECONDS),
                    "give an instant that has passed, or leave it out for the latest midnight");
        }
        return asOf;
    }

    /**
     * An instant, or a day for its midnight.
     *
     * @param option which one says it, for the message
     * @throws UserException where it is neither
     */
    static Instant parse(String option, String text) {
        try {
            return text.matches("\\d{4}-\\d{2}-\\d{2}")
                    ? LocalDate.parse(text).atStartOfDay(ZoneOffset.UTC).toInstant()
                    : Instant.parse(text);
        } catch (DateTimeParseException e) {
            throw UserException.usage(
                    option + " " + text + " cannot be used",
                    "it is neither an instant nor a day in ISO 8601",
                    "write 2022-10-11T00:00:00Z, or 2022-10-11 for that midnight (UTC)");
        }
    }
}

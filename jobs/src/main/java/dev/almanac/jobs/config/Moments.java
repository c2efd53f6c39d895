package dev.almanac.jobs.config;

import dev.almanac.analytics.error.UserException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.format.DateTimeParseException;

/** Instants as people write them. */
public final class Moments {
    private Moments() {}

    /**
     * An instant, or a day for its midnight.
     *
     * @param name the option or key that says it, for the message
     * @throws UserException where it is neither
     */
    public static Instant parse(String name, String text) {
        try {
            return text.matches("\\d{4}-\\d{2}-\\d{2}")
                    ? LocalDate.parse(text).atStartOfDay(ZoneOffset.UTC).toInstant()
                    : Instant.parse(text);
        } catch (DateTimeParseException e) {
            throw UserException.usage(
                    name + " " + text + " cannot be used",
                    "it is neither an instant nor a day in ISO 8601",
                    "write 2022-10-11T00:00:00Z, or 2022-10-11 for that midnight (UTC)");
        }
    }
}

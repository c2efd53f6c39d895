package dev.almanac.analytics.market;

import java.time.Duration;
import java.util.Locale;
import java.util.Optional;

/**
 * The length of a candle. Bars are half-open, {@code [open, open + length)}, in UTC: daily bars open at 00:00Z, weekly
 * ones on Monday.
 */
public enum Interval {
    /** One minute. */
    M1("1m", Duration.ofMinutes(1)),
    /** Five minutes. */
    M5("5m", Duration.ofMinutes(5)),
    /** Fifteen minutes. */
    M15("15m", Duration.ofMinutes(15)),
    /** Thirty minutes. */
    M30("30m", Duration.ofMinutes(30)),
    /** One hour. */
    H1("1h", Duration.ofHours(1)),
    /** Four hours. */
    H4("4h", Duration.ofHours(4)),
    /** One day, from 00:00Z. */
    D1("1d", Duration.ofDays(1)),
    /** One week, from Monday 00:00Z. */
    W1("1w", Duration.ofDays(7));

    /** Monday 1970-01-05, the first weekly bar after the epoch. */
    private static final long FIRST_MONDAY_MICROS = Duration.ofDays(4).toMillis() * 1000;

    private final String code;
    private final Duration length;
    private final long micros;

    Interval(String code, Duration length) {
        this.code = code;
        this.length = length;
        this.micros = length.toMillis() * 1000;
    }

    /** The code used in tables, configuration and on the command line, such as {@code 4h}. */
    public String code() {
        return code;
    }

    /** The length of a bar. */
    public Duration length() {
        return length;
    }

    /** The length of a bar in microseconds. */
    public long micros() {
        return micros;
    }

    /** Whether a bar of this interval may open at {@code openMicros} (microseconds since the epoch). */
    public boolean isOnGrid(long openMicros) {
        return Math.floorMod(openMicros - gridOrigin(), micros) == 0;
    }

    /** The open time of the bar that holds {@code timeMicros} (both in microseconds since the epoch). */
    public long floor(long timeMicros) {
        return timeMicros - Math.floorMod(timeMicros - gridOrigin(), micros);
    }

    private long gridOrigin() {
        return this == W1 ? FIRST_MONDAY_MICROS : 0;
    }

    /**
     * The interval that {@code text} names, in any of the forms people write: {@code 4h}, {@code 4H}, {@code PT4H},
     * {@code 240m}, {@code d}, {@code P1D}, {@code daily}. Minutes are {@code m}; {@code M} (a month) is no interval of
     * ours.
     */
    public static Optional<Interval> parse(String text) {
        String trimmed = text.trim();
        if (trimmed.endsWith("M") && !trimmed.toUpperCase(Locale.ROOT).startsWith("PT")) {
            return Optional.empty();
        }
        String word = trimmed.toLowerCase(Locale.ROOT);
        Optional<Interval> named = named(word);
        return named.isPresent() ? named : ofLength(word);
    }

    private static Optional<Interval> named(String word) {
        return switch (word) {
            case "d", "day", "daily" -> Optional.of(D1);
            case "h", "hour", "hourly" -> Optional.of(H1);
            case "w", "week", "weekly" -> Optional.of(W1);
            case "minute" -> Optional.of(M1);
            default -> Optional.empty();
        };
    }

    private static Optional<Interval> ofLength(String word) {
        String body = word.startsWith("pt") ? word.substring(2) : word.startsWith("p") ? word.substring(1) : word;
        if (!body.matches("[0-9]{1,5}(m|min|h|d|w)")) {
            return Optional.empty();
        }
        String digits = body.replaceAll("[^0-9]", "");
        Duration unit =
                switch (body.charAt(digits.length())) {
                    case 'm' -> Duration.ofMinutes(1);
                    case 'h' -> Duration.ofHours(1);
                    case 'd' -> Duration.ofDays(1);
                    default -> Duration.ofDays(7);
                };
        Duration wanted = unit.multipliedBy(Long.parseLong(digits));
        for (Interval interval : values()) {
            if (interval.length.equals(wanted)) {
                return Optional.of(interval);
            }
        }
        return Optional.empty();
    }

    @Override
    public String toString() {
        return code;
    }
}

package dev.almanac.connectors.file;

import dev.almanac.analytics.error.UserException;
import dev.almanac.analytics.market.Interval;
import dev.almanac.analytics.market.Symbol;
import java.io.Serializable;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * What the user said of all files of a call; it goes before anything that columns or names say.
 *
 * @param venue lower case, or {@code null} where the files tell
 * @param symbol or {@code null} where the files tell
 * @param interval or {@code null} where the files tell
 */
public record FileOverrides(
        @Nullable String venue,
        @Nullable Symbol symbol,
        @Nullable Interval interval) implements Serializable {

    private static final Pattern VENUE = Pattern.compile("[a-z0-9][a-z0-9-]{0,39}");

    /** The files tell everything. */
    public static final FileOverrides NONE = new FileOverrides(null, null, null);

    /**
     * The values of the flags {@code --venue}, {@code --symbol} and {@code --interval}; {@code null} is a flag not given.
     *
     * @throws UserException where a value has no known form
     */
    public static FileOverrides parse(@Nullable String venue, @Nullable String symbol, @Nullable String interval) {
        return new FileOverrides(
                venue == null ? null : venueOf(venue),
                symbol == null ? null : symbolOf(symbol),
                interval == null ? null : intervalOf(interval));
    }

    /** Whether they leave nothing for the files to tell. */
    boolean areComplete() {
        return venue != null && symbol != null && interval != null;
    }

    /** The codes of all intervals, for messages. */
    static String knownIntervals() {
        return Arrays.stream(Interval.values()).map(Interval::code).collect(Collectors.joining(", "));
    }

    /** The name that {@code text} gives a venue, lower case; empty where it is more than letters, digits and hyphens. */
    static Optional<String> venue(String text) {
        String venue = text.trim().toLowerCase(Locale.ROOT);
        return VENUE.matcher(venue).matches() ? Optional.of(venue) : Optional.empty();
    }

    private static String venueOf(String text) {
        return venue(text)
                .orElseThrow(() -> UserException.usage(
                        "--venue " + text + " is no name of a venue",
                        "a venue is letters, digits and hyphens",
                        "give one such as --venue binance"));
    }

    private static Symbol symbolOf(String text) {
        return Symbol.parse(text)
                .orElseThrow(() -> UserException.usage(
                        "--symbol " + text + " is no symbol",
                        "it is not split by /, - or _ and ends in no quote asset that is known",
                        "write base and quote, such as --symbol BTC/USDT"));
    }

    private static Interval intervalOf(String text) {
        return Interval.parse(text)
                .orElseThrow(() -> UserException.usage(
                        "--interval " + text + " is no interval that is known",
                        "known are " + knownIntervals(),
                        "give one of them, such as --interval 1h"));
    }
}

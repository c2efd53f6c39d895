package dev.almanac.jobs.cli;

import dev.almanac.analytics.error.UserException;
import dev.almanac.jobs.config.FetchSettings;
import java.util.Map;
import java.util.Optional;

/** The option {@code --base}, which says where the one venue is that is named with it. */
final class VenueBase {
    /** What it is for, for the help. */
    static final String HELP = "Where the venue is, of one --venue; for a sandbox or a mirror.";

    private VenueBase() {}

    /**
     * The setting that it stands for; none where it is not given.
     *
     * @param venues what {@code --venue} says
     * @throws UserException where that is not one venue
     */
    static Map<String, String> setting(Optional<String> base, Optional<String> venues) {
        return base.map(url -> Map.of(FetchSettings.baseKey(one(venues)), url)).orElse(Map.of());
    }

    private static String one(Optional<String> venues) {
        return venues.filter(names -> !names.isBlank() && !names.contains(","))
                .map(String::trim)
                .orElseThrow(() -> UserException.usage(
                        "--base has no venue",
                        "it says where one venue is, and --venue does not name one",
                        "give one with --venue, or set " + FetchSettings.baseKey("NAME") + " for each"));
    }
}

package dev.almanac.jobs.config;

import dev.almanac.analytics.error.UserException;
import dev.almanac.analytics.market.Interval;
import dev.almanac.connectors.venue.KnownVenues;
import dev.almanac.connectors.venue.VenueSettings;
import dev.almanac.connectors.venue.http.HttpSettings;
import dev.almanac.connectors.venue.http.Pace;
import dev.almanac.connectors.web.WebAddress;
import dev.almanac.lake.ingest.FetchPace;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * What is fetched from venues, and where they are.
 *
 * @param venues their names; empty where nothing is fetched
 * @param symbols pairs as they were written; empty for those that the lake has
 * @param top where no pairs are named, how many of the quote asset, by turnover
 * @param quote the quote asset of these
 * @param intervals lengths of bars
 * @param from from when on; empty where that is not said
 * @param refreshed how many of the last stored bars are fetched again
 * @param mostGone which share of a venue's pairs its list may lack at once to be believed
 * @param pace when what was fetched is committed, and when a fetch ends
 * @param places where venues are that are not at their public address, by name
 */
public record FetchSettings(
        List<String> venues,
        List<String> symbols,
        int top,
        String quote,
        List<Interval> intervals,
        Optional<Instant> from,
        int refreshed,
        double mostGone,
        FetchPace pace,
        Map<String, Place> places) {
    /** The key below which a venue's address is set. */
    private static final String AT = "venues.at";

    /** Defensive copies. */
    public FetchSettings {
        venues = List.copyOf(venues);
        symbols = List.copyOf(symbols);
        intervals = List.copyOf(intervals);
        places = Map.copyOf(places);
    }

    /**
     * Where a venue is and how it is called.
     *
     * @param base empty for its public address
     * @param protocol empty for the one that its name ends with
     * @param weight what may be used of its rate; 0 for all
     * @param timeout how long an answer may take
     * @param pace how long a second of waiting lasts
     */
    public record Place(String base, String protocol, long weight, Duration timeout, double pace) {
        private static final Duration TIMEOUT = Duration.ofSeconds(20);
        private static final Place PUBLIC = new Place("", "", 0, TIMEOUT, 1);
    }

    /** The key of a venue's address, for an option that stands for it. */
    public static String baseKey(String venue) {
        return AT + "." + venue.replace('-', '_') + ".base";
    }

    static FetchSettings of(Configuration from) {
        Map<String, Place> places = new TreeMap<>();
        for (String name : from.chosen(AT)) {
            places.put(name.replace('_', '-'), place(from, AT + "." + name + "."));
        }
        String begin = from.text("venues.from");
        return new FetchSettings(
                from.texts("sources.venues"),
                from.texts("venues.symbols"),
                Math.toIntExact(from.whole("venues.top")),
                from.text("venues.quote").trim().toUpperCase(Locale.ROOT),
                FeatureSettings.intervals(from.texts("venues.intervals")),
                begin.isBlank() ? Optional.empty() : Optional.of(Moments.parse("venues.from", begin)),
                Math.toIntExact(from.whole("venues.refresh_bars")),
                from.number("venues.most_gone"),
                pace(from),
                places);
    }

    private static FetchPace pace(Configuration from) {
        long minutes = from.whole("venues.for_min");
        return new FetchPace(
                Duration.ofSeconds(from.whole("venues.commit_s")),
                minutes == 0 ? Optional.empty() : Optional.of(Duration.ofMinutes(minutes)));
    }

    private static Place place(Configuration from, String at) {
        return new Place(
                from.chosenOr(at + "base", from::text, ""),
                from.chosenOr(at + "protocol", from::text, ""),
                from.chosenOr(at + "weight", from::whole, 0L),
                Duration.ofMillis(from.chosenOr(at + "timeout_ms", from::whole, Place.TIMEOUT.toMillis())),
                from.chosenOr(at + "pace", from::number, 1.0));
    }

    /**
     * How the venue of that name is called.
     *
     * @throws UserException where nobody knows its protocol or its address
     */
    public VenueSettings venue(String name) {
        Place place = places.getOrDefault(name, Place.PUBLIC);
        String protocol = place.protocol().isEmpty() ? name.substring(name.lastIndexOf('-') + 1) : place.protocol();
        boolean isPublic = place.base().isEmpty();
        if (isPublic && !name.equals(protocol)) {
            throw UserException.usage(
                    "nothing can be fetched from " + name,
                    KnownVenues.names().contains(protocol)
                            ? "no address is known for it"
                            : "neither its protocol nor its address is known",
                    name.startsWith(VenueSettings.SIMULATED)
                            ? "start it with almanac sandbox, which says how to go on"
                            : "choose one of " + String.join(", ", KnownVenues.names()) + ", or set " + baseKey(name)
                                    + " and the protocol beside it");
        }
        VenueSettings known = VenueSettings.of(protocol);
        URI base = isPublic ? known.http().base() : address(name, place.base());
        return new VenueSettings(
                name,
                protocol,
                new HttpSettings(
                        base, place.weight(), place.timeout(), known.http().attempts(), new Pace(place.pace())));
    }

    private static URI address(String venue, String text) {
        try {
            URI address = URI.create(text);
            if (WebAddress.hasUser(address)) {
                throw noAddress(
                        venue,
                        text,
                        "it has a name or a password before its host, and would be shown with them where it fails");
            }
            if (address.getRawQuery() != null || address.getRawFragment() != null) {
                throw noAddress(venue, text, "a ? or # ends it, and the paths of calls have to follow it");
            }
            if (List.of("http", "https").contains(String.valueOf(address.getScheme())) && address.getHost() != null) {
                return address;
            }
        } catch (IllegalArgumentException e) {
            // told below, in the words of who wrote it
        }
        throw noAddress(venue, text, "it has no scheme (http or https) or no host");
    }

    private static UserException noAddress(String venue, String text, String why) {
        return UserException.usage(
                "the address " + WebAddress.shown(text) + " of " + venue + " cannot be used",
                why,
                "write it like http://127.0.0.1:8077, or with a path: https://mirror.example/binance");
    }
}

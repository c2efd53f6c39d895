package dev.almanac.connectors.venue;

import dev.almanac.analytics.error.UserException;
import dev.almanac.connectors.venue.http.HttpSettings;
import java.io.Serializable;
import java.net.URI;

/**
 * A venue and how it is called.
 *
 * @param name what it is called in tables; a simulated one should say so
 * @param protocol whose protocol it speaks, one of {@link KnownVenues#names}
 * @param http address, limits and patience
 */
public record VenueSettings(String name, String protocol, HttpSettings http) implements Serializable {
    /** What the names of simulated venues begin with. */
    public static final String SIMULATED = "sandbox-";

    /** Whether the name says that nothing of it is real. */
    public boolean isSimulated() {
        return name.startsWith(SIMULATED);
    }

    /**
     * A known venue at its public address.
     *
     * @throws UserException where it is not known
     */
    public static VenueSettings of(String venue) {
        return new VenueSettings(
                venue,
                venue,
                HttpSettings.of(KnownVenues.protocol(venue).facts().base()));
    }

    /** The same protocol under another name at another address. */
    public VenueSettings at(String otherName, URI base) {
        return new VenueSettings(
                otherName,
                protocol,
                new HttpSettings(base, http.weight(), http.timeout(), http.attempts(), http.pace()));
    }
}

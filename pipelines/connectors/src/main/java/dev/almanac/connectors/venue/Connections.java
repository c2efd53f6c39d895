package dev.almanac.connectors.venue;

import dev.almanac.analytics.error.UserException;
import dev.almanac.connectors.venue.http.VenueHttp;
import dev.almanac.connectors.venue.protocol.VenueProtocol;
import java.io.Serializable;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The venues that were set up. Each is connected to once in a process that reads, by whichever thread comes first. */
final class Connections implements Serializable {
    private static final long serialVersionUID = 1L;

    private final ArrayList<VenueSettings> settings;
    private final Clock clock;
    private transient @Nullable Map<String, Connection> open;

    /** @param clock one that can be serialised, as those of the JDK can */
    Connections(List<VenueSettings> settings, Clock clock) {
        this.settings = new ArrayList<>(settings);
        this.clock = clock;
    }

    /**
     * A venue that can be called.
     *
     * @param venue its name in tables
     */
    record Connection(String venue, VenueSettings settings, VenueProtocol protocol, VenueHttp http, VenueClock clock) {}

    /**
     * The connection to {@code venue}; all threads get the same one and with it the same budget.
     *
     * @throws UserException where it was not set up
     */
    synchronized Connection to(String venue) {
        Map<String, Connection> map = open;
        if (map == null) {
            map = new HashMap<>();
            open = map;
        }
        return map.computeIfAbsent(venue, this::connect);
    }

    private Connection connect(String venue) {
        VenueSettings found = settingsOf(venue);
        VenueProtocol protocol = KnownVenues.protocol(found.protocol());
        VenueHttp http = new VenueHttp(found.http(), protocol);
        return new Connection(venue, found, protocol, http, new VenueClock(protocol, http, clock));
    }

    /** The time here, microseconds since the epoch. */
    long now() {
        return ChronoUnit.MICROS.between(Instant.EPOCH, clock.instant());
    }

    /** The protocol that {@code venue} speaks; nothing is called for it. */
    VenueProtocol protocol(String venue) {
        return KnownVenues.protocol(settingsOf(venue).protocol());
    }

    VenueSettings settingsOf(String venue) {
        return settings.stream()
                .filter(one -> one.name().equals(venue))
                .findFirst()
                .orElseThrow(() -> UserException.usage(
                        "nothing can be fetched from " + venue,
                        "no venue of that name is set up",
                        "choose one of "
                                + String.join(
                                        ", ",
                                        settings.stream()
                                                .map(VenueSettings::name)
                                                .toList())));
    }
}

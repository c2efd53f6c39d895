package dev.almanac.connectors.venue;

import dev.almanac.connectors.venue.http.CallFault;
import dev.almanac.connectors.venue.http.VenueHttp;
import dev.almanac.connectors.venue.protocol.VenueProtocol;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The time at a venue and here. A bar has closed when it has by both clocks: a wrong one may then hold a bar back for a while,
 * but never passes an open one off as closed.
 */
final class VenueClock {
    private static final Duration TRUSTED_FOR = Duration.ofHours(1);
    private static final Duration WORTH_TELLING = Duration.ofMinutes(1);

    private final VenueProtocol protocol;
    private final VenueHttp http;
    private final Clock clock;
    private @Nullable Measured measured;

    VenueClock(VenueProtocol protocol, VenueHttp http, Clock clock) {
        this.protocol = protocol;
        this.http = http;
        this.clock = clock;
    }

    /**
     * How far the venue's clock is ahead of ours.
     *
     * @param at when that was found, by our clock, microseconds
     */
    private record Measured(long ahead, long at) {}

    /** The time by the clock that is behind, microseconds since the epoch. */
    long earlier() throws CallFault {
        return here() + Math.min(0, ahead());
    }

    /** The time by the clock that is ahead, microseconds since the epoch. */
    long later() throws CallFault {
        return here() + Math.max(0, ahead());
    }

    /** The time at the venue. */
    Instant there() throws CallFault {
        return Instant.EPOCH.plus(here() + ahead(), ChronoUnit.MICROS);
    }

    /** What a person should know where the clocks are far apart. */
    Optional<String> difference(String venue) throws CallFault {
        Duration apart = Duration.of(ahead(), ChronoUnit.MICROS);
        return apart.abs().compareTo(WORTH_TELLING) < 0
                ? Optional.empty()
                : Optional.of("the clock of " + venue + " is " + apart.abs().toSeconds() + " s "
                        + (apart.isNegative() ? "behind" : "ahead of")
                        + " ours; bars count as closed when they are by both");
    }

    /** Taken after the answer has come, so that the way back never makes the venue's clock look ahead. */
    private synchronized long ahead() throws CallFault {
        Measured last = measured;
        if (last == null || here() - last.at() > TRUSTED_FOR.toNanos() / 1000) {
            long there = protocol.time(http);
            last = new Measured(there - here(), here());
            measured = last;
        }
        return last.ahead();
    }

    private long here() {
        return ChronoUnit.MICROS.between(Instant.EPOCH, clock.instant());
    }
}

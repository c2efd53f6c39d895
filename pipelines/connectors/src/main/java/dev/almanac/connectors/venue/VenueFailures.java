package dev.almanac.connectors.venue;

import dev.almanac.analytics.port.UnreadableUnitException;
import dev.almanac.connectors.venue.http.CallFault;

/** Says in three lines why something cannot be had from a venue. */
final class VenueFailures {
    private VenueFailures() {}

    /** @param what what was wanted, with venue, symbol and window */
    static UnreadableUnitException of(String what, Connections.Connection venue, CallFault fault) {
        String times = fault.attempts() > 1 ? ", " + fault.attempts() + " times" : "";
        String problem = what + " cannot be read";
        String reason = venue.settings().http().base() + times + ": " + fault.words();
        UnreadableUnitException failure =
                switch (fault.kind()) {
                    case REFUSED ->
                        new UnreadableUnitException(
                                problem,
                                reason,
                                "see whether " + venue.venue() + " still lists it, and under which name");
                    case NOT_KEPT ->
                        new UnreadableUnitException(
                                problem, reason, "ask for a younger span, or look for the venue's archive of files");
                    case BANNED ->
                        UnreadableUnitException.unavailable(
                                problem,
                                reason,
                                "ask nothing of " + venue.venue() + " from this address" + until(fault)
                                        + "; nothing more was asked in this run");
                    case BUSY ->
                        UnreadableUnitException.unavailable(
                                problem,
                                reason,
                                "see what else asks " + venue.venue() + " from this address, then run again");
                    case FAILING ->
                        UnreadableUnitException.unavailable(
                                problem, reason, "run again later; what is stored already is not fetched again");
                };
        failure.initCause(fault);
        return failure;
    }

    private static String until(CallFault fault) {
        return fault.retryAfter().isZero()
                ? " until it serves you again"
                : " for " + fault.retryAfter().toSeconds() + " s";
    }
}

package dev.almanac.connectors.venue;

import dev.almanac.analytics.port.UnreadableUnitException;
import dev.almanac.connectors.venue.http.CallFault;

/** Says in three lines why something cannot be had from a venue. */
final class VenueFailures {
    private VenueFailures() {}

    /**
     * Of the list of instruments, or of the clock, without which nothing of the venue can be had.
     *
     * @param what what was wanted, with the venue
     */
    static UnreadableUnitException ofWhole(String what, Connections.Connection venue, CallFault fault) {
        UnreadableUnitException failure =
                switch (fault.kind()) {
                    case REFUSED, NOT_KEPT ->
                        new UnreadableUnitException(
                                problem(what),
                                reason(venue, fault),
                                "see whether " + venue.venue()
                                        + " still answers there; another address is given with --base");
                    case GARBLED ->
                        UnreadableUnitException.unavailable(
                                problem(what),
                                reason(venue, fault),
                                "run again later; where it stays so, its answers have changed: report it");
                    default -> of(what, venue, fault);
                };
        if (failure.getCause() == null) {
            failure.initCause(fault);
        }
        return failure;
    }

    private static String problem(String what) {
        return what + " cannot be read";
    }

    private static String reason(Connections.Connection venue, CallFault fault) {
        String times = fault.attempts() > 1 ? ", " + fault.attempts() + " times" : "";
        return venue.settings().http().base() + times + ": " + fault.words();
    }

    /** @param what what was wanted, with venue, symbol and window */
    static UnreadableUnitException of(String what, Connections.Connection venue, CallFault fault) {
        String problem = problem(what);
        String reason = reason(venue, fault);
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
                    case GARBLED ->
                        new UnreadableUnitException(
                                problem,
                                reason,
                                "run again later, other series are not held up; where it stays so, report it");
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

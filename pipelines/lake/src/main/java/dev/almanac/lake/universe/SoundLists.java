package dev.almanac.lake.universe;

import dev.almanac.analytics.error.ExitCode;
import dev.almanac.analytics.error.UserException;
import dev.almanac.analytics.port.InstrumentList;
import dev.almanac.analytics.port.InstrumentSource;
import dev.almanac.analytics.port.UnreadableUnitException;
import dev.almanac.analytics.universe.InstrumentFact;
import dev.almanac.analytics.universe.VenueLists;
import dev.almanac.lake.table.Lake;
import java.util.List;

/**
 * Tells whether lists of venues can be believed. A list that was cut short would delist all that it lacks: where a good part of
 * what the venue's earlier lists had is missing, it is asked for a second time, and not taken where that is no better.
 */
public final class SoundLists {
    private final List<InstrumentFact> earlier;
    private final InstrumentSource source;
    private final double mostGone;

    /**
     * @param lake has what earlier lists said
     * @param source where lists are asked for again
     * @param mostGone up to which share of a venue's pairs may be gone at once, 0 to 1
     */
    public SoundLists(Lake lake, InstrumentSource source, double mostGone) {
        this.earlier = InstrumentTable.facts(lake);
        this.source = source;
        this.mostGone = mostGone;
    }

    /**
     * The list, or the one that came when it was asked for again.
     *
     * @throws UserException where it is not taken
     */
    public InstrumentList checked(InstrumentList list) {
        requireInstruments(list);
        if (!VenueLists.lack(list, earlier).exceeds(mostGone)) {
            return list;
        }
        InstrumentList second = again(list.venue());
        requireInstruments(second);
        VenueLists.Lack lack = VenueLists.lack(second, earlier);
        if (lack.exceeds(mostGone)) {
            throw notTaken(
                    list,
                    "it lacks " + lack.gone() + " of the " + lack.had()
                            + " pairs that it had, also when it was asked for again: they would be delisted",
                    "ask again later; if they are gone indeed, let more of them go: venues.most_gone");
        }
        return second;
    }

    private InstrumentList again(String venue) {
        try {
            return source.list(venue);
        } catch (UnreadableUnitException e) {
            throw new UserException(ExitCode.UNAVAILABLE, e.problem(), e.reason(), e.remedy(), e);
        }
    }

    /** A venue that lists nothing has not answered: by its word, all of its pairs would be gone. */
    static void requireInstruments(InstrumentList list) {
        if (list.instruments().isEmpty()) {
            throw notTaken(
                    list,
                    "it names no pair, by which all pairs of the venue would be delisted",
                    "ask again later, or ask other venues: almanac universe refresh --venue NAME");
        }
    }

    private static UserException notTaken(InstrumentList list, String why, String remedy) {
        return UserException.usage("the list of " + list.venue() + " is not taken", why, remedy);
    }
}

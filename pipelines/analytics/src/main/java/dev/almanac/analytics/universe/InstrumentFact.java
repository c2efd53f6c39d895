package dev.almanac.analytics.universe;

import dev.almanac.analytics.market.PairName;
import dev.almanac.analytics.market.Symbol;
import java.util.Collection;
import java.util.Comparator;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * What became of a pair at a venue, and who says so.
 *
 * @param venue where it trades
 * @param symbol the pair
 * @param validFrom from when on it holds, microseconds since the epoch
 * @param source who says so
 * @param status what it is from then on
 * @param renamedTo what it trades as since; empty unless renamed
 * @param knownAt from when on it could be known, microseconds since the epoch
 * @param detail more about the source, for a person; may be empty
 */
public record InstrumentFact(
        String venue,
        Symbol symbol,
        long validFrom,
        Source source,
        Status status,
        Optional<Symbol> renamedTo,
        long knownAt,
        String detail) {
    /** Who says so. */
    public enum Source {
        /** Stored daily bars. */
        CANDLES,
        /** The venue's own list of instruments. */
        VENUE,
        /** The file of facts about names, where stored bars show it. */
        FACTS;

        /** The name in tables. */
        public String code() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /** What a pair is. */
    public enum Status {
        /** It can be traded, or is only paused. */
        LISTED,
        /** It is traded no more. */
        DELISTED,
        /** It is traded under another name. */
        RENAMED;

        /** The name in tables. */
        public String code() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /** Venue and symbol in one word. */
    public String name() {
        return PairName.of(venue, symbol);
    }

    /**
     * What stands of each pair at {@code asOf} (microseconds since the epoch), by venue and symbol in one word. What came
     * later, or could only be known later, does not count. What a venue says of its own pairs goes before what bars tell.
     */
    public static Map<String, InstrumentFact> standing(Collection<InstrumentFact> facts, long asOf) {
        Comparator<InstrumentFact> weightier = Comparator.comparing(
                        (InstrumentFact one) -> one.source() == Source.VENUE)
                .thenComparing(InstrumentFact::validFrom)
                .thenComparing(InstrumentFact::source);
        Map<String, InstrumentFact> standing = new TreeMap<>();
        for (InstrumentFact fact : facts) {
            if (fact.knownAt() <= asOf && fact.validFrom() <= asOf) {
                standing.merge(fact.name(), fact, (one, other) -> weightier.compare(one, other) >= 0 ? one : other);
            }
        }
        return standing;
    }
}

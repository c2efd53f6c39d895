package dev.almanac.analytics.universe;

import dev.almanac.analytics.market.Instrument;
import dev.almanac.analytics.market.InstrumentStatus;
import dev.almanac.analytics.market.PairName;
import dev.almanac.analytics.market.Symbol;
import dev.almanac.analytics.port.InstrumentList;
import dev.almanac.analytics.universe.InstrumentFact.Source;
import dev.almanac.analytics.universe.InstrumentFact.Status;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/** What a venue's list of instruments says that its earlier lists did not. */
public final class VenueLists {
    private VenueLists() {}

    /**
     * How far a list falls short of the venue's earlier ones.
     *
     * @param had how many pairs stand as listed by them
     * @param gone how many of these the list does not mention at all; one that it has as delisted is mentioned
     */
    public record Lack(int had, int gone) {
        /** Up to so many pairs may go at once whatever their share: of a few, one is a large one. */
        private static final int FEW = 2;

        /** Whether it is more than a share of them, and than a few. */
        public boolean exceeds(double share) {
            return gone > FEW && gone > share * had;
        }
    }

    /**
     * What a list lacks of what the venue's earlier lists had.
     *
     * @param earlier as of {@link #news}
     */
    public static Lack lack(InstrumentList list, Collection<InstrumentFact> earlier) {
        Set<String> mentioned = new HashSet<>();
        list.instruments().forEach(one -> mentioned.add(PairName.of(list.venue(), one.symbol())));
        List<String> had = standing(list.venue(), earlier).entrySet().stream()
                .filter(known -> known.getValue().status() == Status.LISTED)
                .map(Map.Entry::getKey)
                .toList();
        long there = had.stream().filter(mentioned::contains).count();
        return new Lack(had.size(), had.size() - (int) there);
    }

    /** What stands by the venue's own word, by pair. */
    private static Map<String, InstrumentFact> standing(String venue, Collection<InstrumentFact> earlier) {
        return InstrumentFact.standing(
                earlier.stream()
                        .filter(fact ->
                                fact.source() == Source.VENUE && fact.venue().equals(venue))
                        .toList(),
                Long.MAX_VALUE);
    }

    /**
     * The news of a list. A pair that is on it is listed: since the day that the venue names, else since it was first seen
     * there. One that was listed and is gone, or is on it as traded no more, is delisted since the list; it was renamed where
     * that is known and the list has it under its new name.
     *
     * @param earlier everything that is known; what earlier lists of the venue said is picked from it
     */
    public static List<InstrumentFact> news(InstrumentList list, Collection<InstrumentFact> earlier, AssetFacts names) {
        long at = micros(list.at());
        Map<String, InstrumentFact> before = standing(list.venue(), earlier);
        Map<String, Instrument> listed = new TreeMap<>();
        for (Instrument instrument : list.instruments()) {
            if (instrument.status() != InstrumentStatus.DELISTED) {
                listed.put(PairName.of(list.venue(), instrument.symbol()), instrument);
            }
        }
        List<InstrumentFact> news = new ArrayList<>();
        listed.forEach((name, instrument) -> {
            InstrumentFact known = before.get(name);
            if (known == null || known.status() != Status.LISTED) {
                news.add(listing(list.venue(), instrument, known == null, at));
            }
        });
        for (Instrument instrument : list.instruments()) {
            String name = PairName.of(list.venue(), instrument.symbol());
            if (!listed.containsKey(name) && !before.containsKey(name)) {
                news.add(ending(list.venue(), instrument.symbol(), at, listed, names));
            }
        }
        before.forEach((name, known) -> {
            if (known.status() == Status.LISTED && !listed.containsKey(name)) {
                news.add(ending(list.venue(), known.symbol(), at, listed, names));
            }
        });
        return news;
    }

    /** The day that the venue names could be known on that day; of a pair that was gone it may be its first one. */
    private static InstrumentFact listing(String venue, Instrument instrument, boolean isFirst, long at) {
        Instant named = instrument.listedAt();
        long from = named == null || !isFirst ? at : Math.min(at, micros(named));
        return new InstrumentFact(
                venue, instrument.symbol(), from, Source.VENUE, Status.LISTED, Optional.empty(), from, "");
    }

    private static InstrumentFact ending(
            String venue, Symbol symbol, long at, Map<String, Instrument> listed, AssetFacts names) {
        Optional<AssetFact> rename = names.rename(symbol.base(), at)
                .filter(fact -> listed.containsKey(PairName.of(venue, new Symbol(fact.asset(), symbol.quote()))));
        return new InstrumentFact(
                venue,
                symbol,
                at,
                Source.VENUE,
                rename.isPresent() ? Status.RENAMED : Status.DELISTED,
                rename.map(fact -> new Symbol(fact.asset(), symbol.quote())),
                at,
                rename.map(AssetFact::source).orElse(""));
    }

    private static long micros(Instant time) {
        return ChronoUnit.MICROS.between(Instant.EPOCH, time);
    }
}

package dev.almanac.analytics.universe;

import dev.almanac.analytics.market.Interval;
import dev.almanac.analytics.market.Symbol;
import dev.almanac.analytics.universe.InstrumentFact.Source;
import dev.almanac.analytics.universe.InstrumentFact.Status;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;

/**
 * When a pair was traded at a venue, as its daily bars tell. Bars without trades, with which some sources pad a pair that is
 * gone, do not count.
 *
 * @param venue where
 * @param symbol the pair
 * @param spans in order of time; between two the pair was silent for long, or its name became that of another asset
 */
public record TradedSpans(String venue, Symbol symbol, List<Span> spans) {
    private static final long DAY = Interval.D1.micros();

    /** Defensive copy. */
    public TradedSpans {
        spans = List.copyOf(spans);
        if (spans.isEmpty()) {
            throw new IllegalArgumentException(venue + " " + symbol + " was never traded");
        }
    }

    /**
     * A time in which it traded.
     *
     * @param first open time of its first daily bar, microseconds since the epoch
     * @param last open time of its last daily bar
     */
    public record Span(long first, long last) {}

    /** Open time of the newest daily bar with trades at a venue; {@code Long.MIN_VALUE} of none. */
    public static long newest(Collection<TradedSpans> pairs, String venue) {
        return pairs.stream()
                .filter(pair -> pair.venue().equals(venue))
                .mapToLong(pair -> pair.last().last())
                .max()
                .orElse(Long.MIN_VALUE);
    }

    private Span last() {
        return spans.get(spans.size() - 1);
    }

    /**
     * What the spans say. A listing could be known at the close of its first bar; that a silent pair is gone when its venue
     * has a bar more than {@code silentDays} later; that it goes by another name as soon as that is known.
     *
     * @param newest open time of the venue's newest daily bar
     */
    public List<InstrumentFact> told(long newest, int silentDays, AssetFacts names) {
        List<InstrumentFact> told = new ArrayList<>();
        for (int i = 0; i < spans.size(); i++) {
            Span span = spans.get(i);
            told.add(new InstrumentFact(
                    venue,
                    symbol,
                    span.first(),
                    Source.CANDLES,
                    Status.LISTED,
                    Optional.empty(),
                    span.first() + DAY,
                    ""));
            boolean isLast = i + 1 == spans.size();
            ending(span.last(), isLast ? newest : spans.get(i + 1).first(), isLast, silentDays, names)
                    .ifPresent(told::add);
        }
        return told;
    }

    /** @param next when the pair, or where that is gone its venue, traded again */
    private Optional<InstrumentFact> ending(long last, long next, boolean isLast, int silentDays, AssetFacts names) {
        long end = last + DAY;
        Optional<AssetFact> reissue = names.reissue(symbol.base(), Long.MAX_VALUE)
                .filter(fact -> end <= fact.effective() && fact.effective() <= next && !isLast);
        if (reissue.isPresent()) {
            return reissue.map(fact -> renamed(fact, fact.effective(), fact.knownAt()));
        }
        Optional<AssetFact> rename = names.rename(symbol.base(), Long.MAX_VALUE)
                .filter(fact -> fact.effective() <= end && next > last && isLast);
        if (rename.isPresent()) {
            return rename.map(fact -> renamed(fact, end, Math.max(end + DAY, fact.knownAt())));
        }
        return next - last > silentDays * DAY
                ? Optional.of(new InstrumentFact(
                        venue,
                        symbol,
                        end,
                        Source.CANDLES,
                        Status.DELISTED,
                        Optional.empty(),
                        last + (silentDays + 2) * DAY,
                        ""))
                : Optional.empty();
    }

    private InstrumentFact renamed(AssetFact fact, long from, long knownAt) {
        return new InstrumentFact(
                venue,
                symbol,
                from,
                Source.FACTS,
                Status.RENAMED,
                Optional.of(new Symbol(fact.asset(), symbol.quote())),
                knownAt,
                fact.source());
    }
}

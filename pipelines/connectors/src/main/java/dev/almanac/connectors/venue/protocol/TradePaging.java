package dev.almanac.connectors.venue.protocol;

import dev.almanac.connectors.venue.http.CallFault;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * Walks upwards through the trades of a span, as the venue's own marks lead. Only the venue says where the end is: a page may
 * hold fewer new trades than there was room for.
 */
public final class TradePaging {
    private TradePaging() {}

    /** The page behind a mark; empty for the first page. */
    @FunctionalInterface
    public interface Page {
        /** What the venue answers. */
        TradePage behind(Optional<String> mark) throws CallFault;
    }

    /** Hands over the trades of {@code [from, to)}, microseconds since the epoch. */
    public static void forwards(Page page, long from, long to, TradeRows sink) throws CallFault {
        Optional<String> mark = Optional.empty();
        OptionalLong last = OptionalLong.empty();
        do {
            Optional<String> at = mark;
            OptionalLong seen = last;
            TradePage answer = Settled.of(
                    () -> news(page.behind(at), seen),
                    one -> goesOn(one, seen) && (seen.isPresent() || begins(one, from, to)));
            for (TradeRow trade : answer.trades()) {
                if (trade.time() >= to) {
                    return;
                }
                if (trade.time() >= from) {
                    sink.accept(trade);
                }
                last = OptionalLong.of(trade.id());
            }
            mark = answer.next();
        } while (mark.isPresent());
    }

    /** The trades that were not seen before, in their order; empty where there are only others. */
    private static Optional<TradePage> news(TradePage page, OptionalLong seen) {
        List<TradeRow> ordered = page.trades().stream()
                .filter(trade -> seen.isEmpty() || trade.id() > seen.getAsLong())
                .sorted(Comparator.comparingLong(TradeRow::id))
                .toList();
        return ordered.isEmpty() && !page.trades().isEmpty()
                ? Optional.empty()
                : Optional.of(new TradePage(ordered, page.next()));
    }

    /** Whether a first page begins in the span; else nothing was traded there, or it answers the question of another one. */
    private static boolean begins(TradePage page, long from, long to) {
        long first = page.trades().get(0).time();
        return first >= from && first < to;
    }

    /** Whether no trade is missing and another page follows. */
    private static boolean goesOn(TradePage page, OptionalLong seen) {
        List<TradeRow> trades = page.trades();
        if (page.next().isEmpty() || trades.isEmpty()) {
            return false;
        }
        long first = trades.get(0).id();
        return trades.get(trades.size() - 1).id() - first == trades.size() - 1
                && (seen.isEmpty() || first == seen.getAsLong() + 1);
    }
}

package dev.almanac.connectors.venue.protocol;

import dev.almanac.connectors.venue.http.CallFault;
import java.util.ArrayDeque;
import java.util.Comparator;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.Predicate;

/** Walks through the trades of a span page by page, forwards or backwards, as the venue's numbers lead. */
public final class TradePaging {
    private TradePaging() {}

    /** A page that begins after, or ends before, the trade that was seen last; empty for the first page. */
    @FunctionalInterface
    public interface Page {
        /** The trades, in any order. */
        List<TradeRow> beside(OptionalLong lastId) throws CallFault;
    }

    /**
     * Hands over the trades of {@code [from, to)}, where pages follow upwards.
     *
     * @param limit how many trades a full page has
     */
    public static void forwards(Page page, int limit, long from, long to, TradeRows sink) throws CallFault {
        OptionalLong last = OptionalLong.empty();
        while (true) {
            OptionalLong after = last;
            List<TradeRow> trades = Settled.of(
                    () -> ordered(page.beside(after), trade -> after.isEmpty() || trade.id() > after.getAsLong()),
                    rows -> rows.size() >= limit
                            && isUnbroken(rows)
                            && (after.isEmpty() || rows.get(0).id() == after.getAsLong() + 1));
            for (TradeRow trade : trades) {
                if (trade.time() >= to) {
                    return;
                }
                if (trade.time() >= from) {
                    sink.accept(trade);
                }
            }
            if (trades.size() < limit) {
                return;
            }
            last = OptionalLong.of(trades.get(trades.size() - 1).id());
        }
    }

    /**
     * The same where pages only lead downwards from the span's end; they are kept until its beginning has been reached.
     *
     * @param limit how many trades a full page has
     */
    public static void backwards(Page page, int limit, long from, long to, TradeRows sink) throws CallFault {
        Deque<List<TradeRow>> pages = new ArrayDeque<>();
        OptionalLong first = OptionalLong.empty();
        while (true) {
            OptionalLong before = first;
            List<TradeRow> trades = Settled.of(
                    () -> ordered(page.beside(before), trade -> before.isEmpty() || trade.id() < before.getAsLong()),
                    rows -> rows.size() >= limit
                            && isUnbroken(rows)
                            && (before.isEmpty() || rows.get(rows.size() - 1).id() == before.getAsLong() - 1));
            pages.push(trades);
            if (trades.size() < limit || trades.get(0).time() < from) {
                break;
            }
            first = OptionalLong.of(trades.get(0).id());
        }
        for (List<TradeRow> trades : pages) {
            for (TradeRow trade : trades) {
                if (trade.time() >= from && trade.time() < to) {
                    sink.accept(trade);
                }
            }
        }
    }

    /** The trades that were asked for; empty where there are only others. */
    private static Optional<List<TradeRow>> ordered(List<TradeRow> trades, Predicate<TradeRow> wanted) {
        List<TradeRow> ordered = trades.stream()
                .filter(wanted)
                .sorted(Comparator.comparingLong(TradeRow::id))
                .toList();
        return ordered.isEmpty() && !trades.isEmpty() ? Optional.empty() : Optional.of(ordered);
    }

    private static boolean isUnbroken(List<TradeRow> trades) {
        return trades.get(trades.size() - 1).id() - trades.get(0).id() == trades.size() - 1;
    }
}

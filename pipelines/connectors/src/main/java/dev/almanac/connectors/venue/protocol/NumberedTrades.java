package dev.almanac.connectors.venue.protocol;

import dev.almanac.connectors.venue.http.CallFault;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * Reads the trades of a span where the venue gives those just below a number. The numbers at which the span begins and ends are
 * found by halving; from there on they are read upwards, number by number, so that no more than a page is held.
 */
public final class NumberedTrades {
    private final Page page;
    private final int limit;

    /** @param limit how many trades a page has at most */
    public NumberedTrades(Page page, int limit) {
        this.page = page;
        this.limit = limit;
    }

    /** The newest trades below a number; the newest of all where it is empty. */
    @FunctionalInterface
    public interface Page {
        /** @param count so many at most */
        List<TradeRow> below(OptionalLong number, int count) throws CallFault;
    }

    /** Hands over the trades of {@code [from, to)}, microseconds since the epoch, oldest first. */
    public void read(long from, long to, TradeRows sink) throws CallFault {
        List<TradeRow> newest =
                Settled.of(() -> Optional.of(page.below(OptionalLong.empty(), 1)), rows -> !rows.isEmpty());
        if (newest.isEmpty()) {
            return;
        }
        long end = firstAt(to, newest.get(0).id() + 1);
        for (long number = firstAt(from, end); number < end; number += limit) {
            for (TradeRow trade : between(number, Math.min(number + limit, end))) {
                sink.accept(trade);
            }
        }
    }

    /** The number of the first trade at or after {@code time}; {@code beyond} where there is none below that. */
    private long firstAt(long time, long beyond) throws CallFault {
        long low = 1;
        long high = beyond;
        while (low < high) {
            long middle = low + (high - low) / 2;
            List<TradeRow> at = Settled.of(
                    () -> Optional.of(page.below(OptionalLong.of(middle + 1), 1)),
                    rows -> !rows.isEmpty() && rows.get(0).id() == middle);
            if (at.isEmpty() || at.get(0).time() < time) {
                low = middle + 1;
            } else {
                high = Math.min(middle, at.get(0).id());
            }
        }
        return low;
    }

    /** The trades of some numbers, which may have gaps. */
    private List<TradeRow> between(long first, long end) throws CallFault {
        int count = Math.toIntExact(end - first);
        return Settled.of(
                () -> Optional.of(page.below(OptionalLong.of(end), count).stream()
                        .filter(trade -> trade.id() >= first && trade.id() < end)
                        .sorted(Comparator.comparingLong(TradeRow::id))
                        .toList()),
                rows -> rows.size() == count);
    }
}

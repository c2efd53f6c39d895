package dev.almanac.connectors.sandbox;

import dev.almanac.analytics.market.Candle;
import dev.almanac.analytics.market.Interval;
import dev.almanac.connectors.venue.protocol.TradeRow;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/** How one pair has gone: bars of one interval, from which longer ones are summed up and trades are made. */
public final class PairHistory {
    private final Interval interval;
    private final List<Candle> bars;
    private final Map<Interval, List<Candle>> longer = new EnumMap<>(Interval.class);

    PairHistory(Interval interval, List<Candle> bars) {
        this.interval = interval;
        this.bars = bars.stream().map(bar -> BarTrades.complete(bar, interval)).toList();
    }

    /** The interval of {@link #bars()}. */
    public Interval interval() {
        return interval;
    }

    /** All bars, oldest first, with every column. */
    public List<Candle> bars() {
        return bars;
    }

    /**
     * Bars that open in {@code [from, to)} (microseconds since the epoch), oldest first.
     *
     * @return none where {@code wanted} is shorter than the bars there are
     */
    public List<Candle> bars(Interval wanted, long from, long to) {
        List<Candle> all = all(wanted);
        int start = firstAt(all, from);
        return all.subList(start, Math.max(start, firstAt(all, to)));
    }

    private List<Candle> all(Interval wanted) {
        if (wanted == interval) {
            return bars;
        }
        if (wanted.micros() < interval.micros()) {
            return List.of();
        }
        synchronized (longer) {
            return longer.computeIfAbsent(wanted, this::summed);
        }
    }

    private List<Candle> summed(Interval wanted) {
        List<Candle> sums = new ArrayList<>();
        int start = 0;
        for (int end = 1; end <= bars.size(); end++) {
            if (end == bars.size() || openTime(wanted, end) != openTime(wanted, start)) {
                sums.add(sum(openTime(wanted, start), bars.subList(start, end)));
                start = end;
            }
        }
        return sums;
    }

    private long openTime(Interval wanted, int index) {
        return wanted.floor(bars.get(index).openTime());
    }

    private static Candle sum(long openTime, List<Candle> parts) {
        double high = parts.stream().mapToDouble(Candle::high).max().orElseThrow();
        double low = parts.stream().mapToDouble(Candle::low).min().orElseThrow();
        return new Candle(
                openTime,
                parts.get(0).open(),
                high,
                low,
                parts.get(parts.size() - 1).close(),
                exactly(parts.stream().map(Candle::volume).toList()),
                exactly(parts.stream().map(Candle::quoteVolume).toList()),
                parts.stream().mapToLong(Candle::tradeCount).sum(),
                exactly(parts.stream().map(Candle::takerBuyVolume).toList()),
                exactly(parts.stream().map(Candle::takerBuyQuoteVolume).toList()));
    }

    private static double exactly(List<Double> values) {
        return values.stream()
                .map(BigDecimal::valueOf)
                .reduce(BigDecimal.ZERO, BigDecimal::add)
                .doubleValue();
    }

    private static int firstAt(List<Candle> all, long time) {
        int low = 0;
        int high = all.size();
        while (low < high) {
            int middle = (low + high) >>> 1;
            if (all.get(middle).openTime() < time) {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        return low;
    }

    /** The trades whose numbers lie in {@code [from, to)} and whose time is before {@code end}, oldest first. */
    List<TradeRow> trades(long from, long to, long end) {
        List<TradeRow> found = new ArrayList<>();
        int bar = (int) Math.max(0, (from - 1) / BarTrades.COUNT);
        for (; bar < bars.size() && firstId(bar) < to; bar++) {
            for (TradeRow trade : BarTrades.of(bars.get(bar), interval, firstId(bar))) {
                if (trade.id() >= from && trade.id() < to && trade.time() < end) {
                    found.add(trade);
                }
            }
        }
        return found;
    }

    /** The number that a trade at {@code time} would at least have. */
    long idAt(long time) {
        int bar = firstAt(bars, interval.floor(time));
        for (; bar < bars.size(); bar++) {
            for (TradeRow trade : BarTrades.of(bars.get(bar), interval, firstId(bar))) {
                if (trade.time() >= time) {
                    return trade.id();
                }
            }
        }
        return firstId(bars.size());
    }

    private static long firstId(int bar) {
        return (long) bar * BarTrades.COUNT + 1;
    }
}

package dev.almanac.connectors.sandbox;

import dev.almanac.analytics.market.Candle;
import dev.almanac.analytics.market.Interval;
import dev.almanac.analytics.market.Symbol;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** A simulated market: what is traded in it, and how that has gone. Immutable; a change makes another market. */
public final class Market {
    private final TreeMap<Symbol, PairHistory> pairs;

    private Market(Map<Symbol, PairHistory> pairs) {
        this.pairs = new TreeMap<>(pairs);
    }

    /**
     * A market in which pairs have gone as their bars say. Columns that bars do not have are filled as if each bar had been
     * made by four trades; higher intervals are summed up.
     *
     * @param bars of one interval each, oldest first
     */
    public static Market of(Interval interval, Map<Symbol, List<Candle>> bars) {
        TreeMap<Symbol, PairHistory> pairs = new TreeMap<>();
        bars.forEach((symbol, candles) -> pairs.put(symbol, new PairHistory(interval, candles)));
        return new Market(pairs);
    }

    /** What is listed. */
    public List<Symbol> symbols() {
        return List.copyOf(pairs.keySet());
    }

    /** How a pair has gone; empty where it is not listed. */
    public Optional<PairHistory> pair(Symbol symbol) {
        return Optional.ofNullable(pairs.get(symbol));
    }

    /** The same without {@code symbol}. */
    public Market without(Symbol symbol) {
        TreeMap<Symbol, PairHistory> others = new TreeMap<>(pairs);
        others.remove(symbol);
        return new Market(others);
    }

    /** The same where {@code bar} takes the place of the one that opens with it. */
    public Market with(Symbol symbol, Candle bar) {
        PairHistory pair = pair(symbol).orElseThrow();
        List<Candle> bars = new ArrayList<>(pair.bars());
        bars.replaceAll(old -> old.openTime() == bar.openTime() ? bar : old);
        TreeMap<Symbol, PairHistory> changed = new TreeMap<>(pairs);
        changed.put(symbol, new PairHistory(pair.interval(), bars));
        return new Market(changed);
    }

    /** The same pairs without any history, as a server shows them that has lost its data. */
    Market hollow() {
        TreeMap<Symbol, PairHistory> empty = new TreeMap<>();
        pairs.forEach((symbol, pair) -> empty.put(symbol, new PairHistory(pair.interval(), Collections.emptyList())));
        return new Market(empty);
    }
}

package dev.almanac.connectors.sandbox;

import dev.almanac.analytics.market.Candle;
import dev.almanac.analytics.market.Interval;
import dev.almanac.analytics.market.SeriesKey;
import dev.almanac.analytics.market.Symbol;
import dev.almanac.analytics.port.CandleSink;
import dev.almanac.analytics.port.CandleSource;
import dev.almanac.analytics.port.CandleUnit;
import dev.almanac.analytics.port.UnreadableUnitException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Gathers the bars of one interval from any source of candles, such as files, for a market in which they happen again. */
public final class MarketBars implements CandleSink {
    private final Interval interval;
    private final Map<Symbol, TreeMap<Long, Candle>> bars = new TreeMap<>();

    private MarketBars(Interval interval) {
        this.interval = interval;
    }

    /**
     * The market of all bars of {@code interval} in {@code source}; of bars that open together the last one counts, and rows
     * that are refused are left out.
     */
    public static Market read(CandleSource source, Interval interval) throws UnreadableUnitException {
        MarketBars gathered = new MarketBars(interval);
        for (CandleUnit unit : source.plan()) {
            source.read(unit, gathered);
        }
        return Market.of(
                interval, gathered.bars.entrySet().stream().collect(Collectors.toMap(Map.Entry::getKey, entry ->
                        (List<Candle>) new ArrayList<>(entry.getValue().values()))));
    }

    @Override
    public void candle(SeriesKey series, Candle candle, long place, String raw) {
        if (series.interval() == interval) {
            bars.computeIfAbsent(series.symbol(), symbol -> new TreeMap<>()).put(candle.openTime(), candle);
        }
    }

    @Override
    public void refuse(@Nullable SeriesKey series, long place, String raw, String rule, String message) {
        // A simulated market has sound bars only.
    }

    @Override
    public void note(String message) {
        // Whoever wants to know loads the files.
    }
}

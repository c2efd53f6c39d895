package dev.almanac.connectors.sandbox;

import dev.almanac.analytics.market.Candle;
import dev.almanac.analytics.market.Interval;
import dev.almanac.connectors.venue.protocol.TradeBars;
import dev.almanac.connectors.venue.protocol.TradeRow;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.List;

/** The trades that a bar could have been made by: four, at open, the two extremes and close, of about equal size. */
final class BarTrades {
    /** Trades in a bar. */
    static final int COUNT = 4;

    private static final int DECIMALS = 8;

    private BarTrades() {}

    /** Trades whose bar has the open, high, low, close and volume of {@code bar}; none where it has no volume. */
    static List<TradeRow> of(Candle bar, Interval interval, long firstId) {
        if (!(bar.volume() > 0)) {
            return List.of();
        }
        BigDecimal volume = BigDecimal.valueOf(bar.volume());
        BigDecimal part = volume.divide(BigDecimal.valueOf(COUNT), DECIMALS, RoundingMode.DOWN);
        BigDecimal rest = volume.subtract(part.multiply(BigDecimal.valueOf(COUNT - 1)));
        boolean rises = bar.close() >= bar.open();
        double[] prices = {bar.open(), rises ? bar.low() : bar.high(), rises ? bar.high() : bar.low(), bar.close()};
        TradeRow[] trades = new TradeRow[COUNT];
        for (int i = 0; i < COUNT; i++) {
            long time = bar.openTime() + i * (interval.micros() / COUNT);
            boolean takerBought = i > 0 ? prices[i] > prices[i - 1] : rises;
            trades[i] = new TradeRow(
                    firstId + i, time, BigDecimal.valueOf(prices[i]), i == COUNT - 1 ? rest : part, takerBought);
        }
        return List.of(trades);
    }

    /** The bar with every column, those that it does not have taken from its trades. */
    static Candle complete(Candle bar, Interval interval) {
        List<TradeRow> trades = of(bar, interval, 1);
        if (trades.isEmpty()) {
            return new Candle(bar.openTime(), bar.open(), bar.high(), bar.low(), bar.close(), bar.volume(), 0, 0, 0, 0);
        }
        TradeBars sum = new TradeBars(interval);
        trades.forEach(sum::accept);
        Candle made = sum.bars().get(0).candle();
        return new Candle(
                bar.openTime(),
                bar.open(),
                bar.high(),
                bar.low(),
                bar.close(),
                bar.volume(),
                made.quoteVolume(),
                made.tradeCount(),
                made.takerBuyVolume(),
                made.takerBuyQuoteVolume());
    }
}

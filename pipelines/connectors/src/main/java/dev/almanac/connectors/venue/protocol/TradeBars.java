package dev.almanac.connectors.venue.protocol;

import dev.almanac.analytics.market.Candle;
import dev.almanac.analytics.market.Interval;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Makes bars of trades. Sums are exact and rounded once, so that a bar has the very figures that the venue's own would have.
 * Where nothing was traded there is no bar.
 */
public final class TradeBars implements TradeRows {
    private final Interval interval;
    private final List<CandleRow> done = new ArrayList<>();
    private @Nullable Sum open;

    /** @param interval of the bars */
    public TradeBars(Interval interval) {
        this.interval = interval;
    }

    @Override
    public void accept(TradeRow trade) {
        long openTime = interval.floor(trade.time());
        Sum sum = open;
        if (sum == null || sum.openTime != openTime) {
            finish();
            sum = new Sum(openTime, trade);
            open = sum;
        }
        sum.add(trade);
    }

    /** All bars so far, oldest first. */
    public List<CandleRow> bars() {
        finish();
        return List.copyOf(done);
    }

    private void finish() {
        Sum sum = open;
        if (sum != null) {
            done.add(sum.row());
            open = null;
        }
    }

    /** One bar while its trades come in. */
    private static final class Sum {
        private final long openTime;
        private final long firstId;
        private final BigDecimal first;
        private BigDecimal high;
        private BigDecimal low;
        private BigDecimal last;
        private long lastId;
        private long count;
        private BigDecimal volume = BigDecimal.ZERO;
        private BigDecimal quoteVolume = BigDecimal.ZERO;
        private BigDecimal takerBuyVolume = BigDecimal.ZERO;
        private BigDecimal takerBuyQuoteVolume = BigDecimal.ZERO;

        Sum(long openTime, TradeRow trade) {
            this.openTime = openTime;
            this.firstId = trade.id();
            this.first = trade.price();
            this.high = first;
            this.low = first;
            this.last = first;
        }

        void add(TradeRow trade) {
            BigDecimal value = trade.price().multiply(trade.size());
            high = high.max(trade.price());
            low = low.min(trade.price());
            last = trade.price();
            lastId = trade.id();
            count++;
            volume = volume.add(trade.size());
            quoteVolume = quoteVolume.add(value);
            if (trade.takerBought()) {
                takerBuyVolume = takerBuyVolume.add(trade.size());
                takerBuyQuoteVolume = takerBuyQuoteVolume.add(value);
            }
        }

        CandleRow row() {
            Candle candle = new Candle(
                    openTime,
                    first.doubleValue(),
                    high.doubleValue(),
                    low.doubleValue(),
                    last.doubleValue(),
                    volume.doubleValue(),
                    quoteVolume.doubleValue(),
                    count,
                    takerBuyVolume.doubleValue(),
                    takerBuyQuoteVolume.doubleValue());
            return new CandleRow(candle, "made of " + count + " trades, " + firstId + " to " + lastId);
        }
    }
}

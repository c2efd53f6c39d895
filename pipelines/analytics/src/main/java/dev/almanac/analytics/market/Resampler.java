package dev.almanac.analytics.market;

/**
 * Puts bars of one interval together to bars of a longer one. Fed in order of time; memory does not grow with the bars.
 *
 * <p>Bars without trades carry no price: where others of the same longer bar were traded, only those give its prices. A figure
 * that one of the bars lacks is absent in the longer one too.
 */
public final class Resampler {
    private final Interval from;
    private final Interval to;
    private final Sink sink;

    private boolean any;
    private long window;
    private long last;
    private int bars;
    private boolean traded;
    private double open;
    private double high;
    private double low;
    private double close;
    private double volume;
    private double quoteVolume;
    private long trades;
    private double takerBuyVolume;
    private double takerBuyQuoteVolume;

    /** Takes what was put together. */
    public interface Sink {
        /**
         * A longer bar.
         *
         * @param bars how many shorter ones it is made of
         * @param of how many there would be without a gap
         */
        void bar(Candle bar, int bars, int of);
    }

    /** @throws IllegalArgumentException where bars of {@code to} are not made of whole bars of {@code from} */
    public Resampler(Interval from, Interval to, Sink sink) {
        if (!fits(from, to)) {
            throw new IllegalArgumentException(to + " bars are not made of " + from + " bars");
        }
        this.from = from;
        this.to = to;
        this.sink = sink;
    }

    /** Whether bars of {@code to} are made of two or more whole bars of {@code from}. */
    public static boolean fits(Interval from, Interval to) {
        return to.micros() > from.micros() && to.micros() % from.micros() == 0;
    }

    /**
     * The next shorter bar.
     *
     * @throws IllegalArgumentException where it is not later than the one before
     */
    public void bar(Candle bar) {
        if (any && bar.openTime() <= last) {
            throw new IllegalArgumentException("a bar at " + bar.openTime() + " comes after one at " + last);
        }
        long own = to.floor(bar.openTime());
        if (any && own != window) {
            emit();
        }
        if (!any || own != window) {
            begin(own, bar);
        }
        any = true;
        last = bar.openTime();
        add(bar);
    }

    /**
     * Ends the series. The last longer bar is given only where it has its last shorter one: what is missing may still come,
     * as it may not where the series has gone on.
     */
    public void finish() {
        if (any && last + from.micros() == window + to.micros()) {
            emit();
        }
        any = false;
    }

    private void begin(long own, Candle bar) {
        window = own;
        bars = 0;
        traded = false;
        open = bar.open();
        high = bar.high();
        low = bar.low();
        volume = 0;
        quoteVolume = 0;
        trades = 0;
        takerBuyVolume = 0;
        takerBuyQuoteVolume = 0;
    }

    private void add(Candle bar) {
        bars++;
        if (bar.volume() > 0 && !traded) {
            traded = true;
            open = bar.open();
            high = bar.high();
            low = bar.low();
            close = bar.close();
        } else if (bar.volume() > 0 || !traded) {
            high = Math.max(high, bar.high());
            low = Math.min(low, bar.low());
            close = bar.close();
        }
        volume += bar.volume();
        quoteVolume += bar.quoteVolume();
        trades = trades < 0 || bar.tradeCount() < 0 ? -1 : trades + bar.tradeCount();
        takerBuyVolume += bar.takerBuyVolume();
        takerBuyQuoteVolume += bar.takerBuyQuoteVolume();
    }

    private void emit() {
        sink.bar(
                new Candle(
                        window,
                        open,
                        high,
                        low,
                        close,
                        volume,
                        quoteVolume,
                        trades,
                        takerBuyVolume,
                        takerBuyQuoteVolume),
                bars,
                (int) (to.micros() / from.micros()));
    }
}

package dev.almanac.analytics.report;

import dev.almanac.analytics.figure.Figures;
import dev.almanac.analytics.market.Candle;
import dev.almanac.analytics.ranking.RankedFeature;
import dev.almanac.analytics.ranking.RankedSymbol;
import dev.almanac.analytics.universe.DailyHistory;
import java.util.ArrayList;
import java.util.List;

/** A ranked symbol with its bars: the figures and levels that every part of the report shares. */
record SymbolView(RankedSymbol row, DailyHistory history) {
    static final String AVERAGE_50 = "50-day average";
    static final String AVERAGE_200 = "200-day average";
    static final String HIGH_20 = "20-day high";
    static final String LOW_20 = "20-day low";
    static final String HIGH_52W = "52-week high";

    private static final int YEAR = 365;

    /** Bars that the digits of a price are taken from. */
    private static final int TICK_BARS = 30;

    private static final int MOST_DECIMALS = 10;

    double close() {
        return history.last().close();
    }

    int lastIndex() {
        return history.recent().size() - 1;
    }

    /** Digits of the finest price among the last closes. */
    int priceDecimals() {
        List<Candle> bars = history.recent();
        int decimals = 0;
        for (Candle bar : bars.subList(Math.max(0, bars.size() - TICK_BARS), bars.size())) {
            decimals = Math.max(decimals, Figures.decimals(bar.close()));
        }
        return Math.min(decimals, MOST_DECIMALS);
    }

    String price(double price) {
        return Figures.fixed(price, priceDecimals());
    }

    SymbolFigures figures() {
        double yearHigh = Averages.high(history.recent(), lastIndex(), YEAR);
        return new SymbolFigures(
                close(),
                priceDecimals(),
                history.change(1),
                history.change(7),
                history.change(30),
                history.recent().size() >= YEAR ? close() / yearHigh - 1 : Double.NaN,
                row.value(RankedFeature.NATR_14));
    }

    /** The prices that the text may name; a level that does not exist yet is left out. */
    List<Level> levels() {
        List<Candle> bars = history.recent();
        List<Level> levels = new ArrayList<>();
        add(levels, AVERAGE_50, Averages.close(bars, lastIndex(), 50), "average");
        add(levels, AVERAGE_200, Averages.close(bars, lastIndex(), 200), "average");
        if (bars.size() >= 20) {
            add(levels, HIGH_20, Averages.high(bars, lastIndex(), 20), "resistance");
            add(levels, LOW_20, Averages.low(bars, lastIndex(), 20), "support");
        }
        if (bars.size() >= YEAR) {
            add(levels, HIGH_52W, Averages.high(bars, lastIndex(), YEAR), "resistance");
        }
        return levels;
    }

    private static void add(List<Level> levels, String name, double price, String kind) {
        if (Double.isFinite(price)) {
            levels.add(new Level(name, price, kind));
        }
    }
}

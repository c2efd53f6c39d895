package dev.almanac.analytics.report;

import dev.almanac.analytics.figure.Figures;
import dev.almanac.analytics.market.Candle;
import dev.almanac.analytics.universe.DailyHistory;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;

/** The price chart of a call: the last bars, their 50-day average, levels in reach and crossings. */
final class ChartBuilder {
    private static final int BARS = 120;
    private static final int AVERAGE = 50;
    private static final int MOST_MARKERS = 4;

    /** A level farther outside the range of the bars than this would flatten them. */
    private static final double REACH = 0.15;

    private ChartBuilder() {}

    static PriceChart chart(SymbolView view) {
        List<Candle> all = view.history().recent();
        int first = Math.max(0, all.size() - BARS);
        List<ChartBar> bars = new ArrayList<>();
        List<Double> average = new ArrayList<>();
        for (int i = first; i < all.size(); i++) {
            Candle bar = all.get(i);
            bars.add(new ChartBar(day(bar), bar.open(), bar.high(), bar.low(), bar.close(), bar.volume()));
            average.add(Averages.close(all, i, AVERAGE));
        }
        return new PriceChart(
                title(view),
                description(view, first),
                view.priceDecimals(),
                bars,
                List.of(new ChartLine(SymbolView.AVERAGE_50, average)),
                levels(view, first),
                markers(all, first));
    }

    static LocalDate day(Candle bar) {
        return LocalDate.ofInstant(Instant.ofEpochSecond(Math.floorDiv(bar.openTime(), 1_000_000L)), ZoneOffset.UTC);
    }

    /** 1 above its average, -1 below, 0 where it has none or stands on it. */
    private static int side(List<Candle> bars, int index) {
        double average = Averages.close(bars, index, AVERAGE);
        return Double.isNaN(average) ? 0 : (int) Math.signum(bars.get(index).close() - average);
    }

    private static String title(SymbolView view) {
        List<Candle> bars = view.history().recent();
        String base = view.row().symbol().base();
        int last = bars.size() - 1;
        int side = side(bars, last);
        if (side == 0) {
            return base + " closed at " + view.price(view.close()) + " on " + day(bars.get(last));
        }
        int since = last;
        while (since > 0 && side(bars, since - 1) == side) {
            since--;
        }
        boolean known = since > 0 && side(bars, since - 1) != 0;
        return base + (side > 0 ? " above" : " below") + " its 50-day average since " + (known ? "" : "before ")
                + day(bars.get(since));
    }

    private static String description(SymbolView view, int first) {
        DailyHistory history = view.history();
        int last = view.lastIndex();
        Candle start = history.recent().get(first);
        return "Daily candles of " + history.symbol() + " from " + day(start) + " to " + day(history.last())
                + " with the 50-day average. The close went from " + view.price(start.close()) + " to "
                + view.price(view.close()) + " ("
                + Figures.change(view.close() / start.close() - 1) + "), between a low of "
                + view.price(Averages.low(history.recent(), last, last - first + 1)) + " and a high of "
                + view.price(Averages.high(history.recent(), last, last - first + 1)) + ".";
    }

    private static List<Level> levels(SymbolView view, int first) {
        List<Candle> bars = view.history().recent();
        int length = view.lastIndex() - first + 1;
        double top = Averages.high(bars, view.lastIndex(), length) * (1 + REACH);
        double bottom = Averages.low(bars, view.lastIndex(), length) * (1 - REACH);
        return view.levels().stream()
                .filter(level -> !level.name().equals(SymbolView.AVERAGE_50))
                .filter(level -> level.price() >= bottom && level.price() <= top)
                .toList();
    }

    private static List<ChartMarker> markers(List<Candle> bars, int first) {
        List<ChartMarker> all = new ArrayList<>();
        for (int i = Math.max(1, first); i < bars.size(); i++) {
            int side = side(bars, i);
            if (side != 0 && side(bars, i - 1) == -side) {
                all.add(new ChartMarker(day(bars.get(i)), side, (side > 0 ? "above" : "below") + " 50-day"));
            }
        }
        return all.subList(Math.max(0, all.size() - MOST_MARKERS), all.size());
    }
}

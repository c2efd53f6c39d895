package dev.almanac.lake.ingest;

import dev.almanac.analytics.market.Candle;
import dev.almanac.analytics.quality.SeriesGate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * What the units of a load hold of one series: bars as columns, and the few rows that are none. Those that the gate lets
 * through are remembered by their rows.
 */
final class SeriesRows {
    private final BarTable bars = new BarTable();
    private final List<Refused> refused = new ArrayList<>();
    private final List<String> unreadable = new ArrayList<>();

    /** The rows of the table in order of time; the first {@link #keptRows} places, which were fed long ago, those that were kept. */
    private int[] order = {};

    private int settled;
    private int keptRows;

    private record Refused(int unit, long place, String raw, String rule, String message) {}

    BarTable bars() {
        return bars;
    }

    void refused(int unit, long place, String raw, String rule, String message) {
        refused.add(new Refused(unit, place, raw, rule, message));
    }

    void unreadable(String reason) {
        unreadable.add(reason);
    }

    /** Feeds all of it, in the order that {@link dev.almanac.lake.row.LoadRows#order} has, but for the text of the bars. */
    void feed(SeriesGate gate) {
        unreadable.forEach(gate::unreadable);
        refused.sort(Comparator.comparingInt(Refused::unit).thenComparingLong(Refused::place));
        refused.forEach(row -> gate.refused(row.unit(), row.place(), row.raw(), row.rule(), row.message()));
        order = bars.order();
        for (int i = 0; i < order.length; i++) {
            int row = order[i];
            gate.row(bars.bar(row), bars.unit(row), bars.place(row), "");
        }
    }

    /**
     * A bar that the gate lets through once all rows of its time were fed; several of them may have given it its figures, so it
     * takes the place of the first.
     */
    void keep(Candle bar) {
        while (bars.openTime(order[settled]) != bar.openTime()) {
            settled++;
        }
        int row = order[settled++];
        bars.set(row, bar);
        order[keptRows++] = row;
    }

    /** Forgets what was kept. */
    void fail() {
        keptRows = 0;
    }

    /** The rows of the table that were kept, in order of time; {@link #keptRows} of them count. */
    int[] kept() {
        return order;
    }

    /** How many bars were kept. */
    int keptRows() {
        return keptRows;
    }
}

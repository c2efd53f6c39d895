package dev.almanac.lake.ingest;

import dev.almanac.analytics.quality.SeriesGate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** What the units of a load hold of one series: bars as columns, and the few rows that are none. */
final class SeriesRows {
    private final BarTable bars = new BarTable();
    private final List<Refused> refused = new ArrayList<>();
    private final List<String> unreadable = new ArrayList<>();

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
        for (int row : bars.order()) {
            gate.row(bars.bar(row), bars.unit(row), bars.place(row), "");
        }
    }
}

package dev.almanac.analytics.report;

import java.util.List;

/** A line over the bars of a chart: {@code label} stands at its end, {@code values} has one entry per bar. */
public record ChartLine(String label, List<Double> values) {
    /** Defensive copy. */
    public ChartLine {
        values = List.copyOf(values);
    }
}

package dev.almanac.analytics.report;

import java.util.List;

/**
 * Candles with lines, levels and markers.
 *
 * @param title what is seen, as a sentence without a full stop
 * @param description the same for who cannot see it, two sentences
 * @param priceDecimals digits of the price axis
 * @param bars oldest first
 * @param lines each with one value per bar, {@code NaN} where it has none yet
 * @param levels horizontal lines
 * @param markers signals at a bar
 */
public record PriceChart(
        String title,
        String description,
        int priceDecimals,
        List<ChartBar> bars,
        List<ChartLine> lines,
        List<Level> levels,
        List<ChartMarker> markers) {
    /** Defensive copies. */
    public PriceChart {
        bars = List.copyOf(bars);
        lines = List.copyOf(lines);
        levels = List.copyOf(levels);
        markers = List.copyOf(markers);
    }
}

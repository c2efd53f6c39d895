package dev.almanac.analytics.feature;

import dev.almanac.analytics.indicator.Bars;
import dev.almanac.analytics.indicator.type.IndicatorLibrary;
import dev.almanac.analytics.indicator.type.IndicatorType;
import dev.almanac.analytics.market.Interval;
import java.io.IOException;
import java.util.List;

/**
 * A small picture of every indicator at its usual arguments, for the reference: the last days of one pair of the bundled
 * sample. Outputs in the unit of the first one are drawn on one scale, up to three; an undefined value leaves a gap.
 */
final class FeatureCharts {
    private static final int DAYS = 150;
    private static final int STEP = 2;
    private static final int HEIGHT = 60;
    private static final int MARGIN = 3;
    private static final List<String> COLOURS = List.of("#2563eb", "#d97706", "#059669");

    private final Bars bars;

    FeatureCharts() throws IOException {
        this.bars = TestBars.sample("BTC/USDT", Interval.D1);
    }

    /** The picture of an indicator. */
    String chart(IndicatorType<?> type) {
        String unit = type.outputs().get(0).unit();
        List<Column> columns = LibraryFeatures.columns(IndicatorLibrary.builtIn()).stream()
                .filter(column -> column.call().type().name().equals(type.name()))
                .filter(column -> column.call().output().unit().equals(unit))
                .limit(COLOURS.size())
                .toList();
        double[][] values = new double[columns.size()][bars.size()];
        new FeatureProgram(columns, Interval.D1).update(bars, 0, bars.size(), values);
        double low = Double.POSITIVE_INFINITY;
        double high = Double.NEGATIVE_INFINITY;
        for (double[] column : values) {
            for (int i = bars.size() - DAYS; i < bars.size(); i++) {
                low = Double.isNaN(column[i]) ? low : Math.min(low, column[i]);
                high = Double.isNaN(column[i]) ? high : Math.max(high, column[i]);
            }
        }
        StringBuilder svg =
                new StringBuilder("<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 %d %d\" role=\"img\">"
                        .formatted((DAYS - 1) * STEP + 2 * MARGIN, HEIGHT + 2 * MARGIN));
        svg.append("<title>").append(type.label()).append("</title>\n");
        for (int i = values.length - 1; i >= 0; i--) {
            svg.append("<path fill=\"none\" stroke=\"")
                    .append(COLOURS.get(i))
                    .append("\" d=\"")
                    .append(path(values[i], low, high))
                    .append("\"/>\n");
        }
        return svg.append("</svg>\n").toString();
    }

    /** Whole numbers, each point by its distance from the one before: short, and the same on every machine. */
    private String path(double[] values, double low, double high) {
        StringBuilder path = new StringBuilder();
        boolean drawing = false;
        int before = 0;
        for (int i = 0; i < DAYS; i++) {
            double value = values[bars.size() - DAYS + i];
            if (Double.isNaN(value)) {
                drawing = false;
                continue;
            }
            double share = high > low ? (value - low) / (high - low) : 0.5;
            int y = MARGIN + (int) Math.rint(HEIGHT * (1 - share));
            if (drawing) {
                path.append('l').append(STEP).append(y < before ? "" : " ").append(y - before);
            } else {
                path.append('M').append(MARGIN + STEP * i).append(' ').append(y);
            }
            drawing = true;
            before = y;
        }
        return path.toString();
    }
}

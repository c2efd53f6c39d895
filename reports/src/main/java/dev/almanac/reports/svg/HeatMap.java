package dev.almanac.reports.svg;

import dev.almanac.analytics.figure.Figures;
import dev.almanac.analytics.report.MarketView.Correlation;
import dev.almanac.reports.svg.SvgWriter.Anchor;
import java.util.List;

/**
 * Correlations as a square of coloured cells in the order given: blue where two move together, orange where they move
 * against each other, the paler the weaker. The cells of one shade are one path, which keeps the file small.
 */
public final class HeatMap {
    /** More symbols than this cannot be told apart at the width of a phone; the first so many are drawn. */
    static final int MOST = 45;

    private static final int WIDTH = 600;
    private static final int SHADES = 10;
    private static final String CELL = ".9";
    private static final double KEY = 46;

    private HeatMap() {}

    /** Draws a matrix of at least one symbol. */
    public static Chart draw(String name, Correlation correlation) {
        if (correlation.symbols().isEmpty()) {
            throw new IllegalArgumentException("a heat map without symbols");
        }
        int n = Math.min(MOST, correlation.symbols().size());
        List<String> labels = labels(correlation.symbols().subList(0, n));
        double cell = 1;
        double margin = 0;
        double size = 0;
        // The labels' size follows the cell, whose size follows the room that the labels leave: settled in a few
        // rounds.
        for (int round = 0; round < 4; round++) {
            size = Math.min(Chart.TEXT_SIZE, cell * 0.92);
            margin = 6;
            for (String label : labels) {
                margin = Math.max(margin, SvgWriter.width(label, size) * 1.12 + 6);
            }
            cell = Math.min(48, StrictMath.floor((WIDTH - margin) / n * 10) / 10);
        }
        double side = cell * n;
        String title = "Correlation of daily returns over " + Figures.count(correlation.days(), "day", "days")
                + (n < correlation.symbols().size()
                        ? ", the first " + n + " of " + correlation.symbols().size()
                        : "");
        int height = (int) StrictMath.ceil(margin + side + KEY);
        SvgWriter svg = new SvgWriter(name, WIDTH, height, title, correlation.text());
        labels(svg, labels, margin, cell, size);
        String place = " transform=\"translate(" + SvgWriter.num(margin) + " " + SvgWriter.num(margin + cell / 2)
                + ")scale(" + SvgWriter.num(cell) + ")\"";
        svg.group(place, () -> cells(svg, correlation, n));
        key(svg, margin, margin + side + 14);
        return svg.chart();
    }

    /** The pairs, without the quote where all have the same. */
    private static List<String> labels(List<String> symbols) {
        List<String> quotes = symbols.stream()
                .map(s -> s.substring(s.indexOf('/') + 1))
                .distinct()
                .toList();
        return quotes.size() > 1
                ? symbols
                : symbols.stream()
                        .map(s -> s.contains("/") ? s.substring(0, s.indexOf('/')) : s)
                        .toList();
    }

    private static void labels(SvgWriter svg, List<String> labels, double margin, double cell, double size) {
        String font = " fill=\"" + Ink.TEXT.css() + "\" font-size=\"" + SvgWriter.num(size) + "\""
                + (size > Chart.TEXT_SIZE_WIDE ? " class=\"name\"" : "");
        svg.group(font + " text-anchor=\"end\"", () -> {
            for (int i = 0; i < labels.size(); i++) {
                svg.plain(margin - 4, margin + cell * (i + 0.5) + size * 0.34, labels.get(i));
            }
        });
        svg.group(font + " transform=\"rotate(-90)\"", () -> {
            for (int i = 0; i < labels.size(); i++) {
                svg.plain(4 - margin, margin + cell * (i + 0.5) + size * 0.34, labels.get(i));
            }
        });
    }

    private static void cells(SvgWriter svg, Correlation correlation, int n) {
        StringBuilder[] paths = new StringBuilder[2 * SHADES + 1];
        StringBuilder absent = new StringBuilder();
        for (int row = 0; row < n; row++) {
            for (int column = 0; column < n; column++) {
                double r = correlation.rows().get(row).get(column);
                if (row != column && Double.isFinite(r)) {
                    int shade = (int) Math.round(Math.max(-1, Math.min(1, r)) * SHADES) + SHADES;
                    if (paths[shade] == null) {
                        paths[shade] = new StringBuilder();
                    }
                    paths[shade]
                            .append('M')
                            .append(column)
                            .append(' ')
                            .append(row)
                            .append('h')
                            .append(CELL);
                } else {
                    absent.append('M').append(column).append(".4 ").append(row).append("h.15");
                }
            }
        }
        for (int shade = 0; shade < paths.length; shade++) {
            if (paths[shade] != null) {
                svg.veil(paths[shade].toString(), ink(shade), CELL, opacity(shade));
            }
        }
        svg.veil(absent.toString(), Ink.MUTED, ".15", "1");
    }

    private static Ink ink(int shade) {
        return shade >= SHADES ? Ink.UP : Ink.DOWN;
    }

    private static String opacity(int shade) {
        return SvgWriter.num(Math.max(0.1, Math.abs(shade - SHADES) / (double) SHADES))
                .replaceFirst("^0", "");
    }

    private static void key(SvgWriter svg, double x, double y) {
        double step = 12;
        for (int shade = 0; shade <= 2 * SHADES; shade++) {
            String d = "M" + SvgWriter.num(x + shade * step) + " " + SvgWriter.num(y) + "h" + SvgWriter.num(step);
            svg.veil(d, ink(shade), "8", opacity(shade));
        }
        double end = x + (2 * SHADES + 1) * step;
        svg.text(x, y + 22, Anchor.START, Ink.MUTED, "", "−1 against");
        svg.text((x + end) / 2, y + 22, Anchor.MIDDLE, Ink.MUTED, "", "0");
        svg.text(end, y + 22, Anchor.END, Ink.MUTED, "", "together +1");
    }
}

package dev.almanac.reports.svg;

import dev.almanac.analytics.figure.Figures;
import dev.almanac.analytics.report.MarketView.Breadth;
import dev.almanac.analytics.report.MarketView.BreadthDay;
import dev.almanac.reports.svg.EndLabels.EndLabel;
import dev.almanac.reports.svg.SvgWriter.Anchor;
import java.util.List;

/** The share of members above their 50- and 200-day averages over time, from 0 to 100 %. */
public final class BreadthChart {
    private static final int WIDTH = 600;
    private static final int HEIGHT = 250;
    private static final double TOP = 12;
    private static final double BOTTOM = 222;
    private static final double LEFT = 58;

    private BreadthChart() {}

    /** Draws a history of at least one day. */
    public static Chart draw(String name, Breadth breadth) {
        List<BreadthDay> history = breadth.history();
        if (history.isEmpty()) {
            throw new IllegalArgumentException("breadth without a history");
        }
        SvgWriter svg = new SvgWriter(
                name, WIDTH, HEIGHT, "Share of members above their 50- and 200-day averages", breadth.text());
        double right = WIDTH - EndLabels.room(List.of("200-day avg"));
        double slot = (right - LEFT) / Math.max(1, history.size() - 1);
        Scale scale = new Scale(0, 1, BOTTOM, TOP);
        for (int quarter = 0; quarter <= 4; quarter++) {
            double y = scale.at(quarter / 4.0);
            svg.line(LEFT, y, right, y, quarter == 2 ? Ink.MUTED : Ink.GRID, 1, "");
            svg.text(LEFT - 6, y + 6, Anchor.END, Ink.MUTED, "", Figures.wholePercent(quarter / 4.0));
        }
        Months.draw(svg, history.stream().map(BreadthDay::day).toList(), i -> LEFT + slot * i, TOP, BOTTOM);
        List<Double> above50 = history.stream().map(BreadthDay::above50).toList();
        List<Double> above200 = history.stream().map(BreadthDay::above200).toList();
        svg.stroke(Lines.path(above200, i -> LEFT + slot * i, scale), Lines.ink(1), 2, Lines.dash(1));
        svg.stroke(Lines.path(above50, i -> LEFT + slot * i, scale), Lines.ink(0), 2.2, Lines.dash(0));
        List<EndLabel> labels = List.of(
                        label(scale, 0, "50-day avg", Lines.last(above50)),
                        label(scale, 1, "200-day avg", Lines.last(above200)))
                .stream()
                .filter(label -> Double.isFinite(label.y()))
                .toList();
        new EndLabels(labels).draw(svg, right + 2, 0, BOTTOM + 10);
        return svg.chart();
    }

    private static EndLabel label(Scale scale, int line, String name, double share) {
        return new EndLabel(scale.at(share), name, Figures.wholePercent(share), Lines.ink(line), Lines.text(line));
    }
}

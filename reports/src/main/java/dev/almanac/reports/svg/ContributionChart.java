package dev.almanac.reports.svg;

import dev.almanac.analytics.figure.Figures;
import dev.almanac.analytics.report.Call;
import dev.almanac.analytics.report.ContributionLine;
import dev.almanac.reports.svg.SvgWriter.Anchor;
import java.util.List;

/** What made a score: a bar for each of the largest contributions, from zero to the left or to the right. */
public final class ContributionChart {
    private static final int WIDTH = 600;
    private static final int ROW = 40;
    private static final int MOST = 10;
    private static final double EDGE = 6;

    private ContributionChart() {}

    /**
     * Draws the contributions of one call.
     *
     * @param largest the largest magnitude among the calls that stand in the same report, so that their bars compare
     */
    public static Chart draw(String name, Call call, double largest) {
        List<ContributionLine> shown = call.contributions().stream()
                .filter(line -> line.contribution() != 0 && Double.isFinite(line.contribution()))
                .limit(MOST)
                .toList();
        String title = "What made the score of " + call.symbol() + ", " + Figures.score(call.score());
        String description = "Bars to the right speak for it, bars to the left against it. " + shown.size() + " of "
                + Figures.count(call.contributions().size(), "contribution", "contributions")
                + ", the largest first, on the same scale for every call.";
        SvgWriter svg = new SvgWriter(name, WIDTH, shown.size() * ROW + 12, title, description);
        Scale scale = Scale.over(-largest, largest, EDGE, WIDTH - EDGE);
        for (int i = 0; i < shown.size(); i++) {
            row(svg, shown.get(i), scale, i * ROW + 4.0);
        }
        return svg.chart();
    }

    private static void row(SvgWriter svg, ContributionLine line, Scale scale, double top) {
        double zero = scale.at(0);
        double end = scale.at(line.contribution());
        boolean favours = line.contribution() > 0;
        svg.rect(EDGE, top + 23, WIDTH - 2 * EDGE, 10, Ink.RAISED);
        svg.rect(Math.min(zero, end), top + 23, Math.abs(end - zero), 10, favours ? Ink.UP : Ink.DOWN);
        svg.line(zero, top + 20, zero, top + 36, Ink.TEXT, 1, "");
        svg.labelled(EDGE, top + 16, line.label(), line.valueText());
        String figure = Figures.score(line.contribution());
        Ink ink = favours ? Ink.UP_TEXT : Ink.DOWN_TEXT;
        svg.text(WIDTH - EDGE, top + 16, Anchor.END, ink, " font-weight=\"600\"", figure);
    }
}

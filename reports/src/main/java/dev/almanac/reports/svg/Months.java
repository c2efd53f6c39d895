package dev.almanac.reports.svg;

import dev.almanac.reports.svg.SvgWriter.Anchor;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.function.IntToDoubleFunction;

/** The time axis: a tick at the first bar of each month, as many of them labelled as there is room for. */
final class Months {
    private Months() {}

    /**
     * Draws the axis.
     *
     * @param days of the bars, oldest first
     * @param x coordinate of a bar by its index
     * @param top upper end of the grid lines
     * @param bottom lower end of the grid lines; the labels stand below
     */
    static void draw(SvgWriter svg, List<LocalDate> days, IntToDoubleFunction x, double top, double bottom) {
        List<Integer> starts = starts(days);
        double last = x.applyAsDouble(days.size() - 1);
        double room = SvgWriter.width("2022-10", Chart.TEXT_SIZE) + 6;
        double labelled = Double.NEGATIVE_INFINITY;
        for (int start : starts) {
            double at = x.applyAsDouble(start);
            svg.line(at, top, at, bottom, Ink.GRID, 1, "");
            if (at - labelled >= room && at + room * 0.5 <= last + room * 0.5) {
                LocalDate day = days.get(start);
                String label = day.toString().substring(0, 7);
                svg.text(at, bottom + 19, Anchor.MIDDLE, Ink.MUTED, "", label);
                labelled = at;
            }
        }
    }

    private static List<Integer> starts(List<LocalDate> days) {
        List<Integer> starts = new ArrayList<>();
        for (int i = 1; i < days.size(); i++) {
            if (days.get(i).getMonthValue() != days.get(i - 1).getMonthValue()) {
                starts.add(i);
            }
        }
        return starts;
    }
}

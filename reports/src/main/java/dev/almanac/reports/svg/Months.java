package dev.almanac.reports.svg;

import dev.almanac.reports.svg.SvgWriter.Anchor;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.function.IntToDoubleFunction;

/** The time axis: a tick at the first bar of each month, as many of them labelled as there is room for. */
final class Months {
    private static final int SHORTEST_MONTH = 28;

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
        double room = SvgWriter.width("2022-10", Chart.TEXT_SIZE) + 6;
        double perDay = days.size() > 1 ? x.applyAsDouble(1) - x.applyAsDouble(0) : room;
        int every = (int) Math.max(1, StrictMath.ceil(room / (perDay * SHORTEST_MONTH)));
        for (int k = 0; k < starts.size(); k++) {
            double at = x.applyAsDouble(starts.get(k));
            svg.line(at, top, at, bottom, Ink.GRID, 1, "");
            // Counted from the newest, which is the one that readers look for.
            if ((starts.size() - 1 - k) % every == 0) {
                String label = days.get(starts.get(k)).toString().substring(0, "2022-10".length());
                svg.text(at, bottom + 19, Anchor.MIDDLE, Ink.MUTED, "", label);
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

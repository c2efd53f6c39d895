package dev.almanac.reports.svg;

import static dev.almanac.reports.svg.SvgWriter.num;

import dev.almanac.analytics.report.ChartBar;
import dev.almanac.analytics.report.ChartMarker;
import dev.almanac.analytics.report.PriceChart;
import dev.almanac.reports.svg.SvgWriter.Anchor;
import java.util.ArrayList;
import java.util.List;
import java.util.function.IntToDoubleFunction;

/**
 * Signals at their bars: a triangle below the bar that points up, or above it that points down, with its label beside it
 * where that covers no other label; the label is the triangle's tip in any case.
 */
final class Markers {
    private static final double SIZE = 6;

    /** A label that takes more of the plot than this would hide the candles; it is the tip alone then. */
    private static final double WIDEST = 0.35;

    private Markers() {}

    /** A label's place. */
    private record Box(double x1, double y1, double x2, double y2) {
        boolean meets(Box other) {
            return x1 < other.x2 && other.x1 < x2 && y1 < other.y2 && other.y1 < y2;
        }
    }

    static void draw(
            SvgWriter svg,
            PriceChart model,
            IntToDoubleFunction x,
            Scale price,
            double top,
            double bottom,
            double right) {
        List<Box> taken = new ArrayList<>();
        for (ChartMarker marker : model.markers()) {
            int index = indexOf(model, marker);
            if (index < 0) {
                continue;
            }
            ChartBar bar = model.bars().get(index);
            boolean up = marker.direction() > 0;
            double tip = up
                    ? Math.min(price.at(bar.low()) + 4, bottom - SIZE * 2)
                    : Math.max(price.at(bar.high()) - 4, top + SIZE * 2);
            double base = up ? tip + SIZE * 1.7 : tip - SIZE * 1.7;
            double at = x.applyAsDouble(index);
            String d = "M" + num(at) + " " + num(tip) + "L" + num(at - SIZE) + " " + num(base) + "H" + num(at + SIZE)
                    + "z";
            svg.shapeWithTip(d, up ? Ink.UP : Ink.DOWN, marker.day() + ": " + marker.label());
            label(svg, marker, at, up ? base + 15 : base - 5, top, bottom, right, taken);
        }
    }

    private static void label(
            SvgWriter svg,
            ChartMarker marker,
            double at,
            double baseline,
            double top,
            double bottom,
            double right,
            List<Box> taken) {
        double width = SvgWriter.width(marker.label(), Chart.TEXT_SIZE);
        double end = Math.min(at + width / 2, right - 2);
        Box box = new Box(end - width, baseline - 14, end, baseline + 4);
        if (width <= right * WIDEST
                && box.y1() >= top
                && box.y2() <= bottom
                && taken.stream().noneMatch(box::meets)) {
            Ink ink = marker.direction() > 0 ? Ink.UP_TEXT : Ink.DOWN_TEXT;
            String halo = " stroke=\"" + Ink.GROUND.css() + "\" stroke-width=\"4\" paint-order=\"stroke\"";
            svg.text(end - width / 2, baseline, Anchor.MIDDLE, ink, halo, marker.label());
            taken.add(box);
        }
    }

    private static int indexOf(PriceChart model, ChartMarker marker) {
        for (int i = 0; i < model.bars().size(); i++) {
            if (model.bars().get(i).day().equals(marker.day())) {
                return i;
            }
        }
        return -1;
    }
}

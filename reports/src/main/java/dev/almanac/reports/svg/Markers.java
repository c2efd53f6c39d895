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
 * Signals at their bars: a triangle below the bar that points up, or above it that points down, with its label near it where
 * there is room that no bar, triangle or other label takes; the label is the triangle's tip in any case.
 */
final class Markers {
    private static final double SIZE = 6;

    /** A label that takes more of the plot than this would hide the candles; it is the tip alone then. */
    private static final double WIDEST = 0.35;

    /** A label stands at most so many lines away from its triangle. */
    private static final int FURTHEST = 4;

    private static final double LINE = 16;

    private Markers() {}

    /** What something covers. */
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
        Box plot = new Box(0, top, right, bottom);
        List<Box> taken = new ArrayList<>();
        for (int i = 0; i < model.bars().size(); i++) {
            ChartBar bar = model.bars().get(i);
            taken.add(
                    new Box(x.applyAsDouble(i) - 1, price.at(bar.high()), x.applyAsDouble(i) + 1, price.at(bar.low())));
        }
        List<Placed> placed = new ArrayList<>();
        for (ChartMarker marker : model.markers()) {
            int index = indexOf(model, marker);
            if (index >= 0) {
                Placed one =
                        Placed.of(marker, x.applyAsDouble(index), model.bars().get(index), price, plot);
                taken.add(one.box());
                placed.add(one);
            }
        }
        for (Placed one : placed) {
            one.draw(svg);
            label(svg, one, plot, taken);
        }
    }

    /** A triangle from its tip at the bar to its base. */
    private record Placed(ChartMarker marker, double at, double tip, double base) {
        static Placed of(ChartMarker marker, double at, ChartBar bar, Scale price, Box plot) {
            boolean up = marker.direction() > 0;
            double tip = up
                    ? Math.min(price.at(bar.low()) + 4, plot.y2() - SIZE * 2)
                    : Math.max(price.at(bar.high()) - 4, plot.y1() + SIZE * 2);
            return new Placed(marker, at, tip, up ? tip + SIZE * 1.7 : tip - SIZE * 1.7);
        }

        boolean up() {
            return marker.direction() > 0;
        }

        Box box() {
            return new Box(at - SIZE, Math.min(tip, base), at + SIZE, Math.max(tip, base));
        }

        void draw(SvgWriter svg) {
            String d = "M" + num(at) + " " + num(tip) + "L" + num(at - SIZE) + " " + num(base) + "H" + num(at + SIZE)
                    + "z";
            svg.shapeWithTip(d, up() ? Ink.UP : Ink.DOWN, marker.day() + ": " + marker.label());
        }
    }

    private static void label(SvgWriter svg, Placed placed, Box plot, List<Box> taken) {
        String text = placed.marker().label();
        double width = SvgWriter.width(text, Chart.TEXT_SIZE);
        if (width > plot.x2() * WIDEST) {
            return;
        }
        double end = Math.min(placed.at() + width / 2, plot.x2() - 2);
        for (int line = 0; line < FURTHEST; line++) {
            double away = line * LINE;
            double baseline = placed.up() ? placed.base() + 15 + away : placed.base() - 5 - away;
            Box box = new Box(end - width, baseline - 14, end, baseline + 4);
            if (box.y1() >= plot.y1() && box.y2() <= plot.y2() && taken.stream().noneMatch(box::meets)) {
                String halo = " stroke=\"" + Ink.GROUND.css() + "\" stroke-width=\"4\" paint-order=\"stroke\"";
                svg.text(
                        end - width / 2,
                        baseline,
                        Anchor.MIDDLE,
                        placed.up() ? Ink.UP_TEXT : Ink.DOWN_TEXT,
                        halo,
                        text);
                taken.add(box);
                return;
            }
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

package dev.almanac.reports.svg;

import dev.almanac.reports.svg.SvgWriter.Anchor;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** Labels at the right end of lines, moved apart until none overlaps another, each tied to its line. */
final class EndLabels {
    private static final double LINE = Chart.TEXT_SIZE * 1.12;

    private static final int MOST_LETTERS = 17;

    private final List<EndLabel> labels;

    EndLabels(List<EndLabel> labels) {
        this.labels =
                labels.stream().sorted(Comparator.comparingDouble(EndLabel::y)).toList();
    }

    /** A label: the coordinate it belongs to, a name, and a figure below it. */
    record EndLabel(double y, String name, String figure, Ink line, Ink text) {}

    /** Room to leave at the right of a plot for such names and figures. */
    static double room(List<String> texts) {
        double widest = 0;
        for (String text : texts) {
            widest = Math.max(widest, SvgWriter.width(shortened(text), Chart.TEXT_SIZE));
        }
        return widest + 16;
    }

    /** Draws the labels right of {@code x}, within {@code top} and {@code bottom}. */
    void draw(SvgWriter svg, double x, double top, double bottom) {
        boolean figures = labels.size() * LINE * 2 <= bottom - top;
        double height = figures ? LINE * 2 : LINE;
        List<Double> wanted =
                labels.stream().map(label -> label.y() - height / 2).toList();
        List<Double> placed = apart(wanted, height, top, bottom - height);
        for (int i = 0; i < labels.size(); i++) {
            EndLabel label = labels.get(i);
            double upper = placed.get(i);
            svg.line(x, label.y(), x + 9, upper + height / 2, label.line(), 1.5, "");
            svg.text(x + 12, upper + LINE * 0.8, Anchor.START, label.text(), "", shortened(label.name()));
            if (figures) {
                svg.text(
                        x + 12, upper + LINE * 1.8, Anchor.START, label.text(), " font-weight=\"600\"", label.figure());
            }
        }
    }

    /** Positions at least {@code gap} apart, ascending, as near to the wanted (ascending) ones as the bounds allow. */
    static List<Double> apart(List<Double> wanted, double gap, double low, double high) {
        double[] placed = new double[wanted.size()];
        double floor = low;
        for (int i = 0; i < placed.length; i++) {
            placed[i] = Math.max(wanted.get(i), floor);
            floor = placed[i] + gap;
        }
        double ceiling = high;
        for (int i = placed.length - 1; i >= 0; i--) {
            placed[i] = Math.min(placed[i], ceiling);
            ceiling = placed[i] - gap;
        }
        List<Double> positions = new ArrayList<>();
        for (double position : placed) {
            positions.add(position);
        }
        return List.copyOf(positions);
    }

    private static String shortened(String name) {
        return name.length() <= MOST_LETTERS
                ? name
                : name.substring(0, MOST_LETTERS - 1).stripTrailing() + "…";
    }
}

package dev.almanac.reports.svg;

import static dev.almanac.reports.svg.SvgWriter.num;

import java.util.List;
import java.util.function.IntToDoubleFunction;

/** How lines over time are drawn: in which inks and dashes, and broken where a value is missing. */
final class Lines {
    private static final Ink[] INKS = {Ink.FIRST, Ink.SECOND, Ink.THIRD};
    private static final Ink[] TEXTS = {Ink.FIRST_TEXT, Ink.SECOND_TEXT, Ink.THIRD_TEXT};
    private static final String[] DASHES = {"", "6 3", "2 2"};

    private Lines() {}

    /** Ink of the line with this index. */
    static Ink ink(int index) {
        return INKS[Math.min(index, INKS.length - 1)];
    }

    /** Ink of that line's label. */
    static Ink text(int index) {
        return TEXTS[Math.min(index, TEXTS.length - 1)];
    }

    /** Dash pattern of that line: lines differ without colour too. */
    static String dash(int index) {
        return DASHES[Math.min(index, DASHES.length - 1)];
    }

    /** The last finite value, {@code NaN} where there is none. */
    static double last(List<Double> values) {
        for (int i = values.size() - 1; i >= 0; i--) {
            if (Double.isFinite(values.get(i))) {
                return values.get(i);
            }
        }
        return Double.NaN;
    }

    /** Path data through the values at their bars. */
    static String path(List<Double> values, IntToDoubleFunction x, Scale scale) {
        StringBuilder path = new StringBuilder();
        boolean open = false;
        for (int i = 0; i < values.size(); i++) {
            double value = values.get(i);
            if (Double.isFinite(value)) {
                path.append(open ? 'L' : 'M')
                        .append(num(x.applyAsDouble(i)))
                        .append(' ')
                        .append(num(scale.at(value)));
            }
            open = Double.isFinite(value);
        }
        return path.toString();
    }
}

package dev.almanac.reports.svg;

import dev.almanac.analytics.figure.Figures;
import java.util.ArrayList;
import java.util.List;

/**
 * Maps values to coordinates, linearly.
 *
 * @param low value that stands at {@code from}
 * @param high value that stands at {@code to}
 * @param from coordinate of {@code low}
 * @param to coordinate of {@code high}
 */
record Scale(double low, double high, double from, double to) {
    /** A scale over a span of values, widened where the span is empty so that it can be drawn. */
    static Scale over(double low, double high, double from, double to) {
        if (high > low) {
            return new Scale(low, high, from, to);
        }
        double half = low == 0 ? 1 : Math.abs(low) * 0.05;
        return new Scale(low - half, low + half, from, to);
    }

    /** The coordinate of a value. */
    double at(double value) {
        return from + (value - low) / (high - low) * (to - from);
    }

    /** Round values within the span, in steps of 1, 2 or 5 times a power of ten, at most {@code most} of them. */
    List<Tick> ticks(int most) {
        double rough = (high - low) / most;
        double power = StrictMath.pow(10, StrictMath.floor(StrictMath.log10(rough)));
        double step = power * 10;
        for (double factor : new double[] {1, 2, 5}) {
            if (power * factor >= rough) {
                step = power * factor;
                break;
            }
        }
        int decimals = (int) Math.max(0, -StrictMath.floor(StrictMath.log10(step) + 1e-9));
        List<Tick> ticks = new ArrayList<>();
        for (long i = (long) StrictMath.ceil(low / step); i * step <= high; i++) {
            ticks.add(new Tick(i * step, Figures.fixed(i * step, decimals)));
        }
        return List.copyOf(ticks);
    }

    /** A value on an axis and how it is written. */
    record Tick(double value, String label) {}
}

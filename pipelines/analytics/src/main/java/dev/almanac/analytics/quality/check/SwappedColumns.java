package dev.almanac.analytics.quality.check;

import dev.almanac.analytics.figure.Figures;
import dev.almanac.analytics.indicator.Bar;

/**
 * Columns that stand in each other's place and still make sound bars. Open and close: a market opens a bar where it closed
 * the one before; where instead each bar closes at the open of the one before, the two are swapped, or the bars run backwards.
 * Volume and quote volume: their ratio is the mean price of the bar, which lies between its low and its high; where only
 * the inverse does, they are swapped, and where neither does, one of the two is something else.
 */
final class SwappedColumns implements SeriesCheck {
    /** How many steps are judged together. */
    private static final int WINDOW = 12;

    /** The chain that should hold is so many times longer than the one that should not. */
    private static final double CLEARLY = 5;

    /** How far beyond low and high the mean price may lie: turnover is rounded. */
    private static final double TOLERANCE = 0.05;

    private final Reporter reporter;
    private final double[] forward = new double[WINDOW];
    private final double[] backward = new double[WINDOW];
    private final long[] times = new long[WINDOW];
    private int steps;
    private long last;
    private double open;
    private double close;
    private final Run reversed;
    private final Run swappedVolumes;
    private final Run otherTurnover;

    SwappedColumns(Reporter reporter) {
        this.reporter = reporter;
        this.reversed = new Run(reporter);
        this.swappedVolumes = new Run(reporter);
        this.otherTurnover = new Run(reporter);
    }

    @Override
    public void bar(Bar bar) {
        if (bar.volume() == 0) {
            return;
        }
        chain(bar);
        turnover(bar);
        open = bar.open();
        close = bar.close();
        last = bar.openTime();
    }

    private void chain(Bar bar) {
        if (bar.openTime() != last + reporter.length()) {
            endReversed();
            steps = 0;
            return;
        }
        int at = steps % WINDOW;
        forward[at] = Math.abs(bar.open() - close);
        backward[at] = Math.abs(bar.close() - open);
        times[at] = last;
        steps++;
        if (steps < WINDOW) {
            return;
        }
        if (!isReversed()) {
            endReversed();
        } else if (reversed.isEmpty()) {
            long first = firstClear();
            reversed.add(first, 1);
            reversed.add(bar.openTime(), (bar.openTime() - first) / reporter.length());
        } else if (isClear(at)) {
            reversed.add(bar.openTime(), (bar.openTime() - reversed.last()) / reporter.length());
        }
    }

    private boolean isReversed() {
        double sound = 0;
        double swapped = 0;
        int clear = 0;
        for (int i = 0; i < WINDOW; i++) {
            sound += forward[i];
            swapped += backward[i];
            clear += isClear(i) ? 1 : 0;
        }
        // Bars of a thin market that open at one of two prices and close at the other look alike but do not move.
        return sound > CLEARLY * swapped && clear > WINDOW / 2 && hasVaried();
    }

    private boolean isClear(int step) {
        return forward[step] > CLEARLY * backward[step];
    }

    /** The bar before the first step of the window that is clearly the wrong way round. */
    private long firstClear() {
        int step = steps % WINDOW;
        while (!isClear(step)) {
            step = (step + 1) % WINDOW;
        }
        return times[step];
    }

    /** Whether the steps differ in length, as those between two fixed prices do not. */
    private boolean hasVaried() {
        double least = forward[0];
        double most = forward[0];
        for (double step : forward) {
            least = Math.min(least, step);
            most = Math.max(most, step);
        }
        return most > 3 * least;
    }

    private void turnover(Bar bar) {
        double turnover = bar.quoteVolume();
        boolean known = turnover > 0;
        boolean holds = !known || isWithin(bar, turnover / bar.volume());
        boolean inverse = !holds && isWithin(bar, bar.volume() / turnover);
        if (inverse) {
            swappedVolumes.add(bar.openTime(), 1);
        } else {
            endSwapped();
        }
        if (!holds && !inverse) {
            otherTurnover.add(bar.openTime(), 1);
        } else {
            endOther();
        }
    }

    private static boolean isWithin(Bar bar, double price) {
        return price >= bar.low() * (1 - TOLERANCE) && price <= bar.high() * (1 + TOLERANCE);
    }

    @Override
    public void finish() {
        endReversed();
        endSwapped();
        endOther();
    }

    private void endReversed() {
        reversed.end(
                Checks.SWAPPED_COLUMNS,
                bars -> "each of " + bars
                        + " bars closes where the one before opened: open and close are swapped, or the bars run backwards");
    }

    private void endSwapped() {
        swappedVolumes.end(
                Checks.SWAPPED_COLUMNS,
                bars -> "volume / quote volume is the price of " + Figures.count(bars, "bar", "bars")
                        + ": the two columns are swapped");
    }

    private void endOther() {
        otherTurnover.end(
                Checks.TURNOVER_MISMATCH,
                bars -> "quote volume / volume lies beyond the high or low of " + Figures.count(bars, "bar", "bars"));
    }
}

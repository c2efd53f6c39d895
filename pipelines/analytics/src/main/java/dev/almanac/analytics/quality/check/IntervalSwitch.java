package dev.almanac.analytics.quality.check;

import dev.almanac.analytics.figure.Figures;
import dev.almanac.analytics.indicator.Bar;
import java.util.concurrent.TimeUnit;

/** Bars that keep one distance longer than the interval: those of a longer interval, put among the others. */
final class IntervalSwitch implements SeriesCheck {
    private final Reporter reporter;
    private final int least;
    private boolean any;
    private long last;
    private long step;
    private long runFrom;
    private long steps;

    IntervalSwitch(Reporter reporter, CheckSettings settings) {
        this.reporter = reporter;
        this.least = settings.switchBars();
    }

    @Override
    public void bar(Bar bar) {
        long distance = any ? bar.openTime() - last : 0;
        if (distance != step) {
            finish();
            step = distance;
            runFrom = last;
        }
        steps++;
        last = bar.openTime();
        any = true;
    }

    @Override
    public void finish() {
        if (step > reporter.length() && steps >= least) {
            reporter.report(
                    Checks.INTERVAL_SWITCH,
                    runFrom,
                    last,
                    steps + 1,
                    Figures.count(steps + 1, "bar is", "bars are") + " "
                            + TimeUnit.MICROSECONDS.toMinutes(step) + " minutes apart in a series of "
                            + reporter.interval() + ": they look like bars of a longer interval");
        }
        steps = 0;
    }
}

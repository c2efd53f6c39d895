package dev.almanac.analytics.quality.check;

import dev.almanac.analytics.figure.Figures;
import dev.almanac.analytics.indicator.Bar;
import java.util.concurrent.TimeUnit;

/**
 * Bars without volume: long runs of them, which missing bars do not end, those that the series ends with at one price, as sources write them that go on
 * after a pair was delisted, and such whose price moved though nothing was traded.
 */
final class IdleBars implements SeriesCheck {
    private static final int LEAST_BARS = 5;

    private final Reporter reporter;
    private final long longRun;
    private final long longTail;
    private long last;
    private long runFrom;
    private long run;
    private double price;

    /** Whether all bars of the run stand at {@link #price}. */
    private boolean flat;

    private long movedFrom;
    private long moved;

    IdleBars(Reporter reporter, CheckSettings settings) {
        this.reporter = reporter;
        this.longRun = TimeUnit.HOURS.toMicros(settings.zeroVolumeHours());
        this.longTail = TimeUnit.DAYS.toMicros(settings.flatTailDays());
    }

    @Override
    public void bar(Bar bar) {
        if (bar.openTime() != last + reporter.length()) {
            endMoved();
        }
        boolean idle = bar.volume() == 0;
        if (idle) {
            if (run == 0) {
                runFrom = bar.openTime();
                price = bar.close();
                flat = true;
            }
            run++;
            flat &= bar.high() == price && bar.low() == price;
        } else {
            endRun();
        }
        if (idle && bar.high() > bar.low()) {
            movedFrom = moved == 0 ? bar.openTime() : movedFrom;
            moved++;
        } else {
            endMoved();
        }
        last = bar.openTime();
    }

    @Override
    public void finish() {
        endMoved();
        if (flat && isLong(longTail)) {
            reporter.report(
                    Checks.FLAT_TAIL,
                    runFrom,
                    last,
                    run,
                    "the series ends with " + Figures.count(run, "bar", "bars") + " without trades at "
                            + Prices.text(price) + ": it looks padded after its last trade");
            run = 0;
        }
        endRun();
    }

    private void endRun() {
        if (isLong(longRun)) {
            reporter.report(
                    Checks.ZERO_VOLUME_RUN,
                    runFrom,
                    last,
                    run,
                    Figures.count(run, "bar", "bars") + " in a row without trades");
        }
        run = 0;
    }

    private boolean isLong(long least) {
        return run >= LEAST_BARS && last + reporter.length() - runFrom >= least;
    }

    private void endMoved() {
        if (moved > 0) {
            reporter.report(
                    Checks.MOVED_WITHOUT_TRADES,
                    movedFrom,
                    last,
                    moved,
                    "the price moves in " + Figures.count(moved, "bar", "bars") + " whose volume is 0");
        }
        moved = 0;
    }
}

package dev.almanac.analytics.quality.check;

import dev.almanac.analytics.figure.Figures;
import dev.almanac.analytics.indicator.Bar;

/**
 * Bars that trade and repeat all four prices of the bar before. Quiet markets do that now and then, so a run is only a finding
 * where it is longer than chance would have it: with p the share of repeats among the n bars before, a run of k repeats is
 * expected n p^k times.
 */
final class FrozenPrices implements SeriesCheck {
    /** So many bars have to come before anything is said of what is usual. */
    private static final int BEFORE = 30;

    /** The logarithm of how often a run that is a finding would come about by chance in a series of such bars. */
    private static final double CHANCE = StrictMath.log(1e-6);

    private final Reporter reporter;
    private final int least;
    private double open;
    private double high;
    private double low;
    private double close;
    private boolean traded;
    private long last;

    /** Bars and repeats of the runs that have ended and are no findings. */
    private long bars;

    private long repeats;
    private long runFrom;
    private long run;

    FrozenPrices(Reporter reporter, CheckSettings settings) {
        this.reporter = reporter;
        this.least = settings.frozenBars();
    }

    @Override
    public void bar(Bar bar) {
        boolean trades = bar.volume() > 0;
        boolean repeated = trades
                && traded
                && bar.openTime() == last + reporter.length()
                && bar.open() == open
                && bar.high() == high
                && bar.low() == low
                && bar.close() == close;
        if (repeated) {
            run++;
        } else {
            finish();
            run = trades ? 1 : 0;
            runFrom = bar.openTime();
            open = bar.open();
            high = bar.high();
            low = bar.low();
            close = bar.close();
        }
        traded = trades;
        last = bar.openTime();
    }

    @Override
    public void finish() {
        if (run >= least && bars >= BEFORE && isBeyondChance()) {
            reporter.report(
                    Checks.FROZEN_PRICE,
                    runFrom,
                    runFrom + (run - 1) * reporter.length(),
                    run,
                    run + " traded bars in a row have the same prices: open " + Prices.text(open) + ", high "
                            + Prices.text(high) + ", low " + Prices.text(low) + ", close " + Prices.text(close)
                            + "; of the " + bars + " bars before "
                            + Figures.percent(repeats / (double) bars) + " repeat the one before them");
        } else if (run > 0) {
            bars += run;
            repeats += run - 1;
        }
        run = 0;
    }

    private boolean isBeyondChance() {
        double share = (repeats + 1.0) / (bars + 2.0);
        return (run - 1) * StrictMath.log(share) + StrictMath.log(bars) < CHANCE;
    }
}

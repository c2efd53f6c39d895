package dev.almanac.analytics.quality.check;

import dev.almanac.analytics.figure.Figures;
import dev.almanac.analytics.indicator.Bar;
import dev.almanac.analytics.indicator.rolling.RollingMedian;
import dev.almanac.analytics.statistic.Robust;
import org.jspecify.annotations.Nullable;

/**
 * Prices that are off by a power of ten, and jumps as a split or a redenomination makes them. A market that falls or rises
 * trades on its way, so a bar that lies wholly beyond the close before it is what tells: the low so many times above it, or
 * the high so far below. Such a level that comes back by the same power of ten was an error of unit; one that does not is a
 * jump. Within a single bar, prices that are a power of ten off while the next bar opens where the one before it closed are
 * an error too.
 */
final class PriceJumps implements SeriesCheck {
    /** How many one-bar moves tell what is usual; before there are so many, nothing is judged. */
    private static final int WINDOW = 30;

    /** A jump is farther than so many robust deviations of the time since the last trade. */
    private static final double DEVIATIONS = 6;

    /** How far from a power of ten a factor may be, as a logarithm: 15 %, and more where a bar moves more. */
    private static final double NEAR = StrictMath.log(1.15);

    /** A price within a bar has moved up to so many robust deviations of one bar, and no farther than 60 %. */
    private static final double WITHIN_A_BAR = 4;

    private static final double FARTHEST = StrictMath.log(1.6);

    private static final double TEN = StrictMath.log(10);

    /** How near the close before a bar the next one opens where the bar between was an error. */
    private static final double BACK = StrictMath.log(1.5);

    private final Reporter reporter;
    private final double jumpFactor;
    private final RollingMedian moves = new RollingMedian(WINDOW);
    private double close = Double.NaN;
    private long closeTime;

    /** A bar of which some prices are off; the next one decides. */
    private @Nullable Spike spike;

    /** A level that has not come back yet. */
    private @Nullable Level level;

    /** @param before the close before the bar */
    private record Spike(long time, int power, String prices, double before) {}

    /** @param power the power of ten that the factor is, 0 where it is none */
    private static final class Level {
        final long from;
        final double factor;
        final int power;
        final double before;
        long last;
        long bars;

        Level(long from, double factor, int power, double before) {
            this.from = from;
            this.factor = factor;
            this.power = power;
            this.before = before;
        }
    }

    PriceJumps(Reporter reporter, CheckSettings settings) {
        this.reporter = reporter;
        this.jumpFactor = settings.jumpFactor();
    }

    @Override
    public void bar(Bar bar) {
        if (bar.volume() == 0) {
            return;
        }
        settleSpike(bar);
        if (!Double.isNaN(close)) {
            judge(bar);
        }
        if (level != null) {
            level.last = bar.openTime();
            level.bars++;
        }
        close = bar.close();
        closeTime = bar.openTime();
    }

    private void settleSpike(Bar bar) {
        Spike held = spike;
        spike = null;
        if (held != null && Math.abs(StrictMath.log(bar.open() / held.before())) < BACK) {
            reporter.report(
                    Checks.POWER_OF_TEN,
                    held.time(),
                    held.time(),
                    1,
                    held.prices() + " is " + Prices.times(StrictMath.pow(10, held.power()))
                            + " what it should be: the close before is " + Prices.text(held.before())
                            + ", the next open " + Prices.text(bar.open()));
            close = held.before();
        }
    }

    private void judge(Bar bar) {
        double spread = Robust.MAD_TO_SIGMA * moves.median();
        double elapsed = (bar.openTime() - closeTime) / (double) reporter.length();
        double usual = Double.isNaN(spread) ? Double.NaN : DEVIATIONS * spread * Math.sqrt(elapsed);
        double limit = Math.max(StrictMath.log(jumpFactor), usual);
        boolean jumps = StrictMath.log(Math.max(bar.low() / close, close / bar.high())) > limit;
        if (jumps) {
            jump(bar);
            return;
        }
        if (!Double.isNaN(usual)) {
            seekSpike(bar, Math.max(NEAR, Math.min(FARTHEST, WITHIN_A_BAR * spread)));
        }
        if (spike == null && elapsed == 1) {
            moves.add(Math.abs(StrictMath.log(bar.close() / close)));
        }
    }

    private void jump(Bar bar) {
        double factor = bar.open() / close;
        int power = power(factor, NEAR);
        Level held = level;
        level = null;
        if (held != null && held.power != 0 && power == -held.power) {
            reporter.report(
                    Checks.POWER_OF_TEN,
                    held.from,
                    held.last,
                    held.bars,
                    Figures.count(held.bars, "bar stands", "bars stand") + " at "
                            + Prices.times(StrictMath.pow(10, held.power)) + " the price: it opens at "
                            + Prices.text(held.before * held.factor) + " after a close of " + Prices.text(held.before)
                            + ", and then comes back");
            return;
        }
        reportLevel(held);
        level = new Level(bar.openTime(), factor, power, close);
    }

    private void seekSpike(Bar bar, double near) {
        double[] prices = {bar.open(), bar.high(), bar.low(), bar.close()};
        String[] names = {"the open", "the high", "the low", "the close"};
        int power = 0;
        StringBuilder found = new StringBuilder();
        for (int i = 0; i < prices.length; i++) {
            int own = power(prices[i] / close, near);
            if (own != 0) {
                power = own;
                found.append(found.isEmpty() ? "" : ", ")
                        .append(names[i])
                        .append(" of ")
                        .append(Prices.text(prices[i]));
            }
        }
        if (power != 0) {
            spike = new Spike(bar.openTime(), power, found.toString(), close);
        }
    }

    /** The power of ten that a factor is, 0 where it is near none or near 1. */
    private static int power(double factor, double near) {
        // No logarithm for what nearly every price is.
        if (factor > 0.2 && factor < 5) {
            return 0;
        }
        double log = StrictMath.log(factor);
        long power = Math.round(log / TEN);
        return Math.abs(log - power * TEN) <= near ? (int) power : 0;
    }

    @Override
    public void finish() {
        reportLevel(level);
        level = null;
    }

    private void reportLevel(@Nullable Level jump) {
        if (jump != null) {
            reporter.report(
                    Checks.REDENOMINATION,
                    jump.from,
                    jump.from,
                    1,
                    "the price jumps to " + Prices.times(jump.factor) + " the close before it without a trade between: "
                            + Prices.text(jump.before * jump.factor) + " after " + Prices.text(jump.before));
        }
    }
}

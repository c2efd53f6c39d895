package dev.almanac.analytics.quality;

import dev.almanac.analytics.figure.Figures;
import dev.almanac.analytics.indicator.rolling.RollingMedian;
import dev.almanac.analytics.market.Candle;
import dev.almanac.analytics.market.Interval;
import dev.almanac.analytics.statistic.Robust;
import java.util.function.Consumer;

/** Looks at the sound bars of a series one after the other, stored and new ones alike: gaps, outliers, thin bars. */
final class SeriesWatch {
    private final Interval interval;
    private final QualityRules rules;
    private final Consumer<Finding> findings;
    private final RollingMedian returns;
    private final RollingMedian volumes;
    private long first;
    private long last;
    private double lastLogClose;
    private boolean any;
    private boolean thin;

    SeriesWatch(Interval interval, QualityRules rules, Consumer<Finding> findings) {
        this.interval = interval;
        this.rules = rules;
        this.findings = findings;
        this.returns = new RollingMedian(rules.outlierWindow());
        this.volumes = new RollingMedian(rules.outlierWindow());
    }

    /** Takes the next bar; times rise. */
    void bar(Candle bar) {
        double logClose = StrictMath.log(bar.close());
        if (any) {
            long missing = (bar.openTime() - last) / interval.micros() - 1;
            if (missing > 0) {
                long from = last + interval.micros();
                String message = Figures.count(missing, "bar is missing", "bars are missing");
                report(QualityRule.GAP, from, bar.openTime(), missing, message);
            } else {
                judgeReturn(bar, logClose - lastLogClose);
            }
        } else {
            first = bar.openTime();
        }
        thin = bar.volume() < rules.maybeOpenShare() * volumes.medianSoFar();
        volumes.add(bar.volume());
        any = true;
        last = bar.openTime();
        lastLogClose = logClose;
    }

    /** Whether the last bar's volume is under the allowed share of the median of those before it. */
    boolean lastIsThin() {
        return thin;
    }

    /** Whether no bar was seen. */
    boolean isEmpty() {
        return !any;
    }

    /** Open time of the first bar; 0 where there was none. */
    long first() {
        return first;
    }

    /** Close time of the last bar; 0 where there was none. */
    long until() {
        return any ? last + interval.micros() : 0;
    }

    /** A return over a gap spans several bars, so it is neither judged nor remembered. */
    private void judgeReturn(Candle bar, double logReturn) {
        double sigma = Robust.MAD_TO_SIGMA * returns.medianAbsoluteDeviation();
        // Not defined, and so not above 0, before there are enough returns.
        double z = sigma > 0 ? (logReturn - returns.median()) / sigma : 0;
        if (Math.abs(z) >= rules.outlierThreshold()) {
            report(QualityRule.OUTLIER, bar.openTime(), bar.openTime() + interval.micros(), 1, outlier(logReturn, z));
        }
        returns.add(logReturn);
    }

    private String outlier(double logReturn, double z) {
        return "the close changed by " + Figures.change(StrictMath.expm1(logReturn)) + ", "
                + Figures.fixed(Math.abs(z), 1) + " robust standard deviations of the " + rules.outlierWindow()
                + " bars before";
    }

    private void report(QualityRule rule, long from, long until, long bars, String message) {
        findings.accept(new Finding(rule.code(), from, until, bars, message));
    }
}

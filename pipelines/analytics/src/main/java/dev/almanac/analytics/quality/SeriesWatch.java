package dev.almanac.analytics.quality;

import dev.almanac.analytics.figure.Figures;
import dev.almanac.analytics.indicator.StateReader;
import dev.almanac.analytics.indicator.StateWriter;
import dev.almanac.analytics.indicator.Stateful;
import dev.almanac.analytics.indicator.rolling.RollingMedian;
import dev.almanac.analytics.market.Candle;
import dev.almanac.analytics.market.Interval;
import dev.almanac.analytics.statistic.Robust;
import java.util.OptionalLong;
import java.util.function.Consumer;

/** Looks at the sound bars of a series one after the other, stored and new ones alike: gaps, outliers, thin bars. */
final class SeriesWatch implements Stateful {
    private final Interval interval;
    private final QualityRules rules;
    private final Consumer<Finding> findings;
    private final RollingMedian returns;
    private final RollingMedian volumes;
    private long first;
    private long last;
    private double lastLogClose;
    private boolean any;
    private long bars;
    private long shortestStep = Long.MAX_VALUE;

    /** Open time and number of the bars without trades that the last bar ends; none where it has trades. */
    private long idleFrom;

    private long idleBars;
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
        boolean follows = any && bar.openTime() == last + interval.micros();
        if (any) {
            shortestStep = Math.min(shortestStep, bar.openTime() - last);
        }
        if (any && !follows) {
            gap(bar);
        }
        bars++;
        first = any ? first : bar.openTime();
        if (bar.volume() > 0) {
            double logClose = StrictMath.log(bar.close());
            if (follows && idleBars == 0) {
                judgeReturn(bar, logClose - lastLogClose);
            }
            lastLogClose = logClose;
            endIdle();
        } else {
            if (!follows) {
                endIdle();
            }
            idleFrom = idleBars == 0 ? bar.openTime() : idleFrom;
            idleBars++;
        }
        thin = bar.volume() < rules.maybeOpenShare() * volumes.medianSoFar();
        volumes.add(bar.volume());
        any = true;
        last = bar.openTime();
    }

    /** Reports the bars without trades that ended; also to be called when the last bar has been taken. */
    void endIdle() {
        if (idleBars > 0) {
            report(
                    QualityRule.NO_TRADES,
                    idleFrom,
                    idleFrom + idleBars * interval.micros(),
                    idleBars,
                    Figures.count(idleBars, "bar without trades", "bars without trades"));
            idleBars = 0;
        }
    }

    private void gap(Candle bar) {
        long from = last + interval.micros();
        long missing = (bar.openTime() - from) / interval.micros();
        report(
                QualityRule.GAP,
                from,
                bar.openTime(),
                missing,
                Figures.count(missing, "bar is missing", "bars are missing"));
    }

    /** Whether the last bar's volume is under the allowed share of the median of those before it. */
    boolean lastIsThin() {
        return thin;
    }

    /** How many bars were seen. */
    long bars() {
        return bars;
    }

    /** The least distance of two bars that follow each other, microseconds; the largest number before there are two. */
    long shortestStep() {
        return shortestStep;
    }

    /** Open time of the last bar; the smallest number where there was none. */
    long last() {
        return any ? last : Long.MIN_VALUE;
    }

    /** Start of the bars without trades that the last bar ends, which later bars may make more; empty where it has trades. */
    OptionalLong idleFrom() {
        return idleBars > 0 ? OptionalLong.of(idleFrom) : OptionalLong.empty();
    }

    /** Open time of the first bar; 0 where there was none. */
    long first() {
        return first;
    }

    /** Close time of the last bar; 0 where there was none. */
    long until() {
        return any ? last + interval.micros() : 0;
    }

    /** A return over a gap or over bars without trades spans several bars, so it is neither judged nor remembered. */
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

    @Override
    public void save(StateWriter writer) {
        writer.putLong(bars);
        writer.putLong(first);
        writer.putLong(last);
        writer.putLong(shortestStep);
        writer.putDouble(lastLogClose);
        writer.putLong(idleFrom);
        writer.putLong(idleBars);
        returns.save(writer);
        volumes.save(writer);
    }

    /** Whether the last bar is thin is not kept: that is asked right after a bar was taken. */
    @Override
    public void restore(StateReader reader) {
        bars = reader.getLong();
        any = bars > 0;
        first = reader.getLong();
        last = reader.getLong();
        shortestStep = reader.getLong();
        lastLogClose = reader.getDouble();
        idleFrom = reader.getLong();
        idleBars = reader.getLong();
        returns.restore(reader);
        volumes.restore(reader);
    }
}

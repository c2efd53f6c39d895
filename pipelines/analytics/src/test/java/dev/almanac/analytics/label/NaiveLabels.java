package dev.almanac.analytics.label;

import static org.assertj.core.api.Assertions.assertThat;

import dev.almanac.analytics.market.Candle;
import dev.almanac.analytics.market.Interval;
import java.util.Collection;
import java.util.List;
import java.util.TreeMap;
import org.hipparchus.stat.descriptive.moment.StandardDeviation;
import org.hipparchus.stat.regression.SimpleRegression;

/** Labels as their definitions say, looked up by time in a map, without a thought for speed. */
final class NaiveLabels {
    private final LabelSettings settings;
    private final long length;
    private final TreeMap<Long, Candle> bars = new TreeMap<>();

    private NaiveLabels(LabelSettings settings, Interval interval, List<Candle> candles) {
        this.settings = settings;
        this.length = interval.micros();
        candles.forEach(candle -> bars.put(candle.openTime(), candle));
    }

    /** Compares every label of every bar; so many, at least, must be defined. */
    static void assertAgrees(LabelSettings settings, Interval interval, List<Candle> candles, int least) {
        NaiveLabels naive = new NaiveLabels(settings, interval, candles);
        Labels labels = LabelsTest.labels(settings, candles);
        int defined = 0;
        for (int i = 0; i < candles.size(); i++) {
            for (Label label : labels.of(i)) {
                Candle bar = candles.get(i);
                String what = "bar " + i + ", horizon " + label.horizon();
                if (bar.volume() == 0) {
                    assertThat(label.forwardReturn()).as(what).isNaN();
                    continue;
                }
                assertClose(what + " forward", label.forwardReturn(), naive.forward(bar, label.horizon()));
                assertClose(what + " volatility", label.volatility(), naive.volatility(bar));
                naive.assertBarrier(what, label, bar);
                double[] trend = naive.trend(bar, label.horizon());
                assertClose(what + " t", label.trendT(), trend[0]);
                assertClose(what + " span", label.trendSpan(), trend[1]);
                assertClose(what + " trend", label.trend(), Math.signum(trend[0]));
                defined += Double.isNaN(label.barrier() + label.trend()) ? 0 : 1;
            }
        }
        assertThat(defined).isGreaterThan(least);
    }

    private static void assertClose(String what, double actual, double expected) {
        assertThat(Double.isNaN(actual))
                .as("%s: %s, %s", what, actual, expected)
                .isEqualTo(Double.isNaN(expected));
        if (!Double.isNaN(expected)) {
            assertThat(Math.abs(actual - expected))
                    .as("%s: %s, %s", what, actual, expected)
                    .isLessThanOrEqualTo(1e-8 * Math.max(1, Math.abs(expected)));
        }
    }

    private double forward(Candle bar, int horizon) {
        Candle last = bars.get(bar.openTime() + horizon * length);
        return last == null || last.volume() == 0 ? Double.NaN : last.close() / bar.close() - 1;
    }

    private double volatility(Candle bar) {
        double[] returns = bars
                .subMap(bar.openTime() - (settings.volatilityWindow() - 1) * length, true, bar.openTime(), true)
                .values()
                .stream()
                .filter(candle -> candle.volume() > 0)
                .mapToDouble(candle -> {
                    Candle before = bars.get(candle.openTime() - length);
                    return before == null || before.volume() == 0
                            ? Double.NaN
                            : Math.log(candle.close() / before.close());
                })
                .filter(value -> !Double.isNaN(value))
                .toArray();
        return 2 * returns.length < settings.volatilityWindow()
                ? Double.NaN
                : new StandardDeviation().evaluate(returns);
    }

    private Collection<Candle> path(Candle bar, int horizon) {
        return bars.subMap(bar.openTime(), false, bar.openTime() + horizon * length, true).values().stream()
                .filter(candle -> candle.volume() > 0)
                .toList();
    }

    private void assertBarrier(String what, Label label, Candle bar) {
        double reach = volatility(bar) * Math.sqrt(label.horizon());
        double upper = Math.log(bar.close()) + settings.upper() * reach;
        double lower = Math.log(bar.close()) - settings.lower() * reach;
        double forward = forward(bar, label.horizon());
        double barrier = Double.isNaN(reach + forward) ? Double.NaN : 0;
        double span = Double.isNaN(barrier) ? Double.NaN : label.horizon();
        double change = Double.isNaN(barrier) ? Double.NaN : forward;
        for (Candle one : path(bar, label.horizon())) {
            boolean opensAbove = Math.log(one.open()) >= upper;
            boolean down = Math.log(one.low()) <= lower && !opensAbove;
            if (down || Math.log(one.high()) >= upper) {
                barrier = down ? -1 : 1;
                span = (one.openTime() - bar.openTime()) / (double) length;
                double touched = down ? Math.min(Math.log(one.open()), lower) : Math.max(Math.log(one.open()), upper);
                change = Math.exp(touched) / bar.close() - 1;
                break;
            }
        }
        assertClose(what + " barrier", label.barrier(), barrier);
        assertClose(what + " barrier span", label.barrierSpan(), span);
        assertClose(what + " barrier return", label.barrierReturn(), change);
    }

    /** The t-value of the slope and the span where it is largest. */
    private double[] trend(Candle bar, int horizon) {
        double[] best = {Double.NaN, Double.NaN};
        SimpleRegression line = new SimpleRegression();
        line.addData(0, bar.close());
        for (Candle one : path(bar, horizon)) {
            double span = (one.openTime() - bar.openTime()) / (double) length;
            line.addData(span, one.close());
            double t = line.getSlope() / line.getSlopeStdErr();
            if (span >= settings.shortestTrend() && line.getN() > 2 && !(Math.abs(t) <= Math.abs(best[0]))) {
                best = new double[] {t, span};
            }
        }
        return best;
    }
}

package dev.almanac.analytics.agreement;

import dev.almanac.analytics.agreement.Reference.TestSeries;
import dev.almanac.analytics.agreement.Reference.Values;
import dev.almanac.analytics.market.Candle;
import dev.almanac.analytics.statistic.Robust;
import java.util.Arrays;
import java.util.List;
import java.util.function.IntToDoubleFunction;
import org.hipparchus.special.Gamma;
import org.hipparchus.stat.StatUtils;

/** Naive loops over the definitions of anomaly and regime, which nobody else computes. */
final class RegimeReferences {
    private static final double ROUNDING = 1e-9;

    private RegimeReferences() {}

    static List<Reference> all() {
        return List.of(
                naive("return_score(60)", bars -> robust(returns(bars), 60)),
                naive(
                        "volume_score(60)",
                        bars -> robust(each(bars, i -> log(bars.get(i).volume())), 60)),
                naive(
                        "range_score(60)",
                        bars -> robust(
                                each(
                                        bars,
                                        i -> log(bars.get(i).high())
                                                - log(bars.get(i).low())),
                                60)),
                naive("ewma_chart(60, 0.2, 3).value", bars -> chart(bars)[0]),
                naive("ewma_chart(60, 0.2, 3).upper", bars -> chart(bars)[1]),
                naive("ewma_chart(60, 0.2, 3).lower", bars -> chart(bars)[2]),
                naive("ewma_chart(60, 0.2, 3).score", bars -> chart(bars)[3]),
                naive("cusum(60, 0.5, 5).up", bars -> sums(bars)[0]),
                naive("cusum(60, 0.5, 5).down", bars -> sums(bars)[1]),
                naive("cusum(60, 0.5, 5).alarm", bars -> sums(bars)[2]),
                naive("change_point(100, 100, 200, 5).probability", bars -> runs(bars)[0]),
                naive("change_point(100, 100, 200, 5).run_length", bars -> runs(bars)[1]),
                naive("volatility_regime(20, 250, 0.2, 0.05).rank", RegimeReferences::ranks),
                naive("volatility_regime(20, 250, 0.2, 0.05).regime", bars -> states(ranks(bars), 0.2, 0.8, 0.05)),
                naive("trend_regime(20, 50, 1, 0.5).strength", RegimeReferences::strength),
                naive("trend_regime(20, 50, 1, 0.5).regime", bars -> states(strength(bars), -1, 1, 0.5)));
    }

    private static Reference naive(String column, Values values) {
        return Naive.of(column, TestSeries.XRP_4H, ROUNDING, "", values);
    }

    private static double[] each(List<Candle> bars, IntToDoubleFunction value) {
        double[] values = new double[bars.size()];
        Arrays.setAll(values, value);
        return values;
    }

    private static double log(double value) {
        return StrictMath.log(value);
    }

    private static double[] returns(List<Candle> bars) {
        return each(
                bars,
                i -> i == 0
                        ? Double.NaN
                        : log(bars.get(i).close() / bars.get(i - 1).close()));
    }

    /** The {@code n} values before one; empty where there are fewer. */
    private static double[] before(double[] values, int at, int n) {
        return at < n || Double.isNaN(values[at - n]) ? new double[0] : Arrays.copyOfRange(values, at - n, at);
    }

    private static double[] robust(double[] values, int n) {
        double[] scores = new double[values.length];
        for (int i = 0; i < scores.length; i++) {
            double[] before = before(values, i, n);
            scores[i] = before.length == 0 ? Double.NaN : (values[i] - Robust.median(before)) / Robust.spread(before);
        }
        return scores;
    }

    private static double[] means(double[] returns, int n) {
        double[] means = new double[returns.length];
        for (int i = 0; i < means.length; i++) {
            double[] before = before(returns, i, n);
            means[i] = before.length == 0 ? Double.NaN : StatUtils.mean(before);
        }
        return means;
    }

    private static double[] deviations(double[] returns, int n) {
        double[] deviations = new double[returns.length];
        for (int i = 0; i < deviations.length; i++) {
            double[] before = before(returns, i, n);
            deviations[i] = before.length == 0 ? Double.NaN : Math.sqrt(StatUtils.variance(before));
        }
        return deviations;
    }

    private static double[][] chart(List<Candle> bars) {
        double[] returns = returns(bars);
        double[] means = means(returns, 60);
        double[] deviations = deviations(returns, 60);
        double[][] chart = new double[4][bars.size()];
        double average = Double.NaN;
        for (int i = 0; i < bars.size(); i++) {
            if (i == 61) {
                average = means[i];
            }
            average = 0.8 * average + 0.2 * returns[i];
            double deviation = deviations[i] / 3;
            chart[0][i] = average;
            chart[1][i] = means[i] + 3 * deviation;
            chart[2][i] = means[i] - 3 * deviation;
            chart[3][i] = (average - means[i]) / deviation;
        }
        return chart;
    }

    private static double[][] sums(List<Candle> bars) {
        double[] returns = returns(bars);
        double[] means = means(returns, 60);
        double[] deviations = deviations(returns, 60);
        double[][] sums = new double[3][bars.size()];
        for (double[] column : sums) {
            Arrays.fill(column, 0, 61, Double.NaN);
        }
        double up = 0;
        double down = 0;
        for (int i = 61; i < bars.size(); i++) {
            double u = (returns[i] - means[i]) / deviations[i];
            up = Math.max(0, up + u - 0.5);
            down = Math.max(0, down - u - 0.5);
            sums[0][i] = up;
            sums[1][i] = down;
            if (up > 5) {
                sums[2][i] = 1;
                up = 0;
            } else if (down > 5) {
                sums[2][i] = -1;
                down = 0;
            }
        }
        return sums;
    }

    /** The recursion of the paper over logarithms, each run's posterior made from all its values. */
    private static double[][] runs(List<Candle> bars) {
        double[] returns = returns(bars);
        double[] deviations = deviations(returns, 100);
        double[][] out = new double[2][bars.size()];
        Arrays.fill(out[0], Double.NaN);
        Arrays.fill(out[1], Double.NaN);
        double[] values = new double[bars.size()];
        double[] runs = {1};
        int first = 101;
        for (int i = first; i < bars.size(); i++) {
            values[i] = returns[i] / deviations[i];
            double[] next = new double[Math.min(runs.length + 1, 201)];
            double sum = 0;
            double squares = 0;
            for (int run = 0; run < runs.length; run++) {
                if (run > 0) {
                    sum += values[i - run];
                    squares += values[i - run] * values[i - run];
                }
                double joint = runs[run] * Math.exp(logStudent(values[i], run, sum, squares));
                next[Math.min(run + 1, 200)] += 0.99 * joint;
                next[0] += 0.01 * joint;
            }
            double total = Arrays.stream(next).sum();
            runs = Arrays.stream(next).map(joint -> joint / total).toArray();
            double mean = 0;
            for (int run = 0; run < runs.length; run++) {
                mean += run * runs[run];
            }
            out[1][i] = mean;
            if (i >= first + 5) {
                out[0][i] = Arrays.stream(runs, 0, 6).sum();
            }
        }
        return out;
    }

    /** Log density of the Student distribution that a run of {@code n} values predicts the next one by. */
    private static double logStudent(double value, int n, double sum, double squares) {
        double kappa = 1 + n;
        double alpha = 1 + n / 2.0;
        double mean = sum / kappa;
        double beta = 1 + (squares - kappa * mean * mean) / 2;
        double freedom = 2 * alpha;
        double scale = beta * (kappa + 1) / (alpha * kappa);
        return Gamma.logGamma((freedom + 1) / 2)
                - Gamma.logGamma(freedom / 2)
                - Math.log(freedom * Math.PI * scale) / 2
                - (freedom + 1) / 2 * Math.log1p((value - mean) * (value - mean) / (freedom * scale));
    }

    private static double[] ranks(List<Candle> bars) {
        double[] returns = returns(bars);
        // What lies before the bar after the last return of a window.
        double[] shifted = Arrays.copyOf(returns, returns.length + 1);
        double[] volatilities = Arrays.copyOfRange(deviations(shifted, 20), 1, returns.length + 1);
        return each(bars, i -> {
            if (i < 269) {
                return Double.NaN;
            }
            double[] window = Arrays.copyOfRange(volatilities, i - 249, i + 1);
            return Arrays.stream(window).filter(x -> x < volatilities[i]).count() / 249.0;
        });
    }

    private static double[] strength(List<Candle> bars) {
        double[] closes = each(bars, i -> bars.get(i).close());
        double[] ranges = each(
                bars,
                i -> i == 0
                        ? Double.NaN
                        : Math.max(bars.get(i).high(), closes[i - 1])
                                - Math.min(bars.get(i).low(), closes[i - 1]));
        double[] fast = Naive.ema(closes, 20);
        double[] slow = Naive.ema(closes, 50);
        double[] range = Naive.ema(ranges, 50, 1.0 / 50);
        return each(bars, i -> (fast[i] - slow[i]) / range[i]);
    }

    private static double[] states(double[] measure, double low, double high, double margin) {
        double[] states = new double[measure.length];
        double state = 0;
        for (int i = 0; i < states.length; i++) {
            boolean stays = state == 1 && measure[i] >= high - margin || state == -1 && measure[i] <= low + margin;
            if (measure[i] > high) {
                state = 1;
            } else if (measure[i] < low) {
                state = -1;
            } else if (!stays) {
                state = 0;
            }
            states[i] = Double.isNaN(measure[i]) ? Double.NaN : state;
        }
        return states;
    }
}

package dev.almanac.analytics.agreement;

import dev.almanac.analytics.market.Candle;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.hipparchus.stat.descriptive.moment.Variance;

/** Volatilities as their formulas say, without a thought for time: per year of 365 daily bars. */
final class NaiveVolatility {
    static final double PER_YEAR = Math.sqrt(365);

    private NaiveVolatility() {}

    static double parkinson(Candle bar) {
        return square(ln(bar.high(), bar.low())) / (4 * Math.log(2));
    }

    static double garmanKlass(Candle bar) {
        return 0.5 * square(ln(bar.high(), bar.low())) - (2 * Math.log(2) - 1) * square(ln(bar.close(), bar.open()));
    }

    static double rogersSatchell(Candle bar) {
        return ln(bar.high(), bar.close()) * ln(bar.high(), bar.open())
                + ln(bar.low(), bar.close()) * ln(bar.low(), bar.open());
    }

    static double yangZhang(List<Candle> bars) {
        int n = bars.size() - 1;
        double[] jumps = new double[n];
        double[] bodies = new double[n];
        Arrays.setAll(jumps, i -> ln(bars.get(i + 1).open(), bars.get(i).close()));
        Arrays.setAll(bodies, i -> ln(bars.get(i + 1).close(), bars.get(i + 1).open()));
        double k = 0.34 / (1.34 + (n + 1.0) / (n - 1.0));
        double ranges = bars.subList(1, n + 1).stream()
                .mapToDouble(NaiveVolatility::rogersSatchell)
                .average()
                .orElseThrow();
        return PER_YEAR
                * Math.sqrt(new Variance().evaluate(jumps) + k * new Variance().evaluate(bodies) + (1 - k) * ranges);
    }

    /** With 0.94 of the past, begun with the mean of 20 squares. */
    static double[] weighted(List<Candle> bars) {
        double[] r = returns(bars);
        double[] result = new double[bars.size()];
        Arrays.fill(result, Double.NaN);
        double variance = meanSquare(r, 1, 20);
        for (int i = 20; i < result.length; i++) {
            variance = i == 20 ? variance : 0.94 * variance + 0.06 * r[i] * r[i];
            result[i] = PER_YEAR * Math.sqrt(variance);
        }
        return result;
    }

    /** With alpha 0.08, beta 0.9 and the level of 250 returns: the mean forecast of so many bars, one after the other. */
    static double[] garch(List<Candle> bars, int horizon) {
        double[] r = returns(bars);
        double[] result = new double[bars.size()];
        Arrays.fill(result, Double.NaN);
        double variance = meanSquare(r, 1, 250);
        for (int i = 250; i < result.length; i++) {
            double level = meanSquare(r, i - 249, i);
            variance = i == 250 ? variance : 0.02 * level + 0.08 * r[i] * r[i] + 0.9 * variance;
            double sum = 0;
            double forecast = variance;
            for (int ahead = 0; ahead < horizon; ahead++) {
                sum += forecast;
                forecast = 0.02 * level + 0.98 * forecast;
            }
            result[i] = PER_YEAR * Math.sqrt(sum / horizon);
        }
        return result;
    }

    /** Log returns, each at the index of its bar. */
    static double[] returns(List<Candle> bars) {
        double[] returns = new double[bars.size()];
        Arrays.setAll(
                returns,
                i -> i == 0
                        ? Double.NaN
                        : ln(bars.get(i).close(), bars.get(i - 1).close()));
        return returns;
    }

    private static double meanSquare(double[] r, int from, int to) {
        return IntStream.rangeClosed(from, to)
                .mapToDouble(i -> r[i] * r[i])
                .average()
                .orElseThrow();
    }

    private static double ln(double above, double below) {
        return Math.log(above / below);
    }

    private static double square(double value) {
        return value * value;
    }
}

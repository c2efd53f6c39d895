package dev.almanac.analytics.feature;

import static dev.almanac.analytics.feature.Agreement.assertClose;
import static org.assertj.core.api.Assertions.assertThat;

import dev.almanac.analytics.indicator.Bar;
import dev.almanac.analytics.indicator.average.ExponentialAverage;
import dev.almanac.analytics.indicator.momentum.RateOfChange;
import dev.almanac.analytics.indicator.rolling.RollingRange;
import dev.almanac.analytics.indicator.rolling.RollingSlope;
import dev.almanac.analytics.market.Candle;
import dev.almanac.analytics.market.Interval;
import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import java.util.function.DoubleBinaryOperator;
import org.junit.jupiter.api.Test;

/**
 * Our values against the tables that another library made of the same quotes, from the first defined value on: the tables
 * begin their averages as we do, so the tolerance of 1e-9 (of the larger of 1 and the value) is rounding only.
 */
class ExpectedValuesTest {
    private static final double TOLERANCE = 1e-9;

    @Test
    void featuresAgreeWithTheTables() throws IOException {
        List<Candle> quotes = TestBars.quotes();
        FeatureTable ours = FeatureTable.of(Interval.D1, quotes);
        double[] closes = quotes.stream().mapToDouble(Candle::close).toArray();
        check(ours, "sma_ratio_20", both(closes, TestBars.expected("sma", "sma"), (c, sma) -> c / sma - 1));
        check(
                ours,
                "ema_ratio_12_26",
                both(
                        TestBars.expected("macd", "fastEma"),
                        TestBars.expected("macd", "slowEma"),
                        (fast, slow) -> fast / slow - 1));
        check(ours, "macd_hist_pct", both(TestBars.expected("macd", "histogram"), closes, (h, c) -> h / c));
        check(ours, "adx_14", TestBars.expected("adx", "adx"));
        check(
                ours,
                "di_spread_14",
                both(TestBars.expected("adx", "pdi"), TestBars.expected("adx", "mdi"), (p, m) -> p - m));
        check(ours, "aroon_osc_25", whereExtremesAreUnique(quotes, ours.column("aroon_osc_25")));
        check(ours, "rsi_14", TestBars.expected("rsi", "rsi"));
        check(ours, "cci_20", TestBars.expected("cci", "cci"));
        check(ours, "natr_14", both(TestBars.expected("atr", "atr"), closes, (a, c) -> a / c));
        check(ours, "bb_percent_b_20", TestBars.expected("bb", "percentB"));
        check(ours, "bb_width_20", TestBars.expected("bb", "width"));
        check(ours, "mfi_14", TestBars.expected("mfi", "mfi"));
        check(ours, "cmf_20", TestBars.expected("cmf", "cmf"));
    }

    @Test
    void smoothedStochasticAgreesWithTheTable() throws IOException {
        double[] fast = FeatureTable.of(Interval.D1, TestBars.quotes()).column("stoch_k_14");
        double[] smoothed = new double[fast.length];
        Arrays.fill(smoothed, Double.NaN);
        for (int i = 15; i < fast.length; i++) {
            smoothed[i] = (fast[i - 2] + fast[i - 1] + fast[i]) / 3;
        }
        assertClose("stochastic", smoothed, TestBars.expected("stoch", "k"), 0, TOLERANCE);
    }

    @Test
    void rangeOfTwentyBarsIsTheTablesChannelOfTheBarAfter() throws IOException {
        List<Candle> quotes = TestBars.quotes();
        RollingRange range = new RollingRange(20);
        Bar bar = new Bar();
        double[] upper = new double[quotes.size()];
        double[] lower = new double[quotes.size()];
        upper[0] = Double.NaN;
        lower[0] = Double.NaN;
        for (int i = 0; i + 1 < upper.length; i++) {
            range.update(TestBars.fill(bar, quotes.get(i)));
            upper[i + 1] = range.high();
            lower[i + 1] = range.low();
        }
        assertClose("upper", upper, TestBars.expected("donchian", "upperBand"), 0, TOLERANCE);
        assertClose("lower", lower, TestBars.expected("donchian", "lowerBand"), 0, TOLERANCE);
    }

    @Test
    void otherPeriodsAgreeWithTheTables() throws IOException {
        List<Candle> quotes = TestBars.quotes();
        RollingSlope slope = new RollingSlope(14);
        RateOfChange change = new RateOfChange(14, Interval.D1.micros());
        ExponentialAverage average = ExponentialAverage.usual(20);
        Bar bar = new Bar();
        double[][] ours = new double[3][quotes.size()];
        for (int i = 0; i < quotes.size(); i++) {
            TestBars.fill(bar, quotes.get(i));
            slope.add(bar.close());
            // The table counts bars of trading days; ours counts time, so they are laid on days without a gap.
            change.update(bar.fill(
                    i * Interval.D1.micros(),
                    bar.open(),
                    bar.high(),
                    bar.low(),
                    bar.close(),
                    bar.volume(),
                    Double.NaN));
            average.add(bar.close());
            ours[0][i] = slope.slope();
            ours[1][i] = 100 * change.value();
            ours[2][i] = average.value();
        }
        assertClose("slope", ours[0], TestBars.expected("slope", "slope"), 0, TOLERANCE);
        assertClose("change", ours[1], TestBars.expected("roc", "roc"), 0, TOLERANCE);
        assertClose("average", ours[2], TestBars.expected("ema", "ema"), 0, TOLERANCE);
    }

    /** The table's Aroon; ours where a window has its extreme twice, of which the table takes the first and we the last. */
    private static double[] whereExtremesAreUnique(List<Candle> quotes, double[] ours) throws IOException {
        double[] expected = TestBars.expected("aroon", "oscillator");
        int ties = 0;
        for (int i = 25; i < expected.length; i++) {
            double[] highs = quotes.subList(i - 25, i + 1).stream()
                    .mapToDouble(Candle::high)
                    .sorted()
                    .toArray();
            double[] lows = quotes.subList(i - 25, i + 1).stream()
                    .mapToDouble(Candle::low)
                    .sorted()
                    .toArray();
            if (highs[25] == highs[24] || lows[0] == lows[1]) {
                expected[i] = ours[i];
                ties++;
            }
        }
        assertThat(ties).as("windows with a tie").isBetween(1, 40);
        return expected;
    }

    private static void check(FeatureTable ours, String name, double[] expected) {
        assertClose(name, ours.column(name), expected, 0, TOLERANCE);
    }

    private static double[] both(double[] left, double[] right, DoubleBinaryOperator operator) {
        double[] result = new double[left.length];
        Arrays.setAll(result, i -> operator.applyAsDouble(left[i], right[i]));
        return result;
    }

    @Test
    void aChangeSpansExactlyItsIntervalsOrIsAbsent() {
        RateOfChange change = new RateOfChange(3, 10);
        Bar bar = new Bar();
        long[] opens = {0, 10, 20, 30, 50, 60, 90, 120};
        double[] closes = {1, 2, 4, 8, 16, 32, 64, 128};
        double nan = Double.NaN;
        double[] expected = {nan, nan, nan, 7, 3, 3, 1, 1};
        double[] ours = new double[opens.length];
        for (int i = 0; i < opens.length; i++) {
            change.update(bar.fill(opens[i], closes[i], closes[i], closes[i], closes[i], 1, nan));
            ours[i] = change.value();
        }
        assertThat(ours).containsExactly(expected);
        change.update(bar.fill(140, 1, 1, 1, 1, 1, nan));
        assertThat(change.value()).as("no bar opened at 110").isNaN();
    }
}

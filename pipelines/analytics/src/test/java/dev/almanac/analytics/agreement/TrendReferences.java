package dev.almanac.analytics.agreement;

import dev.almanac.analytics.agreement.Reference.TestSeries;
import dev.almanac.analytics.agreement.Reference.Values;
import dev.almanac.analytics.feature.TestBars;
import dev.almanac.analytics.market.Candle;
import java.util.Arrays;
import java.util.List;
import java.util.function.IntToDoubleFunction;
import java.util.function.ToDoubleFunction;
import java.util.stream.Stream;

/** Columns of trend against tables, TA-Lib and naive loops. */
final class TrendReferences {
    private static final double ROUNDING = 1e-9;

    private TrendReferences() {}

    static List<Reference> all() {
        return Stream.of(tables(), turns(), libraries(), channels())
                .flatMap(List::stream)
                .toList();
    }

    private static List<Reference> tables() {
        return List.of(
                table("dmi(14).dx", "adx", "dx"),
                table("dmi(14).adxr", "adx", "adxr"),
                table("vortex(14).plus", "vortex", "pvi"),
                table("vortex(14).minus", "vortex", "nvi"),
                table("supertrend(10, 3).line", "supertrend", "superTrend"),
                new Reference(
                        "supertrend(10, 3).direction",
                        "table",
                        TestSeries.QUOTES,
                        0,
                        ROUNDING,
                        "1 where the table has a lower band, -1 where an upper",
                        bars -> VolatilityReferences.direction("supertrend", "lowerBand", "upperBand")),
                table("ichimoku(9, 26, 52, 26).conversion", "ichimoku", "tenkanSen"),
                table("ichimoku(9, 26, 52, 26).base", "ichimoku", "kijunSen"),
                table("ichimoku(9, 26, 52, 26).span_a", "ichimoku", "senkouSpanA"),
                table("ichimoku(9, 26, 52, 26).span_b", "ichimoku", "senkouSpanB"),
                new Reference(
                        "ichimoku(9, 26, 52, 26).lagging",
                        "table",
                        TestSeries.QUOTES,
                        0,
                        ROUNDING,
                        "the table's line is 26 bars early: ours is what it says at the bar it comes from",
                        bars -> {
                            double[] ahead = TestBars.expected("ichimoku", "chikouSpan");
                            return byIndex(
                                    bars,
                                    i -> i < 26
                                            ? Double.NaN
                                            : ahead[i - 26] / bars.get(i - 26).close() - 1);
                        }),
                table("efficiency_ratio(10)", "kama", "er"),
                table("hurst(100)", "hurst", "hurstExponent"),
                table("alligator(13, 8, 8, 5, 5, 3).jaw", "alligator", "jaw"),
                table("alligator(13, 8, 8, 5, 5, 3).teeth", "alligator", "teeth"),
                table("alligator(13, 8, 8, 5, 5, 3).lips", "alligator", "lips"),
                table("gator(13, 8, 8, 5, 5, 3).upper", "gator", "upper"),
                table("gator(13, 8, 8, 5, 5, 3).lower", "gator", "lower"));
    }

    private static List<Reference> turns() {
        return List.of(
                new Reference(
                        "psar(0.02, 0.2).stop",
                        "table",
                        TestSeries.QUOTES,
                        40,
                        ROUNDING,
                        "the table begins upwards, we with the second bar's movement as TA-Lib does; where the table turns to"
                                + " a stop inside the bar ours is at the bar's end, as TA-Lib's",
                        bars -> {
                            double[] stop = TestBars.expected("psar", "sar");
                            return byIndex(bars, i -> {
                                Candle bar = bars.get(i);
                                double end = rises(bars, stop, i) ? bar.low() : bar.high();
                                return stop[i] > bar.low() && stop[i] < bar.high() ? end : stop[i];
                            });
                        }),
                new Reference(
                        "psar(0.02, 0.2).direction",
                        "table",
                        TestSeries.QUOTES,
                        40,
                        ROUNDING,
                        "1 where the table's stop is below the bar or was above the one before",
                        bars -> {
                            double[] stop = TestBars.expected("psar", "sar");
                            return byIndex(bars, i -> rises(bars, stop, i) ? 1 : -1);
                        }),
                table("fractals(2).high", "fcb", "upperBand"),
                table("fractals(2).low", "fcb", "lowerBand"),
                fractal("high_age", "fractalBear", 0),
                fractal("high_since", "fractalBear", 2),
                fractal("low_age", "fractalBull", 0),
                fractal("low_since", "fractalBull", 2),
                zigzag("pivot", Pivot::price),
                zigzag("kind", Pivot::kind),
                zigzag("age", Pivot::age),
                zigzag("since", Pivot::since));
    }

    private static List<Reference> libraries() {
        return List.of(
                new Reference(
                        "dmi(14).dx",
                        "TA-Lib",
                        TestSeries.XRP_4H,
                        500,
                        ROUNDING,
                        "TA-Lib begins its sums one bar short",
                        TaLib.values(0, (in, out) -> in.core()
                                .dx(
                                        0,
                                        in.last(),
                                        in.high(),
                                        in.low(),
                                        in.close(),
                                        14,
                                        in.begin(),
                                        in.count(),
                                        out[0]))),
                TaLib.of("psar(0.02, 0.2).stop", TestSeries.BTC_DAILY, 0, ROUNDING, (in, out) -> in.core()
                        .sar(0, in.last(), in.high(), in.low(), 0.02, 0.2, in.begin(), in.count(), out[0])),
                TaLib.of("linreg_channel(100, 2).middle", TestSeries.BTC_DAILY, 0, ROUNDING, (in, out) -> in.core()
                        .linearReg(0, in.last(), in.close(), 100, in.begin(), in.count(), out[0])));
    }

    private static List<Reference> channels() {
        return List.of(
                channel("stdev_channel(14, 2).upper", 2, false),
                channel("stdev_channel(14, 2).middle", 0, false),
                channel("stdev_channel(14, 2).lower", -2, false),
                channel("linreg_channel(14, 2).upper", 2, true),
                channel("linreg_channel(14, 2).lower", -2, true));
    }

    /** The table has slope, intercept (at bar 0 of bars counted from 1), deviation and R2 of every window. */
    private static Reference channel(String column, double deviations, boolean fromLine) {
        return new Reference(
                column,
                "table",
                TestSeries.QUOTES,
                0,
                ROUNDING,
                "of the table's slope, intercept and deviation",
                bars -> {
                    double[] slope = TestBars.expected("slope", "slope");
                    double[] intercept = TestBars.expected("slope", "intercept");
                    double[] deviation = TestBars.expected("slope", "stdDev");
                    double[] explained = TestBars.expected("slope", "rSquared");
                    return byIndex(
                            bars,
                            i -> slope[i] * (i + 1)
                                    + intercept[i]
                                    + deviations * deviation[i] * (fromLine ? Math.sqrt(1 - explained[i]) : 1));
                });
    }

    /** Bars since the table's fractals, which it writes at the bar of the extreme, two bars before they are known. */
    private static Reference fractal(String output, String field, int less) {
        return new Reference(
                "fractals(2)." + output,
                "table",
                TestSeries.QUOTES,
                0,
                0,
                "the table's fractals, each from two bars later on",
                bars -> {
                    double[] fractals = TestBars.expected("fractal", field);
                    return byIndex(bars, i -> {
                        int at = i - 2;
                        while (at >= 0 && Double.isNaN(fractals[at])) {
                            at--;
                        }
                        return at < 0 ? Double.NaN : i - at - less;
                    });
                });
    }

    /**
     * What is known of the table's pivots at every bar. On the line that the table draws they are the first point and the
     * points where it turns; one is confirmed by the first close 5 percent back from it.
     */
    private static Reference zigzag(String output, ToDoubleFunction<Pivot> figure) {
        Values values = bars -> {
            double[] line = TestBars.expected("zigzag-close", "zigZag");
            double[] result = new double[line.length];
            Arrays.fill(result, Double.NaN);
            for (int at = 1; at + 1 < line.length; at++) {
                double turn = Math.signum(line[at] - line[at + 1]);
                boolean first = Double.isNaN(line[at - 1]) && !Double.isNaN(turn);
                if (first || turn * (line[at] - line[at - 1]) > 0) {
                    int known = at + 1;
                    while (turn
                                    * (line[at] * (1 - 0.05 * turn)
                                            - bars.get(known).close())
                            < 0) {
                        known++;
                    }
                    for (int i = known; i < result.length; i++) {
                        result[i] = figure.applyAsDouble(new Pivot(line[at], turn, i - at, i - known));
                    }
                }
            }
            return result;
        };
        String note = "the table's pivots, each from the bar on that confirmed it";
        return new Reference("zigzag(5)." + output, "table", TestSeries.QUOTES, 0, ROUNDING, note, values);
    }

    /** A pivot as it is known at a bar. */
    private record Pivot(double price, double kind, double age, double since) {}

    /** Whether a stop is below its bar; where it is inside, whether the bar turned it that way. */
    private static boolean rises(List<Candle> bars, double[] stop, int i) {
        Candle bar = bars.get(i);
        return stop[i] <= bar.low() || stop[i] < bar.high() && !rises(bars, stop, i - 1);
    }

    private static double[] byIndex(List<Candle> bars, IntToDoubleFunction value) {
        double[] values = new double[bars.size()];
        Arrays.setAll(values, value);
        return values;
    }

    private static Reference table(String column, String table, String field) {
        return new Reference(
                column, "table", TestSeries.QUOTES, 0, ROUNDING, "", bars -> TestBars.expected(table, field));
    }
}

package dev.almanac.analytics.agreement;

import dev.almanac.analytics.agreement.Reference.TestSeries;
import dev.almanac.analytics.agreement.Reference.Values;
import dev.almanac.analytics.feature.TestBars;
import dev.almanac.analytics.market.Candle;
import java.util.Arrays;
import java.util.List;
import java.util.function.ToDoubleFunction;
import java.util.stream.Stream;
import org.hipparchus.stat.descriptive.moment.Kurtosis;
import org.hipparchus.stat.descriptive.moment.Skewness;
import org.hipparchus.stat.descriptive.moment.StandardDeviation;

/** Columns of volatility against tables, TA-Lib, Hipparchus and naive loops. */
final class VolatilityReferences {
    private static final double ROUNDING = 1e-9;
    private static final String DEFINITION = "definition";

    private VolatilityReferences() {}

    static List<Reference> all() {
        return Stream.of(tables(), libraries(), estimators(), stops())
                .flatMap(List::stream)
                .toList();
    }

    private static List<Reference> tables() {
        return List.of(
                table("true_range", "tr", "tr"),
                table("natr(14)", "atr", "atrp"),
                table("stdev(14).population", "stdev", "stdDev"),
                table("stdev(14).z_score", "stdev", "zScore"),
                table("keltner(20, 2, 10).upper", "keltner", "upperBand"),
                table("keltner(20, 2, 10).middle", "keltner", "centerline"),
                table("keltner(20, 2, 10).lower", "keltner", "lowerBand"),
                table("keltner(20, 2, 10).width", "keltner", "width"),
                table("starc(5, 2, 10).upper", "starc", "upperBand"),
                table("starc(5, 2, 10).middle", "starc", "centerline"),
                table("starc(5, 2, 10).lower", "starc", "lowerBand"),
                table("envelope(20, 2.5).upper", "ma-env", "upperEnvelope"),
                table("envelope(20, 2.5).middle", "ma-env", "centerline"),
                table("envelope(20, 2.5).lower", "ma-env", "lowerEnvelope"),
                table("chandelier(22, 3).long", "chexit", "chandelierExit"),
                table("ulcer(14)", "ulcer", "ulcerIndex"),
                table("choppiness(14)", "chop", "chop"),
                table("atr_stop(21, 3).stop", "atr-stop", "atrStop"),
                new Reference(
                        "atr_stop(21, 3).direction",
                        "table",
                        TestSeries.QUOTES,
                        0,
                        ROUNDING,
                        "1 where the table has a stop to sell at, -1 to buy at",
                        bars -> direction("atr-stop", "sellStop", "buyStop")),
                new Reference(
                        "volatility_stop(7, 3).stop",
                        "table",
                        TestSeries.QUOTES,
                        54,
                        ROUNDING,
                        "the table leaves out what is before its first turn",
                        bars -> TestBars.expected("vol-stop", "sar")));
    }

    /** 1 where a table has the one field, -1 where it has the other. */
    static double[] direction(String table, String rising, String falling) throws Exception {
        double[] up = TestBars.expected(table, rising);
        double[] down = TestBars.expected(table, falling);
        double[] direction = new double[up.length];
        Arrays.setAll(direction, i -> Double.isNaN(up[i]) ? Double.isNaN(down[i]) ? Double.NaN : -1 : 1);
        return direction;
    }

    private static List<Reference> libraries() {
        return List.of(
                TaLib.of("true_range", TestSeries.BTC_DAILY, 0, ROUNDING, (in, out) -> in.core()
                        .trueRange(0, in.last(), in.high(), in.low(), in.close(), in.begin(), in.count(), out[0])),
                TaLib.of("natr(14)", TestSeries.BTC_DAILY, 0, ROUNDING, (in, out) -> in.core()
                        .natr(0, in.last(), in.high(), in.low(), in.close(), 14, in.begin(), in.count(), out[0])),
                TaLib.of("close_range(20).high", TestSeries.BTC_DAILY, 0, ROUNDING, (in, out) -> in.core()
                        .max(0, in.last(), in.close(), 20, in.begin(), in.count(), out[0])),
                TaLib.of("close_range(20).low", TestSeries.BTC_DAILY, 0, ROUNDING, (in, out) -> in.core()
                        .min(0, in.last(), in.close(), 20, in.begin(), in.count(), out[0])),
                new Reference(
                        "stdev(20).population",
                        "TA-Lib",
                        TestSeries.BTC_DAILY,
                        0,
                        1e-6,
                        "TA-Lib subtracts squares, which costs digits",
                        TaLib.values(0, (in, out) -> in.core()
                                .stdDev(0, in.last(), in.close(), 20, 1, in.begin(), in.count(), out[0]))),
                window("stdev(20).sample", "Hipparchus", 20, bars -> new StandardDeviation().evaluate(closes(bars))),
                window("return_shape(60).skew", "Hipparchus", 61, bars -> new Skewness().evaluate(returns(bars))),
                window("return_shape(60).kurtosis", "Hipparchus", 61, bars -> new Kurtosis().evaluate(returns(bars))));
    }

    private static List<Reference> estimators() {
        return List.of(
                perBar("parkinson(30)", NaiveVolatility::parkinson),
                perBar("garman_klass(30)", NaiveVolatility::garmanKlass),
                perBar("rogers_satchell(30)", NaiveVolatility::rogersSatchell),
                window("yang_zhang(30)", DEFINITION, 31, NaiveVolatility::yangZhang),
                naive("ewma_volatility(0.94, 20)", NaiveVolatility::weighted),
                naive("garch(0.08, 0.98, 250, 10).next", bars -> NaiveVolatility.garch(bars, 1)),
                naive("garch(0.08, 0.98, 250, 10).horizon", bars -> NaiveVolatility.garch(bars, 10)));
    }

    private static List<Reference> stops() {
        return List.of(
                naive("chandelier(22, 3).short", bars -> {
                    double[] result = new double[bars.size()];
                    double range = 0;
                    for (int i = 0; i < result.length; i++) {
                        Candle bar = bars.get(i);
                        double before = i == 0 ? bar.close() : bars.get(i - 1).close();
                        double next = Math.max(bar.high(), before) - Math.min(bar.low(), before);
                        range = i == 0 ? 0 : i <= 22 ? range + next / 22 : (21 * range + next) / 22;
                        result[i] = i < 22 ? Double.NaN : lowest(bars.subList(i - 21, i + 1)) + 3 * range;
                    }
                    return result;
                }),
                new Reference(
                        "volatility_stop(7, 3).direction",
                        "table",
                        TestSeries.QUOTES,
                        54,
                        ROUNDING,
                        "of the table's band, turned where the close is beyond it",
                        bars -> {
                            double[] direction = direction("vol-stop", "lowerBand", "upperBand");
                            double[] stop = TestBars.expected("vol-stop", "sar");
                            for (int i = 54; i < direction.length; i++) {
                                double above = bars.get(i).close() - stop[i];
                                direction[i] = above * direction[i] < 0 ? -direction[i] : direction[i];
                            }
                            return direction;
                        }));
    }

    private static double lowest(List<Candle> bars) {
        return bars.stream().mapToDouble(Candle::low).min().orElseThrow();
    }

    private static double[] closes(List<Candle> bars) {
        return bars.stream().mapToDouble(Candle::close).toArray();
    }

    /** One less than there are bars. */
    private static double[] returns(List<Candle> bars) {
        return Arrays.copyOfRange(NaiveVolatility.returns(bars), 1, bars.size());
    }

    private static Reference table(String column, String table, String field) {
        return new Reference(
                column, "table", TestSeries.QUOTES, 0, ROUNDING, "", bars -> TestBars.expected(table, field));
    }

    private static Reference naive(String column, Values values) {
        return new Reference(column, DEFINITION, TestSeries.BTC_DAILY, 0, ROUNDING, "", values);
    }

    private static Reference perBar(String column, ToDoubleFunction<Candle> variance) {
        return window(
                column,
                DEFINITION,
                30,
                bars -> NaiveVolatility.PER_YEAR
                        * Math.sqrt(
                                bars.stream().mapToDouble(variance).average().orElseThrow()));
    }

    /** Computed anew from every window of so many bars. */
    private static Reference window(String column, String against, int size, ToDoubleFunction<List<Candle>> value) {
        Values values = bars -> {
            double[] result = new double[bars.size()];
            Arrays.setAll(
                    result, i -> i + 1 < size ? Double.NaN : value.applyAsDouble(bars.subList(i + 1 - size, i + 1)));
            return result;
        };
        return new Reference(column, against, TestSeries.BTC_DAILY, 0, ROUNDING, "", values);
    }
}

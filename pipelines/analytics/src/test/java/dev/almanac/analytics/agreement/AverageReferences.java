package dev.almanac.analytics.agreement;

import static dev.almanac.analytics.agreement.Reference.TestSeries.BTC_DAILY;
import static dev.almanac.analytics.agreement.Reference.TestSeries.QUOTES;
import static dev.almanac.analytics.agreement.Reference.TestSeries.XRP_4H;

import dev.almanac.analytics.feature.TestBars;
import java.util.List;
import java.util.stream.Stream;
import org.ta4j.core.indicators.HMAIndicator;
import org.ta4j.core.indicators.ZLEMAIndicator;
import org.ta4j.core.indicators.helpers.ClosePriceIndicator;

/** References of the moving averages. */
final class AverageReferences {
    private static final double ROUNDING = 1e-9;

    /** TA-Lib's running sums gather rounding errors. */
    private static final double DRIFT = 1e-8;

    private static final String BEGINS =
            "the table begins its averages from the first value; compared where that has faded";

    private AverageReferences() {}

    static List<Reference> all() {
        return Stream.of(tables(), taLib(), others()).flatMap(List::stream).toList();
    }

    private static List<Reference> tables() {
        return List.of(
                table("ema(20)", "ema", "ema", 0, ""),
                table("wma(14)", "wma", "wma", 0, ""),
                table("hma(14)", "hma", "hma", 0, ""),
                table("dema(14)", "dema", "dema", 250, BEGINS),
                table("tema(20)", "tema", "tema", 350, BEGINS),
                table("kama(10, 2, 30)", "kama", "kama", 10, "the table also shows the close it begins from"),
                table("alma(9, 0.85, 6)", "alma", "alma", 0, ""),
                table("t3(5, 0.7)", "t3", "t3", 150, BEGINS),
                table("vwma(14)", "vwma", "vwma", 0, ""),
                table("smma(20)", "smma", "smma", 0, ""),
                table("linreg(10).end", "epma", "epma", 0, ""),
                table("linreg(14).r2", "slope", "rSquared", 0, ""),
                table("mcginley(14)", "dynamic", "dynamic", 0, ""),
                table("mama(0.5, 0.05).average", "mama", "mama", 250, BEGINS),
                table("mama(0.5, 0.05).following", "mama", "fama", 350, BEGINS));
    }

    private static Reference table(String column, String table, String field, int from, String note) {
        return new Reference(column, "table", QUOTES, from, ROUNDING, note, bars -> TestBars.expected(table, field));
    }

    private static List<Reference> taLib() {
        return List.of(
                TaLib.of("ema(50)", BTC_DAILY, 0, ROUNDING, (in, out) -> in.core()
                        .ema(0, in.last(), in.close(), 50, in.begin(), in.count(), out[0])),
                TaLib.of("wma(20)", XRP_4H, 0, DRIFT, (in, out) -> in.core()
                        .wma(0, in.last(), in.close(), 20, in.begin(), in.count(), out[0])),
                TaLib.of("dema(20)", BTC_DAILY, 0, ROUNDING, (in, out) -> in.core()
                        .dema(0, in.last(), in.close(), 20, in.begin(), in.count(), out[0])),
                TaLib.of("tema(20)", BTC_DAILY, 0, ROUNDING, (in, out) -> in.core()
                        .tema(0, in.last(), in.close(), 20, in.begin(), in.count(), out[0])),
                TaLib.of("trima(20)", BTC_DAILY, 0, DRIFT, (in, out) -> in.core()
                        .trima(0, in.last(), in.close(), 20, in.begin(), in.count(), out[0])),
                TaLib.of("trima(15)", XRP_4H, 0, DRIFT, (in, out) -> in.core()
                        .trima(0, in.last(), in.close(), 15, in.begin(), in.count(), out[0])),
                TaLib.of("kama(14, 2, 30)", XRP_4H, 0, DRIFT, (in, out) -> in.core()
                        .kama(0, in.last(), in.close(), 14, in.begin(), in.count(), out[0])),
                TaLib.of("t3(5, 0.7)", BTC_DAILY, 0, ROUNDING, (in, out) -> in.core()
                        .t3(0, in.last(), in.close(), 5, 0.7, in.begin(), in.count(), out[0])),
                TaLib.of("linreg(20).end", BTC_DAILY, 0, DRIFT, (in, out) -> in.core()
                        .linearReg(0, in.last(), in.close(), 20, in.begin(), in.count(), out[0])),
                TaLib.of("linreg(20).start", BTC_DAILY, 0, DRIFT, (in, out) -> in.core()
                        .linearRegIntercept(0, in.last(), in.close(), 20, in.begin(), in.count(), out[0])),
                mama("mama(0.5, 0.05).average", 0),
                mama("mama(0.5, 0.05).following", 1));
    }

    /** TA-Lib's takes any price; Ehlers takes the middle of the bar. */
    private static Reference mama(String column, int output) {
        return TaLib.of(column, XRP_4H, 500, ROUNDING, output, (in, out) -> in.core()
                .mama(
                        0,
                        in.last(),
                        in.column(bar -> (bar.high() + bar.low()) / 2),
                        0.5,
                        0.05,
                        in.begin(),
                        in.count(),
                        out[0],
                        out[1]));
    }

    private static List<Reference> others() {
        return List.of(
                Ta4j.of(
                        "hma(20)",
                        BTC_DAILY,
                        22,
                        ROUNDING,
                        series -> new HMAIndicator(new ClosePriceIndicator(series), 20)),
                Ta4j.of(
                        "zlema(20)",
                        BTC_DAILY,
                        Ta4j.FADED,
                        ROUNDING,
                        series -> new ZLEMAIndicator(new ClosePriceIndicator(series), 20)));
    }
}

package dev.almanac.analytics.agreement;

import static dev.almanac.analytics.agreement.Reference.TestSeries.BTC_DAILY;
import static dev.almanac.analytics.agreement.Reference.TestSeries.QUOTES;
import static dev.almanac.analytics.agreement.Reference.TestSeries.XRP_4H;

import com.tictactec.ta.lib.MAType;
import dev.almanac.analytics.feature.TestBars;
import dev.almanac.analytics.market.Candle;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.ta4j.core.indicators.CMOIndicator;
import org.ta4j.core.indicators.KSTIndicator;
import org.ta4j.core.indicators.helpers.ClosePriceIndicator;

/** References of the momentum indicators and oscillators. */
final class MomentumReferences {
    private static final double ROUNDING = 1e-9;

    private static final String BEGINS =
            "the table begins its averages from the first value; compared where that has faded";

    private MomentumReferences() {}

    static List<Reference> all() {
        return Stream.of(tables(), otherTables(), taLib(), definitions())
                .flatMap(List::stream)
                .toList();
    }

    private static List<Reference> tables() {
        return List.of(
                table("crsi(3, 2, 100)", "crsi", "connorsRsi"),
                table("stoch(14, 3, 3).k", "stoch", "k"),
                table("stoch(14, 3, 3).d", "stoch", "d"),
                table("stoch(14, 3, 3).j", "stoch", "j"),
                table("stoch_rsi(14, 14, 1, 3).k", "stoch-rsi", "stochRsi"),
                table("stoch_rsi(14, 14, 1, 3).d", "stoch-rsi", "signal"),
                table("willr(14)", "willr", "williamsR"),
                table("roc(14)", "roc", "roc"),
                table("mom(14)", "roc", "momentum"),
                new Reference(
                        "cmo(14)",
                        "table",
                        QUOTES,
                        0,
                        ROUNDING,
                        "sums as Chande wrote it; TA-Lib smooths as Wilder does",
                        bars -> TestBars.expected("cmo", "cmo")),
                table("tsi(25, 13, 7).line", "tsi", "tsi"),
                table("tsi(25, 13, 7).signal", "tsi", "signal"),
                table("uo(7, 14, 28)", "uo", "ultimate"),
                table("ao(5, 34)", "awesome", "oscillator"),
                table("elder_ray(13).bull", "elder-ray", "bullPower"),
                table("elder_ray(13).bear", "elder-ray", "bearPower"),
                table("bop(14)", "bop", "bop"),
                table("pmo(35, 20, 10).line", "pmo", "pmo"),
                table("pmo(35, 20, 10).signal", "pmo", "signal"));
    }

    private static List<Reference> otherTables() {
        return List.of(
                late("smi(13, 25, 2, 3).line", "smi", "smi", 400, BEGINS),
                late("smi(13, 25, 2, 3).signal", "smi", "signal", 400, BEGINS),
                late("trix(14, 9).line", "trix", "trix", 300, BEGINS),
                late("fisher(10).line", "fisher", "fisher", 100, "the table begins before its range is full"),
                late("fisher(10).trigger", "fisher", "trigger", 100, "the table begins before its range is full"),
                new Reference(
                        "dpo(14)",
                        "table",
                        QUOTES,
                        0,
                        ROUNDING,
                        "the table stands 8 bars earlier, where its last close is not known",
                        bars -> later(TestBars.expected("dpo", "dpo"), 8)));
    }

    private static double[] later(double[] values, int bars) {
        double[] moved = new double[values.length];
        Arrays.fill(moved, 0, bars, Double.NaN);
        System.arraycopy(values, 0, moved, bars, values.length - bars);
        return moved;
    }

    private static Reference table(String column, String table, String field) {
        return late(column, table, field, 0, "");
    }

    private static Reference late(String column, String table, String field, int from, String note) {
        return new Reference(column, "table", QUOTES, from, ROUNDING, note, bars -> TestBars.expected(table, field));
    }

    private static List<Reference> taLib() {
        return List.of(
                stochastic("stoch(14, 3, 3).k", 0),
                stochastic("stoch(14, 3, 3).d", 1),
                stochasticRsi("stoch_rsi(14, 14, 1, 3).k", 0),
                stochasticRsi("stoch_rsi(14, 14, 1, 3).d", 1),
                TaLib.of("willr(14)", XRP_4H, 0, ROUNDING, (in, out) -> in.core()
                        .willR(0, in.last(), in.high(), in.low(), in.close(), 14, in.begin(), in.count(), out[0])),
                TaLib.of("roc(10)", BTC_DAILY, 0, ROUNDING, (in, out) -> in.core()
                        .roc(0, in.last(), in.close(), 10, in.begin(), in.count(), out[0])),
                TaLib.of("mom(10)", BTC_DAILY, 0, ROUNDING, (in, out) -> in.core()
                        .mom(0, in.last(), in.close(), 10, in.begin(), in.count(), out[0])),
                TaLib.of("uo(7, 14, 28)", BTC_DAILY, 0, ROUNDING, (in, out) -> in.core()
                        .ultOsc(
                                0,
                                in.last(),
                                in.high(),
                                in.low(),
                                in.close(),
                                7,
                                14,
                                28,
                                in.begin(),
                                in.count(),
                                out[0])),
                TaLib.of("ppo(12, 26, 9).line", BTC_DAILY, 0, ROUNDING, (in, out) -> in.core()
                        .ppo(0, in.last(), in.close(), 12, 26, MAType.Ema, in.begin(), in.count(), out[0])),
                TaLib.of("trix(15, 9).line", BTC_DAILY, 0, ROUNDING, (in, out) -> in.core()
                        .trix(0, in.last(), in.close(), 15, in.begin(), in.count(), out[0])),
                TaLib.of("bop(1)", XRP_4H, 0, ROUNDING, (in, out) -> in.core()
                        .bop(0, in.last(), in.open(), in.high(), in.low(), in.close(), in.begin(), in.count(), out[0])),
                Ta4j.of(
                        "cmo(14)",
                        BTC_DAILY,
                        14,
                        ROUNDING,
                        series -> new CMOIndicator(new ClosePriceIndicator(series), 14)),
                Ta4j.of(
                        "kst(10, 15, 20, 30, 10, 10, 10, 15, 9).line",
                        BTC_DAILY,
                        44,
                        ROUNDING,
                        series -> new KSTIndicator(new ClosePriceIndicator(series))));
    }

    /** TA-Lib shows %K only from the first %D on. */
    private static Reference stochastic(String column, int output) {
        return TaLib.of(column, BTC_DAILY, 17, ROUNDING, output, (in, out) -> in.core()
                .stoch(
                        0,
                        in.last(),
                        in.high(),
                        in.low(),
                        in.close(),
                        14,
                        3,
                        MAType.Sma,
                        3,
                        MAType.Sma,
                        in.begin(),
                        in.count(),
                        out[0],
                        out[1]));
    }

    private static Reference stochasticRsi(String column, int output) {
        return TaLib.of(column, BTC_DAILY, 29, 1e-8, output, (in, out) -> in.core()
                .stochRsi(0, in.last(), in.close(), 14, 14, 3, MAType.Sma, in.begin(), in.count(), out[0], out[1]));
    }

    private static List<Reference> definitions() {
        return List.of(
                Naive.of(
                        "stc(10, 23, 50)",
                        BTC_DAILY,
                        1e-7,
                        "smoothed twice as Schaff does; the table takes one stochastic and smooths it by SMA(3)",
                        bars -> {
                            double[] closes = Naive.column(bars, Candle::close);
                            double[] macd = Naive.both(Naive.ema(closes, 23), Naive.ema(closes, 50), (f, s) -> f - s);
                            double[] inner = Naive.ema(Naive.place(macd, 10), 1, 0.5);
                            double[] outer = Naive.ema(Naive.place(inner, 10), 1, 0.5);
                            return Arrays.stream(outer).map(x -> 100 * x).toArray();
                        }),
                Naive.of("rvgi(10).line", BTC_DAILY, ROUNDING, "", MomentumReferences::vigour),
                Naive.of("rvgi(10).signal", BTC_DAILY, ROUNDING, "", bars -> bell(vigour(bars))),
                Naive.of("ppo(12, 26, 9).signal", BTC_DAILY, ROUNDING, "", bars -> Naive.ema(percentage(bars), 9)),
                Naive.of(
                        "ppo(12, 26, 9).hist",
                        BTC_DAILY,
                        ROUNDING,
                        "",
                        bars -> Naive.both(percentage(bars), Naive.ema(percentage(bars), 9), (line, s) -> line - s)),
                Naive.of("trix(15, 9).signal", BTC_DAILY, ROUNDING, "", bars -> {
                    double[] closes = Naive.column(bars, Candle::close);
                    double[] smooth = Naive.ema(Naive.ema(Naive.ema(closes, 15), 15), 15);
                    return Naive.ema(Naive.percent(smooth, 1), 9);
                }),
                Naive.of("kst(10, 15, 20, 30, 10, 10, 10, 15, 9).signal", BTC_DAILY, ROUNDING, "", bars -> {
                    double[] closes = Naive.column(bars, Candle::close);
                    double[] sum = new double[closes.length];
                    int[] changes = {10, 15, 20, 30};
                    int[] averages = {10, 10, 10, 15};
                    for (int i = 0; i < changes.length; i++) {
                        int weight = i + 1;
                        double[] term = Naive.sma(Naive.percent(closes, changes[i]), averages[i]);
                        sum = Naive.both(sum, term, (all, one) -> all + weight * one);
                    }
                    return Naive.sma(sum, 9);
                }));
    }

    private static double[] percentage(List<Candle> bars) {
        double[] closes = Naive.column(bars, Candle::close);
        return Naive.both(Naive.ema(closes, 12), Naive.ema(closes, 26), (fast, slow) -> 100 * (fast / slow - 1));
    }

    private static double[] vigour(List<Candle> bars) {
        double[] bodies = bell(Naive.column(bars, bar -> bar.close() - bar.open()));
        double[] ranges = bell(Naive.column(bars, bar -> bar.high() - bar.low()));
        return Naive.both(Naive.sma(bodies, 10), Naive.sma(ranges, 10), (body, range) -> body / range);
    }

    private static double[] bell(double[] values) {
        return Naive.windows(values, 4, w -> (w[0] + 2 * w[1] + 2 * w[2] + w[3]) / 6);
    }
}

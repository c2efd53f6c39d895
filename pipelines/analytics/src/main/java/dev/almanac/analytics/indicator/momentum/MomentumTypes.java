package dev.almanac.analytics.indicator.momentum;

import dev.almanac.analytics.indicator.type.Group;
import dev.almanac.analytics.indicator.type.IndicatorType;
import dev.almanac.analytics.indicator.type.Memory;
import dev.almanac.analytics.indicator.type.Scale;
import java.util.List;

/** The momentum indicators that can be named. */
public final class MomentumTypes {
    private static final double INF = Double.POSITIVE_INFINITY;
    private static final String POINTS = "points";
    private static final String STOCKS_AND_COMMODITIES = "Technical Analysis of Stocks and Commodities";

    private MomentumTypes() {}

    /** All of them. */
    public static List<IndicatorType<?>> all() {
        return List.of(
                rsi(),
                crsi(),
                stochFast(),
                stoch(),
                stochRsi(),
                willr(),
                cci(),
                change(),
                roc(),
                mom(),
                cmo(),
                tsi(),
                uo(),
                smi());
    }

    private static IndicatorType<?> rsi() {
        return IndicatorType.of("rsi", "Relative strength index", Group.MOMENTUM)
                .memory(Memory.FADING)
                .formula("100 W(gains) / (W(gains) + W(losses)), W Wilder's smoothing over n changes of the close")
                .source("Wilder, New Concepts in Technical Trading Systems, 1978")
                .bars("n", 14, 1)
                .made((a, interval) -> new RelativeStrength(a.bars(0)), a -> a.bars(0) + 1)
                .shows(POINTS, Scale.FREE, 0, 100, RelativeStrength::value, RelativeStrength::values);
    }

    private static IndicatorType<?> stochFast() {
        return IndicatorType.of("stoch_fast", "Fast stochastic %K", Group.MOMENTUM)
                .formula("100 (close - LL(n)) / (HH(n) - LL(n))")
                .source("Lane, Lane's Stochastics, Technical Analysis of Stocks and Commodities, 1984")
                .bars("n", 14, 1)
                .made((a, interval) -> new Stochastic(a.bars(0)), a -> a.bars(0))
                .shows(POINTS, Scale.FREE, 0, 100, Stochastic::value, Stochastic::values);
    }

    private static IndicatorType<?> cci() {
        return IndicatorType.of("cci", "Commodity channel index", Group.MOMENTUM)
                .version(2)
                .formula("(TP - SMA(TP)) / (0.015 mean |TP - SMA(TP)|) over n bars, TP = (H + L + C) / 3")
                .source("Lambert, Commodity Channel Index, Commodities, 1980")
                .bars("n", 20, 2)
                .made((a, interval) -> new CommodityChannel(a.bars(0)), a -> a.bars(0))
                .shows(POINTS, Scale.FREE, -INF, INF, CommodityChannel::value, CommodityChannel::values);
    }

    private static IndicatorType<?> change() {
        return IndicatorType.of("change", "Change over exactly n intervals", Group.MOMENTUM)
                .formula("close / close exactly n intervals before - 1; absent where that bar is missing")
                .source("definition")
                .bars("n", 10, 1)
                .made((a, interval) -> new RateOfChange(a.bars(0), interval.micros()), a -> a.bars(0) + 1)
                .shows("fraction", Scale.FREE, -1, INF, RateOfChange::value);
    }

    private static IndicatorType<?> crsi() {
        return IndicatorType.of("crsi", "Connors RSI", Group.MOMENTUM)
                .memory(Memory.FADING)
                .formula("(RSI(C, n) + RSI(streak, streak) + share of the rank returns before that are below the last"
                        + " one, in percent) / 3; the streak counts bars in a row that rose, negative where they fell")
                .source("Connors and Alvarez, An Introduction to ConnorsRSI, 2012")
                .bars("n", 3, 1)
                .bars("streak", 2, 1)
                .bars("rank", 100, 2)
                .made(
                        (a, interval) -> new ConnorsStrength(a.bars(0), a.bars(1), a.bars(2)),
                        a -> Math.max(Math.max(a.bars(0), a.bars(1)) + 1, a.bars(2) + 2))
                .shows(POINTS, Scale.FREE, 0, 100, ConnorsStrength::value);
    }

    private static IndicatorType<?> stoch() {
        return IndicatorType.of("stoch", "Slow stochastic", Group.MOMENTUM)
                .formula("k = SMA(100 (C - LL(n)) / (HH(n) - LL(n)), smooth); d = SMA(k, signal); j = 3 k - 2 d")
                .source("Lane, Lane's Stochastics, " + STOCKS_AND_COMMODITIES + ", 1984")
                .bars("n", 14, 1)
                .bars("smooth", 3, 1)
                .bars("signal", 3, 1)
                .made(
                        (a, interval) -> new SlowStochastic(a.bars(0), a.bars(1), a.bars(2)),
                        a -> a.bars(0) + a.bars(1) + a.bars(2) - 2)
                .output("k", "Slow stochastic %K", POINTS, Scale.FREE, 0, 100, SlowStochastic::k)
                .inBlocks(SlowStochastic::ks)
                .from(a -> a.bars(0) + a.bars(1) - 1)
                .output("d", "Slow stochastic %D", POINTS, Scale.FREE, 0, 100, SlowStochastic::d)
                .inBlocks(SlowStochastic::ds)
                .output("j", "Slow stochastic %J", POINTS, Scale.FREE, -200, 300, SlowStochastic::j)
                .done();
    }

    private static IndicatorType<?> stochRsi() {
        return IndicatorType.of("stoch_rsi", "Stochastic RSI", Group.MOMENTUM)
                .memory(Memory.FADING)
                .formula("k = SMA(100 (R - LL(R, range)) / (HH(R, range) - LL(R, range)), smooth), R = RSI(n);"
                        + " d = SMA(k, signal)")
                .source("Chande and Kroll, The New Technical Trader, 1994")
                .bars("n", 14, 1)
                .bars("range", 14, 2)
                .bars("smooth", 3, 1)
                .bars("signal", 3, 1)
                .made(
                        (a, interval) -> new StochasticStrength(a.bars(0), a.bars(1), a.bars(2), a.bars(3)),
                        a -> a.bars(0) + a.bars(1) + a.bars(2) + a.bars(3) - 2)
                .output("k", "Stochastic RSI %K", POINTS, Scale.FREE, 0, 100, StochasticStrength::k)
                .from(a -> a.bars(0) + a.bars(1) + a.bars(2) - 1)
                .output("d", "Stochastic RSI %D", POINTS, Scale.FREE, 0, 100, StochasticStrength::d)
                .done();
    }

    private static IndicatorType<?> willr() {
        return IndicatorType.of("willr", "Williams %R", Group.MOMENTUM)
                .formula("-100 (HH(n) - C) / (HH(n) - LL(n))")
                .source("Williams, How I Made One Million Dollars Last Year Trading Commodities, 1973")
                .bars("n", 14, 1)
                .made((a, interval) -> new WilliamsRange(a.bars(0)), a -> a.bars(0))
                .shows(POINTS, Scale.FREE, -100, 0, WilliamsRange::value, WilliamsRange::values);
    }

    private static IndicatorType<?> roc() {
        return IndicatorType.of("roc", "Rate of change over n bars", Group.MOMENTUM)
                .formula("100 (C / C n bars before - 1); counts bars, change(n) counts time")
                .source("definition")
                .bars("n", 10, 1)
                .made((a, interval) -> new CloseChange(a.bars(0)), a -> a.bars(0) + 1)
                .shows("percent", Scale.FREE, -100, INF, CloseChange::percent, CloseChange::percents);
    }

    private static IndicatorType<?> mom() {
        return IndicatorType.of("mom", "Momentum", Group.MOMENTUM)
                .formula("C - C n bars before")
                .source("definition")
                .bars("n", 10, 1)
                .made((a, interval) -> new CloseChange(a.bars(0)), a -> a.bars(0) + 1)
                .shows("price", Scale.PRICE, CloseChange::difference);
    }

    private static IndicatorType<?> cmo() {
        return IndicatorType.of("cmo", "Chande momentum oscillator", Group.MOMENTUM)
                .formula("100 (gains - losses) / (gains + losses), summed over n changes of the close")
                .source("Chande and Kroll, The New Technical Trader, 1994")
                .bars("n", 14, 1)
                .made((a, interval) -> new ChandeMomentum(a.bars(0)), a -> a.bars(0) + 1)
                .shows(POINTS, Scale.FREE, -100, 100, ChandeMomentum::value);
    }

    private static IndicatorType<?> tsi() {
        return IndicatorType.of("tsi", "True strength index", Group.MOMENTUM)
                .memory(Memory.FADING)
                .formula("line = 100 EMA(EMA(change, a), b) / EMA(EMA(|change|, a), b); signal = EMA(line, signal)")
                .source("Blau, Momentum, Direction, and Divergence, 1995")
                .bars("a", 25, 1)
                .bars("b", 13, 1)
                .bars("signal", 7, 1)
                .made(
                        (a, interval) -> new TrueStrength(a.bars(0), a.bars(1), a.bars(2)),
                        a -> a.bars(0) + a.bars(1) + a.bars(2) - 1)
                .output("line", "True strength index", POINTS, Scale.FREE, -100, 100, TrueStrength::line)
                .from(a -> a.bars(0) + a.bars(1))
                .output("signal", "True strength signal line", POINTS, Scale.FREE, -100, 100, TrueStrength::signal)
                .done();
    }

    private static IndicatorType<?> uo() {
        return IndicatorType.of("uo", "Ultimate oscillator", Group.MOMENTUM)
                .formula(
                        "100 (4 A(a) + 2 A(b) + A(c)) / 7, A(n) = sum of n C - min(L, C before) / sum of n true ranges")
                .source("Williams, The Ultimate Oscillator, " + STOCKS_AND_COMMODITIES + ", 1985")
                .bars("a", 7, 1)
                .bars("b", 14, 1)
                .bars("c", 28, 1)
                .made(
                        (a, interval) -> new UltimateOscillator(a.bars(0), a.bars(1), a.bars(2)),
                        a -> Math.max(Math.max(a.bars(0), a.bars(1)), a.bars(2)) + 1)
                .shows(POINTS, Scale.FREE, 0, 100, UltimateOscillator::value);
    }

    private static IndicatorType<?> smi() {
        return IndicatorType.of("smi", "Stochastic momentum index", Group.MOMENTUM)
                .memory(Memory.FADING)
                .formula("line = 100 EMA(EMA(C - (HH(n) + LL(n)) / 2, a), b) / EMA(EMA((HH(n) - LL(n)) / 2, a), b);"
                        + " signal = EMA(line, signal)")
                .source("Blau, Stochastic Momentum, " + STOCKS_AND_COMMODITIES + ", 1993")
                .bars("n", 13, 1)
                .bars("a", 25, 1)
                .bars("b", 2, 1)
                .bars("signal", 3, 1)
                .made(
                        (a, interval) -> new StochasticMomentum(a.bars(0), a.bars(1), a.bars(2), a.bars(3)),
                        a -> a.bars(0) + a.bars(1) + a.bars(2) + a.bars(3) - 3)
                .output("line", "Stochastic momentum index", POINTS, Scale.FREE, -100, 100, StochasticMomentum::line)
                .from(a -> a.bars(0) + a.bars(1) + a.bars(2) - 2)
                .output(
                        "signal",
                        "Stochastic momentum signal line",
                        POINTS,
                        Scale.FREE,
                        -100,
                        100,
                        StochasticMomentum::signal)
                .done();
    }
}

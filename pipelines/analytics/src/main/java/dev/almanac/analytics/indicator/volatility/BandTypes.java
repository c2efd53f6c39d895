package dev.almanac.analytics.indicator.volatility;

import dev.almanac.analytics.indicator.type.Arguments;
import dev.almanac.analytics.indicator.type.Group;
import dev.almanac.analytics.indicator.type.IndicatorType;
import dev.almanac.analytics.indicator.type.Memory;
import dev.almanac.analytics.indicator.type.Scale;
import java.util.List;

/** The bands around averages and the stops behind prices that can be named. */
public final class BandTypes {
    private static final double INF = Double.POSITIVE_INFINITY;
    private static final String PRICE = "price";
    private static final String SIGN = "1 or -1";

    private BandTypes() {}

    /** All of them. */
    public static List<IndicatorType<?>> all() {
        return List.of(keltner(), starc(), envelope(), chandelier(), trailingStop(), volatilityStop());
    }

    private static int averageAndRange(Arguments a) {
        return Math.max(a.bars(0), a.bars(2) + 1);
    }

    private static IndicatorType<?> keltner() {
        return IndicatorType.of("keltner", "Keltner channel", Group.VOLATILITY)
                .memory(Memory.FADING)
                .formula("middle = EMA(n), upper and lower = middle +- k ATR(m); width = (upper - lower) / middle")
                .source("Keltner, How to Make Money in Commodities, 1960, with the range after Raschke")
                .bars("n", 20, 1)
                .number("k", 2, 0.01, 100)
                .bars("m", 10, 1)
                .made(
                        (a, interval) -> new KeltnerChannel(a.bars(0), a.number(1), a.bars(2)),
                        BandTypes::averageAndRange)
                .output("upper", "Upper Keltner band", PRICE, Scale.PRICE, 0, INF, KeltnerChannel::upper)
                .output("middle", "Middle of the Keltner bands", PRICE, Scale.PRICE, 0, INF, KeltnerChannel::middle)
                .from(a -> a.bars(0))
                .output("lower", "Lower Keltner band", PRICE, Scale.PRICE, KeltnerChannel::lower)
                .output("width", "Width of the Keltner bands", "fraction", Scale.FREE, 0, INF, KeltnerChannel::width)
                .done();
    }

    private static IndicatorType<?> starc() {
        return IndicatorType.of("starc", "STARC bands", Group.VOLATILITY)
                .memory(Memory.FADING)
                .formula("middle = SMA(n), upper and lower = middle +- k ATR(m)")
                .source("Stoller, after Achelis, Technical Analysis from A to Z, 2000")
                .bars("n", 5, 1)
                .number("k", 2, 0.01, 100)
                .bars("m", 10, 1)
                .made((a, interval) -> new StarcBands(a.bars(0), a.number(1), a.bars(2)), BandTypes::averageAndRange)
                .output("upper", "Upper STARC band", PRICE, Scale.PRICE, 0, INF, StarcBands::upper)
                .output("middle", "Middle of the STARC bands", PRICE, Scale.PRICE, 0, INF, StarcBands::middle)
                .from(a -> a.bars(0))
                .output("lower", "Lower STARC band", PRICE, Scale.PRICE, StarcBands::lower)
                .done();
    }

    private static IndicatorType<?> envelope() {
        return IndicatorType.of("envelope", "Moving-average envelope", Group.VOLATILITY)
                .formula("middle = SMA(n), upper and lower = middle x (1 +- percent / 100)")
                .source("definition")
                .bars("n", 20, 1)
                .number("percent", 2.5, 0.01, 100)
                .made((a, interval) -> new AverageEnvelope(a.bars(0), a.number(1)), a -> a.bars(0))
                .output("upper", "Upper line of the envelope", PRICE, Scale.PRICE, 0, INF, AverageEnvelope::upper)
                .output("middle", "Middle of the envelope", PRICE, Scale.PRICE, 0, INF, AverageEnvelope::middle)
                .output("lower", "Lower line of the envelope", PRICE, Scale.PRICE, 0, INF, AverageEnvelope::lower)
                .done();
    }

    private static IndicatorType<?> chandelier() {
        return IndicatorType.of("chandelier", "Chandelier exit", Group.VOLATILITY)
                .memory(Memory.FADING)
                .formula("long = HH(n) - k ATR(n), short = LL(n) + k ATR(n)")
                .source("Le Beau, after Elder, Come Into My Trading Room, 2002")
                .bars("n", 22, 1)
                .number("k", 3, 0.01, 100)
                .made((a, interval) -> new ChandelierExit(a.bars(0), a.number(1)), a -> a.bars(0) + 1)
                .output("long", "Chandelier exit of a long position", PRICE, Scale.PRICE, ChandelierExit::ofLong)
                .output(
                        "short",
                        "Chandelier exit of a short position",
                        PRICE,
                        Scale.PRICE,
                        0,
                        INF,
                        ChandelierExit::ofShort)
                .done();
    }

    private static IndicatorType<?> trailingStop() {
        return IndicatorType.of("atr_stop", "ATR trailing stop", Group.VOLATILITY)
                .memory(Memory.FADING)
                .formula(
                        "stop = C - k ATR(n), never lowered, while closes stay above; C + k ATR(n), never raised, while"
                                + " they stay below")
                .source("after Wilder, New Concepts in Technical Trading Systems, 1978")
                .bars("n", 21, 1)
                .number("k", 3, 0.01, 100)
                .made((a, interval) -> new TrailingStop(a.bars(0), a.number(1)), a -> a.bars(0) + 1)
                .output("stop", "ATR trailing stop", PRICE, Scale.PRICE, TrailingStop::value)
                .output("direction", "Direction of the trailing stop", SIGN, Scale.FREE, -1, 1, TrailingStop::direction)
                .done();
    }

    private static IndicatorType<?> volatilityStop() {
        return IndicatorType.of("volatility_stop", "Volatility stop", Group.VOLATILITY)
                .memory(Memory.FADING)
                .formula(
                        "stop = highest C since the turn - k ATR(n) of the bar before while closes stay above; lowest C"
                                + " + k ATR(n) while they stay below")
                .source("Wilder, New Concepts in Technical Trading Systems, 1978")
                .bars("n", 7, 1)
                .number("k", 3, 0.01, 100)
                .made((a, interval) -> new VolatilityStop(a.bars(0), a.number(1)), a -> a.bars(0) + 2)
                .output("stop", "Volatility stop", PRICE, Scale.PRICE, VolatilityStop::value)
                .output(
                        "direction",
                        "Direction of the volatility stop",
                        SIGN,
                        Scale.FREE,
                        -1,
                        1,
                        VolatilityStop::direction)
                .done();
    }
}

package dev.almanac.analytics.indicator.momentum;

import dev.almanac.analytics.indicator.type.Group;
import dev.almanac.analytics.indicator.type.IndicatorType;
import dev.almanac.analytics.indicator.type.Memory;
import dev.almanac.analytics.indicator.type.Scale;
import java.util.List;

/** The momentum indicators that can be named. */
public final class MomentumTypes {
    private MomentumTypes() {}

    /** All of them. */
    public static List<IndicatorType<?>> all() {
        return List.of(rsi(), stochFast(), cci(), change());
    }

    private static IndicatorType<?> rsi() {
        return IndicatorType.of("rsi", "Relative strength index", Group.MOMENTUM)
                .memory(Memory.FADING)
                .formula("100 W(gains) / (W(gains) + W(losses)), W Wilder's smoothing over n changes of the close")
                .source("Wilder, New Concepts in Technical Trading Systems, 1978")
                .bars("n", 14, 1)
                .made((a, interval) -> new RelativeStrength(a.bars(0)), a -> a.bars(0) + 1)
                .shows("points", Scale.FREE, 0, 100, RelativeStrength::value);
    }

    private static IndicatorType<?> stochFast() {
        return IndicatorType.of("stoch_fast", "Fast stochastic %K", Group.MOMENTUM)
                .formula("100 (close - LL(n)) / (HH(n) - LL(n))")
                .source("Lane, Lane's Stochastics, Technical Analysis of Stocks and Commodities, 1984")
                .bars("n", 14, 1)
                .made((a, interval) -> new Stochastic(a.bars(0)), a -> a.bars(0))
                .shows("points", Scale.FREE, 0, 100, Stochastic::value);
    }

    private static IndicatorType<?> cci() {
        return IndicatorType.of("cci", "Commodity channel index", Group.MOMENTUM)
                .formula("(TP - SMA(TP)) / (0.015 mean |TP - SMA(TP)|) over n bars, TP = (H + L + C) / 3")
                .source("Lambert, Commodity Channel Index, Commodities, 1980")
                .bars("n", 20, 2)
                .made((a, interval) -> new CommodityChannel(a.bars(0)), a -> a.bars(0))
                .shows("points", Scale.FREE, CommodityChannel::value);
    }

    private static IndicatorType<?> change() {
        return IndicatorType.of("change", "Change over exactly n intervals", Group.MOMENTUM)
                .formula("close / close exactly n intervals before - 1; absent where that bar is missing")
                .source("definition")
                .bars("n", 10, 1)
                .made((a, interval) -> new RateOfChange(a.bars(0), interval.micros()), a -> a.bars(0) + 1)
                .shows("fraction", Scale.FREE, -1, Double.POSITIVE_INFINITY, RateOfChange::value);
    }
}

package dev.almanac.analytics.indicator.volume;

import dev.almanac.analytics.indicator.type.Group;
import dev.almanac.analytics.indicator.type.IndicatorType;
import dev.almanac.analytics.indicator.type.Scale;
import java.util.List;

/** The volume indicators that can be named. */
public final class VolumeTypes {
    private static final double INF = Double.POSITIVE_INFINITY;

    private VolumeTypes() {}

    /** All of them. */
    public static List<IndicatorType<?>> all() {
        return List.of(mfi(), cmf(), relativeVolume(), medianTurnover());
    }

    private static IndicatorType<?> mfi() {
        return IndicatorType.of("mfi", "Money flow index", Group.VOLUME)
                .formula("100 P / (P + N), TP x volume of n bars whose TP = (H + L + C) / 3 rose or fell")
                .source("Quong and Soudack, Volume-Weighted RSI: Money Flow,"
                        + " Technical Analysis of Stocks and Commodities, 1989")
                .bars("n", 14, 1)
                .made((a, interval) -> new MoneyFlowIndex(a.bars(0)), a -> a.bars(0) + 1)
                .shows("points", Scale.FREE, 0, 100, MoneyFlowIndex::value);
    }

    private static IndicatorType<?> cmf() {
        return IndicatorType.of("cmf", "Chaikin money flow", Group.VOLUME)
                .formula("sum of V ((C - L) - (H - C)) / (H - L) over n bars / sum of V")
                .source("Colby, The Encyclopedia of Technical Market Indicators, 2003")
                .bars("n", 20, 1)
                .made((a, interval) -> new ChaikinMoneyFlow(a.bars(0)), a -> a.bars(0))
                .shows("fraction", Scale.FREE, -1, 1, ChaikinMoneyFlow::value);
    }

    private static IndicatorType<?> relativeVolume() {
        return IndicatorType.of("relative_volume", "Volume against the bars before", Group.VOLUME)
                .formula("volume / mean volume of the n bars before")
                .source("definition")
                .bars("n", 20, 1)
                .made((a, interval) -> new RelativeVolume(a.bars(0)), a -> a.bars(0) + 1)
                .shows("ratio", Scale.FREE, 0, INF, RelativeVolume::value);
    }

    private static IndicatorType<?> medianTurnover() {
        return IndicatorType.of("median_turnover", "Median turnover", Group.VOLUME)
                .formula("median over n bars of quote volume, else close x volume")
                .source("definition")
                .bars("n", 30, 2)
                .made((a, interval) -> new MedianTurnover(a.bars(0)), a -> a.bars(0))
                .shows("quote per bar", Scale.TURNOVER, 0, INF, MedianTurnover::value);
    }
}

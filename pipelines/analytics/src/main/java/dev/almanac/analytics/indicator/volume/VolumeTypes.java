package dev.almanac.analytics.indicator.volume;

import dev.almanac.analytics.indicator.momentum.PercentageOscillator;
import dev.almanac.analytics.indicator.type.Arguments;
import dev.almanac.analytics.indicator.type.Group;
import dev.almanac.analytics.indicator.type.IndicatorType;
import dev.almanac.analytics.indicator.type.Memory;
import dev.almanac.analytics.indicator.type.Scale;
import dev.almanac.analytics.market.CalendarPeriod;
import java.util.List;

/** The volume indicators that can be named. */
public final class VolumeTypes {
    private static final double INF = Double.POSITIVE_INFINITY;
    private static final String BASE = "base asset";
    private static final String PRICE = "price";
    private static final String COLBY = "Colby, The Encyclopedia of Technical Market Indicators, 2003";
    private static final String FOSBACK = "Fosback, Stock Market Logic, 1976";
    private static final String BERKOWITZ =
            "Berkowitz, Logue and Noser, The Total Cost of Transactions on the NYSE, 1988";

    private VolumeTypes() {}

    /** All of them. */
    public static List<IndicatorType<?>> all() {
        return List.of(
                obv(),
                adl(),
                cmf(),
                chaikinOscillator(),
                mfi(),
                forceIndex(),
                easeOfMovement(),
                klinger(),
                pvo(),
                vwMacd(),
                negativeVolume(),
                positiveVolume(),
                vwap(),
                vwapSession(),
                vwapAnchored(),
                twap(),
                relativeVolume(),
                medianTurnover(),
                amihud());
    }

    private static IndicatorType<?> mfi() {
        return IndicatorType.of("mfi", "Money flow index", Group.VOLUME)
                .version(2)
                .formula("100 P / (P + N), TP x volume of n bars whose TP = (H + L + C) / 3 rose or fell")
                .source("Quong and Soudack, Volume-Weighted RSI: Money Flow,"
                        + " Technical Analysis of Stocks and Commodities, 1989")
                .bars("n", 14, 1)
                .made((a, interval) -> new MoneyFlowIndex(a.bars(0)), a -> a.bars(0) + 1)
                .shows("points", Scale.FREE, 0, 100, MoneyFlowIndex::value, MoneyFlowIndex::values);
    }

    private static IndicatorType<?> cmf() {
        return IndicatorType.of("cmf", "Chaikin money flow", Group.VOLUME)
                .formula("sum of V ((C - L) - (H - C)) / (H - L) over n bars / sum of V")
                .source(COLBY)
                .bars("n", 20, 1)
                .made((a, interval) -> new ChaikinMoneyFlow(a.bars(0)), a -> a.bars(0))
                .shows("fraction", Scale.FREE, -1, 1, ChaikinMoneyFlow::value);
    }

    private static IndicatorType<?> relativeVolume() {
        return IndicatorType.of("relative_volume", "Volume against the bars before", Group.VOLUME)
                .countsIdleBars()
                .formula("volume / mean volume of the n bars before")
                .source("definition")
                .bars("n", 20, 1)
                .made((a, interval) -> new RelativeVolume(a.bars(0)), a -> a.bars(0) + 1)
                .shows("ratio", Scale.FREE, 0, INF, RelativeVolume::value);
    }

    private static IndicatorType<?> medianTurnover() {
        return IndicatorType.of("median_turnover", "Median turnover", Group.VOLUME)
                .countsIdleBars()
                .formula("median over n bars of quote volume, else close x volume")
                .source("definition")
                .bars("n", 30, 2)
                .made((a, interval) -> new MedianTurnover(a.bars(0)), a -> a.bars(0))
                .shows("quote per bar", Scale.TURNOVER, 0, INF, MedianTurnover::value);
    }

    private static IndicatorType<?> obv() {
        return IndicatorType.of("obv", "On-balance volume", Group.VOLUME)
                .memory(Memory.WHOLE)
                .formula("sum of volume of bars that closed higher less that of bars that closed lower")
                .source("Granville, Granville's New Key to Stock Market Profits, 1963")
                .made((a, interval) -> new OnBalanceVolume(), a -> 1)
                .shows(BASE, Scale.VOLUME, -INF, INF, OnBalanceVolume::value, OnBalanceVolume::values);
    }

    private static IndicatorType<?> adl() {
        return IndicatorType.of("adl", "Accumulation/distribution line", Group.VOLUME)
                .memory(Memory.WHOLE)
                .formula("sum of V ((C - L) - (H - C)) / (H - L) over all bars")
                .source(COLBY)
                .made((a, interval) -> new AccumulationDistribution(), a -> 1)
                .shows(BASE, Scale.VOLUME, AccumulationDistribution::value);
    }

    private static IndicatorType<?> chaikinOscillator() {
        return IndicatorType.of("chaikin_osc", "Chaikin oscillator", Group.VOLUME)
                .memory(Memory.FADING)
                .formula("EMA(fast) - EMA(slow) of the accumulation/distribution line")
                .source(COLBY)
                .bars("fast", 3, 1)
                .bars("slow", 10, 2)
                .made((a, interval) -> new ChaikinOscillator(a.bars(0), a.bars(1)), VolumeTypes::slower)
                .shows(BASE, Scale.VOLUME, ChaikinOscillator::value);
    }

    private static int slower(Arguments a) {
        return Math.max(a.bars(0), a.bars(1));
    }

    private static IndicatorType<?> forceIndex() {
        return IndicatorType.of("force_index", "Force index", Group.VOLUME)
                .memory(Memory.FADING)
                .formula("EMA(n) of V (C - C before)")
                .source("Elder, Trading for a Living, 1993")
                .bars("n", 13, 1)
                .made((a, interval) -> new ForceIndex(a.bars(0)), a -> a.bars(0) + 1)
                .shows("quote asset", Scale.TURNOVER, ForceIndex::value);
    }

    private static IndicatorType<?> easeOfMovement() {
        return IndicatorType.of("emv", "Ease of movement", Group.VOLUME)
                .formula("mean over n traded bars of (M - M before) (H - L) / V, M = (H + L) / 2")
                .source("Arms, Volume Cycles in the Stock Market, 1983")
                .bars("n", 14, 1)
                .made((a, interval) -> new EaseOfMovement(a.bars(0)), a -> a.bars(0) + 1)
                .shows("price squared / base asset", Scale.PRICE_SQUARED_PER_VOLUME, EaseOfMovement::value);
    }

    private static IndicatorType<?> klinger() {
        return IndicatorType.of("klinger", "Klinger volume oscillator", Group.VOLUME)
                .memory(Memory.FADING)
                .version(2)
                .formula("osc = EMA(fast) - EMA(slow) of 100 V T |2 (d / c - 1)|; signal = EMA(osc, signal);"
                        + " T = sign of the change of H + L + C, d = H - L, c = sum of d while T lasts")
                .source("Klinger, Identifying Trends with Volume Analysis,"
                        + " Technical Analysis of Stocks and Commodities, 1997")
                .bars("fast", 34, 1)
                .bars("slow", 55, 2)
                .bars("signal", 13, 1)
                .made(
                        (a, interval) -> new KlingerOscillator(a.bars(0), a.bars(1), a.bars(2)),
                        a -> slower(a) + a.bars(2) + 1)
                .output("osc", "Klinger oscillator", BASE, Scale.VOLUME, KlingerOscillator::line)
                .from(a -> slower(a) + 2)
                .output("signal", "Klinger signal line", BASE, Scale.VOLUME, KlingerOscillator::signal)
                .done();
    }

    private static IndicatorType<?> pvo() {
        return IndicatorType.of("pvo", "Percentage volume oscillator", Group.VOLUME)
                .countsIdleBars()
                .memory(Memory.FADING)
                .formula("line = 100 (EMA(fast) - EMA(slow)) / EMA(slow) of volume; signal = EMA(line, signal);"
                        + " hist = line - signal")
                .source("Achelis, Technical Analysis from A to Z, 2001")
                .bars("fast", 12, 1)
                .bars("slow", 26, 2)
                .bars("signal", 9, 1)
                .made(
                        (a, interval) -> PercentageOscillator.ofVolume(a.bars(0), a.bars(1), a.bars(2)),
                        a -> slower(a) + a.bars(2) - 1)
                .output("line", "PVO line", "percent", Scale.FREE, -100, INF, PercentageOscillator::line)
                .from(VolumeTypes::slower)
                .output("signal", "PVO signal line", "percent", Scale.FREE, -100, INF, PercentageOscillator::signal)
                .output("hist", "PVO histogram", "percent", Scale.FREE, PercentageOscillator::histogram)
                .done();
    }

    private static IndicatorType<?> vwMacd() {
        return IndicatorType.of("vwmacd", "Volume-weighted MACD", Group.VOLUME)
                .memory(Memory.FADING)
                .formula("line = EMA(C V, fast) / EMA(V, fast) - EMA(C V, slow) / EMA(V, slow);"
                        + " signal = EMA(line, signal); hist = line - signal")
                .source("Dormeier, Investing with Volume Analysis, 2011")
                .bars("fast", 12, 1)
                .bars("slow", 26, 2)
                .bars("signal", 9, 1)
                .made(
                        (a, interval) -> new VolumeWeightedMacd(a.bars(0), a.bars(1), a.bars(2)),
                        a -> slower(a) + a.bars(2) - 1)
                .output("line", "Volume-weighted MACD line", PRICE, Scale.PRICE, VolumeWeightedMacd::line)
                .from(VolumeTypes::slower)
                .output("signal", "Volume-weighted MACD signal line", PRICE, Scale.PRICE, VolumeWeightedMacd::signal)
                .output("hist", "Volume-weighted MACD histogram", PRICE, Scale.PRICE, VolumeWeightedMacd::histogram)
                .done();
    }

    private static IndicatorType<?> negativeVolume() {
        return IndicatorType.of("nvi", "Negative volume index", Group.VOLUME)
                .memory(Memory.WHOLE)
                .formula("1000 times the product of C / C before over bars whose volume fell")
                .source(FOSBACK)
                .made((a, interval) -> VolumeDirectionIndex.negative(), a -> 1)
                .shows("points", Scale.FREE, 0, INF, VolumeDirectionIndex::value);
    }

    private static IndicatorType<?> positiveVolume() {
        return IndicatorType.of("pvi", "Positive volume index", Group.VOLUME)
                .memory(Memory.WHOLE)
                .formula("1000 times the product of C / C before over bars whose volume rose")
                .source(FOSBACK)
                .made((a, interval) -> VolumeDirectionIndex.positive(), a -> 1)
                .shows("points", Scale.FREE, 0, INF, VolumeDirectionIndex::value);
    }

    private static IndicatorType<?> vwap() {
        return IndicatorType.of("vwap", "Volume-weighted average price", Group.VOLUME)
                .formula("sum of TP V over n bars / sum of V, TP = (H + L + C) / 3")
                .source(BERKOWITZ)
                .bars("n", 20, 1)
                .made((a, interval) -> new RollingVwap(a.bars(0)), a -> a.bars(0))
                .shows(PRICE, Scale.PRICE, 0, INF, RollingVwap::value, RollingVwap::values);
    }

    private static IndicatorType<?> vwapSession() {
        return IndicatorType.of("vwap_session", "Volume-weighted average price of the day", Group.VOLUME)
                .memory(Memory.CALENDAR)
                .formula("sum of TP V since 00:00Z / sum of V, TP = (H + L + C) / 3")
                .source(BERKOWITZ)
                .made((a, interval) -> new AnchoredVwap(CalendarPeriod.DAY), a -> 1)
                .shows(PRICE, Scale.PRICE, 0, INF, AnchoredVwap::value);
    }

    private static IndicatorType<?> vwapAnchored() {
        return IndicatorType.of("vwap_anchored", "Volume-weighted average price of the week or month", Group.VOLUME)
                .memory(Memory.CALENDAR)
                .formula("sum of TP V since the period began / sum of V, TP = (H + L + C) / 3;"
                        + " period 1 the day, 2 the week from Monday, 3 the month, in UTC")
                .source(BERKOWITZ)
                .choice("period", 2, 1, 3)
                .made((a, interval) -> new AnchoredVwap(CalendarPeriod.numbered(a.bars(0))), a -> 1)
                .shows(PRICE, Scale.PRICE, 0, INF, AnchoredVwap::value);
    }

    private static IndicatorType<?> twap() {
        return IndicatorType.of("twap", "Time-weighted average price", Group.VOLUME)
                .formula("mean of (O + H + L + C) / 4 over n bars")
                .source("Almgren and Chriss, Optimal Execution of Portfolio Transactions, 2000")
                .bars("n", 20, 1)
                .made((a, interval) -> new RollingTwap(a.bars(0)), a -> a.bars(0))
                .shows(PRICE, Scale.PRICE, 0, INF, RollingTwap::value);
    }

    private static IndicatorType<?> amihud() {
        return IndicatorType.of("amihud", "Amihud illiquidity", Group.VOLUME)
                .formula("mean over n traded bars of |C / C before - 1| / turnover in the quote asset")
                .source("Amihud, Illiquidity and Stock Returns, 2002")
                .bars("n", 20, 1)
                .made((a, interval) -> new AmihudIlliquidity(a.bars(0)), a -> a.bars(0) + 1)
                .shows("1 / quote asset", Scale.PER_TURNOVER, 0, INF, AmihudIlliquidity::value);
    }
}

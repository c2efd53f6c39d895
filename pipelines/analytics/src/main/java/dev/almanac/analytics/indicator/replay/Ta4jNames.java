package dev.almanac.analytics.indicator.replay;

import dev.almanac.analytics.error.Nearest;
import java.util.Arrays;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** The names of ta4j's indicators, for those who write another: packages are not searched where columns are read. */
final class Ta4jNames {
    private static final String PACKAGE = "org.ta4j.core.indicators.";
    private static final String SUFFIX = "Indicator";

    /** A package below {@link #PACKAGE} with the classes that can be made, without their suffix. */
    private static final String CLASSES = """
            . ATR AccelerationDeceleration AwesomeOscillator CCI CMO ChandelierExitLong ChandelierExitShort Chop
            . CoppockCurve DPO DistanceFromMA DoubleEMA EMA Fisher HMA IntraDayMomentumIndex KAMA KST KalmanFilter
            . LWMA MACD MMA MassIndex PPO PVO ParabolicSar RAVI ROC RSI RWIHigh RWILow RecentSwingHigh
            . RecentSwingLow SMA SqueezePro StochasticOscillatorD StochasticOscillatorK StochasticRSI TripleEMA
            . UlcerIndex WMA WilliamsR ZLEMA
            adx. ADX DX MinusDI MinusDM PlusDI PlusDM
            aroon. AroonDown AroonOscillator AroonUp
            bollinger. BollingerBandWidth BollingerBandsLower BollingerBandsMiddle BollingerBandsUpper PercentB
            candles. BearishEngulfing BearishHarami BullishEngulfing BullishHarami Doji Hammer HangingMan
            candles. InvertedHammer LowerShadow RealBody ShootingStar ThreeBlackCrows ThreeWhiteSoldiers
            candles. UpperShadow
            donchian. DonchianChannelLower DonchianChannelMiddle DonchianChannelUpper
            helpers. Amount BooleanTransform CloseLocationValue ClosePriceDifference ClosePrice ClosePriceRatio
            helpers. Combine Constant ConvergenceDivergence Cross DateTime DifferencePercentage FixedBoolean
            helpers. FixedDecimal Fixed Gain HighPrice HighestValue Loss LowPrice LowestValue MedianPrice Num
            helpers. OpenPrice PreviousValue RunningTotal Sum TR TradeCount Transform TypicalPrice Unstable Volume
            ichimoku. IchimokuChikouSpan IchimokuKijunSen IchimokuLine IchimokuSenkouSpanA IchimokuSenkouSpanB
            ichimoku. IchimokuTenkanSen
            keltner. KeltnerChannelLower KeltnerChannelMiddle KeltnerChannelUpper
            numeric. Numeric
            pivotpoints. DeMarkPivotPoint DeMarkReversal FibonacciReversal PivotPoint StandardReversal
            statistics. CorrelationCoefficient Covariance MeanDeviation PearsonCorrelation PeriodicalGrowthRate
            statistics. Sigma SimpleLinearRegression StandardDeviation StandardError Variance
            supertrend. SuperTrend SuperTrendLowerBand SuperTrendUpperBand
            trend. DownTrend UpTrend
            volume. AccumulationDistribution ChaikinMoneyFlow ChaikinOscillator III MVWAP MoneyFlowIndex NVI
            volume. OnBalanceVolume PVI ROCV RelativeVolumeStandardDeviation TimeSegmentedVolume VWAP
            """;

    private Ta4jNames() {}

    /** Every class by its name without package and suffix. */
    static Map<String, String> all() {
        Map<String, String> all = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
        CLASSES.lines().forEach(line -> {
            String[] words = line.split(" ");
            String below = words[0].equals(".") ? "" : words[0];
            Arrays.stream(words).skip(1).forEach(word -> all.put(word, PACKAGE + below + word + SUFFIX));
        });
        return all;
    }

    /** The class that a name was probably meant to be: in another package, without its suffix, or with a slip. */
    static Optional<String> near(String name) {
        Map<String, String> all = all();
        String simple = name.substring(name.lastIndexOf('.') + 1).replaceFirst("Indi[a-z]{3,6}$", "");
        return Optional.ofNullable(all.get(simple))
                .or(() -> Nearest.to(simple, all.keySet()).map(all::get));
    }
}

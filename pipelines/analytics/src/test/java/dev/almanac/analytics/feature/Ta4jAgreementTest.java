package dev.almanac.analytics.feature;

import static dev.almanac.analytics.feature.Agreement.assertClose;

import dev.almanac.analytics.market.Candle;
import dev.almanac.analytics.market.Interval;
import java.io.IOException;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.ta4j.core.BarSeries;
import org.ta4j.core.BaseBar;
import org.ta4j.core.BaseBarSeriesBuilder;
import org.ta4j.core.Indicator;
import org.ta4j.core.indicators.ATRIndicator;
import org.ta4j.core.indicators.CCIIndicator;
import org.ta4j.core.indicators.MACDIndicator;
import org.ta4j.core.indicators.ROCIndicator;
import org.ta4j.core.indicators.RSIIndicator;
import org.ta4j.core.indicators.SMAIndicator;
import org.ta4j.core.indicators.StochasticOscillatorKIndicator;
import org.ta4j.core.indicators.adx.ADXIndicator;
import org.ta4j.core.indicators.adx.MinusDIIndicator;
import org.ta4j.core.indicators.adx.PlusDIIndicator;
import org.ta4j.core.indicators.aroon.AroonOscillatorIndicator;
import org.ta4j.core.indicators.bollinger.BollingerBandFacade;
import org.ta4j.core.indicators.donchian.DonchianChannelLowerIndicator;
import org.ta4j.core.indicators.donchian.DonchianChannelUpperIndicator;
import org.ta4j.core.indicators.helpers.ClosePriceIndicator;
import org.ta4j.core.indicators.helpers.HighPriceIndicator;
import org.ta4j.core.indicators.helpers.HighestValueIndicator;
import org.ta4j.core.indicators.helpers.VolumeIndicator;
import org.ta4j.core.indicators.statistics.SimpleLinearRegressionIndicator;
import org.ta4j.core.indicators.statistics.SimpleLinearRegressionIndicator.SimpleLinearRegressionType;
import org.ta4j.core.indicators.volume.ChaikinMoneyFlowIndicator;
import org.ta4j.core.indicators.volume.MoneyFlowIndexIndicator;
import org.ta4j.core.num.DoubleNum;
import org.ta4j.core.num.Num;

/**
 * Our values against ta4j's on real candles. Windows must agree from the first value on, within 1e-7 of the larger of 1 and
 * the value. Averages with fading memory begin differently (ta4j starts from the first value, we from the mean of the first
 * n), so they are compared from bar 500 on, when what is left of the beginning is below the tolerance.
 */
class Ta4jAgreementTest {
    private static final double TOLERANCE = 1e-7;
    private static final int FADED = 500;

    @ParameterizedTest
    @CsvSource({"BTC_USDT-1d,1d", "BNB_USDT-1d,1d", "XRP_USDT-4h,4h"})
    void featuresAgree(String name, String code) throws IOException {
        Interval interval = Interval.parse(code).orElseThrow();
        List<Candle> candles = TestBars.binance(name);
        FeatureTable ours = FeatureTable.of(interval, candles.subList(0, Math.min(3000, candles.size())));
        Theirs theirs = new Theirs(interval, candles.subList(0, ours.rows().length));
        theirs.check(ours, "sma_ratio_20", 19, i -> theirs.close(i) / theirs.sma20.at(i) - 1);
        theirs.check(ours, "sma_ratio_50", 49, i -> theirs.close(i) / theirs.sma50.at(i) - 1);
        theirs.check(ours, "sma_ratio_200", 199, i -> theirs.close(i) / theirs.sma200.at(i) - 1);
        theirs.check(ours, "ema_ratio_12_26", FADED, i -> theirs.fast.at(i) / theirs.slow.at(i) - 1);
        theirs.check(ours, "macd_hist_pct", FADED, i -> theirs.histogram.at(i) / theirs.close(i));
        theirs.check(ours, "adx_14", FADED, theirs.adx);
        theirs.check(ours, "di_spread_14", FADED, i -> theirs.plus.at(i) - theirs.minus.at(i));
        theirs.check(ours, "aroon_osc_25", 25, theirs.aroon);
        theirs.check(ours, "linreg_slope_pct_20", 19, i -> theirs.slope.at(i) / theirs.close(i));
        theirs.check(ours, "rsi_14", FADED, theirs.rsi);
        theirs.check(ours, "stoch_k_14", 13, theirs.stochastic);
        theirs.check(ours, "cci_20", 19, theirs.cci);
        theirs.check(ours, "roc_7", 7, i -> theirs.change(theirs.roc7, 7, i));
        theirs.check(ours, "roc_30", 30, i -> theirs.change(theirs.roc30, 30, i));
        theirs.check(ours, "roc_90", 90, i -> theirs.change(theirs.roc90, 90, i));
        theirs.check(ours, "natr_14", FADED, i -> theirs.atr.at(i) / theirs.close(i));
        theirs.check(ours, "bb_percent_b_20", 19, theirs.percentB);
        theirs.check(ours, "bb_width_20", 19, i -> (theirs.upper.at(i) - theirs.lower.at(i)) / theirs.sma20.at(i));
        theirs.check(ours, "mfi_14", 14, theirs.mfi);
        theirs.check(ours, "cmf_20", 19, theirs.cmf);
        theirs.check(ours, "relative_volume_20", 20, i -> theirs.volume.at(i) / theirs.volume20.at(i - 1));
        theirs.check(
                ours,
                "donchian_position_20",
                19,
                i -> (theirs.close(i) - theirs.low20.at(i)) / (theirs.high20.at(i) - theirs.low20.at(i)));
        theirs.check(ours, "drawdown_365", 364, i -> theirs.close(i) / theirs.high365.at(i) - 1);
    }

    /** A value of ta4j at a bar. */
    private interface At {
        double at(int index);
    }

    private static final class Theirs {
        private final Interval interval;
        private final List<Candle> candles;
        private final At sma20;
        private final At sma50;
        private final At sma200;
        private final At fast;
        private final At slow;
        private final At histogram;
        private final At adx;
        private final At plus;
        private final At minus;
        private final At aroon;
        private final At slope;
        private final At rsi;
        private final At stochastic;
        private final At cci;
        private final At roc7;
        private final At roc30;
        private final At roc90;
        private final At atr;
        private final At percentB;
        private final At upper;
        private final At lower;
        private final At mfi;
        private final At cmf;
        private final At volume;
        private final At volume20;
        private final At high20;
        private final At low20;
        private final At high365;

        Theirs(Interval interval, List<Candle> candles) {
            this.interval = interval;
            this.candles = candles;
            BarSeries series = series(interval, candles);
            ClosePriceIndicator close = new ClosePriceIndicator(series);
            MACDIndicator macd = new MACDIndicator(close, 12, 26);
            BollingerBandFacade bands = new BollingerBandFacade(series, 20, 2);
            VolumeIndicator volumes = new VolumeIndicator(series);
            sma20 = at(new SMAIndicator(close, 20));
            sma50 = at(new SMAIndicator(close, 50));
            sma200 = at(new SMAIndicator(close, 200));
            fast = at(macd.getShortTermEma());
            slow = at(macd.getLongTermEma());
            histogram = at(macd.getHistogram(9));
            adx = at(new ADXIndicator(series, 14));
            plus = at(new PlusDIIndicator(series, 14));
            minus = at(new MinusDIIndicator(series, 14));
            aroon = at(new AroonOscillatorIndicator(series, 25));
            slope = at(new SimpleLinearRegressionIndicator(close, 20, SimpleLinearRegressionType.SLOPE));
            rsi = at(new RSIIndicator(close, 14));
            stochastic = at(new StochasticOscillatorKIndicator(series, 14));
            cci = at(new CCIIndicator(series, 20));
            roc7 = at(new ROCIndicator(close, 7));
            roc30 = at(new ROCIndicator(close, 30));
            roc90 = at(new ROCIndicator(close, 90));
            atr = at(new ATRIndicator(series, 14));
            percentB = at(bands.percentB());
            upper = at(bands.upper());
            lower = at(bands.lower());
            mfi = at(new MoneyFlowIndexIndicator(series, 14));
            cmf = at(new ChaikinMoneyFlowIndicator(series, 20));
            volume = at(volumes);
            volume20 = at(new SMAIndicator(volumes, 20));
            high20 = at(new DonchianChannelUpperIndicator(series, 20));
            low20 = at(new DonchianChannelLowerIndicator(series, 20));
            high365 = at(new HighestValueIndicator(new HighPriceIndicator(series), 365));
        }

        /** Theirs counts bars; where one of them is missing ours is looked up by its time. */
        double change(At counted, int span, int index) {
            long wanted = candles.get(index).openTime() - span * interval.micros();
            if (candles.get(index - span).openTime() == wanted) {
                return counted.at(index) / 100;
            }
            return candles.stream()
                    .filter(candle -> candle.openTime() == wanted)
                    .mapToDouble(candle -> close(index) / candle.close() - 1)
                    .findFirst()
                    .orElse(Double.NaN);
        }

        double close(int index) {
            return candles.get(index).close();
        }

        void check(FeatureTable ours, String name, int from, At expected) {
            double[] values = new double[candles.size()];
            Arrays.fill(values, 0, from, Double.NaN);
            for (int i = from; i < values.length; i++) {
                values[i] = expected.at(i);
            }
            assertClose(name, ours.column(name), values, from, TOLERANCE);
        }

        private static At at(Indicator<Num> indicator) {
            return index -> indicator.getValue(index).doubleValue();
        }

        private static BarSeries series(Interval interval, List<Candle> candles) {
            BarSeries series =
                    new BaseBarSeriesBuilder().withNumTypeOf(DoubleNum.class).build();
            for (Candle candle : candles) {
                series.addBar(new BaseBar(
                        interval.length(),
                        Instant.ofEpochMilli(candle.openTime() / 1000)
                                .plus(interval.length())
                                .atZone(ZoneOffset.UTC),
                        candle.open(),
                        candle.high(),
                        candle.low(),
                        candle.close(),
                        candle.volume(),
                        candle.close() * candle.volume(),
                        0,
                        DoubleNum::valueOf));
            }
            return series;
        }
    }
}

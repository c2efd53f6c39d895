package dev.almanac.benchmarks;

import dev.almanac.analytics.feature.Column;
import dev.almanac.analytics.feature.FeatureProgram;
import dev.almanac.analytics.indicator.Bar;
import dev.almanac.analytics.indicator.Bars;
import dev.almanac.analytics.market.Interval;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Locale;
import org.ta4j.core.BarSeries;
import org.ta4j.core.BaseBar;
import org.ta4j.core.BaseBarSeriesBuilder;
import org.ta4j.core.Indicator;
import org.ta4j.core.indicators.ATRIndicator;
import org.ta4j.core.indicators.CCIIndicator;
import org.ta4j.core.indicators.EMAIndicator;
import org.ta4j.core.indicators.MACDIndicator;
import org.ta4j.core.indicators.ROCIndicator;
import org.ta4j.core.indicators.RSIIndicator;
import org.ta4j.core.indicators.SMAIndicator;
import org.ta4j.core.indicators.StochasticOscillatorKIndicator;
import org.ta4j.core.indicators.WilliamsRIndicator;
import org.ta4j.core.indicators.adx.ADXIndicator;
import org.ta4j.core.indicators.adx.MinusDIIndicator;
import org.ta4j.core.indicators.adx.PlusDIIndicator;
import org.ta4j.core.indicators.aroon.AroonDownIndicator;
import org.ta4j.core.indicators.aroon.AroonUpIndicator;
import org.ta4j.core.indicators.bollinger.BollingerBandsLowerIndicator;
import org.ta4j.core.indicators.bollinger.BollingerBandsMiddleIndicator;
import org.ta4j.core.indicators.bollinger.BollingerBandsUpperIndicator;
import org.ta4j.core.indicators.helpers.ClosePriceIndicator;
import org.ta4j.core.indicators.helpers.HighestValueIndicator;
import org.ta4j.core.indicators.helpers.LowestValueIndicator;
import org.ta4j.core.indicators.statistics.StandardDeviationIndicator;
import org.ta4j.core.indicators.volume.MoneyFlowIndexIndicator;
import org.ta4j.core.indicators.volume.OnBalanceVolumeIndicator;
import org.ta4j.core.indicators.volume.VWAPIndicator;
import org.ta4j.core.num.DoubleNum;
import org.ta4j.core.num.Num;

/**
 * What JMH does not measure of the common set: ta4j on it, and ours one indicator at a time. Prints a name, the number of
 * columns and nanoseconds per bar on each line.
 *
 * <p>Argument: {@code ta4j} or {@code single}.
 */
public final class CommonSetPeers {
    /** ta4j needs seconds for so many. */
    private static final int TA4J_BARS = 10_000;

    private static final int BARS = 1_000_000;
    private static final int PASSES = 7;

    private CommonSetPeers() {}

    /** Runs the measurement. */
    public static void main(String[] arguments) {
        if (arguments[0].equals("ta4j")) {
            double best = Double.POSITIVE_INFINITY;
            for (int pass = 0; pass < PASSES / 2; pass++) {
                best = Math.min(best, ta4j(CommonSet.walk(TA4J_BARS)));
            }
            print("ta4j", CommonSet.COLUMNS.size(), best);
            return;
        }
        Bars bars = CommonSet.walk(BARS);
        for (List<Column> columns : CommonSet.byIndicator()) {
            print(columns.get(0).call().instance(), columns.size(), ours(columns, bars));
        }
    }

    private static void print(String name, int columns, double nanos) {
        System.out.printf(Locale.ROOT, "%s\t%d\t%.2f%n", name, columns, nanos);
    }

    private static double ours(List<Column> columns, Bars bars) {
        double[][] values = new double[columns.size()][bars.size()];
        double best = Double.POSITIVE_INFINITY;
        for (int pass = 0; pass < PASSES; pass++) {
            long started = System.nanoTime();
            new FeatureProgram(columns, Interval.H1).update(bars, 0, bars.size(), values);
            best = Math.min(best, (System.nanoTime() - started) / (double) bars.size());
        }
        return best;
    }

    private static double ta4j(Bars bars) {
        BarSeries series = series(bars);
        double[][] values = new double[CommonSet.COLUMNS.size()][bars.size()];
        long started = System.nanoTime();
        List<Indicator<Num>> indicators = indicators(series);
        for (int column = 0; column < values.length; column++) {
            Indicator<Num> indicator = indicators.get(column);
            for (int i = 0; i < bars.size(); i++) {
                values[column][i] = indicator.getValue(i).doubleValue();
            }
        }
        return (System.nanoTime() - started) / (double) bars.size();
    }

    private static BarSeries series(Bars bars) {
        BarSeries series =
                new BaseBarSeriesBuilder().withNumTypeOf(DoubleNum.class).build();
        Bar bar = new Bar();
        for (int i = 0; i < bars.size(); i++) {
            bars.read(i, bar);
            series.addBar(new BaseBar(
                    Duration.ofHours(1),
                    Instant.ofEpochSecond(3600L * (i + 1)).atZone(ZoneOffset.UTC),
                    bar.open(),
                    bar.high(),
                    bar.low(),
                    bar.close(),
                    bar.volume(),
                    bar.close() * bar.volume(),
                    0,
                    DoubleNum::valueOf));
        }
        return series;
    }

    /** The same columns in the same order; each indicator once, as ta4j keeps the values of those that others read. */
    private static List<Indicator<Num>> indicators(BarSeries series) {
        ClosePriceIndicator close = new ClosePriceIndicator(series);
        MACDIndicator macd = new MACDIndicator(close, 12, 26);
        BollingerBandsMiddleIndicator middle = new BollingerBandsMiddleIndicator(new SMAIndicator(close, 20));
        StandardDeviationIndicator deviation = new StandardDeviationIndicator(close, 20);
        SMAIndicator slow = new SMAIndicator(new StochasticOscillatorKIndicator(series, 14), 3);
        return List.of(
                new SMAIndicator(close, 20),
                new EMAIndicator(close, 12),
                new EMAIndicator(close, 26),
                new RSIIndicator(close, 14),
                macd,
                macd.getSignalLine(9),
                macd.getHistogram(9),
                new BollingerBandsUpperIndicator(middle, deviation),
                middle,
                new BollingerBandsLowerIndicator(middle, deviation),
                new ATRIndicator(series, 14),
                new ADXIndicator(series, 14),
                new PlusDIIndicator(series, 14),
                new MinusDIIndicator(series, 14),
                slow,
                new SMAIndicator(slow, 3),
                new WilliamsRIndicator(series, 14),
                new CCIIndicator(series, 20),
                new OnBalanceVolumeIndicator(series),
                new MoneyFlowIndexIndicator(series, 14),
                new ROCIndicator(close, 10),
                new VWAPIndicator(series, 20),
                deviation,
                new HighestValueIndicator(close, 20),
                new LowestValueIndicator(close, 20),
                new AroonUpIndicator(series, 25),
                new AroonDownIndicator(series, 25));
    }
}

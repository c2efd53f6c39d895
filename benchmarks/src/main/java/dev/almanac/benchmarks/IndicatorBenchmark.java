package dev.almanac.benchmarks;

import dev.almanac.analytics.indicator.Bar;
import dev.almanac.analytics.indicator.Indicator;
import dev.almanac.analytics.indicator.average.SimpleAverage;
import dev.almanac.analytics.indicator.momentum.CommodityChannel;
import dev.almanac.analytics.indicator.momentum.LogReturn;
import dev.almanac.analytics.indicator.momentum.RateOfChange;
import dev.almanac.analytics.indicator.momentum.RelativeStrength;
import dev.almanac.analytics.indicator.momentum.Stochastic;
import dev.almanac.analytics.indicator.trend.AroonOscillator;
import dev.almanac.analytics.indicator.trend.DirectionalMovement;
import dev.almanac.analytics.indicator.trend.Macd;
import dev.almanac.analytics.indicator.trend.RegressionSlope;
import dev.almanac.analytics.indicator.volatility.BollingerBands;
import dev.almanac.analytics.indicator.volatility.Drawdown;
import dev.almanac.analytics.indicator.volume.ChaikinMoneyFlow;
import dev.almanac.analytics.indicator.volume.MedianTurnover;
import dev.almanac.analytics.indicator.volume.MoneyFlowIndex;
import dev.almanac.analytics.indicator.volume.RelativeVolume;
import dev.almanac.analytics.indicator.volume.VolumeScore;
import dev.almanac.analytics.market.Candle;
import dev.almanac.analytics.market.Interval;
import java.util.concurrent.TimeUnit;
import java.util.function.DoubleSupplier;
import java.util.function.ToDoubleFunction;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OperationsPerInvocation;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/** One indicator at a time: nanoseconds per bar for updating it and reading its value. */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Fork(1)
@Warmup(iterations = 2, time = 1)
@Measurement(iterations = 3, time = 1)
public class IndicatorBenchmark {
    private final Candle[] candles = FeatureBenchmark.candles();

    /** Which indicator. */
    @Param({
        "sma_50",
        "macd",
        "adx_14",
        "aroon_25",
        "slope_20",
        "rsi_14",
        "stochastic_14",
        "cci_20",
        "roc_30",
        "log_return",
        "bollinger_20",
        "mfi_14",
        "cmf_20",
        "relative_volume_20",
        "turnover_median_30",
        "drawdown_365",
        "volume_z_60"
    })
    public String name = "sma_50";

    private Reading reading = reading("sma_50");

    /** An indicator and the value that is read after each bar. */
    private record Reading(Indicator indicator, DoubleSupplier value) {}

    /** The indicator of the run. */
    @Setup
    public void choose() {
        reading = reading(name);
    }

    private static Reading reading(String name) {
        return switch (name) {
            case "sma_50" -> of(new SimpleAverage(50), SimpleAverage::value);
            case "macd" -> of(new Macd(12, 26, 9), Macd::histogram);
            case "adx_14" -> of(new DirectionalMovement(14), DirectionalMovement::averageIndex);
            case "aroon_25" -> of(new AroonOscillator(25), AroonOscillator::value);
            case "slope_20" -> of(new RegressionSlope(20), RegressionSlope::value);
            case "rsi_14" -> of(new RelativeStrength(14), RelativeStrength::value);
            case "stochastic_14" -> of(new Stochastic(14), Stochastic::value);
            case "cci_20" -> of(new CommodityChannel(20), CommodityChannel::value);
            case "roc_30" -> of(new RateOfChange(30, Interval.D1.micros()), RateOfChange::value);
            case "log_return" -> of(new LogReturn(), LogReturn::value);
            case "bollinger_20" -> of(new BollingerBands(20, 2), BollingerBands::percentB);
            case "mfi_14" -> of(new MoneyFlowIndex(14), MoneyFlowIndex::value);
            case "cmf_20" -> of(new ChaikinMoneyFlow(20), ChaikinMoneyFlow::value);
            case "relative_volume_20" -> of(new RelativeVolume(20), RelativeVolume::value);
            case "turnover_median_30" -> of(new MedianTurnover(30), MedianTurnover::value);
            case "drawdown_365" -> of(new Drawdown(365), Drawdown::value);
            case "volume_z_60" -> of(new VolumeScore(60), VolumeScore::value);
            default -> throw new IllegalArgumentException(name);
        };
    }

    private static <T extends Indicator> Reading of(T indicator, ToDoubleFunction<T> value) {
        return new Reading(indicator, () -> value.applyAsDouble(indicator));
    }

    /** Updates the indicator and reads it. */
    @Benchmark
    @OperationsPerInvocation(FeatureBenchmark.BARS)
    public double updateAndRead() {
        Bar bar = new Bar();
        double sum = 0;
        for (Candle candle : candles) {
            FeatureBenchmark.fill(bar, candle);
            reading.indicator().update(bar);
            sum += reading.value().getAsDouble();
        }
        return sum;
    }
}

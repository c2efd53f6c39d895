package dev.almanac.benchmarks;

import dev.almanac.analytics.feature.Column;
import dev.almanac.analytics.feature.FeatureProgram;
import dev.almanac.analytics.indicator.Bars;
import dev.almanac.analytics.indicator.type.IndicatorLibrary;
import dev.almanac.analytics.market.Interval;
import java.util.List;
import java.util.concurrent.TimeUnit;
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

/** One column at a time: nanoseconds per bar for updating its indicator and writing its value. */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Fork(1)
@Warmup(iterations = 2, time = 1)
@Measurement(iterations = 3, time = 1)
public class IndicatorBenchmark {
    private final Bars bars = FeatureBenchmark.bars();
    private final double[][] columns = new double[1][FeatureBenchmark.BARS];

    /** Which column; any other can be asked for with {@code -p column=...}. */
    @Param({
        "sma(50)",
        "macd(12,26,9).hist",
        "dmi(14).adx",
        "aroon(25).osc",
        "linreg_slope(20)",
        "rsi(14)",
        "stoch_fast(14)",
        "cci(20)",
        "change(30)",
        "bb(20,2).percent_b",
        "mfi(14)",
        "cmf(20)",
        "relative_volume(20)",
        "median_turnover(30)",
        "drawdown(365)",
        "volume_score(60)"
    })
    public String column = "sma(50)";

    private FeatureProgram program = program(column);

    private static FeatureProgram program(String text) {
        return new FeatureProgram(List.of(Column.parse(text, IndicatorLibrary.builtIn())), Interval.H4);
    }

    /** The indicator of the run. */
    @Setup
    public void choose() {
        program = program(column);
    }

    /** Updates the indicator and writes its value, bar by bar. */
    @Benchmark
    @OperationsPerInvocation(FeatureBenchmark.BARS)
    public double[] updateAndWrite() {
        program.update(bars, 0, FeatureBenchmark.BARS, columns);
        return columns[0];
    }
}

package dev.almanac.benchmarks;

import dev.almanac.analytics.feature.CoreFeatures;
import dev.almanac.analytics.feature.FeatureProgram;
import dev.almanac.analytics.feature.FeatureSet;
import dev.almanac.analytics.indicator.Bar;
import dev.almanac.analytics.indicator.Bars;
import dev.almanac.analytics.market.Candle;
import dev.almanac.analytics.market.Interval;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OperationsPerInvocation;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/** The feature loop over a simulated series: nanoseconds per bar for all features of the core set. */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Fork(1)
@Warmup(iterations = 3, time = 2)
@Measurement(iterations = 5, time = 2)
public class FeatureBenchmark {
    /** Bars of one invocation. */
    static final int BARS = 10_000;

    private final FeatureSet set = CoreFeatures.set();
    private final Bars bars = bars();
    private final double[][] columns = new double[set.names().size()][BARS];
    private final double[] row = new double[set.names().size()];
    private final FeatureProgram program = set.program(Interval.H4);

    static Bars bars() {
        Walk walk = new Walk(Interval.H4, 1_500_000_000_000_000L, 42);
        Bars bars = new Bars();
        Bar bar = new Bar();
        for (int i = 0; i < BARS; i++) {
            Candle candle = walk.next();
            bars.add(bar.fill(
                    candle.openTime(),
                    candle.open(),
                    candle.high(),
                    candle.low(),
                    candle.close(),
                    candle.volume(),
                    candle.quoteVolume()));
        }
        return bars;
    }

    /** Every feature of a block of bars, indicator by indicator; divide by 27 for one feature. */
    @Benchmark
    @OperationsPerInvocation(BARS)
    public double[][] blockByBlock() {
        program.update(bars, 0, BARS, columns);
        return columns;
    }

    /** Every feature bar by bar, as a stream is taken. */
    @Benchmark
    @OperationsPerInvocation(BARS)
    public double barByBar() {
        Bar bar = new Bar();
        double sum = 0;
        for (int i = 0; i < BARS; i++) {
            program.update(bars.read(i, bar), row);
            sum += row[0];
        }
        return sum;
    }
}

package dev.almanac.benchmarks;

import dev.almanac.analytics.feature.CoreFeatures;
import dev.almanac.analytics.feature.FeatureProgram;
import dev.almanac.analytics.feature.FeatureSet;
import dev.almanac.analytics.indicator.Bar;
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
import org.openjdk.jmh.annotations.Setup;
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
    private final Candle[] candles = candles();
    private final double[] out = new double[set.names().size()];
    private FeatureProgram program = set.programs().create(Interval.H4);

    static Candle[] candles() {
        Walk walk = new Walk(Interval.H4, 1_500_000_000_000_000L, 42);
        Candle[] candles = new Candle[BARS];
        for (int i = 0; i < BARS; i++) {
            candles[i] = walk.next();
        }
        return candles;
    }

    /** A program that is warm. */
    @Setup
    public void warm() {
        program = set.programs().create(Interval.H4);
        allFeatures();
    }

    /** Every feature after every bar; divide by 27 for one feature. */
    @Benchmark
    @OperationsPerInvocation(BARS)
    public double allFeatures() {
        Bar bar = new Bar();
        double sum = 0;
        for (Candle candle : candles) {
            fill(bar, candle);
            program.update(bar, out);
            sum += out[0];
        }
        return sum;
    }

    static void fill(Bar bar, Candle candle) {
        bar.fill(
                candle.openTime(),
                candle.open(),
                candle.high(),
                candle.low(),
                candle.close(),
                candle.volume(),
                candle.quoteVolume());
    }
}

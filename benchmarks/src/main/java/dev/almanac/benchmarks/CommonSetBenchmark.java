package dev.almanac.benchmarks;

import dev.almanac.analytics.feature.FeatureProgram;
import dev.almanac.analytics.indicator.Bars;
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

/**
 * The 27 columns of {@link CommonSet} over one long series on one core, whole columns of results: nanoseconds per bar. A pass
 * takes about half a second, and the compiler is not done before the tenth or so: hence the long warm-up. Large pages are
 * asked for, as numpy asks for them too.
 */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Fork(
        value = 1,
        jvmArgsAppend = {"-Xmx4g", "-XX:+UseTransparentHugePages"})
@Warmup(iterations = 5, time = 3)
@Measurement(iterations = 5, time = 2)
public class CommonSetBenchmark {
    /** Bars of the series. */
    static final int BARS = 5_000_000;

    private final Bars bars = CommonSet.walk(BARS);
    private final double[][] columns = new double[CommonSet.COLUMNS.size()][BARS];

    /** A series from its first bar on. */
    @Benchmark
    @OperationsPerInvocation(BARS)
    public double[][] wholeSet() {
        return into(columns);
    }

    /** The same into columns that are made for it, as TA-Lib's Python binding makes its own. */
    @Benchmark
    @OperationsPerInvocation(BARS)
    public double[][] wholeSetIntoNewColumns() {
        return into(new double[CommonSet.COLUMNS.size()][BARS]);
    }

    private double[][] into(double[][] results) {
        new FeatureProgram(CommonSet.columns(CommonSet.COLUMNS).toList(), Interval.H1).update(bars, 0, BARS, results);
        return results;
    }
}

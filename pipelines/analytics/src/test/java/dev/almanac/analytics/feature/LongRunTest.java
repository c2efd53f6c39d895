package dev.almanac.analytics.feature;

import static org.assertj.core.api.Assertions.assertThat;

import dev.almanac.analytics.indicator.Bar;
import dev.almanac.analytics.indicator.Bars;
import dev.almanac.analytics.indicator.type.IndicatorLibrary;
import dev.almanac.analytics.indicator.type.IndicatorType;
import dev.almanac.analytics.indicator.type.Memory;
import dev.almanac.analytics.market.Interval;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * After many bars, one of them a spike, an indicator whose memory is a window shows what a fresh one shows that has seen the
 * window only. The rolling pieces that they are made of are run longer by {@code DriftTest}.
 */
class LongRunTest {
    private static final int BARS = 200_000;
    private static final int SPIKE_FROM_END = 5_000;
    private static final int COMPARED = 20;
    private static final double SPIKE = 1e12;
    private static final double TOLERANCE = 1e-9;

    private static final Bars HISTORY = history();

    static Stream<String> types() {
        return IndicatorLibrary.builtIn().all().stream()
                .filter(type -> type.memory() == Memory.WINDOW)
                .map(IndicatorType::name);
    }

    @ParameterizedTest
    @MethodSource("types")
    void showsWhatAFreshOneShows(String type) {
        List<Column> columns = LibraryFeatures.columns(IndicatorLibrary.builtIn()).stream()
                .filter(column -> column.call().type().name().equals(type))
                .toList();
        int warmUp = columns.stream()
                .mapToInt(column -> column.spec().warmUp())
                .max()
                .orElseThrow();
        int from = BARS - 2 * warmUp - COMPARED;
        double[][] old = last(columns, 0);
        double[][] fresh = last(columns, from);
        for (int i = 0; i < old.length; i++) {
            double largest = 0;
            for (double value : fresh[i]) {
                largest = Math.max(largest, Math.abs(value));
            }
            for (int at = 0; at < COMPARED; at++) {
                boolean same = Double.isNaN(fresh[i][at])
                        ? Double.isNaN(old[i][at])
                        : Math.abs(old[i][at] - fresh[i][at]) <= TOLERANCE * largest;
                assertThat(same)
                        .as("%s: %s, afresh %s", columns.get(i).name(), old[i][at], fresh[i][at])
                        .isTrue();
            }
        }
    }

    /** The last values of a program that is fed bars from one on. */
    private static double[][] last(List<Column> columns, int from) {
        FeatureProgram program = new FeatureProgram(columns, Interval.H4);
        double[][] values = new double[columns.size()][BARS - from];
        program.update(HISTORY, from, BARS, values);
        double[][] last = new double[values.length][COMPARED];
        for (int i = 0; i < last.length; i++) {
            System.arraycopy(values[i], BARS - from - COMPARED, last[i], 0, COMPARED);
        }
        return last;
    }

    private static Bars history() {
        Random random = new Random(12);
        Bars bars = new Bars();
        Bar bar = new Bar();
        double close = 100;
        for (int i = 0; i < BARS; i++) {
            double open = close;
            close = open * StrictMath.exp(0.01 * random.nextGaussian() + 0.001 * StrictMath.log(100 / open));
            double high = Math.max(open, close) * (1 + 0.01 * random.nextDouble());
            double low = Math.min(open, close) * (1 - 0.01 * random.nextDouble());
            double volume = 1 + 1000 * random.nextDouble();
            long time = i * Interval.H4.micros();
            if (i == BARS - SPIKE_FROM_END) {
                bar.fill(time, SPIKE, SPIKE, SPIKE, SPIKE, SPIKE, SPIKE);
            } else {
                bar.fill(time, open, high, low, close, volume, volume * close);
            }
            bars.add(bar);
        }
        return bars;
    }
}

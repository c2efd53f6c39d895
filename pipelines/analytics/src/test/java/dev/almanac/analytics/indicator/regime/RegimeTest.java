package dev.almanac.analytics.indicator.regime;

import static org.assertj.core.api.Assertions.assertThat;

import dev.almanac.analytics.indicator.Bar;
import dev.almanac.analytics.indicator.Indicator;
import java.util.Arrays;
import java.util.Random;
import java.util.function.ToDoubleFunction;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Simulated markets that change at a known bar. */
class RegimeTest {
    private static final int BARS = 1000;
    private static final int CHANGE = 800;

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5})
    void aJumpOfVarianceIsAChangePoint(long seed) {
        double[] probability = values(seed, 0, 4, new ChangePoint(100, 100, 200, 5), ChangePoint::probability);
        double[] length = values(seed, 0, 4, new ChangePoint(100, 100, 200, 5), ChangePoint::runLength);
        assertThat(mean(probability, 300, CHANGE)).as("seed %d, before", seed).isLessThan(0.25);
        assertThat(largest(probability, CHANGE, CHANGE + 15))
                .as("seed %d, after", seed)
                .isGreaterThan(0.5);
        assertThat(mean(length, 500, CHANGE)).as("seed %d", seed).isGreaterThan(50);
        assertThat(length[CHANGE + 15]).as("seed %d", seed).isLessThan(25);
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5})
    void aShiftOfTheMeanRaisesAnAlarmOfItsSign(long seed) {
        for (int sign : new int[] {1, -1}) {
            double[] alarm = values(seed, 2.0 * sign, 1, new Cusum(60, 0.5, 5), Cusum::alarm);
            assertThat(sign * alarm[firstNot(0, alarm, CHANGE)])
                    .as("seed %d", seed)
                    .isEqualTo(1);
            assertThat(firstNot(0, alarm, CHANGE)).as("seed %d", seed).isLessThan(CHANGE + 20);
            double[] score = values(seed, 2.0 * sign, 1, new EwmaChart(60, 0.2, 3), EwmaChart::score);
            double[] signed = Arrays.stream(score).map(x -> sign * x).toArray();
            assertThat(largest(signed, CHANGE, CHANGE + 20)).as("seed %d", seed).isGreaterThan(3);
        }
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5})
    void moreVarianceIsTheHighRegimeAndALongRiseIsATrend(long seed) {
        VolatilityRegime volatility = new VolatilityRegime(20, 250, 0.2, 0.05);
        assertThat(values(seed, 0, 4, volatility, VolatilityRegime::regime)[CHANGE + 25])
                .as("seed %d", seed)
                .isEqualTo(1);
        TrendRegime trend = new TrendRegime(20, 50, 1, 0.5);
        assertThat(values(seed, 1, 1, trend, TrendRegime::regime)[BARS - 1])
                .as("seed %d", seed)
                .isEqualTo(1);
    }

    @Test
    void aStateIsLeftLaterThanItIsEntered() {
        Hysteresis state = new Hysteresis(1, 0.4);
        double[] measures = {0.9, 1.1, 0.7, 0.5, 0.7, -1.1, -0.7, Double.NaN, -0.5, 2};
        double[] expected = {0, 1, 1, 0, 0, -1, -1, -1, 0, 1};
        for (int i = 0; i < measures.length; i++) {
            state.add(measures[i]);
            assertThat(state.state()).as("measure %d", i).isEqualTo(expected[i]);
        }
    }

    /** What an indicator shows of a walk whose returns move by {@code shift} and widen by {@code factor}, in deviations. */
    private static <I extends Indicator> double[] values(
            long seed, double shift, double factor, I indicator, ToDoubleFunction<I> reader) {
        Random random = new Random(seed);
        double[] values = new double[BARS];
        Bar bar = new Bar();
        double close = 100;
        for (int i = 0; i < BARS; i++) {
            double step = random.nextGaussian();
            double open = close;
            close = open * StrictMath.exp(0.01 * (i < CHANGE ? step : shift + factor * step));
            bar.fill(
                    i * 86_400_000_000L,
                    open,
                    1.002 * Math.max(open, close),
                    0.998 * Math.min(open, close),
                    close,
                    1,
                    Double.NaN);
            indicator.update(bar);
            values[i] = reader.applyAsDouble(indicator);
        }
        return values;
    }

    private static double mean(double[] values, int from, int to) {
        return Arrays.stream(values, from, to).average().orElseThrow();
    }

    private static double largest(double[] values, int from, int to) {
        return Arrays.stream(values, from, to).max().orElseThrow();
    }

    private static int firstNot(double value, double[] values, int from) {
        int at = from;
        while (values[at] == value) {
            at++;
        }
        return at;
    }
}

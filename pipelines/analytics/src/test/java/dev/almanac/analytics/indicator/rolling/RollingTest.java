package dev.almanac.analytics.indicator.rolling;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.almanac.analytics.indicator.StateReader;
import dev.almanac.analytics.indicator.StateWriter;
import dev.almanac.analytics.indicator.Stateful;
import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Every rolling piece against the same figure computed from the window itself. */
class RollingTest {
    @ParameterizedTest
    @CsvSource({"2,1", "3,2", "7,3", "20,4", "61,5"})
    void agreesWithTheWindow(int size, long seed) {
        Random random = new Random(seed);
        double[] values = random.doubles(700, -5, 5).toArray();
        for (int i = 0; i < values.length; i++) {
            // Some equal values and some zeros of either sign.
            values[i] = random.nextInt(4) == 0 ? Math.rint(values[i]) : values[i];
        }
        Pieces pieces = new Pieces(size);
        for (int i = 0; i < values.length; i++) {
            String what = "seed " + seed + ", value " + i;
            pieces.add(values[i]);
            pieces = i == 350 ? pieces.copied() : pieces;
            double[] window = Arrays.copyOfRange(values, Math.max(0, i + 1 - size), i + 1);
            assertThat(pieces.median.medianSoFar()).as(what).isEqualTo(median(window));
            if (window.length < size) {
                pieces.assertAbsent(what);
                continue;
            }
            pieces.assertSums(what, window);
            pieces.assertBounds(what, window);
            pieces.assertOrder(what, window);
            pieces.assertSlope(what, window);
            if (i >= size) {
                pieces.assertScore(what, Arrays.copyOfRange(values, i - size, i), values[i]);
            }
        }
    }

    /** One of every piece over the same window. */
    private record Pieces(
            int size,
            RollingSum sum,
            RollingMoments moments,
            RollingExtreme highest,
            RollingExtreme lowest,
            RollingDistance distance,
            RollingBound upper,
            RollingBound lower,
            RollingMedian median,
            RollingSlope slope,
            RobustScore score) {
        Pieces(int size) {
            this(
                    size,
                    new RollingSum(size),
                    new RollingMoments(size),
                    RollingExtreme.highest(size),
                    RollingExtreme.lowest(size),
                    new RollingDistance(size),
                    RollingBound.highest(size),
                    RollingBound.lowest(size),
                    new RollingMedian(size),
                    new RollingSlope(size),
                    new RobustScore(size));
        }

        void add(double value) {
            sum.add(value);
            moments.add(value);
            highest.add(value);
            lowest.add(value);
            distance.add(value);
            upper.add(value);
            lower.add(value);
            median.add(value);
            slope.add(value);
            score.add(value);
        }

        /** The same from their saved states. */
        Pieces copied() {
            return new Pieces(
                    size,
                    RollingTest.copied(sum, new RollingSum(size)),
                    RollingTest.copied(moments, new RollingMoments(size)),
                    RollingTest.copied(highest, RollingExtreme.highest(size)),
                    RollingTest.copied(lowest, RollingExtreme.lowest(size)),
                    RollingTest.copied(distance, new RollingDistance(size)),
                    RollingTest.copied(upper, RollingBound.highest(size)),
                    RollingTest.copied(lower, RollingBound.lowest(size)),
                    RollingTest.copied(median, new RollingMedian(size)),
                    RollingTest.copied(slope, new RollingSlope(size)),
                    RollingTest.copied(score, new RobustScore(size)));
        }

        void assertAbsent(String what) {
            assertThat(sum.sum() + moments.mean() + highest.value() + median.median() + slope.slope())
                    .as(what)
                    .isNaN();
            assertThat(upper.value()).as(what).isNaN();
        }

        void assertSums(String what, double[] window) {
            double mean = Arrays.stream(window).sum() / size;
            double squares =
                    Arrays.stream(window).map(x -> (x - mean) * (x - mean)).sum();
            assertThat(sum.sum()).as(what).isCloseTo(mean * size, within(1e-11));
            assertThat(moments.mean()).as(what).isCloseTo(mean, within(1e-12));
            assertThat(moments.sampleDeviation()).as(what).isCloseTo(Math.sqrt(squares / (size - 1)), within(1e-12));
            assertThat(moments.populationDeviation()).as(what).isCloseTo(Math.sqrt(squares / size), within(1e-12));
            assertThat(distance.from(mean))
                    .as(what)
                    .isCloseTo(
                            Arrays.stream(window).map(x -> Math.abs(x - mean)).sum(), within(1e-11));
        }

        void assertBounds(String what, double[] window) {
            assertThat(highest.value())
                    .as(what)
                    .isEqualTo(Arrays.stream(window).max().orElseThrow());
            assertThat(lowest.value())
                    .as(what)
                    .isEqualTo(Arrays.stream(window).min().orElseThrow());
            assertThat(upper.value()).as(what).isEqualTo(highest.value());
            assertThat(lower.value()).as(what).isEqualTo(lowest.value());
            assertThat(highest.age()).as(what).isEqualTo(size - 1 - last(window, highest.value()));
            assertThat(lowest.age()).as(what).isEqualTo(size - 1 - last(window, lowest.value()));
        }

        void assertOrder(String what, double[] window) {
            double value = window[size - 1];
            assertThat(median.median()).as(what).isEqualTo(RollingTest.median(window));
            assertThat(median.medianAbsoluteDeviation()).as(what).isCloseTo(deviation(window), within(1e-12));
            assertThat(median.countBelow(value)).as(what).isEqualTo((int)
                    Arrays.stream(window).filter(x -> x < value).count());
        }

        void assertSlope(String what, double[] window) {
            double mean = Arrays.stream(window).sum() / size;
            assertThat(slope.slope()).as(what).isCloseTo(RollingTest.slope(window), within(1e-11));
            assertThat(slope.mean()).as(what).isCloseTo(mean, within(1e-12));
            double reach = RollingTest.slope(window) * (size - 1) / 2;
            assertThat(slope.start()).as(what).isCloseTo(mean - reach, within(1e-11));
            assertThat(slope.end()).as(what).isCloseTo(mean + reach, within(1e-11));
            assertThat(slope.weightedMean()).as(what).isCloseTo(weightedMean(window), within(1e-11));
        }

        void assertScore(String what, double[] before, double value) {
            double expected = (value - RollingTest.median(before)) / (1.482602218505602 * deviation(before));
            if (deviation(before) > 0) {
                assertThat(score.score()).as(what).isCloseTo(expected, within(1e-9 * Math.max(1, Math.abs(expected))));
            } else {
                assertThat(score.score()).as(what).isNaN();
            }
        }
    }

    @ParameterizedTest
    @CsvSource({"2,11", "5,12", "20,13", "365,14"})
    void nothingIsLeftOfAHugeValueOrOfAnAbsentOne(int size, long seed) {
        Random random = new Random(seed);
        int count = 6 * size + 200;
        double[] values = random.doubles(count, 90, 110).toArray();
        values[size + random.nextInt(size)] = 1e12;
        values[3 * size + random.nextInt(size)] = Double.NaN;
        RollingSum sum = new RollingSum(size);
        RollingMoments moments = new RollingMoments(size);
        RollingBound upper = RollingBound.highest(size);
        RollingExtreme lowest = RollingExtreme.lowest(size);
        RollingSlope slope = new RollingSlope(size);
        for (int i = 0; i < count; i++) {
            sum.add(values[i]);
            moments.add(values[i]);
            upper.add(values[i]);
            lowest.add(values[i]);
            slope.add(values[i]);
            if (i + 1 < size) {
                continue;
            }
            String what = "seed " + seed + ", value " + i;
            double[] window = Arrays.copyOfRange(values, i + 1 - size, i + 1);
            double mean = Arrays.stream(window).sum() / size;
            double squares =
                    Arrays.stream(window).map(x -> (x - mean) * (x - mean)).sum();
            assertSame(what + ", sum", sum.mean(), mean, mean);
            assertSame(what + ", mean", moments.mean(), mean, mean);
            assertSame(what + ", variance", moments.populationVariance(), squares / size, squares / size);
            assertSame(
                    what + ", highest",
                    upper.value(),
                    Arrays.stream(window).max().orElseThrow(),
                    0);
            double least = Arrays.stream(window).min().orElseThrow();
            assertSame(what + ", lowest", lowest.value(), least, 0);
            assertSame(what + ", age", lowest.age(), Double.isNaN(least) ? least : size - 1 - last(window, least), 0);
            double deviation = Math.sqrt(squares / size);
            assertSame(what + ", slope", slope.slope(), slope(window), deviation);
            assertSame(what + ", weighted mean", slope.weightedMean(), weightedMean(window), mean);
        }
    }

    /** Both absent, or nearer than a billionth of a scale. */
    private static void assertSame(String what, double actual, double expected, double scale) {
        if (Double.isNaN(expected)) {
            assertThat(actual).as(what).isNaN();
        } else {
            assertThat(actual).as(what).isCloseTo(expected, within(1e-9 * scale));
        }
    }

    @Test
    void equalValuesHaveNoVarianceAndNoSlope() {
        RollingMoments moments = new RollingMoments(7);
        RollingSlope slope = new RollingSlope(7);
        for (int i = 0; i < 40; i++) {
            double value = i < 20 ? 1e12 * i : 0.1;
            moments.add(value);
            slope.add(value);
        }
        assertThat(moments.populationVariance()).isZero();
        assertThat(slope.slope()).isZero();
        assertThat(slope.end()).isEqualTo(0.1);
    }

    @Test
    void fourBarsAreWeightedAsEhlersDoes() {
        FourBarMean mean = new FourBarMean();
        assertThat(mean.add(6)).isNaN();
        assertThat(mean.add(60)).isNaN();
        assertThat(mean.add(600)).isNaN();
        assertThat(mean.add(6000)).isEqualTo(1 + 20 + 200 + 1000);
        assertThat(mean.add(0)).isEqualTo(10 + 200 + 2000);
    }

    @Test
    void weightsStandFromTheOldestToTheLast() {
        Delay delay = new Delay(3);
        double[] weights = {1, 10, 100};
        delay.push(7);
        delay.push(1);
        assertThat(delay.weighted(weights)).isNaN();
        delay.push(2);
        assertThat(delay.weighted(weights)).isEqualTo(217);
        delay.push(3);
        assertThat(delay.weighted(weights)).isEqualTo(321);
    }

    private static <T extends Stateful> T copied(T from, T fresh) {
        StateWriter writer = new StateWriter();
        from.save(writer);
        StateReader reader = new StateReader(writer.toBytes());
        fresh.restore(reader);
        reader.end();
        return fresh;
    }

    private static double median(double[] window) {
        double[] sorted = Arrays.stream(window).sorted().toArray();
        return (sorted[(sorted.length - 1) / 2] + sorted[sorted.length / 2]) / 2;
    }

    private static double deviation(double[] window) {
        double center = median(window);
        return median(Arrays.stream(window).map(x -> Math.abs(x - center)).toArray());
    }

    private static int last(double[] window, double value) {
        int place = window.length - 1;
        while (Double.compare(window[place], value) != 0) {
            place--;
        }
        return place;
    }

    private static double weightedMean(double[] window) {
        double sum = 0;
        double weights = 0;
        for (int i = 0; i < window.length; i++) {
            sum += (i + 1) * window[i];
            weights += i + 1;
        }
        return sum / weights;
    }

    private static double slope(double[] window) {
        double meanX = (window.length - 1) / 2.0;
        double meanY = Arrays.stream(window).sum() / window.length;
        double up = 0;
        double down = 0;
        for (int i = 0; i < window.length; i++) {
            up += (i - meanX) * (window[i] - meanY);
            down += (i - meanX) * (i - meanX);
        }
        return up / down;
    }
}

package dev.almanac.analytics.statistic;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Random;
import org.hipparchus.stat.StatUtils;
import org.hipparchus.stat.correlation.PearsonsCorrelation;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class StatisticTest {
    @Test
    void medianIgnoresWhatIsAbsent() {
        assertThat(Robust.median(3, Double.NaN, 1, 2)).isEqualTo(2);
        assertThat(Robust.median(4, 1, 2, 3)).isEqualTo(2.5);
        assertThat(Robust.median()).isNaN();
    }

    @Test
    void zScoresByHand() {
        // Median 3, deviations 2 1 0 1 97, their median 1, spread 1.4826.
        double[] z = Robust.zScores(new double[] {1, 2, 3, 4, 100}, 3);
        assertThat(z[0]).isCloseTo(-2 / 1.482602218505602, within(1e-15));
        assertThat(z[2]).isZero();
        assertThat(z[4]).isEqualTo(3);
    }

    @Test
    void zScoreIsZeroWithoutSpreadAndAbsentWhereTheValueIs() {
        assertThat(Robust.zScores(new double[] {5, 5, 5, 9, Double.NaN}, 3)).containsExactly(0, 0, 0, 0, Double.NaN);
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3})
    void agreesWithHipparchus(long seed) {
        Random random = new Random(seed);
        double[] a = random.doubles(200).toArray();
        double[] b = new double[200];
        for (int i = 0; i < 200; i++) {
            b[i] = a[i] + random.nextGaussian();
        }
        assertThat(Robust.median(a)).isCloseTo(StatUtils.percentile(a, 50), within(1e-12));
        assertThat(Moments.mean(a)).isCloseTo(StatUtils.mean(a), within(1e-12));
        assertThat(Moments.deviation(a)).isCloseTo(Math.sqrt(StatUtils.variance(a)), within(1e-12));
        assertThat(Moments.correlation(a, b, 30)).isCloseTo(new PearsonsCorrelation().correlation(a, b), within(1e-12));
    }

    @Test
    void correlationNeedsOverlapAndVariation() {
        double[] a = {1, 2, 3, Double.NaN};
        assertThat(Moments.correlation(a, new double[] {2, 4, 6, 100}, 3)).isCloseTo(1, within(1e-12));
        assertThat(Moments.correlation(a, new double[] {2, 4, Double.NaN, 100}, 3))
                .isNaN();
        assertThat(Moments.correlation(a, new double[] {7, 7, 7, 7}, 3)).isNaN();
    }

    @Test
    void clustersStandTogether() {
        // 0 and 2 go together, 1 and 3 go together, 4 is with nobody.
        double[][] matrix = {
            {1, 0.1, 0.9, 0.2, Double.NaN},
            {0.1, 1, 0.1, 0.8, -0.5},
            {0.9, 0.1, 1, 0.1, -0.2},
            {0.2, 0.8, 0.1, 1, -0.1},
            {Double.NaN, -0.5, -0.2, -0.1, 1}
        };
        int[] order = ClusterOrder.of(matrix);
        assertThat(order).containsExactlyInAnyOrder(0, 1, 2, 3, 4);
        assertThat(Math.abs(position(order, 0) - position(order, 2))).isEqualTo(1);
        assertThat(Math.abs(position(order, 1) - position(order, 3))).isEqualTo(1);
        assertThat(position(order, 4)).isIn(0, 4);
        assertThat(ClusterOrder.of(matrix)).containsExactly(order);
        assertThat(ClusterOrder.of(new double[0][])).isEmpty();
    }

    private static int position(int[] order, int row) {
        for (int i = 0; i < order.length; i++) {
            if (order[i] == row) {
                return i;
            }
        }
        return -1;
    }
}

package dev.almanac.analytics.indicator.regime;

import dev.almanac.analytics.indicator.StateReader;
import dev.almanac.analytics.indicator.StateWriter;
import dev.almanac.analytics.indicator.Stateful;

/**
 * Bayesian online change point detection (Adams and MacKay, Bayesian Online Changepoint Detection, 2007): how probable it is
 * that the present run of like values has lasted for 0, 1, 2, ... values. Values of a run are normal with unknown mean and
 * variance under a normal-gamma prior (mean 0, variance 1, each worth one value or two), so that a run predicts the next
 * value by a Student distribution; every value may begin a new run with probability {@code hazard}.
 *
 * <p>Runs of {@code longest} values and more are one, judged by its last {@code longest} values. A value costs O(longest);
 * runs whose probability is negligible cost a fraction of the others.
 */
final class RunLengths implements Stateful {
    /** A run less probable than this would need a miracle to come back. */
    private static final double NEGLIGIBLE = 1e-18;

    private final int longest;
    private final double hazard;

    /** By run length: the part of the predictive density that does not depend on values. */
    private final double[] factors;

    /** By run length: probability, mean and half the sum of squares (shape and scale as in the normal-gamma posterior). */
    private double[] weights;

    private double[] means;
    private double[] scales;

    /** What the next value makes of them; the two take turns. */
    private double[] nextWeights;

    private double[] nextMeans;
    private double[] nextScales;

    /** Longest run there can be yet. */
    private int length;

    /**
     * @param longest longest run that is told apart, at least 1
     * @param expected how many values a run is expected to last, more than 1
     */
    RunLengths(int longest, double expected) {
        this.longest = longest;
        this.hazard = 1 / expected;
        this.factors = new double[longest + 1];
        this.weights = new double[longest + 1];
        this.means = new double[longest + 1];
        this.scales = new double[longest + 1];
        this.nextWeights = new double[longest + 1];
        this.nextMeans = new double[longest + 1];
        this.nextScales = new double[longest + 1];
        weights[0] = 1;
        scales[0] = 1;
        nextScales[0] = 1;
        // Gamma(a + 1/2) / Gamma(a) for a = 1, 3/2, 2, ...: each is a by the one before.
        double gammas = Math.sqrt(Math.PI) / 2;
        for (int run = 0; run <= longest; run++) {
            double values = 1 + run;
            factors[run] = gammas * Math.sqrt(values / (2 * Math.PI * (values + 1)));
            gammas = (1 + run / 2.0) / gammas;
        }
    }

    /** Takes the next value. */
    void add(double value) {
        double total = 0;
        double absorbed = 0;
        for (int run = 0; run <= length; run++) {
            double values = 1 + run;
            double distance = value - means[run];
            double scale = scales[run] + distance * distance * values / (2 * (values + 1));
            double weight = 0;
            if (weights[run] > NEGLIGIBLE) {
                // The density is factor x scale^(1 + run / 2) / next scale^(3 / 2 + run / 2).
                double density = power(Math.sqrt(scales[run] / scale), run + 2) / Math.sqrt(scale);
                weight = weights[run] * factors[run] * density;
                total += weight;
            }
            if (run < longest) {
                nextWeights[run + 1] = weight;
                nextMeans[run + 1] = means[run] + distance / (values + 1);
                nextScales[run + 1] = scale;
            } else {
                absorbed = weight;
            }
        }
        length = Math.min(length + 1, longest);
        nextWeights[longest] += absorbed;
        double share = (1 - hazard) / total;
        for (int run = 1; run <= length; run++) {
            nextWeights[run] *= share;
        }
        nextWeights[0] = hazard;
        swap();
    }

    private static double power(double base, int exponent) {
        double result = 1;
        double square = base;
        for (int rest = exponent; rest > 0; rest >>= 1) {
            result *= (rest & 1) == 1 ? square : 1;
            square *= square;
        }
        return result;
    }

    private void swap() {
        double[] usedWeights = weights;
        double[] usedMeans = means;
        double[] usedScales = scales;
        weights = nextWeights;
        means = nextMeans;
        scales = nextScales;
        nextWeights = usedWeights;
        nextMeans = usedMeans;
        nextScales = usedScales;
    }

    /** Probability that the present run is of {@code values} values or fewer. */
    double shorterThanOrEqual(int values) {
        double sum = 0;
        for (int run = 0; run <= Math.min(values, length); run++) {
            sum += weights[run];
        }
        return sum;
    }

    /** Mean length of the present run, in values. */
    double expected() {
        double sum = 0;
        for (int run = 1; run <= length; run++) {
            sum += run * weights[run];
        }
        return sum;
    }

    /** Longest run there can be yet. */
    int length() {
        return length;
    }

    @Override
    public void save(StateWriter writer) {
        writer.putInt(length);
        writer.putDoubles(weights, length + 1);
        writer.putDoubles(means, length + 1);
        writer.putDoubles(scales, length + 1);
    }

    @Override
    public void restore(StateReader reader) {
        length = reader.getInt();
        reader.getDoubles(weights, length + 1);
        reader.getDoubles(means, length + 1);
        reader.getDoubles(scales, length + 1);
    }
}

package dev.almanac.analytics.indicator;

import java.util.ArrayList;
import java.util.List;

/** The averages that indicators ask for over columns of one block: computed four at a time, equal ones once. */
final class Smoothings {
    private static final int WIDTH = 4;

    /** Used again for the next block; the first {@code used} of them are asked for. */
    private final List<Chain> chains = new ArrayList<>();

    private int used;

    /** Asks for an average. */
    void ask(Smoothing smoothing, double[] values, SharedColumns columns) {
        double weight = smoothing.weight();
        double value = smoothing.value();
        for (int i = 0; i < used; i++) {
            Chain chain = chains.get(i);
            if (chain.isOf(values, weight, value)) {
                chain.asking.add(smoothing);
                return;
            }
        }
        if (used == chains.size()) {
            chains.add(new Chain());
        }
        chains.get(used++).begin(smoothing, values, columns.keep());
    }

    /** Computes what was asked for. */
    void run(int count) {
        for (int i = 0; i < used; i += WIDTH) {
            // What is left over is filled up with the last one: four take no longer than one.
            four(at(i), at(i + 1), at(i + 2), at(i + 3), count);
        }
        for (int i = 0; i < used; i++) {
            chains.get(i).end();
        }
        used = 0;
    }

    private Chain at(int index) {
        return chains.get(Math.min(index, used - 1));
    }

    private static void four(Chain one, Chain two, Chain three, Chain four, int count) {
        double[] in1 = one.values;
        double[] in2 = two.values;
        double[] in3 = three.values;
        double[] in4 = four.values;
        double[] out1 = one.averages;
        double[] out2 = two.averages;
        double[] out3 = three.averages;
        double[] out4 = four.averages;
        double last1 = one.last;
        double last2 = two.last;
        double last3 = three.last;
        double last4 = four.last;
        double weight1 = one.weight;
        double weight2 = two.weight;
        double weight3 = three.weight;
        double weight4 = four.weight;
        for (int i = 0; i < count; i++) {
            last1 += weight1 * (in1[i] - last1);
            out1[i] = last1;
            last2 += weight2 * (in2[i] - last2);
            out2[i] = last2;
            last3 += weight3 * (in3[i] - last3);
            out3[i] = last3;
            last4 += weight4 * (in4[i] - last4);
            out4[i] = last4;
        }
        one.last = last1;
        two.last = last2;
        three.last = last3;
        four.last = last4;
    }

    /** One average over one column, and who asked for it. */
    private static final class Chain {
        private final List<Smoothing> asking = new ArrayList<>();
        private double[] values = new double[0];
        private double[] averages = values;
        private double weight;
        private double last;

        void begin(Smoothing smoothing, double[] column, double[] out) {
            asking.add(smoothing);
            values = column;
            averages = out;
            weight = smoothing.weight();
            last = smoothing.value();
        }

        boolean isOf(double[] column, double otherWeight, double value) {
            return values == column
                    && weight == otherWeight
                    && Double.doubleToRawLongBits(last) == Double.doubleToRawLongBits(value);
        }

        void end() {
            asking.forEach(smoothing -> smoothing.advance(averages, last));
            asking.clear();
        }
    }
}

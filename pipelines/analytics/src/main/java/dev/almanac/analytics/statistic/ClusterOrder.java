package dev.almanac.analytics.statistic;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/**
 * Orders the rows of a correlation matrix so that similar ones stand together: agglomerative clustering with average linkage
 * on the distance 1 - correlation (Sokal and Michener 1958, "UPGMA"), leaves read from left to right.
 */
public final class ClusterOrder {
    private ClusterOrder() {}

    /**
     * The rows of {@code correlation} (square, symmetric) in cluster order. A {@code NaN} counts as no correlation. Ties go
     * to the cluster whose smallest row comes first, so equal matrices give equal orders.
     */
    public static int[] of(double[][] correlation) {
        List<List<Integer>> clusters = new ArrayList<>();
        for (int row = 0; row < correlation.length; row++) {
            clusters.add(List.of(row));
        }
        while (clusters.size() > 1) {
            mergeNearest(clusters, correlation);
        }
        return clusters.isEmpty()
                ? new int[0]
                : clusters.get(0).stream().mapToInt(Integer::intValue).toArray();
    }

    private static void mergeNearest(List<List<Integer>> clusters, double[][] correlation) {
        int left = 0;
        int right = 1;
        double nearest = Double.POSITIVE_INFINITY;
        for (int a = 0; a < clusters.size(); a++) {
            for (int b = a + 1; b < clusters.size(); b++) {
                double distance = distance(clusters.get(a), clusters.get(b), correlation);
                if (distance < nearest) {
                    nearest = distance;
                    left = a;
                    right = b;
                }
            }
        }
        clusters.set(left, joined(clusters.get(left), clusters.get(right), correlation));
        clusters.remove(right);
    }

    private static double distance(List<Integer> a, List<Integer> b, double[][] correlation) {
        double sum = 0;
        for (int i : a) {
            for (int j : b) {
                sum += distance(correlation[i][j]);
            }
        }
        return sum / (a.size() * (double) b.size());
    }

    private static double distance(double correlation) {
        return Double.isNaN(correlation) ? 1 : 1 - correlation;
    }

    /** The two beside each other, each possibly turned round, so that the rows that meet are the most similar ends. */
    private static List<Integer> joined(List<Integer> a, List<Integer> b, double[][] correlation) {
        List<Integer> best = List.of();
        double nearest = Double.POSITIVE_INFINITY;
        for (List<Integer> left : List.of(a, reversed(a))) {
            for (List<Integer> right : List.of(b, reversed(b))) {
                double gap = distance(correlation[left.get(left.size() - 1)][right.get(0)]);
                if (gap < nearest) {
                    nearest = gap;
                    best = concatenated(left, right);
                }
            }
        }
        return best;
    }

    private static List<Integer> reversed(List<Integer> rows) {
        List<Integer> copy = new ArrayList<>(rows);
        Collections.reverse(copy);
        return copy;
    }

    private static List<Integer> concatenated(List<Integer> left, List<Integer> right) {
        List<Integer> all = new ArrayList<>(left);
        all.addAll(right);
        return all;
    }
}

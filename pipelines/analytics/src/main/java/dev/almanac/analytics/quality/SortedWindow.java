package dev.almanac.analytics.quality;

import java.util.Arrays;

/** The last so many numbers, kept in order of size, so that median and spread cost no sorting. Numbers are finite. */
final class SortedWindow {
    private final double[] arrivals;
    private final double[] sorted;
    private int size;
    private int next;

    SortedWindow(int capacity) {
        this.arrivals = new double[capacity];
        this.sorted = new double[capacity];
    }

    boolean isEmpty() {
        return size == 0;
    }

    boolean isFull() {
        return size == arrivals.length;
    }

    /** Takes {@code value} in, and the oldest out where the window is full. */
    void add(double value) {
        double entering = value + 0.0; // -0.0 and 0.0 would sort apart
        if (isFull()) {
            int at = Arrays.binarySearch(sorted, 0, size, arrivals[next]);
            System.arraycopy(sorted, at + 1, sorted, at, size - at - 1);
            size--;
        }
        int found = Arrays.binarySearch(sorted, 0, size, entering);
        int at = found >= 0 ? found : -found - 1;
        System.arraycopy(sorted, at, sorted, at + 1, size - at);
        sorted[at] = entering;
        size++;
        arrivals[next] = entering;
        next = (next + 1) % arrivals.length;
    }

    /** The middle number, or the mean of the two in the middle; the window is not empty. */
    double median() {
        int middle = size / 2;
        return size % 2 == 1 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2;
    }

    /** The median distance from {@code median}, which is {@link #median()}. */
    double medianDeviation(double median) {
        int right = size / 2;
        int left = right - 1;
        double last = 0;
        double beforeLast = 0;
        // Distances grow from the middle outwards on both sides, so merging the sides yields them in order.
        for (int taken = 0; taken <= size / 2; taken++) {
            beforeLast = last;
            boolean takeLeft = right >= size || (left >= 0 && median - sorted[left] < sorted[right] - median);
            last = takeLeft ? median - sorted[left--] : sorted[right++] - median;
        }
        return size % 2 == 1 ? last : (beforeLast + last) / 2;
    }
}

package dev.almanac.analytics.indicator;

import java.util.Arrays;

/**
 * Bars of one series as columns, in order of time. It grows as bars are added and is cleared to be filled again, so that
 * whoever lays bars out for the engine allocates only for the longest series.
 */
public final class Bars {
    private static final int FIRST_CAPACITY = 1024;

    private long[] openTimes = new long[FIRST_CAPACITY];
    private double[] opens = new double[FIRST_CAPACITY];
    private double[] highs = new double[FIRST_CAPACITY];
    private double[] lows = new double[FIRST_CAPACITY];
    private double[] closes = new double[FIRST_CAPACITY];
    private double[] volumes = new double[FIRST_CAPACITY];
    private double[] quoteVolumes = new double[FIRST_CAPACITY];
    private int size;

    /** What a bar has that indicators of blocks read. */
    enum Price {
        HIGH,
        LOW,
        CLOSE,
        VOLUME
    }

    /** Number of bars. */
    public int size() {
        return size;
    }

    /** Forgets all bars. */
    public void clear() {
        size = 0;
    }

    /** A copy of the first {@code count} bars. */
    public Bars copy(int count) {
        Bars copy = new Bars();
        copy.add(openTimes, new double[][] {opens, highs, lows, closes, volumes, quoteVolumes}, count);
        return copy;
    }

    /** Whether any bar from one place to before another has no trades. */
    boolean hasIdle(int from, int to) {
        // In whole numbers and without a jump: 0 is the only one that is positive and becomes negative one lower.
        long idle = 0;
        for (int i = from; i < to; i++) {
            long bits = Double.doubleToRawLongBits(volumes[i]) << 1;
            idle |= bits - 1 & ~bits;
        }
        return idle < 0;
    }

    /** Writes how far the bars with trades lie from the first, and returns how many they are. */
    int traded(int from, int to, int[] places) {
        int count = 0;
        for (int i = from; i < to; i++) {
            places[count] = i - from;
            count += volumes[i] == 0 ? 0 : 1;
        }
        return count;
    }

    /** A column as it is kept: it may be longer than there are bars. */
    double[] column(Price which) {
        return switch (which) {
            case HIGH -> highs;
            case LOW -> lows;
            case CLOSE -> closes;
            case VOLUME -> volumes;
        };
    }

    /** Appends a copy of a bar. */
    public void add(Bar bar) {
        if (size == opens.length) {
            grow();
        }
        openTimes[size] = bar.openTime();
        opens[size] = bar.open();
        highs[size] = bar.high();
        lows[size] = bar.low();
        closes[size] = bar.close();
        volumes[size] = bar.volume();
        quoteVolumes[size] = bar.quoteVolume();
        size++;
    }

    /**
     * Appends bars that are given as columns.
     *
     * @param times open times, microseconds since the epoch
     * @param figures open, high, low, close, volume and quote volume, by bar
     * @param count how many bars, from index 0 on
     */
    public void add(long[] times, double[][] figures, int count) {
        while (size + count > opens.length) {
            grow();
        }
        System.arraycopy(times, 0, openTimes, size, count);
        double[][] targets = {opens, highs, lows, closes, volumes, quoteVolumes};
        for (int i = 0; i < targets.length; i++) {
            System.arraycopy(figures[i], 0, targets[i], size, count);
        }
        size += count;
    }

    /** Inclusive start of a bar, microseconds since the epoch. */
    public long openTime(int index) {
        return openTimes[index];
    }

    /** How many bars opened at a time or before it; they are in order of time. */
    public int openedBy(long time) {
        int low = 0;
        int high = size;
        while (low < high) {
            int middle = (low + high) >>> 1;
            if (openTimes[middle] <= time) {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        return low;
    }

    /** Last price of a bar. */
    public double close(int index) {
        return closes[index];
    }

    /** Fills the buffer with a bar and returns the buffer. */
    public Bar read(int index, Bar bar) {
        return bar.fill(
                openTimes[index],
                opens[index],
                highs[index],
                lows[index],
                closes[index],
                volumes[index],
                quoteVolumes[index]);
    }

    private void grow() {
        int capacity = opens.length * 2;
        openTimes = Arrays.copyOf(openTimes, capacity);
        opens = Arrays.copyOf(opens, capacity);
        highs = Arrays.copyOf(highs, capacity);
        lows = Arrays.copyOf(lows, capacity);
        closes = Arrays.copyOf(closes, capacity);
        volumes = Arrays.copyOf(volumes, capacity);
        quoteVolumes = Arrays.copyOf(quoteVolumes, capacity);
    }
}

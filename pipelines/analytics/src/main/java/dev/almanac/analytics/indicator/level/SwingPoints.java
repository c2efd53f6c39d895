package dev.almanac.analytics.indicator.level;

import dev.almanac.analytics.indicator.Bar;
import dev.almanac.analytics.indicator.StateReader;
import dev.almanac.analytics.indicator.StateWriter;
import dev.almanac.analytics.indicator.Stateful;
import dev.almanac.analytics.indicator.rolling.RollingExtreme;
import java.util.Arrays;

/**
 * Prices of the swing points of the last {@code window} bars, in order of size. A swing high is a high that the
 * {@code span} bars before it did not exceed and the {@code span} bars after it did not reach; a swing low the same for
 * lows. It is taken up at the bar that confirms it, {@code span} bars later, and given up when the first of the bars that
 * make it leaves the window. Usually O(1) a bar; where a swing point comes or goes O(number of points).
 */
final class SwingPoints implements Stateful {
    private final int window;
    private final int span;
    private final RollingExtreme highs;
    private final RollingExtreme lows;

    /** A circular queue from {@code first} on, in order of confirmation. */
    private final double[] prices;

    /** The bar that confirmed each of them, counted from the first. */
    private final long[] times;

    private final double[] sorted;
    private int first;
    private int size;
    private long count;

    /**
     * @param window number of bars
     * @param span how many bars on either side make a swing point, at least 1
     */
    SwingPoints(int window, int span) {
        this.window = window;
        this.span = span;
        this.highs = RollingExtreme.highest(2 * span + 1);
        this.lows = RollingExtreme.lowest(2 * span + 1);
        // Swing highs lie more than span bars apart, and so do swing lows.
        int most = 2 * (window / (span + 1) + 1);
        this.prices = new double[most];
        this.times = new long[most];
        this.sorted = new double[most];
    }

    /** Takes the next bar. */
    void update(Bar bar) {
        highs.add(bar.high());
        lows.add(bar.low());
        if (size > 0 && times[first] - 2L * span <= count - window) {
            removeExpired();
        }
        if (highs.age() == span) {
            insert(highs.value());
        }
        if (lows.age() == span) {
            insert(lows.value());
        }
        count++;
    }

    private void removeExpired() {
        while (size > 0 && times[first] - 2L * span <= count - window) {
            int at = Arrays.binarySearch(sorted, 0, size, prices[first]);
            System.arraycopy(sorted, at + 1, sorted, at, size - at - 1);
            first = first + 1 == prices.length ? 0 : first + 1;
            size--;
        }
    }

    private void insert(double price) {
        if (window <= 2 * span) {
            return;
        }
        int last = first + size;
        last = last >= prices.length ? last - prices.length : last;
        prices[last] = price;
        times[last] = count;
        int at = countUpTo(price);
        System.arraycopy(sorted, at, sorted, at + 1, size - at);
        sorted[at] = price;
        size++;
    }

    /** Number of points. */
    int size() {
        return size;
    }

    /** The point with a rank from 0, the lowest. */
    double ranked(int rank) {
        return sorted[rank];
    }

    /** How many points are at a price or below. */
    int countUpTo(double price) {
        int low = 0;
        int high = size;
        while (low < high) {
            int middle = (low + high) >>> 1;
            if (sorted[middle] <= price) {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        return low;
    }

    @Override
    public void save(StateWriter writer) {
        highs.save(writer);
        lows.save(writer);
        writer.putLong(count);
        writer.putInt(size);
        for (int i = 0; i < size; i++) {
            int at = (first + i) % prices.length;
            writer.putDouble(prices[at]);
            writer.putLong(times[at]);
        }
    }

    @Override
    public void restore(StateReader reader) {
        highs.restore(reader);
        lows.restore(reader);
        count = reader.getLong();
        size = reader.getInt();
        first = 0;
        for (int i = 0; i < size; i++) {
            prices[i] = reader.getDouble();
            times[i] = reader.getLong();
        }
        System.arraycopy(prices, 0, sorted, 0, size);
        Arrays.sort(sorted, 0, size);
    }
}

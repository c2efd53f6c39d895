package dev.almanac.analytics.indicator;

import java.util.Arrays;

/**
 * Some bars of one series in order of time as columns, and room to compute with. Like a {@link Bar} it is a buffer: it is
 * filled again for the next bars, and what an indicator leaves in a room is lost when the next one uses it. Columns are
 * copied when they are first asked for, so that they lie in the processor's cache and begin at index 0.
 */
public final class BarBlock {
    /** Most bars of a block: few enough that columns and rooms stay in the cache. */
    public static final int CAPACITY = 1024;

    private static final int ROOMS = 4;
    private static final int WORKS = 3;
    private static final int TYPICAL = Bars.Price.values().length;

    private final double[][] columns = new double[TYPICAL + 1][0];
    private final boolean[] ready = new boolean[TYPICAL + 1];
    private final double[][] rooms = new double[ROOMS + 1][0];
    private final double[][] works = new double[WORKS][0];
    private final int[] places = new int[CAPACITY];
    private Bars bars = new Bars();
    private int from;
    private int span;
    private int count;

    /**
     * Fills the block.
     *
     * @param from first bar
     * @param to bar after the last, at most {@link #CAPACITY} further
     * @param idleToo whether bars without trades are taken
     * @return itself
     */
    BarBlock fill(Bars source, int from, int to, boolean idleToo) {
        this.bars = source;
        this.from = from;
        this.span = to - from;
        this.count = idleToo ? span : source.traded(from, to, places);
        Arrays.fill(ready, false);
        return this;
    }

    /** How many bars there are. */
    public int count() {
        return count;
    }

    /** Highest prices. */
    public double[] highs() {
        return column(Bars.Price.HIGH);
    }

    /** Lowest prices. */
    public double[] lows() {
        return column(Bars.Price.LOW);
    }

    /** Last prices. */
    public double[] closes() {
        return column(Bars.Price.CLOSE);
    }

    /** Traded amounts in the base asset. */
    public double[] volumes() {
        return column(Bars.Price.VOLUME);
    }

    /** Means of high, low and close, as {@link Bar#typicalPrice}. */
    public double[] typicalPrices() {
        double[] prices = buffer(columns, TYPICAL);
        if (!ready[TYPICAL]) {
            double[] highs = highs();
            double[] lows = lows();
            double[] closes = closes();
            for (int i = 0; i < count; i++) {
                prices[i] = (highs[i] + lows[i] + closes[i]) / 3;
            }
            ready[TYPICAL] = true;
        }
        return prices;
    }

    /** Room for a column of one's own; what is in it is lost when another indicator is updated. */
    public double[] room(int which) {
        return buffer(rooms, which);
    }

    /** Room for {@code length} values, for pieces that look further back than the block. */
    public double[] work(int which, int length) {
        if (works[which].length < length) {
            works[which] = new double[length + CAPACITY];
        }
        return works[which];
    }

    /** A copy of one value for each bar, each a bar later, in a work space. */
    public double[] late(double[] values, double first, int work) {
        double[] late = work(work, count);
        if (count > 0) {
            late[0] = first;
            System.arraycopy(values, 0, late, 1, count - 1);
        }
        return late;
    }

    /** Room for values on their way to {@link #spread}. */
    public double[] spare() {
        return room(ROOMS);
    }

    /**
     * Lays out values that were made for the bars of this block among all bars it was filled from; the others, which had no
     * trades, get {@code NaN}.
     */
    public void spread(double[] values, double[] out, int at) {
        Arrays.fill(out, at, at + span, Double.NaN);
        for (int i = 0; i < count; i++) {
            out[at + places[i]] = values[i];
        }
    }

    /** Whether bars were left out. */
    public boolean isSparse() {
        return count < span;
    }

    private double[] column(Bars.Price price) {
        int which = price.ordinal();
        double[] column = buffer(columns, which);
        if (!ready[which]) {
            double[] source = bars.column(price);
            if (isSparse()) {
                for (int i = 0; i < count; i++) {
                    column[i] = source[from + places[i]];
                }
            } else {
                System.arraycopy(source, from, column, 0, count);
            }
            ready[which] = true;
        }
        return column;
    }

    private static double[] buffer(double[][] buffers, int which) {
        if (buffers[which].length == 0) {
            buffers[which] = new double[CAPACITY];
        }
        return buffers[which];
    }
}

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
    private static final int WORKS = 5;
    private static final int PRICES = Bars.Price.values().length;

    private final double[][] columns = new double[PRICES][0];
    private final boolean[] ready = new boolean[PRICES];
    private final double[][] rooms = new double[ROOMS + 1][0];
    private final double[][] works = new double[WORKS][0];
    private final int[] places = new int[CAPACITY];
    private final SharedColumns shared = new SharedColumns();
    private final Smoothings smoothings = new Smoothings();
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
        shared.clear();
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
        return derived(TypicalPrices.INSTANCE);
    }

    /** A column that follows from the bars; of equal makers one is asked. It is not to be changed. */
    public double[] derived(DerivedPrices maker) {
        return shared.of(maker, this);
    }

    /**
     * Has a piece take a column of this block, every bar of it. Where a piece of equal definition has taken the same column,
     * this one only follows it: both took the same columns of all bars before, as all indicators of a series do.
     *
     * @param values a column that stays until the block is filled again, never a room: columns are told apart by their arrays
     * @return what the piece makes, not to be changed
     */
    public double[][] columns(BlockPiece piece, double[] values) {
        return shared.of(piece, values, this);
    }

    /**
     * Asks for an average over a column; both are there after {@link BlockIndicator#ask}, and not to be changed.
     *
     * @param values a column that stays until the block is filled again, never a room: columns are told apart by their arrays
     */
    public void smooth(Smoothing smoothing, double[] values) {
        smoothings.ask(smoothing, values, shared);
    }

    /** Computes the averages that were asked for. */
    void smooth() {
        smoothings.run(count);
    }

    /** Room for a column that stays as it is until the block is filled again. */
    public double[] keep() {
        return shared.keep();
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

    /** Room for values of an output that are made when they are read, on their way to {@link #spread}. */
    public double[] spare() {
        return room(ROOMS);
    }

    /**
     * Lays out values that were made for the bars of this block among all bars it was filled from; the others, which had no
     * trades, get {@code NaN}.
     */
    public void spread(double[] values, double[] out, int at) {
        if (!isSparse()) {
            System.arraycopy(values, 0, out, at, count);
            return;
        }
        Arrays.fill(out, at, at + span, Double.NaN);
        for (int i = 0; i < count; i++) {
            out[at + places[i]] = values[i];
        }
    }

    /** Whether bars were left out. */
    private boolean isSparse() {
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

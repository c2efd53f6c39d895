package dev.almanac.analytics.indicator;

/** A stretch of bars as all indicators of a series read it: bar by bar, or as a block with or without bars that had no trades. */
public final class BarBlocks {
    private final BarBlock all = new BarBlock();
    private final BarBlock traded = new BarBlock();
    private Bars bars = new Bars();
    private int from;
    private int to;

    /**
     * Takes a stretch.
     *
     * @param from first bar
     * @param to bar after the last, at most {@link BarBlock#CAPACITY} further
     */
    public void fill(Bars source, int from, int to) {
        this.bars = source;
        this.from = from;
        this.to = to;
        all.fill(source, from, to, true);
        traded.fill(source, from, to, !source.hasIdle(from, to));
    }

    /** Computes the averages that indicators asked for. */
    public void smooth() {
        all.smooth();
        traded.smooth();
    }

    /** The bars that {@link #from()} and {@link #to()} are places in. */
    public Bars bars() {
        return bars;
    }

    /** First bar. */
    public int from() {
        return from;
    }

    /** Bar after the last. */
    public int to() {
        return to;
    }

    /**
     * The bars as a block, those without trades only where they are asked for. Each indicator of a series asks alike every time,
     * so that those who share a block have seen the same bars.
     */
    public BarBlock block(boolean idleToo) {
        return idleToo ? all : traded;
    }
}

package dev.almanac.analytics.indicator.type;

import dev.almanac.analytics.indicator.Bar;
import dev.almanac.analytics.indicator.BarBlock;
import dev.almanac.analytics.indicator.BarBlocks;
import dev.almanac.analytics.indicator.BlockIndicator;
import dev.almanac.analytics.indicator.Indicator;
import dev.almanac.analytics.indicator.StateReader;
import dev.almanac.analytics.indicator.StateWriter;
import dev.almanac.analytics.indicator.Stateful;
import dev.almanac.analytics.market.Interval;
import java.util.List;
import java.util.function.ToDoubleFunction;
import org.jspecify.annotations.Nullable;

/**
 * One indicator at work on one series, and where its outputs are written. A bar without trades carries no price: venues fill
 * such bars with the close before, and taken at its word a halt would look like calm. Indicators of price go over it as over
 * a gap and are not defined on it; those that declare to count idle bars take it.
 */
public final class IndicatorRun<I extends Indicator> implements Stateful {
    private final I indicator;
    private final Call<I> call;
    private final boolean idleToo;
    private final ToDoubleFunction<I>[] readers;
    private final int[] places;
    private final double[][] targets;
    private final BlockLoop loop;

    /** The indicator where it takes blocks and all its columns can be read from them, else nothing. */
    private final @Nullable BlockIndicator taker;

    /** One for each column where there is a taker. */
    private final List<BlockReader<I>> blockReaders;

    /**
     * A fresh indicator.
     *
     * @param calls outputs of one type with the same arguments
     * @param places which column each of them is written to
     */
    @SuppressWarnings("unchecked")
    public IndicatorRun(List<Call<I>> calls, int[] places, Interval interval) {
        Call<I> first = calls.get(0);
        this.call = first;
        this.indicator = first.type().create(first.arguments(), interval);
        this.idleToo = first.type().countsIdleBars();
        this.readers = calls.stream().map(call -> call.output().reader()).toArray(ToDoubleFunction[]::new);
        this.blockReaders = calls.stream()
                .flatMap(call -> call.output().blockReader().stream())
                .toList();
        this.taker = blockReaders.size() == calls.size() && indicator instanceof BlockIndicator one ? one : null;
        this.places = places.clone();
        this.targets = new double[places.length][];
        StringBuilder key = new StringBuilder(indicator.getClass().getName());
        calls.forEach(call -> key.append(' ')
                .append(call.type().name())
                .append('.')
                .append(call.output().name()));
        this.loop = LoopCopies.of(key.toString());
    }

    /** Takes the next closed bar and writes the outputs to their places. */
    public void update(Bar bar, double[] out) {
        try {
            take(bar, out);
        } catch (RuntimeException | LinkageError e) {
            throw told(e, bar.openTime());
        }
    }

    private void take(Bar bar, double[] out) {
        boolean fed = idleToo || bar.volume() > 0;
        if (fed) {
            indicator.update(bar);
        }
        for (int i = 0; i < places.length; i++) {
            out[places[i]] = fed ? readers[i].applyAsDouble(indicator) : Double.NaN;
        }
    }

    /** Asks for averages over the next bars, to be called for each step of {@link BlockIndicator#ask} before they are taken. */
    public void ask(BarBlocks stretch, int step) {
        if (taker != null) {
            taker.ask(stretch.block(idleToo), step);
        }
    }

    /** Takes the next bars and writes the outputs to their columns, from index {@code at} on. */
    public void update(BarBlocks stretch, double[][] columns, int at) {
        if (taker == null) {
            for (int i = 0; i < places.length; i++) {
                targets[i] = columns[places[i]];
            }
            oneByOne(stretch, at);
            return;
        }
        BarBlock block = stretch.block(idleToo);
        try {
            taker.update(block);
        } catch (RuntimeException | LinkageError e) {
            throw told(e, stretch.bars().openTime(stretch.from()));
        }
        for (int i = 0; i < places.length; i++) {
            block.spread(blockReaders.get(i).read(indicator, block), columns[places[i]], at);
        }
    }

    /** In one loop of ours; a plug-in that may throw is called for each bar, so that it can be told on which it did. */
    private void oneByOne(BarBlocks stretch, int at) {
        int from = stretch.from();
        if (call.type().origin().isEmpty()) {
            loop.run(indicator, idleToo, stretch.bars(), from, stretch.to(), readers, targets, at);
            return;
        }
        for (int i = from; i < stretch.to(); i++) {
            try {
                loop.run(indicator, idleToo, stretch.bars(), i, i + 1, readers, targets, at + i - from);
            } catch (RuntimeException | LinkageError e) {
                throw told(e, stretch.bars().openTime(i));
            }
        }
    }

    /** What our own indicators throw is ours to mend. */
    private RuntimeException told(Throwable e, long openTime) {
        if (!call.type().origin().isEmpty()) {
            return new PluginFault(call.instance(), openTime, e);
        }
        if (e instanceof LinkageError broken) {
            throw broken;
        }
        return (RuntimeException) e;
    }

    @Override
    public void save(StateWriter writer) {
        indicator.save(writer);
    }

    @Override
    public void restore(StateReader reader) {
        indicator.restore(reader);
    }
}

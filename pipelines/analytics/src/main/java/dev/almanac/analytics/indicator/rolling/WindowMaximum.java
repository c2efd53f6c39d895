package dev.almanac.analytics.indicator.rolling;

import dev.almanac.analytics.indicator.StateReader;
import dev.almanac.analytics.indicator.StateWriter;
import dev.almanac.analytics.indicator.Stateful;
import java.util.Arrays;

/**
 * The window of a rolling extreme, laid out as in {@link RollingSum} so that each value costs O(1) amortised. Blocks of bars
 * go past the layout and leave only the window behind; whoever takes single values again lays it out anew, once. So the state
 * is the window: how the extreme is found leaves no trace in it.
 */
abstract sealed class WindowMaximum implements Stateful permits RollingBound, RollingExtreme {
    final int size;

    /** 1 for the highest, -1 for the lowest, which is the highest of the negated values. */
    final double sign;

    final Delay window;

    /**
     * Before {@code position} values (times {@code sign}) of the current block; from it on suffix maxima of the last one,
     * {@link OrderedNumber#ABSENT} where there is none; after all of them {@link OrderedNumber#LEAST}, the maximum of nothing.
     */
    final long[] parts;

    int position;

    /** The largest of the current block. */
    long head;

    /** Whether the window went on without the parts. */
    private boolean stale;

    WindowMaximum(int size, double sign) {
        this.size = size;
        this.sign = sign;
        this.window = new Delay(size);
        this.parts = new long[size + 1];
        clear();
    }

    private void clear() {
        Arrays.fill(parts, OrderedNumber.ABSENT);
        parts[size] = OrderedNumber.LEAST;
        position = 0;
        head = OrderedNumber.LEAST;
    }

    /** Takes the next value. */
    public final void add(double value) {
        catchUp();
        window.push(value);
        take(value);
    }

    /** Takes the next value into the parts; the window has it already. */
    abstract void take(double value);

    /** Lays the window out again where blocks of bars went past. */
    final void catchUp() {
        if (stale) {
            clear();
            window.forEach(this::take);
            stale = false;
        }
    }

    /** The window went on without the parts. */
    final void passed() {
        stale = true;
    }

    /** The extreme, {@code NaN} before there are {@code size} values. */
    public final double value() {
        catchUp();
        return sign * OrderedNumber.value(OrderedNumber.larger(parts[position], head));
    }

    @Override
    public final void save(StateWriter writer) {
        window.save(writer);
    }

    @Override
    public final void restore(StateReader reader) {
        window.restore(reader);
        passed();
    }
}

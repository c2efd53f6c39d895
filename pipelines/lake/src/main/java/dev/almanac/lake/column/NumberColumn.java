package dev.almanac.lake.column;

import org.apache.parquet.column.ColumnDescriptor;
import org.apache.parquet.column.statistics.Statistics;

/** Whole numbers, times or doubles in plain encoding. Doubles have no least and greatest: who would skip by an RSI? */
public final class NumberColumn extends PageColumn {
    private long low = Long.MAX_VALUE;
    private long high = Long.MIN_VALUE;

    NumberColumn(ColumnDescriptor descriptor, int rows) {
        super(descriptor, rows * Long.BYTES);
    }

    /** Appends {@code count} values of a DOUBLE column, their exact bits. */
    public void add(double[] values, int count) {
        add(values, 0, count);
    }

    /** The same of values from a place on. */
    public void add(double[] values, int from, int count) {
        numbers(count).asDoubleBuffer().put(values, from, count);
        advance(count * Double.BYTES);
    }

    /** Appends {@code count} values of a BIGINT or TIMESTAMP column. */
    public void add(long[] values, int count) {
        add(values, 0, count);
    }

    /** The same of values from a place on. */
    public void add(long[] values, int from, int count) {
        numbers(count).asLongBuffer().put(values, from, count);
        advance(count * Long.BYTES);
        for (int i = from; i < from + count; i++) {
            low = Math.min(low, values[i]);
            high = Math.max(high, values[i]);
        }
    }

    /** Appends one value of a BIGINT or TIMESTAMP column. */
    public void add(long value) {
        numbers(1).putLong(value);
        advance(Long.BYTES);
        low = Math.min(low, value);
        high = Math.max(high, value);
    }

    @Override
    Statistics<?> statistics(int page) {
        Statistics<?> statistics = super.statistics(page);
        if (low <= high) {
            statistics.updateStats(low);
            statistics.updateStats(high);
        }
        return statistics;
    }

    @Override
    void forget() {
        low = Long.MAX_VALUE;
        high = Long.MIN_VALUE;
    }
}

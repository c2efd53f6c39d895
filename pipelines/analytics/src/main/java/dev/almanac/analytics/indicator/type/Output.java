package dev.almanac.analytics.indicator.type;

import dev.almanac.analytics.indicator.Indicator;
import java.util.Optional;
import java.util.function.ToDoubleFunction;
import java.util.function.ToIntFunction;

/**
 * One number that an indicator shows after every bar.
 *
 * @param name snake_case, empty for the only output of a type
 * @param label for readers, such as "Upper Bollinger band"
 * @param unit such as {@code price}, {@code fraction}, {@code points}
 * @param scale how it follows prices and volumes
 * @param low least possible value, negative infinity where unbounded
 * @param high largest possible value, positive infinity where unbounded
 * @param warmUp how many bars it takes to the first value, on bars without gaps whose prices differ
 * @param waits whether the first value also waits for what prices do, such as a first turn; {@code warmUp} is then the least
 * @param reader reads it from the indicator
 * @param blockReader reads it for a whole block; where there is none, blocks are taken bar by bar
 */
public record Output<I extends Indicator>(
        String name,
        String label,
        String unit,
        Scale scale,
        double low,
        double high,
        ToIntFunction<Arguments> warmUp,
        boolean waits,
        ToDoubleFunction<I> reader,
        Optional<BlockReader<I>> blockReader) {

    /** Where its values lie: {@code 0 to 100}, {@code from 0}; empty where it has no bounds. */
    public String range() {
        if (Double.isFinite(low) && Double.isFinite(high)) {
            return Parameter.text(low) + " to " + Parameter.text(high);
        }
        return Double.isFinite(low)
                ? "from " + Parameter.text(low)
                : Double.isFinite(high) ? "to " + Parameter.text(high) : "";
    }

    /** The same output with a first value at another bar. */
    Output<I> from(ToIntFunction<Arguments> bars) {
        return new Output<>(name, label, unit, scale, low, high, bars, waits, reader, blockReader);
    }

    /** The same output, whose first value also waits for what prices do. */
    Output<I> waiting() {
        return new Output<>(name, label, unit, scale, low, high, warmUp, true, reader, blockReader);
    }

    /** The same output, which can also be read for whole blocks. */
    Output<I> inBlocks(BlockReader<I> blocks) {
        return new Output<>(name, label, unit, scale, low, high, warmUp, waits, reader, Optional.of(blocks));
    }
}

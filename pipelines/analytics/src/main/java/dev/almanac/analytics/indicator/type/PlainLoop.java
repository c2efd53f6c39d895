package dev.almanac.analytics.indicator.type;

import dev.almanac.analytics.indicator.Bar;
import dev.almanac.analytics.indicator.Bars;
import dev.almanac.analytics.indicator.Indicator;
import java.util.function.ToDoubleFunction;

/**
 * The loop over a block. {@link LoopCopies} makes a copy of this class for every type of indicator: in a copy each call
 * below has only one target, so that the compiler inlines it and keeps the bar in registers. The first outputs are read
 * by calls of their own for the same reason.
 */
final class PlainLoop implements BlockLoop {
    PlainLoop() {}

    @Override
    public <I extends Indicator> void run(
            I indicator,
            boolean idleToo,
            Bars bars,
            int from,
            int to,
            ToDoubleFunction<I>[] readers,
            double[][] columns,
            int at) {
        Bar bar = new Bar();
        int outputs = readers.length;
        for (int i = from; i < to; i++) {
            int place = at + i - from;
            bars.read(i, bar);
            if (!idleToo && bar.volume() == 0) {
                absent(columns, place);
                continue;
            }
            indicator.update(bar);
            columns[0][place] = readers[0].applyAsDouble(indicator);
            if (outputs > 1) {
                columns[1][place] = readers[1].applyAsDouble(indicator);
            }
            if (outputs > 2) {
                columns[2][place] = readers[2].applyAsDouble(indicator);
            }
            for (int more = 3; more < outputs; more++) {
                columns[more][place] = readers[more].applyAsDouble(indicator);
            }
        }
    }

    private static void absent(double[][] columns, int place) {
        for (double[] column : columns) {
            column[place] = Double.NaN;
        }
    }
}

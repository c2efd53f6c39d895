package dev.almanac.lake.feature;

import dev.almanac.analytics.feature.SymbolHistory;
import dev.almanac.analytics.indicator.Bars;
import dev.almanac.lake.column.CandleChunk;
import java.util.Comparator;
import java.util.List;

/** Joins the chunks of one series into bars in order of time. The arrays are used again for the next series. */
public final class BarColumns {
    private final Bars bars = new Bars();
    private long[] availableAt = new long[0];

    /** All bars of the chunks of one series. */
    public SymbolHistory.Series series(List<CandleChunk> chunks) {
        int size = chunks.stream().mapToInt(CandleChunk::size).sum();
        if (availableAt.length < size) {
            availableAt = new long[Math.max(size, 2 * availableAt.length)];
        }
        bars.clear();
        List<CandleChunk> ordered = chunks.stream()
                .sorted(Comparator.comparingLong(chunk -> chunk.openTimes()[0]))
                .toList();
        fill(ordered);
        if (!isInOrder()) {
            bars.clear();
            fill(List.of(TimeOrder.merged(ordered, size)));
        }
        return new SymbolHistory.Series(bars, availableAt);
    }

    private void fill(List<CandleChunk> chunks) {
        for (CandleChunk chunk : chunks) {
            System.arraycopy(chunk.availableAt(), 0, availableAt, bars.size(), chunk.size());
            bars.add(chunk.openTimes(), chunk.figures(), chunk.size());
        }
    }

    private boolean isInOrder() {
        for (int i = 1; i < bars.size(); i++) {
            if (bars.openTime(i) < bars.openTime(i - 1)) {
                return false;
            }
        }
        return true;
    }
}

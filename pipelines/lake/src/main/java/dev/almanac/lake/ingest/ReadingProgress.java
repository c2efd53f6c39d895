package dev.almanac.lake.ingest;

import dev.almanac.analytics.market.SeriesKey;
import dev.almanac.analytics.port.CandleUnit;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Counts what has been read of a load while other threads read on, and tells it after each unit. */
final class ReadingProgress {
    private final IngestProgress progress;
    private final Map<SeriesKey, Integer> unitsLeft = new HashMap<>();
    private final int series;
    private final long size;
    private long rows;
    private long done;

    ReadingProgress(IngestProgress progress, List<CandleUnit> units) {
        this.progress = progress;
        for (CandleUnit unit : units) {
            SeriesKey key = unit.series();
            if (key != null) {
                unitsLeft.merge(key, 1, Integer::sum);
            }
        }
        this.series = unitsLeft.size();
        this.size = units.stream().mapToLong(CandleUnit::bytes).sum();
    }

    /** A unit is done with. */
    synchronized void read(CandleUnit unit, long more) {
        rows += more;
        done += unit.bytes();
        SeriesKey key = unit.series();
        if (key != null) {
            unitsLeft.computeIfPresent(key, (same, left) -> left == 1 ? null : left - 1);
        }
        progress.read(series - unitsLeft.size(), series, rows, size == 0 ? 1 : (double) done / size);
    }
}

package dev.almanac.lake.ingest;

import dev.almanac.analytics.port.CandleSource;
import dev.almanac.lake.column.ParquetPlace;
import java.io.Serializable;

/**
 * What every task of a load by columns is told.
 *
 * @param folder where its file goes
 * @param stamps of the rows that it writes
 */
record BulkTask(CandleSource source, GateSettings settings, ParquetPlace place, String folder, Stamps stamps)
        implements Serializable {
    /**
     * What rows of one load have in common.
     *
     * @param origin as the candles table says it
     * @param delayMicros from a bar's close to when it becomes knowable
     * @param firstSeen microseconds since the epoch
     */
    record Stamps(String origin, long delayMicros, long firstSeen, String runId) implements Serializable {}
}

package dev.almanac.lake.ingest;

import dev.almanac.analytics.port.CandleSource;
import dev.almanac.lake.column.ParquetPlace;
import java.io.Serializable;

/**
 * What every task of a load by columns is told.
 *
 * @param folder where its files go
 * @param stamps of the rows that it writes
 * @param limits what it may hold and send
 */
record BulkTask(
        CandleSource source, GateSettings settings, ParquetPlace place, String folder, Stamps stamps, Limits limits)
        implements Serializable {
    /**
     * What rows of one load have in common.
     *
     * @param origin as the candles table says it
     * @param delayMicros from a bar's close to when it becomes knowable
     * @param firstSeen microseconds since the epoch
     */
    record Stamps(String origin, long delayMicros, long firstSeen, String runId) implements Serializable {}

    /**
     * How much a task holds in memory, and sends to the driver. What is more is read by rows, or lies in a file.
     *
     * @param bars of the units that are read together, up to so many
     * @param decided rows that are set aside, and findings, of the same units, up to so many
     * @param sent of these, up to so many from all tasks together
     */
    record Limits(int bars, int decided, int sent) implements Serializable {
        /** A bar takes 96 bytes, a row that is set aside some hundred. */
        static final Limits USUAL = new Limits(1_500_000, 50_000, 50_000);

        /** The same for one of so many tasks. */
        Limits ofEach(int tasks) {
            return new Limits(bars, decided, sent / Math.max(1, tasks));
        }
    }
}

package dev.almanac.lake.column;

import java.io.Serializable;

/**
 * Bars of one series out of one row group, as columns in the order of the file.
 *
 * @param venue where it trades
 * @param symbol pair in the form BTC/USDT
 * @param interval code of the bars' length
 * @param openTimes microseconds since the epoch
 * @param figures open, high, low, close, volume and quote volume, by bar; {@code NaN} where the source has no quote volume
 * @param availableAt when each bar became knowable, microseconds since the epoch
 */
public record CandleChunk(
        String venue, String symbol, String interval, long[] openTimes, double[][] figures, long[] availableAt)
        implements Serializable {
    /** Number of bars. */
    public int size() {
        return openTimes.length;
    }
}

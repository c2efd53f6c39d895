package dev.almanac.lake.column;

import java.io.Serializable;

/**
 * Rows of one series out of one row group of the candles, or of another table with their key, as columns in the order of the
 * file.
 *
 * @param venue where it trades
 * @param symbol pair in the form BTC/USDT
 * @param interval code of the bars' length
 * @param openTimes microseconds since the epoch
 * @param figures the numbers that were asked for, each by row, {@code NaN} where one is NULL; of candles open, high, low, close,
 *     volume and quote volume
 * @param availableAt when each row became knowable, microseconds since the epoch
 */
public record CandleChunk(
        String venue, String symbol, String interval, long[] openTimes, double[][] figures, long[] availableAt)
        implements Serializable {
    /** Number of rows. */
    public int size() {
        return openTimes.length;
    }
}

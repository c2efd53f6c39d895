package dev.almanac.lake.column;

import dev.almanac.analytics.market.NameEras.Era;
import java.io.Serializable;
import java.util.stream.IntStream;

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

    /**
     * The rows of one era; the same chunk where all are.
     *
     * @param length of the bars, microseconds
     */
    public CandleChunk within(Era era, long length) {
        if (era.equals(Era.ALWAYS)) {
            return this;
        }
        int[] rows = IntStream.range(0, size())
                .filter(i -> era.holds(openTimes[i] + length))
                .toArray();
        if (rows.length == size()) {
            return this;
        }
        CandleChunk part = new CandleChunk(
                venue,
                symbol,
                interval,
                new long[rows.length],
                new double[figures.length][rows.length],
                new long[rows.length]);
        for (int i = 0; i < rows.length; i++) {
            part.openTimes[i] = openTimes[rows[i]];
            part.availableAt[i] = availableAt[rows[i]];
            for (int figure = 0; figure < figures.length; figure++) {
                part.figures[figure][i] = figures[figure][rows[i]];
            }
        }
        return part;
    }
}

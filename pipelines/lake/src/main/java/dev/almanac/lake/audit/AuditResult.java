package dev.almanac.lake.audit;

import dev.almanac.analytics.audit.Finding;
import dev.almanac.analytics.market.Interval;
import java.io.Serializable;
import java.util.List;

/**
 * What an audit saw.
 *
 * @param series how many pairs of venue and symbol were audited
 * @param bars how many bars they have over all intervals
 * @param columns how many columns each bar has that the engine computes; each was computed without its future
 * @param derived how many more SQL makes of each row, which see no other one: compared where the set has a table, else not
 *     looked at
 * @param ahead values that knew their future, ordered by venue, symbol, column, interval and cut
 * @param stored whether the set has a table, whose rows could be asked when they were knowable
 * @param late stored rows that say they were knowable before something that they contain, ordered likewise
 * @param different stored values that the candles do not give, ordered by venue, symbol, interval and column
 */
public record AuditResult(
        long series,
        long bars,
        int columns,
        int derived,
        List<Ahead> ahead,
        boolean stored,
        List<Late> late,
        List<Different> different)
        implements Serializable {
    /** Whether nothing was found. */
    public boolean isClean() {
        return ahead.isEmpty() && late.isEmpty() && different.isEmpty();
    }

    /** A value of one symbol that knew its future. */
    public record Ahead(String venue, String symbol, Finding finding) implements Serializable {}

    /**
     * A row whose {@code available_at} lies before that of a bar it was made from: its own, or the last bar of a higher
     * interval that a joined column is taken from.
     *
     * @param feature the joined columns, or {@code available_at} for the bars of the row's own interval
     * @param openTime of the row, microseconds since the epoch
     * @param rowAvailable when the row says it was knowable, microseconds since the epoch
     * @param inputAvailable when the last of the bars was, microseconds since the epoch
     */
    public record Late(
            String venue,
            String symbol,
            Interval interval,
            String feature,
            long openTime,
            long rowAvailable,
            long inputAvailable)
            implements Serializable {}

    /**
     * A stored value that is not, to the last bit, what the candles give that the table stands for.
     *
     * @param feature the column, or {@code row} where the two do not have the row equally often: how often each has it
     * @param openTime of the first such row, microseconds since the epoch
     * @param rows how many there are of the series
     * @param stored what the first one has
     * @param computed what the candles give
     */
    public record Different(
            String venue,
            String symbol,
            Interval interval,
            String feature,
            long openTime,
            long rows,
            double stored,
            double computed)
            implements Serializable {
        /** The earlier of two of one series and column, with the rows of both. */
        Different with(Different other) {
            Different first = openTime <= other.openTime ? this : other;
            return new Different(
                    venue, symbol, interval, feature, first.openTime, rows + other.rows, first.stored, first.computed);
        }
    }
}

package dev.almanac.lake;

import dev.almanac.analytics.market.Interval;
import dev.almanac.lake.row.CandleRows;
import dev.almanac.lake.table.Catalogue;
import java.util.List;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;

/** Rows of the candles table for tests. */
public final class CandleTestRows {
    private CandleTestRows() {}

    /**
     * A bar whose high and low lie 1 % beyond open and close.
     *
     * @param delay from its close until it is knowable, microseconds
     */
    public static Row candle(
            String venue,
            String symbol,
            Interval interval,
            long time,
            double open,
            double close,
            double volume,
            long delay) {
        Object[] cells = new Object[Catalogue.CANDLES.columns().size()];
        List<Object> known = List.of(
                venue,
                symbol,
                interval.code(),
                CandleRows.timestamp(time),
                open,
                Math.max(open, close) * 1.01,
                Math.min(open, close) * 0.99,
                close,
                volume);
        for (int i = 0; i < known.size(); i++) {
            cells[i] = known.get(i);
        }
        int stamps = cells.length - 4;
        cells[stamps] = "file";
        cells[stamps + 1] = CandleRows.timestamp(time + interval.micros() + delay);
        cells[stamps + 2] = CandleRows.timestamp(time + interval.micros());
        cells[stamps + 3] = "load";
        return RowFactory.create(cells);
    }
}

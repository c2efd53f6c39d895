package dev.almanac.lake.ranking;

import dev.almanac.analytics.universe.AssetClassifier;
import dev.almanac.analytics.universe.DailyHistory;
import dev.almanac.analytics.universe.Listing;
import dev.almanac.lake.row.CandleRows;
import dev.almanac.lake.table.Catalogue;
import dev.almanac.lake.table.Lake;
import dev.almanac.lake.table.WriteResult;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;

/** Makes the universe table say what the daily candles tell of listings and delistings. */
public final class UniverseRefresh {
    private UniverseRefresh() {}

    /**
     * Refreshes the table; where nothing changed there is no commit.
     *
     * @param histories of all daily bars that are stored, with the last {@link AssetClassifier#BARS} of each pair
     * @param delistedAfterDays a pair whose last bar is more days older than its venue's newest is delisted
     */
    public static WriteResult run(Lake lake, List<DailyHistory> histories, int delistedAfterDays, String runId) {
        List<Row> rows = new ArrayList<>();
        for (DailyHistory history : histories) {
            Listing listing = Listing.of(history, Listing.newestOpen(histories, history.venue()), delistedAfterDays);
            rows.add(RowFactory.create(
                    listing.venue(),
                    listing.symbol().toString(),
                    CandleRows.timestamp(listing.validFrom()),
                    listing.validTo().isPresent()
                            ? CandleRows.timestamp(listing.validTo().getAsLong())
                            : null,
                    listing.assetClass().code(),
                    listing.reason(),
                    runId));
        }
        if (isStored(lake, rows)) {
            return new WriteResult(0, 0, 0, lake.version(Catalogue.UNIVERSE));
        }
        Dataset<Row> listed =
                lake.spark().createDataFrame(rows, Catalogue.UNIVERSE.schema()).coalesce(1);
        return lake.sync(Catalogue.UNIVERSE, listed, listed.select("venue", "symbol"));
    }

    /** Mostly there is nothing new, and so few rows are compared faster here than by a join. */
    private static boolean isStored(Lake lake, List<Row> rows) {
        Set<List<Object>> pairs = new HashSet<>();
        Set<List<Object>> listed = new HashSet<>();
        for (Row row : rows) {
            pairs.add(pair(row));
            listed.add(content(row));
        }
        if (rows.isEmpty()) {
            return true;
        }
        Set<List<Object>> stored = new HashSet<>();
        for (Row row : lake.read(Catalogue.UNIVERSE).collectAsList()) {
            if (pairs.contains(pair(row))) {
                stored.add(content(row));
            }
        }
        return stored.equals(listed);
    }

    private static List<Object> pair(Row row) {
        return Arrays.asList(row.get(0), row.get(1));
    }

    /** All columns but the last, which names the run. */
    private static List<Object> content(Row row) {
        List<Object> values = new ArrayList<>();
        for (int i = 0; i < row.size() - 1; i++) {
            values.add(row.get(i));
        }
        return values;
    }
}

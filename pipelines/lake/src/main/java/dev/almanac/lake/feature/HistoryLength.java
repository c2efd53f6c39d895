package dev.almanac.lake.feature;

import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.count;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.max;

import dev.almanac.analytics.error.UserException;
import dev.almanac.analytics.feature.Column;
import dev.almanac.analytics.feature.FeatureSet;
import dev.almanac.analytics.market.Interval;
import dev.almanac.analytics.market.Resampler;
import dev.almanac.lake.table.Catalogue;
import dev.almanac.lake.table.Lake;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.apache.spark.sql.Row;

/** Whether the candles of a lake go back as far as the columns of a set look. */
public final class HistoryLength {
    private HistoryLength() {}

    /**
     * Refuses a column that would be undefined on every row, because no series has as many bars as its first value takes. To
     * be asked of sets that people declare, whose periods may be slips; those that come with the program wait for history.
     * A set that has its table already is not asked again, and a lake without any bars of the set's intervals refuses none.
     *
     * @return what else there is to know: intervals of the set of which the lake has no bars
     * @throws UserException naming the column, its first bar and the longest history
     */
    public static List<String> check(Lake lake, FeatureSet set) {
        if (FeatureTables.isBuilt(lake, set)) {
            return List.of();
        }
        Map<Interval, Long> longest = longest(lake, set);
        if (!longest.isEmpty()) {
            Stream.concat(set.own().stream(), set.joined().stream()).forEach(column -> check(set, column, longest));
        }
        return set.intervals().stream()
                .filter(interval -> !longest.containsKey(interval))
                .map(interval -> "the lake has no bars of " + interval.code() + ", so feature set " + set.name()
                        + " has no rows of them; "
                        + (longest.keySet().stream().anyMatch(shorter -> Resampler.fits(shorter, interval))
                                ? "almanac ingest resample makes them of shorter ones"
                                : "load bars of that length, or take it out of the set's intervals"))
                .toList();
    }

    private static void check(FeatureSet set, Column column, Map<Interval, Long> longest) {
        List<Interval> on = column.from().map(List::of).orElse(set.intervals());
        Interval best = on.stream()
                .max(Comparator.comparing((Interval interval) -> longest.getOrDefault(interval, 0L)))
                .orElseThrow();
        long bars = longest.getOrDefault(best, 0L);
        int needed = column.call().warmUp();
        if (needed > bars) {
            throw UserException.usage(
                    "column " + column.name() + " of feature set " + set.name() + " can have no value",
                    "its first one takes " + needed + " bars, and the longest history in the lake has " + bars + " of "
                            + best.code(),
                    "give it a shorter period, load older candles, or take it out of the set");
        }
    }

    /** Bars of the longest series of each interval that has one. */
    private static Map<Interval, Long> longest(Lake lake, FeatureSet set) {
        List<Row> rows = lake.read(Catalogue.CANDLES)
                .filter(col("interval")
                        .isin(set.intervals().stream().map(Interval::code).toArray()))
                .groupBy("venue", "symbol", "interval")
                .agg(count(lit(1)).as("bars"))
                .groupBy("interval")
                .agg(max("bars"))
                .collectAsList();
        Map<Interval, Long> longest = new EnumMap<>(Interval.class);
        rows.forEach(row -> longest.put(Interval.parse(row.getString(0)).orElseThrow(), row.getLong(1)));
        return longest;
    }
}

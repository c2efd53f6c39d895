package dev.almanac.lake.feature;

import static org.apache.spark.sql.functions.broadcast;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.unix_micros;

import dev.almanac.analytics.feature.FeatureSet;
import dev.almanac.lake.row.CandleRows;
import dev.almanac.lake.table.Catalogue;
import dev.almanac.lake.table.Lake;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Set;
import java.util.TreeMap;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructType;

/** Which states of a definition are stored, by series and open time (microseconds), with the bars consumed by then. */
final class SavedStates {
    /** States beside the regular ones, one for each past end of a series, that may pile up before they are cleared. */
    private static final int SPENT_ALLOWED = 1000;

    private static final StructType PLACE = new StructType()
            .add("venue", DataTypes.StringType)
            .add("symbol", DataTypes.StringType)
            .add("interval", DataTypes.StringType)
            .add("open_time", DataTypes.TimestampType);

    private static final scala.collection.immutable.Seq<String> PLACE_NAMES =
            scala.jdk.javaapi.CollectionConverters.asScala(List.of(PLACE.fieldNames()))
                    .toSeq();

    private final Lake lake;
    private final FeatureSet set;
    private final Map<SeriesName, NavigableMap<Long, Long>> places = new TreeMap<>();

    private SavedStates(Lake lake, FeatureSet set) {
        this.lake = lake;
        this.set = set;
    }

    /** A state that is stored. */
    private record Place(SeriesName series, long openTime) {}

    /** The states of all series of the given symbols. */
    static SavedStates of(Lake lake, FeatureSet set, Set<SeriesName> series) {
        SavedStates states = new SavedStates(lake, set);
        Object[] symbols = series.stream().map(SeriesName::symbol).distinct().toArray();
        for (Row row : states.stored()
                .filter(col("symbol").isin(symbols))
                .select(col("venue"), col("symbol"), col("interval"), unix_micros(col("open_time")), col("bars"))
                .collectAsList()) {
            states.places
                    .computeIfAbsent(
                            new SeriesName(row.getString(0), row.getString(1), row.getString(2)),
                            key -> new TreeMap<>())
                    .put(row.getLong(3), row.getLong(4));
        }
        return states;
    }

    private Dataset<Row> stored() {
        return lake.read(Catalogue.FEATURE_STATE)
                .filter(col("set_name")
                        .equalTo(set.name())
                        .and(col("definition").equalTo(set.definitionHash())));
    }

    /** Open times of the states of one series. */
    NavigableMap<Long, Long> of(SeriesName series) {
        return places.getOrDefault(series, new TreeMap<>());
    }

    /** The states themselves at the given places. */
    Map<SeriesName, byte[]> load(Map<SeriesName, Long> wanted) {
        List<Place> list = new ArrayList<>();
        wanted.forEach((series, openTime) -> list.add(new Place(series, openTime)));
        Map<SeriesName, byte[]> states = new TreeMap<>();
        for (Row row : stored().join(broadcast(rows(list)), PLACE_NAMES, "left_semi")
                .select("venue", "symbol", "interval", "state")
                .collectAsList()) {
            states.put(new SeriesName(row.getString(0), row.getString(1), row.getString(2)), row.<byte[]>getAs(3));
        }
        return states;
    }

    /**
     * Deletes what no longer holds: states at or after the earliest changed bar of their series, and, when many have piled
     * up, those that were saved at what was the end of a series then.
     */
    void clear(Map<SeriesName, Long> earliestChange) {
        List<Place> expired = new ArrayList<>();
        List<Place> spent = new ArrayList<>();
        places.forEach((series, states) -> {
            long valid = earliestChange.getOrDefault(series, Long.MAX_VALUE);
            states.tailMap(valid, true).keySet().forEach(openTime -> expired.add(new Place(series, openTime)));
            states.headMap(Math.min(valid, states.lastKey()), false).forEach((openTime, bars) -> {
                if (bars % StateWalk.EVERY != 0) {
                    spent.add(new Place(series, openTime));
                }
            });
        });
        if (spent.size() > SPENT_ALLOWED) {
            expired.addAll(spent);
        }
        if (!expired.isEmpty()) {
            lake.beforeCommit(Catalogue.FEATURE_STATE);
            lake.delta(Catalogue.FEATURE_STATE)
                    .as("s")
                    .merge(
                            rows(expired).alias("e"),
                            col("s.set_name")
                                    .equalTo(set.name())
                                    .and(col("s.definition").equalTo(set.definitionHash()))
                                    .and(col("s.venue").equalTo(col("e.venue")))
                                    .and(col("s.symbol").equalTo(col("e.symbol")))
                                    .and(col("s.interval").equalTo(col("e.interval")))
                                    .and(col("s.open_time").equalTo(col("e.open_time"))))
                    .whenMatched()
                    .delete()
                    .execute();
        }
    }

    private Dataset<Row> rows(List<Place> list) {
        return lake.spark()
                .createDataFrame(
                        list.stream()
                                .map(place -> RowFactory.create(
                                        place.series().venue(),
                                        place.series().symbol(),
                                        place.series().interval(),
                                        CandleRows.timestamp(place.openTime())))
                                .toList(),
                        PLACE);
    }
}

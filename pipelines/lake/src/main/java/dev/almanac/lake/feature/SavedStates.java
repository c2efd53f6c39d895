package dev.almanac.lake.feature;

import static org.apache.spark.sql.functions.broadcast;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.substring;
import static org.apache.spark.sql.functions.unix_micros;

import dev.almanac.analytics.feature.FeatureSet;
import dev.almanac.analytics.feature.SymbolEngine;
import dev.almanac.analytics.market.Interval;
import dev.almanac.lake.row.CandleRows;
import dev.almanac.lake.table.Catalogue;
import dev.almanac.lake.table.Lake;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructType;

/**
 * Which states of a definition are stored, by series and open time (microseconds), with the bars consumed by then.
 *
 * <p>Only those are looked for that a replay from the changed bars may go on from: bounds in time are literals in every query,
 * so that files of years before are not opened. Of a series that has none there, all are looked for. A state that another version
 * of the program laid out otherwise is there and cannot be gone on from.
 */
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

    /** States that opened before it, microseconds, have only been looked for in series of {@link #whole}. */
    private final long begin;

    private final Set<SeriesName> whole = new TreeSet<>();
    private final Set<SeriesName> series = new TreeSet<>();

    /** What states begin with, by the code of their interval. */
    private final Map<String, byte[]> formats;

    /** States that cannot be gone on from, once {@link #leaveOutForeign} was called. */
    private final Set<Place> foreign = new HashSet<>();

    private final Map<SeriesName, NavigableMap<Long, Long>> places = new TreeMap<>();
    private boolean formatsMatter;

    private SavedStates(Lake lake, FeatureSet set, long begin) {
        this.lake = lake;
        this.set = set;
        this.begin = begin;
        this.formats = formats(set);
    }

    /** A state that is stored. */
    private record Place(SeriesName series, long openTime) {}

    /**
     * The states of all series of the symbols of changed bars.
     *
     * @param earliest open time of the earliest changed bar of each changed series, microseconds
     */
    static SavedStates of(Lake lake, FeatureSet set, Map<SeriesName, Long> earliest) {
        SavedStates states = new SavedStates(lake, set, begin(set, earliest.values()));
        earliest.keySet()
                .forEach(changed -> set.intervals().forEach(interval -> states.series.add(changed.over(interval))));
        states.findLate();
        Set<SeriesName> none = new TreeSet<>(states.series);
        none.removeAll(states.places.keySet());
        states.findEarlier(states.possible(none));
        return states;
    }

    /** What states of a set begin with, by the code of their interval. */
    private static Map<String, byte[]> formats(FeatureSet set) {
        return set.intervals().stream()
                .collect(Collectors.toMap(Interval::code, interval -> SymbolEngine.format(set, interval)));
    }

    private static boolean begins(byte[] state, Map<String, byte[]> formats, String interval) {
        byte[] format = formats.getOrDefault(interval, new byte[0]);
        return state.length >= format.length && Arrays.equals(format, Arrays.copyOf(state, format.length));
    }

    /** The bytes of a state that say how it is laid out. */
    private static Column beginning() {
        return substring(col("state"), 1, Long.BYTES);
    }

    /**
     * Whether there are states of a definition, and all of them can be gone on from.
     *
     * @param states rows of {@code feature_state} of the definition
     */
    static boolean fit(Dataset<Row> states, FeatureSet set) {
        Map<String, byte[]> formats = formats(set);
        List<Row> beginnings =
                states.select(col("interval"), beginning()).distinct().collectAsList();
        return !beginnings.isEmpty()
                && beginnings.stream().allMatch(row -> begins(row.<byte[]>getAs(1), formats, row.getString(0)));
    }

    /** Whether all of some states can be gone on from. */
    boolean fit(Map<SeriesName, byte[]> states) {
        return states.entrySet().stream()
                .allMatch(entry ->
                        begins(entry.getValue(), formats, entry.getKey().interval()));
    }

    /** From now on states that cannot be gone on from are not the last of any series. */
    void leaveOutForeign() {
        formatsMatter = true;
        findLate();
        findEarlier(List.copyOf(whole));
    }

    /**
     * Before any state that a replay goes on from where no bars are missing: that of each interval is saved at every 256th bar,
     * and that of a longer one is of before the shorter one's.
     */
    private static long begin(FeatureSet set, Collection<Long> changed) {
        long first = changed.stream().mapToLong(Long::longValue).min().orElse(Long.MAX_VALUE);
        return first
                - (StateWalk.EVERY + 2)
                        * set.intervals().stream().mapToLong(Interval::micros).sum();
    }

    /** Without the series of an interval that no file has states of, as in a lake of daily bars alone; told without a query. */
    private Set<SeriesName> possible(Set<SeriesName> series) {
        if (series.isEmpty() || !lake.exists(Catalogue.FEATURE_STATE)) {
            return Set.of();
        }
        Map<String, Boolean> stored = new TreeMap<>();
        return series.stream()
                .filter(one -> stored.computeIfAbsent(
                        one.interval(), interval -> lake.mayHold(Catalogue.FEATURE_STATE, "interval", interval)))
                .collect(Collectors.toSet());
    }

    private void findLate() {
        find(series, col("open_time").geq(lit(CandleRows.timestamp(begin))));
    }

    private void findEarlier(Collection<SeriesName> wanted) {
        if (!wanted.isEmpty()) {
            find(wanted, col("open_time").lt(lit(CandleRows.timestamp(begin))));
            whole.addAll(wanted);
        }
    }

    private void find(Collection<SeriesName> wanted, Column when) {
        // States are long, and where the last ones fit nobody asks for the beginnings of the others.
        Column format = formatsMatter ? beginning() : lit(new byte[0]);
        for (Row row : stored().filter(when)
                .filter(col("symbol")
                        .isin(wanted.stream().map(SeriesName::symbol).distinct().toArray()))
                .filter(col("interval")
                        .isin(wanted.stream()
                                .map(SeriesName::interval)
                                .distinct()
                                .toArray()))
                .select(
                        col("venue"),
                        col("symbol"),
                        col("interval"),
                        unix_micros(col("open_time")),
                        col("bars"),
                        format.as("format"))
                .collectAsList()) {
            SeriesName name = new SeriesName(row.getString(0), row.getString(1), row.getString(2));
            places.computeIfAbsent(name, key -> new TreeMap<>()).put(row.getLong(3), row.getLong(4));
            if (formatsMatter && !begins(row.<byte[]>getAs(5), formats, name.interval())) {
                foreign.add(new Place(name, row.getLong(3)));
            }
        }
    }

    private Dataset<Row> stored() {
        return of(lake, set.name(), set.definitionHash());
    }

    /** Rows of the states of a definition. */
    static Dataset<Row> of(Lake lake, String set, String definition) {
        return lake.read(Catalogue.FEATURE_STATE)
                .filter(col("set_name").equalTo(set).and(col("definition").equalTo(definition)));
    }

    /** Whether a series of one of the symbols has any, of whatever format. */
    boolean exist(SeriesName series) {
        return places.containsKey(series);
    }

    /** Open time of the last state of a series that opened before {@code openTime}, empty where there is none. */
    Optional<Long> last(SeriesName series, long openTime) {
        Optional<Long> last = lastFound(series, openTime);
        if (last.isPresent() || !exist(series) || whole.contains(series)) {
            return last;
        }
        findEarlier(List.of(series)); // bars are missing before the changed ones
        return lastFound(series, openTime);
    }

    private Optional<Long> lastFound(SeriesName series, long openTime) {
        return Optional.ofNullable(places.get(series)).stream()
                .flatMap(states -> states.headMap(openTime, false).descendingKeySet().stream())
                .filter(place -> !foreign.contains(new Place(series, place)))
                .findFirst();
    }

    /** The states at these places. */
    Map<SeriesName, byte[]> load(Map<SeriesName, Long> wanted) {
        if (wanted.isEmpty()) {
            return Map.of();
        }
        List<Place> list = new ArrayList<>();
        wanted.forEach((series, openTime) -> list.add(new Place(series, openTime)));
        Map<SeriesName, byte[]> states = new TreeMap<>();
        for (Row row : stored().filter(within(list, col("open_time")))
                .join(broadcast(rows(list)), PLACE_NAMES, "left_semi")
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
                                    .and(within(expired, col("s.open_time")))
                                    .and(col("s.venue").equalTo(col("e.venue")))
                                    .and(col("s.symbol").equalTo(col("e.symbol")))
                                    .and(col("s.interval").equalTo(col("e.interval")))
                                    .and(col("s.open_time").equalTo(col("e.open_time"))))
                    .whenMatched()
                    .delete()
                    .execute();
        }
    }

    /** Whether a time lies among those of the places, in literals, by which files are skipped. */
    private static Column within(List<Place> list, Column openTime) {
        long first = list.stream().mapToLong(Place::openTime).min().orElseThrow();
        long last = list.stream().mapToLong(Place::openTime).max().orElseThrow();
        return openTime.between(lit(CandleRows.timestamp(first)), lit(CandleRows.timestamp(last)));
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

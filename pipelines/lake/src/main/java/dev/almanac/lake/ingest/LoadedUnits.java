package dev.almanac.lake.ingest;

import static org.apache.spark.sql.functions.broadcast;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.count;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.unix_micros;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.almanac.analytics.figure.Figures;
import dev.almanac.analytics.port.CandleSource;
import dev.almanac.analytics.port.CandleUnit;
import dev.almanac.analytics.quality.SeriesReport;
import dev.almanac.lake.row.SeriesNames;
import dev.almanac.lake.table.Catalogue;
import dev.almanac.lake.table.Lake;
import dev.almanac.lake.table.LakeFile;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructType;

/**
 * Knows which units were taken in before of those that have to be fetched, such as the files of an archive, so that a load
 * that names them beside others fetches the others only. A unit is remembered where every row of it was taken or known already,
 * under its name, with the name of its content and where its bars lie. It is passed over where its source says, without
 * giving it, that the content is the same, and all of its bars are stored; so what was taken back is fetched again. With
 * {@code replace} everything is read: it may have to win over bars that came later.
 *
 * <p>The file is written after the load's last commit; losing it costs time only.
 */
final class LoadedUnits {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String FILE = "_loaded.json";
    private static final String SERIES = "series";
    private static final String UNIT = "unit";
    private static final StructType SPANS = new StructType()
            .add(UNIT, DataTypes.StringType, false)
            .add("of_series", DataTypes.StringType, false)
            .add("first", DataTypes.LongType, false)
            .add("last", DataTypes.LongType, false)
            .add("rows", DataTypes.LongType, false);

    private final Lake lake;
    private final CandleSource source;
    private final IngestOptions options;
    private final LakeFile file;

    LoadedUnits(Lake lake, CandleSource source, IngestOptions options) {
        this.lake = lake;
        this.source = source;
        this.options = options;
        this.file = lake.file(FILE);
    }

    /**
     * A unit that was taken in.
     *
     * @param content name of its content
     * @param manner how it was read, in words
     * @param spans where its bars lie, by the series' name
     */
    private record Loaded(String content, String manner, TreeMap<String, UnitSpan> spans) {}

    /** What is kept, by the units' names. */
    private record Kept(TreeMap<String, Loaded> units) {
        private static final Kept NOTHING = new Kept(new TreeMap<>());
    }

    /**
     * A load in two parts.
     *
     * @param fresh units that have to be read
     * @param rows of the others, by the series' name
     */
    record Parts(List<CandleUnit> fresh, int known, TreeMap<String, Long> rows) {
        /** What the load came to, from what reading the fresh units did. */
        IngestResult with(IngestResult read) {
            if (known == 0) {
                return read;
            }
            TreeMap<String, Long> left = new TreeMap<>(rows);
            List<SeriesReport> series = new ArrayList<>();
            for (SeriesReport report : read.series()) {
                Long more = left.remove(SeriesNames.name(report.series()));
                series.add(more == null ? report : report.withEqual(more));
            }
            left.forEach((name, more) -> series.add(SeriesReport.known(SeriesNames.parse(name), more)));
            String note = Figures.count(known, "file was", "files were")
                    + " loaded before and did not change: not fetched again";
            return new IngestResult(
                    read.units() + known,
                    series.stream().sorted(LoadTotals.IN_ORDER).toList(),
                    read.unreadable(),
                    Stream.concat(read.notes().stream(), Stream.of(note)).toList(),
                    read.rowsWithoutSeries(),
                    read.maxBadShare(),
                    read.quarantined(),
                    read.findings(),
                    read.candles());
        }
    }

    /** Which of the units have to be read. */
    Parts parts(List<CandleUnit> units) {
        // A source that does not even say how large its units are has not answered; reading them says why.
        boolean answers = units.stream().anyMatch(unit -> unit.bytes() > 0);
        if (source.isAtHand() || options.replace() || !answers || !lake.exists(Catalogue.CANDLES)) {
            return new Parts(units, 0, new TreeMap<>());
        }
        TreeMap<String, Loaded> kept = kept().units();
        String manner = source.manner();
        Map<String, Loaded> same = units.parallelStream()
                .filter(unit -> Optional.ofNullable(kept.get(unit.name()))
                        .filter(one -> one.manner().equals(manner))
                        .filter(one -> source.contentHash(unit).equals(Optional.of(one.content())))
                        .isPresent())
                .collect(Collectors.toMap(CandleUnit::name, unit -> Objects.requireNonNull(kept.get(unit.name()))));
        same.keySet().retainAll(same.isEmpty() ? Set.of() : whole(same));
        TreeMap<String, Long> rows = new TreeMap<>();
        same.values().forEach(one -> one.spans().forEach((series, span) -> rows.merge(series, span.rows(), Long::sum)));
        return new Parts(
                units.stream().filter(unit -> !same.containsKey(unit.name())).toList(), same.size(), rows);
    }

    /** Names of the units whose bars are all stored. */
    private Set<String> whole(Map<String, Loaded> units) {
        List<Row> spans = new ArrayList<>();
        Set<String> series = new HashSet<>();
        units.forEach((unit, loaded) -> loaded.spans().forEach((name, span) -> {
            spans.add(RowFactory.create(unit, name, span.first(), span.last(), span.rows()));
            series.add(name);
        }));
        Dataset<Row> bars = lake.read(Catalogue.CANDLES)
                .select(
                        SeriesNames.ofColumns().as(SERIES),
                        unix_micros(col("open_time")).as("bar"))
                .filter(col(SERIES).isInCollection(series));
        Map<String, Long> found = bars
                .join(
                        broadcast(lake.spark().createDataFrame(spans, SPANS)),
                        col(SERIES).equalTo(col("of_series")).and(col("bar").between(col("first"), col("last"))))
                .groupBy(UNIT, SERIES, "rows")
                .agg(count(lit(1)).as("bars"))
                .filter(col("bars").geq(col("rows")))
                .collectAsList()
                .stream()
                .collect(Collectors.groupingBy(row -> row.getString(0), Collectors.counting()));
        return units.entrySet().stream()
                .filter(unit -> found.getOrDefault(unit.getKey(), 0L)
                        == unit.getValue().spans().size())
                .map(Map.Entry::getKey)
                .collect(Collectors.toSet());
    }

    /** Remembers what has just been committed, as far as nothing in it was out of the ordinary. */
    void remember(List<UnitOutcome> outcomes, IngestResult result) {
        if (source.isAtHand() || options.replace()) {
            return;
        }
        Set<String> plain = result.series().stream()
                .filter(report -> !report.failed() && report.allTaken())
                .map(report -> SeriesNames.name(report.series()))
                .collect(Collectors.toSet());
        TreeMap<String, Loaded> kept = new TreeMap<>(kept().units());
        outcomes.stream()
                .filter(unit -> unit.problem().isEmpty()
                        && unit.rowsWithoutSeries() == 0
                        && !unit.spans().isEmpty()
                        && plain.containsAll(unit.spans().keySet()))
                .forEach(unit -> kept.put(
                        unit.name(), new Loaded(unit.contentHash(), source.manner(), new TreeMap<>(unit.spans()))));
        write(new Kept(kept));
    }

    private void write(Kept kept) {
        try {
            String text = JSON.writeValueAsString(kept) + "\n";
            if (!file.read().equals(Optional.of(text))) {
                file.write(text);
            }
        } catch (JsonProcessingException e) {
            throw new UncheckedIOException(e);
        }
    }

    private Kept kept() {
        try {
            Optional<String> text = file.read();
            return text.isEmpty() ? Kept.NOTHING : JSON.readValue(text.get(), Kept.class);
        } catch (JsonProcessingException e) {
            return Kept.NOTHING; // none of ours: it is written anew
        }
    }
}

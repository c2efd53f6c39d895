package dev.almanac.lake.quarantine;

import static org.apache.spark.sql.functions.broadcast;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.unix_micros;

import dev.almanac.analytics.error.UserException;
import dev.almanac.analytics.market.SeriesKey;
import dev.almanac.analytics.port.CandleSource;
import dev.almanac.analytics.quality.QualityRule;
import dev.almanac.analytics.quality.QualityRules;
import dev.almanac.lake.ingest.IngestOptions;
import dev.almanac.lake.ingest.IngestPipeline;
import dev.almanac.lake.ingest.IngestResult;
import dev.almanac.lake.row.CandleRows;
import dev.almanac.lake.row.SeriesNames;
import dev.almanac.lake.table.Catalogue;
import dev.almanac.lake.table.Lake;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.types.StructType;
import scala.jdk.javaapi.CollectionConverters;

/**
 * Takes rows of quarantine in after all. They go through the gate as a load of their own that wins over stored bars, so that
 * what no candle may be is refused again; of a row that candles then say, quarantine says that it was released and by which
 * run, and data_quality keeps it. A thin bar among them counts as whole. Run again, it changes nothing.
 */
public final class ReleasePipeline {
    /** They are all at hand at once. */
    private static final int MOST = 10_000;

    private final Lake lake;
    private final List<RefusedRow> meant;
    private final List<RefusedRow> before;
    private final ReleasedRows rows;

    private ReleasePipeline(Lake lake, Selection selection, Function<RefusedRow, CandleSource> sources) {
        this.lake = lake;
        List<RefusedRow> all = QuarantineTable.rows(lake, selection, MOST + 1);
        if (all.isEmpty()) {
            throw UserException.usage(
                    "there is no such row in quarantine",
                    "of its " + lake.read(Catalogue.QUARANTINE).count() + " rows none is what was asked for",
                    "see almanac quarantine list, and almanac quarantine show for the ids of rows");
        }
        if (all.size() > MOST) {
            throw UserException.usage(
                    "these are more than " + MOST + " rows",
                    "so many are no slips of a source, and are not taken in one by one",
                    "name fewer, by --symbol or --rule, or load their files again with --replace");
        }
        this.before = all.stream().filter(RefusedRow::isReleased).toList();
        this.meant = all.stream().filter(row -> !row.isReleased()).toList();
        this.rows = ReleasedRows.of(meant, sources);
    }

    /**
     * The rows that would go to the gate; nothing is written.
     *
     * @throws UserException where one of them cannot be taken in, whatever the gate says
     */
    public static List<RefusedRow> plan(Lake lake, Selection selection, Function<RefusedRow, CandleSource> sources) {
        return new ReleasePipeline(lake, selection, sources).meant;
    }

    /**
     * Takes the rows in. The caller holds the lake's lock.
     *
     * @param sources gives the source to look a row up in
     * @param options how a load is taken in; these rows win over stored bars and may all be bad
     * @throws UserException as {@link #plan}
     */
    public static ReleaseResult run(
            Lake lake, Selection selection, Function<RefusedRow, CandleSource> sources, IngestOptions options) {
        return new ReleasePipeline(lake, selection, sources).run(options);
    }

    private ReleaseResult run(IngestOptions options) {
        if (meant.isEmpty()) {
            return new ReleaseResult(List.of(), List.of(), before, 0, 0);
        }
        // All of them may be bad, and none is in doubt for being the last: somebody has looked at it.
        QualityRules rules = new QualityRules(
                1, options.rules().outlierWindow(), options.rules().outlierThreshold(), 0);
        IngestResult load =
                new IngestPipeline(lake).run(rows, options.withReplace(true).withRules(rules));
        Map<ReleasedRows.Spot, ReleasedRows.Line> lines = new HashMap<>();
        rows.lines().forEach(line -> lines.put(line.spot(), line));
        Set<Bar> stored = stored();
        List<RefusedRow> taken = new ArrayList<>();
        List<String> refused = new ArrayList<>();
        for (RefusedRow row : meant) {
            ReleasedRows.Line line = Objects.requireNonNull(lines.get(ReleasedRows.Spot.of(row)));
            if (stored.contains(Bar.of(line))) {
                taken.add(row);
            } else {
                refused.add(row.id());
            }
        }
        long changed = load.quarantined() + load.findings() + mark(taken, lines, options.runId());
        return new ReleaseResult(taken, asTheyStand(refused), before, load.candles(), changed);
    }

    /** Rows that were refused again, with what the gate has to say of them now. */
    private List<RefusedRow> asTheyStand(List<String> ids) {
        return ids.isEmpty() ? List.of() : QuarantineTable.rows(lake, Selection.of(ids), ids.size());
    }

    /** What a bar says, as far as two sources have to agree on it. */
    private record Bar(String series, long openTime, List<Double> figures) {
        static Bar of(ReleasedRows.Line line) {
            var bar = line.candle();
            return new Bar(
                    SeriesNames.name(line.series()),
                    bar.openTime(),
                    List.of(bar.open(), bar.high(), bar.low(), bar.close(), bar.volume()));
        }
    }

    /** The stored bars that the rows speak of. */
    private Set<Bar> stored() {
        StructType key = Catalogue.CANDLES.schema();
        List<Row> wanted = rows.lines().stream()
                .map(line -> RowFactory.create(
                        line.series().venue(),
                        line.series().symbol().toString(),
                        line.series().interval().code(),
                        CandleRows.timestamp(line.candle().openTime())))
                .distinct()
                .toList();
        StructType schema = new StructType();
        for (String name : Catalogue.CANDLES.key()) {
            schema = schema.add(key.apply(name));
        }
        return lake
                .read(Catalogue.CANDLES)
                .join(
                        broadcast(lake.spark().createDataFrame(wanted, schema)),
                        CollectionConverters.asScala(Catalogue.CANDLES.key()).toSeq(),
                        "left_semi")
                .select(
                        SeriesNames.ofColumns(),
                        unix_micros(col("open_time")),
                        col("open"),
                        col("high"),
                        col("low"),
                        col("close"),
                        col("volume"))
                .collectAsList()
                .stream()
                .map(row -> new Bar(
                        row.getString(0),
                        row.getLong(1),
                        List.of(
                                row.getDouble(2),
                                row.getDouble(3),
                                row.getDouble(4),
                                row.getDouble(5),
                                row.getDouble(6))))
                .collect(Collectors.toSet());
    }

    private long mark(List<RefusedRow> taken, Map<ReleasedRows.Spot, ReleasedRows.Line> lines, String runId) {
        List<Row> quarantine = new ArrayList<>();
        Map<List<Object>, Row> findings = new HashMap<>();
        for (RefusedRow row : taken) {
            ReleasedRows.Line line = Objects.requireNonNull(lines.get(ReleasedRows.Spot.of(row)));
            SeriesKey series = line.series();
            long open = line.candle().openTime();
            quarantine.add(RowFactory.create(
                    row.contentHash(),
                    row.place(),
                    row.raw(),
                    row.source(),
                    series.venue(),
                    series.symbol().toString(),
                    series.interval().code(),
                    CandleRows.timestamp(open),
                    QuarantineTable.RELEASED,
                    "taken in after all; it had been refused: " + row.rule() + ", " + row.reason(),
                    runId));
            findings.put(
                    List.of(series, open),
                    RowFactory.create(
                            Catalogue.CANDLES.name(),
                            series.venue(),
                            series.symbol().toString(),
                            series.interval().code(),
                            QualityRule.RELEASED.code(),
                            CandleRows.timestamp(open),
                            CandleRows.timestamp(open + series.interval().micros()),
                            1L,
                            "taken in out of quarantine, where it was for " + row.rule() + ": " + row.source()
                                    + ", place " + row.place(),
                            runId));
        }
        return lake.upsert(Catalogue.DATA_QUALITY, List.copyOf(findings.values()))
                        .changed()
                + lake.upsert(Catalogue.QUARANTINE, quarantine).changed();
    }
}

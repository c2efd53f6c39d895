package dev.almanac.lake.ingest;

import static org.apache.spark.sql.functions.broadcast;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.not;
import static org.apache.spark.sql.functions.timestamp_micros;
import static org.apache.spark.sql.functions.unix_micros;

import dev.almanac.analytics.market.Interval;
import dev.almanac.analytics.quality.QualityRule;
import dev.almanac.lake.row.CandleRows;
import dev.almanac.lake.row.LoadRows;
import dev.almanac.lake.row.SeriesNames;
import dev.almanac.lake.table.Catalogue;
import dev.almanac.lake.table.Lake;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.apache.spark.api.java.function.MapPartitionsFunction;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Encoders;
import org.apache.spark.sql.Row;
import org.apache.spark.storage.StorageLevel;
import scala.jdk.javaapi.CollectionConverters;

/**
 * Puts stored bars together to bars of longer intervals and takes them in as a load: through the gate, with the commits of any
 * load, and taken back as any. A bar that came from a source is never touched, and takes the place of one that was made here
 * when it comes. Bars that lack some of their shorter ones are marked in data_quality, before they are written.
 *
 * <p>What was made before is not made again: only series whose bars have changed since are looked at, from the first change
 * on. A longer bar that lacks its end waits until its series goes on.
 */
public final class ResamplePipeline {
    private final Lake lake;
    private final IngestOptions options;
    private final Interval from;
    private final List<Interval> to;

    private ResamplePipeline(Lake lake, Interval from, List<Interval> to, IngestOptions options) {
        this.lake = lake;
        this.from = from;
        this.to = List.copyOf(to);
        this.options = options.resampling();
    }

    /**
     * What was made.
     *
     * @param load what became of the bars
     * @param made how many there are of the series that were looked at, from where they changed on
     * @param incomplete how many of these lack some of their shorter bars
     * @param marks rows of data_quality that say so and are new, changed or gone
     */
    public record Result(IngestResult load, long made, long incomplete, long marks) {
        /** Rows that were written. */
        public long written() {
            return load.candles() + load.quarantined() + load.findings() + marks;
        }
    }

    /**
     * Brings bars of the intervals {@code to} up to those of {@code from}; where nothing is new there is no commit. The caller
     * holds the lake's lock.
     *
     * @param options those of a load from a source; how bars are taken in follows from what they are
     */
    public static Result run(Lake lake, Interval from, List<Interval> to, IngestOptions options) {
        ResamplePipeline pipeline = new ResamplePipeline(lake, from, to, options);
        ResampledUntil until = new ResampledUntil(lake, from, pipeline.to, options.build());
        Result result = pipeline.run(until);
        until.remember();
        return result;
    }

    private Result run(ResampledUntil until) {
        Dataset<Row> shorter = lake.read(Catalogue.CANDLES).filter(isOf(from));
        Map<String, Long> starts = until.starts(shorter);
        if (starts.isEmpty()) {
            return new Result(nothing(), 0, 0, 0);
        }
        Dataset<Row> begun =
                broadcast(lake.spark().createDataFrame(ResampledUntil.rows(starts), ResampledUntil.STARTS));
        Dataset<Row> made = made(shorter, begun).localCheckpoint(true, StorageLevel.DISK_ONLY());
        Dataset<Row> incomplete = made.filter(col("message").isNotNull());
        long marks = SeriesEnds.across(lake, () -> mark(incomplete, begun));
        Set<String> touched = new TreeSet<>();
        made.select(LoadRows.SERIES).distinct().collectAsList().forEach(row -> touched.add(row.getString(0)));
        long rows = made.count();
        UnitOutcome unit = new UnitOutcome(
                0,
                "bars of " + from,
                "resampled from " + from,
                rows,
                0,
                Map.of(),
                Map.of(),
                List.of(),
                List.of(),
                false,
                "");
        return new Result(
                new IngestPipeline(lake).take(made, List.of(unit), touched, options), rows, incomplete.count(), marks);
    }

    private IngestResult nothing() {
        return new IngestResult(
                0, List.of(), List.of(), List.of(), 0, options.rules().maxBadShare(), 0, 0, 0);
    }

    /** The longer bars that have closed and of which no source has one, as rows of a load. */
    private Dataset<Row> made(Dataset<Row> shorter, Dataset<Row> begun) {
        MapPartitionsFunction<Row, Row> put = puts(from, to, CandleRows.micros(options.now()));
        Dataset<Row> all = shorter.join(begun, pair(), "inner")
                .filter(unix_micros(col("open_time")).geq(col(ResampledUntil.START)))
                .drop(ResampledUntil.START)
                .repartition(col("venue"), col("symbol"))
                .sortWithinPartitions("venue", "symbol", "open_time")
                .mapPartitions(put, Encoders.row(LoadRows.SCHEMA));
        Dataset<Row> ofSources = lake.read(Catalogue.CANDLES)
                .filter(isLonger())
                .filter(not(col("origin").equalTo(lit(LoadRows.RESAMPLED))))
                .select(
                        SeriesNames.ofColumns().as(LoadRows.SERIES),
                        unix_micros(col("open_time")).as("open_time"));
        return all.join(
                        ofSources,
                        CollectionConverters.asScala(List.of(LoadRows.SERIES, "open_time"))
                                .toSeq(),
                        "left_anti")
                .select(Arrays.stream(LoadRows.SCHEMA.fieldNames())
                        .map(name -> col(name))
                        .toArray(Column[]::new));
    }

    /** Static, so that a task is sent what it needs and nothing of the driver. */
    private static MapPartitionsFunction<Row, Row> puts(Interval from, List<Interval> to, long now) {
        return rows -> new ResampleIterator(rows, from, to, now);
    }

    private static Column isOf(Interval interval) {
        return col("interval").equalTo(lit(interval.code()));
    }

    private static scala.collection.immutable.Seq<String> pair() {
        return CollectionConverters.asScala(List.of("venue", "symbol")).toSeq();
    }

    /** Makes data_quality name exactly the incomplete bars among those that were made; returns how many rows changed. */
    private long mark(Dataset<Row> incomplete, Dataset<Row> begun) {
        Column series = col(LoadRows.SERIES);
        Column length = ResampleIterator.length(SeriesNames.interval(series), to);
        Dataset<Row> marks = incomplete.select(
                lit(Catalogue.CANDLES.name()).as("table_name"),
                SeriesNames.venue(series).as("venue"),
                SeriesNames.symbol(series).as("symbol"),
                SeriesNames.interval(series).as("interval"),
                lit(QualityRule.INCOMPLETE.code()).as("rule"),
                timestamp_micros(col("open_time")).as("range_start"),
                timestamp_micros(col("open_time").plus(length)).as("range_end"),
                lit(1L).as("bars"),
                col("message"),
                lit(options.runId()).as("run_id"));
        Column[] key =
                Catalogue.DATA_QUALITY.key().stream().map(name -> col(name)).toArray(Column[]::new);
        Dataset<Row> before = lake.read(Catalogue.DATA_QUALITY)
                .filter(col("rule").equalTo(lit(QualityRule.INCOMPLETE.code())))
                .filter(isLonger())
                .join(begun, pair(), "inner")
                .filter(unix_micros(col("range_start")).geq(col(ResampledUntil.START)))
                .select(key);
        return lake.sync(Catalogue.DATA_QUALITY, marks, before).changed();
    }

    private Column isLonger() {
        return to.stream().map(ResamplePipeline::isOf).reduce(lit(false), Column::or);
    }
}

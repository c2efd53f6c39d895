package dev.almanac.lake.ingest;

import static org.apache.spark.sql.functions.broadcast;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.max;
import static org.apache.spark.sql.functions.min;
import static org.apache.spark.sql.functions.unix_micros;
import static org.apache.spark.sql.functions.when;

import dev.almanac.analytics.market.Interval;
import dev.almanac.analytics.market.PairName;
import dev.almanac.lake.table.CandleFeed;
import dev.almanac.lake.table.Catalogue;
import dev.almanac.lake.table.Lake;
import dev.almanac.lake.table.LakeFile;
import dev.almanac.lake.table.Txn;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructType;
import scala.jdk.javaapi.CollectionConverters;

/**
 * Up to which version of the candles longer bars were made of shorter ones: kept beside the tables, written last. Without it,
 * or where what changed since is no longer known, everything is made again and compared.
 */
final class ResampledUntil {
    /** Column of the time from which on a pair's bars are put together again, microseconds since the epoch. */
    static final String START = "start";

    /** Columns of {@link #rows}. */
    static final StructType STARTS = new StructType()
            .add("venue", DataTypes.StringType, false)
            .add("symbol", DataTypes.StringType, false)
            .add(START, DataTypes.LongType, false);

    private final Lake lake;
    private final Interval from;
    private final List<Interval> to;
    private final String build;

    /** @param build which build of the program this is; empty where that cannot be told, and nothing is kept then */
    ResampledUntil(Lake lake, Interval from, List<Interval> to, String build) {
        this.lake = lake;
        this.from = from;
        this.to = to;
        this.build = build;
    }

    private LakeFile file() {
        return lake.file(
                "_resampled_" + from + "_" + to.stream().map(Interval::code).collect(Collectors.joining("_")));
    }

    private String text(Txn mark) {
        return mark.application() + "\n" + build + "\n" + mark.version();
    }

    /** Says that all that was to be made is made, of the candles as they are now. */
    void remember() {
        if (!build.isEmpty() && lake.exists(Catalogue.CANDLES)) {
            String text = text(CandleFeed.mark(lake));
            if (!file().read().equals(Optional.of(text))) {
                file().write(text);
            }
        }
    }

    /**
     * From when on bars of each pair are to be put together, by venue and symbol in one word; of pairs of which nothing has
     * changed, nothing.
     *
     * @param shorter all bars of the shorter interval
     */
    Map<String, Long> starts(Dataset<Row> shorter) {
        if (!lake.exists(Catalogue.CANDLES)) {
            return Map.of();
        }
        Txn mark = CandleFeed.mark(lake);
        Optional<Long> before = before(mark);
        if (before.isEmpty()) {
            return everything(shorter);
        }
        if (before.get() >= mark.version()) {
            return Map.of();
        }
        List<Interval> all = Stream.concat(Stream.of(from), to.stream()).toList();
        return CandleFeed.between(lake, before.get(), mark.version(), feed -> CandleFeed.changedSeries(feed, all))
                .map(changed -> since(changed, shorter))
                .orElseGet(() -> everything(shorter));
    }

    private Optional<Long> before(Txn mark) {
        String[] lines = file().read().orElse("").split("\n", -1);
        boolean isOfThis = lines.length == 3 && lines[0].equals(mark.application()) && lines[1].equals(build);
        return isOfThis && !build.isEmpty() ? Optional.of(Long.parseLong(lines[2])) : Optional.empty();
    }

    private static Map<String, Long> everything(Dataset<Row> shorter) {
        Map<String, Long> starts = new TreeMap<>();
        shorter.select("venue", "symbol")
                .distinct()
                .collectAsList()
                .forEach(row -> starts.put(PairName.of(row.getString(0), row.getString(1)), Long.MIN_VALUE));
        return starts;
    }

    /** A longer bar that waited for its series to go on begins before the change, with the last shorter bar before that. */
    private Map<String, Long> since(List<Row> changed, Dataset<Row> shorter) {
        Map<String, Long> first = new TreeMap<>();
        changed.forEach(row -> first.merge(PairName.of(row.getString(0), row.getString(1)), row.getLong(3), Math::min));
        if (first.isEmpty()) {
            return first;
        }
        Dataset<Row> changes = broadcast(lake.spark().createDataFrame(rows(first), STARTS));
        Map<String, Long> starts = new TreeMap<>();
        for (Row row : shorter.withColumn("time", unix_micros(col("open_time")))
                .join(
                        changes,
                        CollectionConverters.asScala(List.of("venue", "symbol")).toSeq())
                .groupBy("venue", "symbol")
                .agg(
                        min(START),
                        max(when(col("time").lt(col(START)), col("time")).otherwise(lit(null))))
                .collectAsList()) {
            long begin = row.isNullAt(3) ? row.getLong(2) : row.getLong(3);
            long start =
                    to.stream().mapToLong(length -> length.floor(begin)).min().orElse(begin);
            starts.put(PairName.of(row.getString(0), row.getString(1)), start);
        }
        return starts;
    }

    /** Starts as rows. */
    static List<Row> rows(Map<String, Long> starts) {
        List<Row> rows = new ArrayList<>();
        starts.forEach((name, start) -> {
            int split = name.indexOf(PairName.SEPARATOR);
            rows.add(RowFactory.create(name.substring(0, split), name.substring(split + 1), start));
        });
        return rows;
    }
}

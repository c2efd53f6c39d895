package dev.almanac.lake.undo;

import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.not;
import static org.apache.spark.sql.functions.unix_micros;

import dev.almanac.analytics.quality.QualityRule;
import dev.almanac.analytics.quality.QualityRule.Lasting;
import dev.almanac.analytics.quality.QualityRules;
import dev.almanac.analytics.quality.check.Checks;
import dev.almanac.lake.ingest.StandingFindings;
import dev.almanac.lake.row.SeriesNames;
import dev.almanac.lake.table.Catalogue;
import dev.almanac.lake.table.Lake;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import scala.collection.immutable.Seq;
import scala.jdk.javaapi.CollectionConverters;

/**
 * Brings data_quality to what it would say without a load. What is said of series as they stand is judged anew over the bars
 * that are left. What the load said of itself and of what it replaced goes, and what stood in its place before comes back;
 * where nobody wrote findings since, so does what the load before had said. What the lake was checked for goes where it speaks
 * of bars that go, and so does what was said of bars that a venue did not have beside those.
 */
final class FindingUndo {
    private static final String SERIES = "series";

    private static final Column OF_SERIES = col("rule")
            .isInCollection(Arrays.stream(QualityRule.values())
                    .filter(rule -> rule.lasting() == Lasting.SERIES)
                    .map(QualityRule::code)
                    .toList());

    /** What the lake was checked for, which the next check of it says anew. */
    private static final Column OF_LAKE = col("rule").isInCollection(Checks.ofLake());

    /** What later loads may have said of a time in which bars of this load lie: that the venue has no others. */
    private static final Column OF_VENUE =
            col("rule").isin(QualityRule.NOT_AT_VENUE.code(), QualityRule.REFUSED_AT_VENUE.code());

    /** Marks of bars that were put together, which go with the bar and come back with it. */
    private static final Column OF_BAR = col("rule").equalTo(lit(QualityRule.INCOMPLETE.code()));

    private static final Seq<String> KEY =
            CollectionConverters.asScala(Catalogue.DATA_QUALITY.key()).toSeq();

    private final Lake lake;
    private final CandleUndo candles;
    private final Set<String> series;
    private final Dataset<Row> current;
    private final Dataset<Row> own;
    private final Dataset<Row> before;
    private final boolean last;

    FindingUndo(Lake lake, Load load, CandleUndo candles) {
        this.lake = lake;
        this.candles = candles;
        Dataset<Row> all = ofCandles(lake.read(Catalogue.DATA_QUALITY));
        this.own = all.filter(col("run_id").equalTo(lit(load.runId())));
        this.series = new TreeSet<>(candles.series());
        own.select(col(SERIES)).distinct().collectAsList().forEach(row -> series.add(row.getString(0)));
        this.current = all.filter(col(SERIES).isInCollection(series));
        this.before = ofCandles(lake.read(
                        Catalogue.DATA_QUALITY,
                        load.before(Catalogue.DATA_QUALITY).orElse(-1L)))
                .filter(col(SERIES).isInCollection(series))
                .localCheckpoint(true);
        this.last = load.after(Catalogue.DATA_QUALITY).orElse(-1L) >= lake.version(Catalogue.DATA_QUALITY);
    }

    private static Dataset<Row> ofCandles(Dataset<Row> findings) {
        return findings.filter(col("table_name").equalTo(lit(Catalogue.CANDLES.name())))
                .withColumn(SERIES, SeriesNames.ofColumns());
    }

    /** Findings that the load was the last to write. */
    long ofLoad() {
        return own.count();
    }

    /** @return rows of data_quality that changed */
    long commit(QualityRules rules, Instant now, String runId) {
        if (series.isEmpty()) {
            return 0;
        }
        Dataset<Row> judged = StandingFindings.of(candles.afterwards(series), rules, now, maybeOpen(), runId)
                .filter(OF_SERIES);
        Dataset<Row> told = before.filter(not(OF_SERIES)).drop(SERIES);
        Dataset<Row> again = last
                ? told
                : told.join(own.select(key()), KEY, "left_semi")
                        .unionByName(
                                candles.about(before.filter(OF_BAR), SERIES).drop(SERIES))
                        .dropDuplicates(Catalogue.DATA_QUALITY.key().toArray(String[]::new));
        Dataset<Row> scope = current.filter(OF_SERIES)
                .unionByName(own)
                .unionByName(candles.about(current.filter(OF_LAKE.or(OF_VENUE)), SERIES))
                .select(key())
                .distinct();
        return lake.sync(Catalogue.DATA_QUALITY, judged.unionByName(again), scope)
                .changed();
    }

    /** Open times by series of the bars that may have been cut short, as far as they are left. */
    private Map<String, Set<Long>> maybeOpen() {
        Dataset<Row> stand = last
                ? flags(before)
                : candles.untouched(flags(current)).unionByName(candles.touchedEarlier(flags(before)));
        Map<String, Set<Long>> flags = new TreeMap<>();
        for (Row row : stand.select(col(SERIES), unix_micros(col("open_time"))).collectAsList()) {
            flags.computeIfAbsent(row.getString(0), name -> new TreeSet<>()).add(row.getLong(1));
        }
        return flags;
    }

    private static Dataset<Row> flags(Dataset<Row> findings) {
        return findings.filter(col("rule").equalTo(lit(QualityRule.MAYBE_OPEN.code())))
                .withColumn("open_time", col("range_start"));
    }

    private static Column[] key() {
        List<String> names = Catalogue.DATA_QUALITY.key();
        return names.stream().map(name -> col(name)).toArray(Column[]::new);
    }
}

package dev.almanac.lake.quality;

import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.lit;

import dev.almanac.analytics.market.Symbol;
import dev.almanac.analytics.quality.check.CheckSettings;
import dev.almanac.analytics.quality.check.Checks;
import dev.almanac.lake.row.BarRows;
import dev.almanac.lake.table.Catalogue;
import dev.almanac.lake.table.Lake;
import dev.almanac.lake.table.WriteResult;
import java.util.Iterator;
import java.util.Optional;
import org.apache.spark.api.java.JavaRDD;
import org.apache.spark.api.java.function.FlatMapFunction;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.catalyst.InternalRow;

/**
 * Checks the stored candles for what no single load shows. One shuffle brings all bars of a symbol together, at every venue
 * and of every interval, and one pass over them feeds every check; memory does not grow with the bars. What is found replaces
 * what these checks found before; findings of loads stay.
 */
public final class QualityPipeline {
    private QualityPipeline() {}

    /**
     * Brings {@code data_quality} up to the candles as they stand; where nothing changed there is no commit. The caller holds
     * the lake's lock.
     *
     * @param symbol the one to be checked; empty for all
     * @param runId the run, written with every finding that changes
     */
    public static WriteResult run(Lake lake, CheckSettings settings, Optional<Symbol> symbol, String runId) {
        Column wanted = symbol.map(one -> col("symbol").equalTo(one.toString())).orElse(lit(true));
        Dataset<Row> sorted = BarRows.bySymbol(lake.read(Catalogue.CANDLES).filter(wanted));
        JavaRDD<Row> findings = ((org.apache.spark.sql.classic.Dataset<Row>) sorted)
                .queryExecution()
                .toRdd()
                .toJavaRDD()
                .mapPartitions(walk(settings, runId));
        Dataset<Row> scope = lake.read(Catalogue.DATA_QUALITY)
                .filter(col("table_name").equalTo(lit(Catalogue.CANDLES.name())))
                .filter(wanted)
                .filter(col("rule").isInCollection(Checks.ofLake()))
                .select("table_name", "venue", "symbol", "interval", "rule");
        return lake.sync(
                Catalogue.DATA_QUALITY, lake.spark().createDataFrame(findings, Catalogue.DATA_QUALITY.schema()), scope);
    }

    /** Static, so that a task is sent what it needs and nothing of the driver. */
    private static FlatMapFunction<Iterator<InternalRow>, Row> walk(CheckSettings settings, String runId) {
        return bars -> new CheckWalk(settings, runId, bars);
    }
}

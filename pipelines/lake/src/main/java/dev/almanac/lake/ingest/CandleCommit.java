package dev.almanac.lake.ingest;

import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.max;
import static org.apache.spark.sql.functions.min;
import static org.apache.spark.sql.functions.timestamp_micros;

import dev.almanac.analytics.quality.Change;
import dev.almanac.analytics.quality.SeriesReport;
import dev.almanac.lake.row.CandleRows;
import dev.almanac.lake.row.LoadRows;
import dev.almanac.lake.row.SeriesNames;
import dev.almanac.lake.table.Catalogue;
import dev.almanac.lake.table.Lake;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;

/** Writes bars that passed: an append where all are new, one MERGE where stored bars change too. */
final class CandleCommit {
    /** Bars in a file, about 10 MB; fewer files than partitions where there are not so many. */
    private static final long BARS_PER_FILE = 250_000;

    private static final String CHANGE = "change";

    private final Lake lake;
    private final IngestOptions options;
    private final Dataset<Row> kept;

    /** @param kept bars of series that passed, as {@link dev.almanac.lake.row.GateRows}; a series' bars stand in order */
    CandleCommit(Lake lake, IngestOptions options, Dataset<Row> kept) {
        this.lake = lake;
        this.options = options;
        this.kept = kept;
    }

    /** @return how many bars were written */
    long commit(List<SeriesReport> reports) {
        long bars = reports.stream().mapToLong(SeriesReport::changes).sum();
        if (bars == 0) {
            return 0;
        }
        boolean onlyNew = reports.stream().allMatch(report -> report.failed() || report.changes() == report.added());
        if (onlyNew) {
            int files = (int) Math.max(1, bars / BARS_PER_FILE);
            lake.append(Catalogue.CANDLES, tableRows().coalesce(files));
        } else {
            merge(tableRows());
        }
        return bars;
    }

    private Dataset<Row> tableRows() {
        Column series = col(LoadRows.SERIES);
        long delay = options.delay().toNanos() / 1000;
        return kept.select(
                SeriesNames.venue(series).as("venue"),
                SeriesNames.symbol(series).as("symbol"),
                SeriesNames.interval(series).as("interval"),
                timestamp_micros(col("open_time")).as("open_time"),
                col("open"),
                col("high"),
                col("low"),
                col("close"),
                col("volume"),
                col("quote_volume"),
                col("trade_count"),
                col("taker_buy_volume"),
                col("taker_buy_quote_volume"),
                lit(options.origin()).as("origin"),
                timestamp_micros(col("open_time")
                                .plus(SeriesNames.lengthMicros(SeriesNames.interval(series)))
                                .plus(lit(delay)))
                        .as("available_at"),
                timestamp_micros(lit(CandleRows.micros(options.now()))).as("first_seen"),
                lit(options.runId()).as("run_id"),
                col(CHANGE));
    }

    /** A filled bar keeps its figures and stays what the lake learned when it learned it; only what it lacked is added. */
    private void merge(Dataset<Row> rows) {
        Row span = rows.agg(min("open_time"), max("open_time")).first();
        Map<String, Column> all = new HashMap<>();
        for (String name : Catalogue.CANDLES.columnNames()) {
            all.put("`" + name + "`", col("i.`" + name + "`"));
        }
        Map<String, Column> filled = new HashMap<>();
        for (String name :
                List.of("quote_volume", "trade_count", "taker_buy_volume", "taker_buy_quote_volume", "run_id")) {
            filled.put(name, col("i." + name));
        }
        Column sameBar = col("s.open_time").between(span.get(0), span.get(1));
        for (String name : Catalogue.CANDLES.key()) {
            sameBar = sameBar.and(col("s.`" + name + "`").equalTo(col("i.`" + name + "`")));
        }
        lake.beforeCommit(Catalogue.CANDLES);
        lake.delta(Catalogue.CANDLES)
                .as("s")
                .merge(rows.alias("i"), sameBar)
                .whenMatched(col("i." + CHANGE).equalTo(lit(Change.FILLED.name())))
                .update(filled)
                .whenMatched()
                .update(all)
                .whenNotMatched()
                .insert(all)
                .execute();
    }
}

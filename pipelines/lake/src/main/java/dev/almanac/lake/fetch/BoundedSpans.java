package dev.almanac.lake.fetch;

import static org.apache.spark.sql.functions.coalesce;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.count;
import static org.apache.spark.sql.functions.floor;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.max;
import static org.apache.spark.sql.functions.min;
import static org.apache.spark.sql.functions.row_number;
import static org.apache.spark.sql.functions.sum;
import static org.apache.spark.sql.functions.when;

import dev.almanac.analytics.fetch.Span;
import dev.almanac.lake.row.LoadRows;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.expressions.Window;
import org.apache.spark.sql.expressions.WindowSpec;

/**
 * Spans by series, few enough for the driver however many there are: a pair that is traded once in ten minutes has a gap
 * between any two bars at a venue that leaves minutes without trades out.
 */
final class BoundedSpans {
    /** Column of a span's start, microseconds since the epoch. */
    static final String FROM = "from";

    /** Column of its end, exclusive. */
    static final String TO = "to";

    private static final String NUMBER = "number";
    private static final WindowSpec IN_ORDER =
            Window.partitionBy(LoadRows.SERIES).orderBy(FROM, TO);

    private BoundedSpans() {}

    /**
     * The spans in order; where a series has more than {@code most}, neighbours are put together with what lies between them.
     *
     * @param spans columns {@code series}, {@code from} and {@code to}
     */
    static Map<String, List<Span>> together(Dataset<Row> spans, int most) {
        String all = "all";
        Column group = when(col(all).leq(lit(most)), col(NUMBER))
                .otherwise(floor(col(NUMBER).minus(1).multiply(most).divide(col(all))));
        return collected(joined(spans)
                .withColumn(NUMBER, row_number().over(IN_ORDER).cast("long"))
                .withColumn(all, count(lit(1)).over(Window.partitionBy(LoadRows.SERIES)))
                .groupBy(col(LoadRows.SERIES), group.as("group"))
                .agg(min(FROM).as(FROM), max(TO).as(TO)));
    }

    /** The same, where nothing may be said of what lies between: of more than {@code most} the longest are kept. */
    static Map<String, List<Span>> longest(Dataset<Row> spans, int most) {
        WindowSpec longestFirst = Window.partitionBy(LoadRows.SERIES)
                .orderBy(col(TO).minus(col(FROM)).desc(), col(FROM));
        return collected(joined(spans)
                .withColumn(NUMBER, row_number().over(longestFirst))
                .filter(col(NUMBER).leq(lit(most))));
    }

    /** The same times; spans that touch or overlap are one. */
    private static Dataset<Row> joined(Dataset<Row> spans) {
        Column reach = max(TO).over(IN_ORDER.rowsBetween(Window.unboundedPreceding(), -1));
        return spans.withColumn("begins", coalesce(when(col(FROM).leq(reach), lit(0)), lit(1)))
                .withColumn("island", sum("begins").over(IN_ORDER))
                .groupBy(LoadRows.SERIES, "island")
                .agg(min(FROM).as(FROM), max(TO).as(TO));
    }

    private static Map<String, List<Span>> collected(Dataset<Row> spans) {
        Map<String, List<Span>> bySeries = new HashMap<>();
        spans.select(LoadRows.SERIES, FROM, TO)
                .orderBy(LoadRows.SERIES, FROM)
                .collectAsList()
                .forEach(row -> bySeries.computeIfAbsent(row.getString(0), name -> new ArrayList<>())
                        .add(new Span(row.getLong(1), row.getLong(2))));
        return bySeries;
    }
}

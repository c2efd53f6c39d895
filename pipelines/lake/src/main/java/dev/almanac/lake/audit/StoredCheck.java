package dev.almanac.lake.audit;

import static org.apache.spark.sql.functions.coalesce;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.unix_micros;

import dev.almanac.analytics.feature.FeatureSet;
import dev.almanac.analytics.market.Interval;
import dev.almanac.lake.audit.AuditResult.Different;
import dev.almanac.lake.feature.FeaturePipeline;
import dev.almanac.lake.feature.FeatureTables;
import dev.almanac.lake.table.CandleFeed;
import dev.almanac.lake.table.Lake;
import dev.almanac.lake.table.TableSpec;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.apache.spark.api.java.function.FlatMapFunction;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.catalyst.InternalRow;

/**
 * Computes a set anew from the candles that its table says it stands for, and compares every stored value with what comes
 * out, bit by bit.
 */
final class StoredCheck {
    private static final List<String> KEY = List.of("venue", "symbol", "interval", "open_time");
    private static final String AVAILABLE_AT = "available_at";
    private static final String ROW = "row";

    /** Places of a compared row: the key, whether the row is computed and stored, then pairs of values. */
    private static final int FIRST_PAIR = 6;

    private StoredCheck() {}

    /** For each series and column its first difference; empty where the set was never built. */
    static List<Different> check(Lake lake, FeatureSet set) {
        TableSpec table = FeatureTables.spec(set);
        if (!FeatureTables.isBuilt(lake, set)) {
            return List.of();
        }
        long version = lake.marked(table, CandleFeed.mark(lake).application())
                .orElseGet(() -> CandleFeed.mark(lake).version());
        List<String> columns = table.columnNames().stream()
                .filter(name -> !KEY.contains(name) && !name.equals("run_id"))
                .toList();
        Dataset<Row> pairs = pairs(columns, FeaturePipeline.computed(lake, set, version), lake.read(table));
        Map<String, Different> first = new TreeMap<>();
        ((org.apache.spark.sql.classic.Dataset<Row>) pairs)
                .queryExecution()
                .toRdd()
                .toJavaRDD()
                .mapPartitions(differences(columns))
                .collect()
                .forEach(one -> merge(first, one));
        return List.copyOf(first.values());
    }

    private static Dataset<Row> pairs(List<String> columns, Dataset<Row> computed, Dataset<Row> stored) {
        Dataset<Row> left = computed.withColumn(ROW, lit(true)).alias("c");
        Dataset<Row> right = stored.withColumn(ROW, lit(true)).alias("s");
        Column same = KEY.stream()
                .map(name -> col("c." + name).equalTo(col("s." + name)))
                .reduce(Column::and)
                .orElseThrow();
        List<Column> wanted = new ArrayList<>();
        for (String name : KEY) {
            Column either = coalesce(col("c." + name), col("s." + name));
            wanted.add(name.equals("open_time") ? unix_micros(either) : either);
        }
        wanted.add(col("c." + ROW).isNotNull());
        wanted.add(col("s." + ROW).isNotNull());
        for (String name : columns) {
            for (String side : List.of("c.", "s.")) {
                Column value = col(side + name);
                wanted.add(name.equals(AVAILABLE_AT) ? unix_micros(value).cast("double") : value);
            }
        }
        return left.join(right, same, "full_outer").select(wanted.toArray(Column[]::new));
    }

    private static FlatMapFunction<Iterator<InternalRow>, Different> differences(List<String> columns) {
        return rows -> {
            Map<String, Different> first = new TreeMap<>();
            while (rows.hasNext()) {
                compare(columns, rows.next(), first);
            }
            return new ArrayList<>(first.values()).iterator();
        };
    }

    private static void compare(List<String> columns, InternalRow row, Map<String, Different> first) {
        boolean computed = row.getBoolean(4);
        boolean stored = row.getBoolean(5);
        if (!computed || !stored) {
            merge(first, different(row, ROW, stored ? 1 : 0, computed ? 1 : 0));
            return;
        }
        for (int i = 0; i < columns.size(); i++) {
            int place = FIRST_PAIR + 2 * i;
            double right = unsignedZero(row.getDouble(place));
            double there = unsignedZero(row.getDouble(place + 1));
            if (row.isNullAt(place + 1) || Double.doubleToLongBits(right) != Double.doubleToLongBits(there)) {
                merge(first, different(row, columns.get(i), there, right));
            }
        }
    }

    /** Writes compare by value, to which both zeros are equal: what became the other one was rightly left as it is. */
    private static double unsignedZero(double value) {
        return value + 0.0;
    }

    private static Different different(InternalRow row, String feature, double stored, double computed) {
        Interval interval = Interval.parse(row.getUTF8String(2).toString()).orElseThrow();
        return new Different(
                row.getUTF8String(0).toString(),
                row.getUTF8String(1).toString(),
                interval,
                feature,
                row.getLong(3),
                1,
                stored,
                computed);
    }

    /** Keeps the earlier of two, with the rows of both. */
    private static void merge(Map<String, Different> first, Different one) {
        first.merge(
                one.venue() + " " + one.symbol() + " " + one.interval().code() + " " + one.feature(),
                one,
                (a, b) -> (a.openTime() <= b.openTime() ? a : b).of(a.rows() + b.rows()));
    }
}

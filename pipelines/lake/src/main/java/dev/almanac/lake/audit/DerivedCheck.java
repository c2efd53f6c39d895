package dev.almanac.lake.audit;

import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.unix_micros;

import dev.almanac.analytics.feature.DerivedColumn;
import dev.almanac.analytics.feature.FeatureSet;
import dev.almanac.analytics.market.Interval;
import dev.almanac.lake.audit.AuditResult.Different;
import dev.almanac.lake.feature.FeaturePipeline;
import dev.almanac.lake.feature.FeatureTables;
import dev.almanac.lake.table.Lake;
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
 * Computes a set anew, row by row, from the candles that its table stands for, and compares every stored value of its derived
 * columns, which Spark makes, bit by bit.
 */
final class DerivedCheck {
    private static final List<String> KEY = List.of("venue", "symbol", "interval", "open_time");

    /** Places of a compared row: the key, then pairs of values. */
    private static final int FIRST_PAIR = 4;

    private DerivedCheck() {}

    /**
     * For each series and derived column its first difference; the set has a table.
     *
     * @param version of the set's table
     * @param consumed version of the candles that it then stands for
     */
    static List<Different> check(Lake lake, FeatureSet set, long version, long consumed) {
        List<String> columns = set.derived().stream().map(DerivedColumn::name).toList();
        Dataset<Row> pairs = pairs(
                columns, FeaturePipeline.computed(lake, set, consumed), lake.read(FeatureTables.spec(set), version));
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

    /** Rows that only one of the two has are found where the other columns are compared. */
    private static Dataset<Row> pairs(List<String> columns, Dataset<Row> computed, Dataset<Row> stored) {
        Column same = KEY.stream()
                .map(name -> col("c." + name).equalTo(col("s." + name)))
                .reduce(Column::and)
                .orElseThrow();
        List<Column> wanted = new ArrayList<>();
        for (String name : KEY) {
            Column key = col("s." + name);
            wanted.add(name.equals("open_time") ? unix_micros(key) : key);
        }
        for (String name : columns) {
            wanted.add(col("c." + name));
            wanted.add(col("s." + name));
        }
        return computed.alias("c").join(stored.alias("s"), same).select(wanted.toArray(Column[]::new));
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
        for (int i = 0; i < columns.size(); i++) {
            int place = FIRST_PAIR + 2 * i;
            double right = StoredCheck.unsignedZero(row.getDouble(place));
            double there = StoredCheck.unsignedZero(row.getDouble(place + 1));
            if (row.isNullAt(place + 1) || Double.doubleToLongBits(right) != Double.doubleToLongBits(there)) {
                merge(first, different(row, columns.get(i), there, right));
            }
        }
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

    private static void merge(Map<String, Different> first, Different one) {
        first.merge(
                one.venue() + " " + one.symbol() + " " + one.interval().code() + " " + one.feature(),
                one,
                Different::with);
    }
}

package dev.almanac.lake.feature;

import static org.apache.spark.sql.functions.abs;
import static org.apache.spark.sql.functions.coalesce;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.expr;
import static org.apache.spark.sql.functions.isnan;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.not;
import static org.apache.spark.sql.functions.when;

import dev.almanac.analytics.error.UserException;
import dev.almanac.analytics.feature.DerivedColumn;
import dev.almanac.analytics.feature.FeatureSet;
import dev.almanac.analytics.indicator.type.IndicatorLibrary;
import dev.almanac.lake.feature.RowExpression.Fault;
import dev.almanac.lake.table.TableSpec;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.spark.api.java.JavaRDD;
import org.apache.spark.api.java.JavaSparkContext;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RuntimeConfig;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.catalyst.InternalRow;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructField;
import org.apache.spark.sql.types.StructType;

/**
 * Columns that Spark SQL makes from the other values of their row: from what the engine gave, from the bar's own values, and
 * from each other. What is not defined is {@code NULL} to an expression, so that no comparison takes {@code NaN} for a large
 * number, and what it gives as {@code NULL} or infinite is not defined.
 */
public final class DerivedColumns {
    /** What an expression means must not depend on the session: a division by 0 is NULL, names have no case. */
    static final Map<String, String> SETTINGS =
            Map.of("spark.sql.ansi.enabled", "false", "spark.sql.caseSensitive", "false");

    private static final String OPEN_TIME = "open_time";

    /** What comes before a name that stands for the value as it is stored. */
    private static final String STORED = "_";

    private DerivedColumns() {}

    /**
     * Reads the expressions of a set as Spark will, without a session.
     *
     * @param library what a name may stand for that no column has
     * @param places where a column of a name was written, such as a file and its line
     * @throws UserException naming place, set, column and fault
     */
    public static void check(FeatureSet set, IndicatorLibrary library, UnaryOperator<String> places) {
        StructType row = row(set);
        for (DerivedColumn column : set.derived()) {
            try {
                RowExpression.parse(column.expression()).check(row, library);
            } catch (Fault fault) {
                throw wrong(set, column, fault.reason(), fault.remedy()).in(places.apply(column.name()));
            }
        }
        inOrder(set, places);
    }

    private static UserException wrong(FeatureSet set, DerivedColumn column, String cause, String remedy) {
        return UserException.usage(
                "column " + column.name() + " of feature set " + set.name() + " cannot be used", cause, remedy);
    }

    /** What an expression may read: the bar's values, when it opened, the engine's columns, and other derived ones. */
    private static StructType row(FeatureSet set) {
        StructType row = new StructType();
        for (String name : FeatureSet.BAR_VALUES) {
            row = row.add(name, DataTypes.DoubleType);
        }
        row = row.add(OPEN_TIME, DataTypes.TimestampType);
        for (String name : values(set)) {
            row = row.add(name, DataTypes.DoubleType);
        }
        return row;
    }

    private static List<String> values(FeatureSet set) {
        return Stream.concat(set.names().stream(), set.derived().stream().map(DerivedColumn::name))
                .toList();
    }

    /** The derived columns, each after those that it reads. */
    private static List<DerivedColumn> inOrder(FeatureSet set, UnaryOperator<String> places) {
        Map<String, Set<String>> waiting = new HashMap<>();
        Set<String> names = set.derived().stream().map(DerivedColumn::name).collect(Collectors.toSet());
        for (DerivedColumn column : set.derived()) {
            Set<String> reads =
                    new TreeSet<>(RowExpression.parse(column.expression()).columns());
            reads.retainAll(names);
            waiting.put(column.name(), reads);
        }
        List<DerivedColumn> ordered = new ArrayList<>();
        List<DerivedColumn> left = new ArrayList<>(set.derived());
        while (!left.isEmpty()) {
            DerivedColumn next = left.stream()
                    .filter(column ->
                            waiting.getOrDefault(column.name(), Set.of()).isEmpty())
                    .findFirst()
                    .orElseThrow(() -> circular(set, left, waiting, places));
            left.remove(next);
            ordered.add(next);
            waiting.values().forEach(reads -> reads.remove(next.name()));
        }
        return ordered;
    }

    private static UserException circular(
            FeatureSet set, List<DerivedColumn> left, Map<String, Set<String>> reads, UnaryOperator<String> places) {
        List<DerivedColumn> circle = new ArrayList<>(left);
        while (circle.removeIf(column -> circle.stream()
                .noneMatch(other -> reads.getOrDefault(other.name(), Set.of()).contains(column.name())))) {
            // What nobody reads is no part of the circle; without it, others may be read by nobody.
        }
        DerivedColumn first = circle.get(0);
        String names = circle.stream().map(DerivedColumn::name).collect(Collectors.joining(", "));
        boolean alone = reads.getOrDefault(first.name(), Set.of()).contains(first.name());
        return wrong(
                        set,
                        first,
                        alone ? "it refers to itself" : names + " refer to each other",
                        alone
                                ? "take " + first.name() + " out of its own expression"
                                : "take one of them out of the other's expression")
                .in(places.apply(first.name()));
    }

    /** What the engine's walk gives of a set: its table's columns without the derived ones, which it gives the bar for. */
    static StructType engineRows(FeatureSet set) {
        Set<String> derived = set.derived().stream().map(DerivedColumn::name).collect(Collectors.toSet());
        StructType rows = new StructType();
        for (StructField field : FeatureTables.spec(set).schema().fields()) {
            rows = derived.contains(field.name()) ? rows : rows.add(field);
        }
        for (String name : derived.isEmpty() ? List.<String>of() : FeatureSet.BAR_VALUES) {
            rows = rows.add(name, DataTypes.DoubleType, false);
        }
        return rows;
    }

    /** Rows of the table out of {@link #engineRows}. */
    static Dataset<Row> complete(FeatureSet set, TableSpec table, Dataset<Row> rows) {
        if (set.derived().isEmpty()) {
            return rows.select(
                    table.columnNames().stream().map(name -> col(name)).toArray(Column[]::new));
        }
        Set<String> derived = set.derived().stream().map(DerivedColumn::name).collect(Collectors.toSet());
        List<Column> stored = new ArrayList<>();
        for (String name : rows.columns()) {
            stored.add(col(name).as(STORED + name));
        }
        return withSettings(rows, () -> with(set, rows, stored)
                .select(table.columnNames().stream()
                        .map(name -> derived.contains(name)
                                ? defined(name)
                                : col(STORED + name).as(name))
                        .toArray(Column[]::new)));
    }

    /** The derived columns of a set as what makes them of a row, for who has no rows of Spark's. */
    static DerivedValues values(SparkSession spark, FeatureSet set) {
        StructType row = new StructType().add(OPEN_TIME, DataTypes.TimestampType, false);
        for (String name : Stream.concat(FeatureSet.BAR_VALUES.stream(), set.names().stream())
                .toList()) {
            row = row.add(name, DataTypes.DoubleType, false);
        }
        JavaRDD<InternalRow> none =
                JavaSparkContext.fromSparkContext(spark.sparkContext()).emptyRDD();
        Dataset<Row> rows =
                ((org.apache.spark.sql.classic.SparkSession) spark).internalCreateDataFrame(none.rdd(), row, false);
        Column[] wanted =
                set.derived().stream().map(column -> defined(column.name())).toArray(Column[]::new);
        return withSettings(
                rows,
                () -> DerivedValues.of(((org.apache.spark.sql.classic.Dataset<Row>)
                                with(set, rows, List.of()).select(wanted))
                        .queryExecution()
                        .optimizedPlan()));
    }

    /**
     * Rows with the derived columns, {@code NULL} where not defined.
     *
     * @param more what else is kept of them
     */
    private static Dataset<Row> with(FeatureSet set, Dataset<Row> rows, List<Column> more) {
        List<Column> both = new ArrayList<>(more);
        both.add(col(OPEN_TIME));
        Stream.concat(FeatureSet.BAR_VALUES.stream(), set.names().stream())
                .forEach(name -> both.add(when(not(isnan(col(name))), col(name)).as(name)));
        Dataset<Row> all = rows.select(both.toArray(Column[]::new));
        for (DerivedColumn column : inOrder(set, name -> "")) {
            Column value = expr(column.expression()).cast(DataTypes.DoubleType);
            all = all.withColumn(column.name(), finite(value));
        }
        return all;
    }

    private static Column defined(String name) {
        return coalesce(col(name), lit(Double.NaN)).as(name);
    }

    private static <T> T withSettings(Dataset<Row> rows, Supplier<T> work) {
        RuntimeConfig conf = rows.sparkSession().conf();
        Map<String, String> before = new HashMap<>();
        SETTINGS.forEach((key, value) -> before.put(key, conf.get(key)));
        SETTINGS.forEach(conf::set);
        try {
            return work.get();
        } finally {
            before.forEach(conf::set);
        }
    }

    private static Column finite(Column value) {
        return when(abs(value).leq(Double.MAX_VALUE), value);
    }
}

package dev.almanac.lake.feature;

import dev.almanac.analytics.feature.FeatureSet;
import dev.almanac.analytics.indicator.Bar;
import dev.almanac.analytics.indicator.Bars;
import java.io.Serializable;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import org.apache.spark.sql.catalyst.InternalRow;
import org.apache.spark.sql.catalyst.expressions.Attribute;
import org.apache.spark.sql.catalyst.expressions.Expression;
import org.apache.spark.sql.catalyst.expressions.GenericInternalRow;
import org.apache.spark.sql.catalyst.expressions.InterpretedMutableProjection;
import org.apache.spark.sql.catalyst.plans.logical.LogicalPlan;
import org.apache.spark.sql.catalyst.plans.logical.Project;
import org.apache.spark.sql.execution.LogicalRDD;
import org.jspecify.annotations.Nullable;
import scala.collection.immutable.Seq;
import scala.jdk.javaapi.CollectionConverters;

/**
 * The derived columns of a set, made where the engine's columns are made: the expressions that Spark would run over rows of a
 * table, as it has optimized them, evaluated over one row at a time. Rows of all columns need not be made for it, nor sent.
 */
final class DerivedValues implements Serializable {
    private static final long serialVersionUID = 1L;

    /** Where the bar's values begin in a row, behind its open time; the engine's columns follow them. */
    private static final int FIRST_BAR_VALUE = 1;

    private static final int FIRST_FEATURE = FIRST_BAR_VALUE + FeatureSet.BAR_VALUES.size();

    /** One after the other, each over what the one before gave, the first over the row. */
    private final ArrayList<Stage> stages;

    private final int width;

    /** Which values of a row the first stage reads. */
    private final boolean[] read;

    /** Made where they work: they keep what they gave last. */
    private transient @Nullable List<InterpretedMutableProjection> projections;

    /** Expressions, and what they are over. */
    private record Stage(Seq<Expression> expressions, Seq<Attribute> input) implements Serializable {}

    private DerivedValues(ArrayList<Stage> stages, int width, boolean[] read) {
        this.stages = stages;
        this.width = width;
        this.read = read;
    }

    /**
     * What a plan does to each row.
     *
     * @param plan projections of a row of open time, the bar's values and the engine's columns
     */
    @SuppressWarnings("unchecked") // immutable sequences are covariant
    static DerivedValues of(LogicalPlan plan) {
        Deque<Project> projects = new ArrayDeque<>();
        LogicalPlan next = plan;
        while (next instanceof Project project) {
            projects.push(project);
            next = project.child();
        }
        if (!(next instanceof LogicalRDD) || projects.isEmpty()) {
            throw new IllegalStateException("more than projections: " + plan);
        }
        ArrayList<Stage> stages = new ArrayList<>();
        for (Project project : projects) {
            stages.add(new Stage(
                    (Seq<Expression>) (Seq<?>) project.projectList(),
                    project.child().output()));
        }
        List<Attribute> row = CollectionConverters.asJava(next.output());
        boolean[] read = new boolean[row.size()];
        for (int i = 0; i < read.length; i++) {
            read[i] = projects.getFirst().references().contains(row.get(i));
        }
        return new DerivedValues(stages, read.length, read);
    }

    private List<InterpretedMutableProjection> projections() {
        List<InterpretedMutableProjection> made = projections;
        if (made == null) {
            made = stages.stream()
                    .map(stage -> new InterpretedMutableProjection(stage.expressions(), stage.input()))
                    .toList();
            projections = made;
        }
        return made;
    }

    /**
     * Computes them.
     *
     * @param columns the engine's columns, the value of the bar {@code from + i} at index {@code i}
     * @param results one for each derived column, by the same index
     */
    void compute(Bars bars, int from, int count, double[][] columns, double[][] results) {
        Bar bar = new Bar();
        Object[] row = new Object[width];
        InternalRow first = new GenericInternalRow(row);
        for (int i = 0; i < count; i++) {
            fill(row, bars.read(from + i, bar), columns, i);
            InternalRow in = first;
            for (InterpretedMutableProjection stage : projections()) {
                in = stage.apply(in);
            }
            for (int k = 0; k < results.length; k++) {
                results[k][i] = in.getDouble(k);
            }
        }
    }

    private void fill(Object[] row, Bar of, double[][] columns, int index) {
        double[] values = {of.open(), of.high(), of.low(), of.close(), of.volume(), of.quoteVolume()};
        row[0] = of.openTime();
        for (int i = FIRST_BAR_VALUE; i < width; i++) {
            if (read[i]) {
                row[i] = i < FIRST_FEATURE ? values[i - FIRST_BAR_VALUE] : columns[i - FIRST_FEATURE][index];
            }
        }
    }
}

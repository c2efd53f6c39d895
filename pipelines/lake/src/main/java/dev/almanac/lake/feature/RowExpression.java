package dev.almanac.lake.feature;

import dev.almanac.analytics.error.Nearest;
import dev.almanac.analytics.error.UserException;
import dev.almanac.analytics.feature.Column;
import dev.almanac.analytics.feature.FeatureSet;
import dev.almanac.analytics.indicator.type.IndicatorLibrary;
import dev.almanac.analytics.market.Interval;
import dev.almanac.lake.query.SparkWords;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.apache.spark.sql.catalyst.FunctionIdentifier;
import org.apache.spark.sql.catalyst.InternalRow;
import org.apache.spark.sql.catalyst.analysis.ExpressionWithUnresolvedIdentifier;
import org.apache.spark.sql.catalyst.analysis.FunctionRegistry;
import org.apache.spark.sql.catalyst.analysis.SimpleAnalyzer$;
import org.apache.spark.sql.catalyst.analysis.Star;
import org.apache.spark.sql.catalyst.analysis.UnresolvedAlias;
import org.apache.spark.sql.catalyst.analysis.UnresolvedAttribute;
import org.apache.spark.sql.catalyst.analysis.UnresolvedFunction;
import org.apache.spark.sql.catalyst.expressions.Attribute;
import org.apache.spark.sql.catalyst.expressions.Cast;
import org.apache.spark.sql.catalyst.expressions.Expression;
import org.apache.spark.sql.catalyst.expressions.ExpressionInfo;
import org.apache.spark.sql.catalyst.expressions.Literal;
import org.apache.spark.sql.catalyst.expressions.NamedExpression;
import org.apache.spark.sql.catalyst.expressions.PlanExpression;
import org.apache.spark.sql.catalyst.expressions.RuntimeReplaceable;
import org.apache.spark.sql.catalyst.parser.CatalystSqlParser$;
import org.apache.spark.sql.catalyst.plans.logical.LocalRelation;
import org.apache.spark.sql.catalyst.plans.logical.LogicalPlan;
import org.apache.spark.sql.catalyst.plans.logical.Project;
import org.apache.spark.sql.catalyst.types.DataTypeUtils;
import org.apache.spark.sql.internal.SQLConf;
import org.apache.spark.sql.types.BooleanType;
import org.apache.spark.sql.types.DataType;
import org.apache.spark.sql.types.DatetimeType;
import org.apache.spark.sql.types.NullType;
import org.apache.spark.sql.types.NumericType;
import org.apache.spark.sql.types.StructType;
import org.apache.spark.sql.types.TimeType;
import scala.collection.immutable.Seq;
import scala.jdk.javaapi.CollectionConverters;

/**
 * An SQL expression as Spark reads it, without a session: what columns it names, and what makes it something else than a
 * function of one row alone.
 */
final class RowExpression {
    /** The groups of Spark's functions that look at their arguments and at nothing else, with few exceptions. */
    private static final Set<String> GROUPS = Set.of(
            "math_funcs",
            "conditional_funcs",
            "predicate_funcs",
            "bitwise_funcs",
            "conversion_funcs",
            "datetime_funcs",
            "string_funcs",
            "hash_funcs",
            "array_funcs",
            "collection_funcs",
            "lambda_funcs",
            "map_funcs",
            "struct_funcs");

    /** How a column is called that is taken from another interval: {@code d1_rsi_14}. */
    private static final Pattern LENT = Pattern.compile("([a-z])([0-9]+)_(.+)");

    private static final Pattern CLOCK_CLASSES = Pattern.compile("Current[A-Z].*|Now|LocalTimestamp");

    private final Expression parsed;

    private RowExpression(Expression parsed) {
        this.parsed = parsed;
    }

    /**
     * Reads a text.
     *
     * @throws Fault where it is no SQL expression
     */
    static RowExpression parse(String text) {
        try {
            return new RowExpression(withConf(() -> CatalystSqlParser$.MODULE$.parseExpression(text)));
        } catch (Exception e) { // Scala throws checked ones unannounced
            throw new Fault("it is no SQL expression: " + SparkWords.of(e), "write one like close / sma_20 - 1");
        }
    }

    /** What is wrong with an expression, and what to do about it. */
    static final class Fault extends RuntimeException {
        private static final long serialVersionUID = 1L;

        private final String reason;
        private final String remedy;

        Fault(String reason, String remedy) {
            super(reason);
            this.reason = reason;
            this.remedy = remedy;
        }

        /** What is wrong. */
        String reason() {
            return reason;
        }

        /** What the user can do. */
        String remedy() {
            return remedy;
        }
    }

    /** Names of the columns that it reads, in lower case. */
    Set<String> columns() {
        Set<String> names = new TreeSet<>();
        nodes(parsed)
                .filter(UnresolvedAttribute.class::isInstance)
                .map(node -> String.join(".", CollectionConverters.asJava(((UnresolvedAttribute) node).nameParts())))
                .forEach(name -> names.add(name.toLowerCase(Locale.ROOT)));
        return names;
    }

    /**
     * Makes sure that it is a number or a truth value made from the given columns of one row.
     *
     * @param row what may be read, with types
     * @param library what a name may stand for that no column has
     * @throws Fault where it is not
     */
    void check(StructType row, IndicatorLibrary library) {
        List<String> known = List.of(row.fieldNames());
        for (String column : columns()) {
            if (!known.contains(column)) {
                throw unknown(column, known, library);
            }
        }
        nodes(parsed).forEach(node -> checkParsed(node, library));
        Expression analyzed = analyzed(row);
        nodes(analyzed).forEach(RowExpression::checkAnalyzed);
        if (!analyzed.deterministic()) {
            throw new Fault("it gives another value each time", "leave out what is random");
        }
        DataType type = analyzed.dataType();
        if (!(type instanceof NumericType || type instanceof BooleanType)) {
            throw new Fault("it gives " + type.simpleString() + ", not a number", "make a number of it");
        }
    }

    /** A name that no column has: of one that was not declared yet, of a slip, or of nothing. */
    private static Fault unknown(String column, List<String> known, IndicatorLibrary library) {
        Optional<String> call = library.called(column).or(() -> lent(column, library));
        return new Fault(
                "there is no column " + column + Nearest.question(column, known),
                call.map(declared -> declare(column, declared, library))
                        .or(() -> Nearest.to(column, known).map(near -> "write " + near))
                        .orElse("name a column of the set, or one of " + String.join(", ", known.subList(0, 7))));
    }

    /** The same of a name that says which interval its value is taken from. */
    private static Optional<String> lent(String column, IndicatorLibrary library) {
        Matcher lent = LENT.matcher(column);
        return lent.matches()
                ? Interval.parse(lent.group(2) + lent.group(1))
                        .filter(FeatureSet.INTERVALS::contains)
                        .flatMap(from -> library.called(lent.group(3)).map(call -> call + " @ " + from.code()))
                : Optional.empty();
    }

    /** How a column of a name is added to the set. */
    private static String declare(String column, String call, IndicatorLibrary library) {
        boolean usual = Column.parse(call, library).name().equals(column);
        return "add it to the columns: \"" + (usual ? "" : column + " = ") + call + "\"";
    }

    private static void checkParsed(Expression node, IndicatorLibrary library) {
        if (node.getClass().getSimpleName().endsWith("WindowExpression")) {
            throw new Fault("it has a window, and an SQL column sees its own row only", inEngine());
        }
        if (node instanceof PlanExpression) {
            throw new Fault("it has a subquery, and an SQL column sees its own row only", inEngine());
        }
        if (node instanceof Star || node instanceof ExpressionWithUnresolvedIdentifier) {
            throw new Fault("it does not name the columns that it reads", "write their names");
        }
        if (node instanceof Literal && isTime(node.dataType())) {
            throw fromText();
        }
        if (node instanceof UnresolvedFunction function) {
            checkFunction(String.join(".", CollectionConverters.asJava(function.nameParts())), function.sql(), library);
        }
    }

    private static String inEngine() {
        return "use an indicator for what looks back, such as sma(20): almanac features list";
    }

    /** @param written the function with its arguments */
    private static void checkFunction(String name, String written, IndicatorLibrary library) {
        scala.Option<ExpressionInfo> info =
                FunctionRegistry.builtin().lookupFunction(new FunctionIdentifier(name.toLowerCase(Locale.ROOT)));
        if (info.isEmpty()
                && library.all().stream().anyMatch(type -> type.name().equals(name.toLowerCase(Locale.ROOT)))) {
            throw indicator(name, written.toLowerCase(Locale.ROOT), library);
        }
        if (info.isEmpty()) {
            List<String> known = CollectionConverters.asJava(
                            FunctionRegistry.builtin().listFunction())
                    .stream()
                    .map(FunctionIdentifier::funcName)
                    .sorted()
                    .toList();
            throw new Fault(
                    "there is no function " + name + Nearest.question(name, known),
                    Nearest.to(name, known)
                            .map(near -> "write " + near)
                            .orElse("name one of Spark SQL's: almanac query \"SHOW FUNCTIONS\""));
        }
        String group = info.get().getGroup();
        if (group.equals("agg_funcs") || group.equals("window_funcs")) {
            throw new Fault(name + " looks at many rows, and an SQL column sees its own only", inEngine());
        }
        if (!GROUPS.contains(group)) {
            throw new Fault(name + " does not make one value from the values of its row", "leave it out");
        }
    }

    /** An indicator is no function of one row: it is a column of its own, whose name the expression has. */
    private static Fault indicator(String name, String written, IndicatorLibrary library) {
        String remedy;
        try {
            remedy = "make it a column, \"" + written + "\", and write "
                    + Column.parse(written, library).name() + " in its place";
        } catch (UserException e) { // of several outputs one has to be named, which SQL cannot do
            remedy = "make it a column of its own, and write that column's name in its place";
        }
        return new Fault(name + " is an indicator, and SQL reads columns alone", remedy);
    }

    private Expression analyzed(StructType row) {
        Seq<NamedExpression> wanted = seq(new UnresolvedAlias(parsed, scala.Option.empty()));
        @SuppressWarnings("unchecked") // immutable sequences are covariant
        Seq<Attribute> attributes = (Seq<Attribute>) (Seq<?>) DataTypeUtils.toAttributes(row);
        Seq<InternalRow> none =
                CollectionConverters.asScala(List.<InternalRow>of()).toSeq();
        LogicalPlan plan = new Project(wanted, new LocalRelation(attributes, none, false, scala.Option.empty()));
        try {
            LogicalPlan analyzed = withConf(() -> {
                LogicalPlan resolved = SimpleAnalyzer$.MODULE$.execute(plan);
                SimpleAnalyzer$.MODULE$.checkAnalysis(resolved);
                return resolved;
            });
            if (analyzed instanceof Project project && project.child() instanceof LocalRelation) {
                return (Expression) project.projectList().head();
            }
            throw new Fault("it does not make one value from the values of its row", inEngine());
        } catch (Fault e) {
            throw e;
        } catch (Exception e) {
            throw new Fault(SparkWords.of(e), "mend the expression");
        }
    }

    private static void checkAnalyzed(Expression node) {
        if (CLOCK_CLASSES.matcher(node.getClass().getSimpleName()).matches()) {
            throw new Fault(
                    "it asks the clock or the session, and a feature follows from its bars alone", "leave that out");
        }
        if (node instanceof Cast cast
                && holdsTime(cast.dataType())
                && !isSafeForTime(cast.child().dataType())) {
            throw fromText();
        }
    }

    /** Spark takes what a text leaves out from the clock: {@code 'today'}, or the day of {@code '12:30:00'}. */
    private static Fault fromText() {
        return new Fault(
                "it reads a date or a time from a text, which may mean the clock's",
                "make it of numbers, such as make_date(2020, 1, 1)");
    }

    private static boolean isTime(DataType type) {
        return type instanceof DatetimeType;
    }

    private static boolean holdsTime(DataType type) {
        return type.existsRecursively(RowExpression::isTime);
    }

    /** Whether a cast to a date or an instant takes nothing from the clock; one of a time of day takes the day. */
    private static boolean isSafeForTime(DataType type) {
        return type instanceof NumericType || type instanceof NullType || isTime(type) && !(type instanceof TimeType);
    }

    /** An expression and all below it, also those that Spark puts in its place when it optimizes. */
    private static Stream<Expression> nodes(Expression root) {
        Stream<Expression> replacement = root instanceof RuntimeReplaceable replaced && root.resolved()
                ? nodes(replaced.replacement())
                : Stream.of();
        Stream<Expression> children =
                CollectionConverters.asJava(root.children()).stream().flatMap(child -> nodes((Expression) child));
        return Stream.of(Stream.of(root), children, replacement).flatMap(part -> part);
    }

    private static <T> Seq<T> seq(T one) {
        return CollectionConverters.asScala(List.of(one)).toSeq();
    }

    /** The settings that expressions are read with, whatever a session's are. */
    private static <T> T withConf(scala.Function0<T> work) {
        SQLConf conf = new SQLConf();
        DerivedColumns.SETTINGS.forEach(conf::setConfString);
        conf.setConfString("spark.sql.session.timeZone", "UTC");
        return SQLConf.withExistingConf(conf, work);
    }
}

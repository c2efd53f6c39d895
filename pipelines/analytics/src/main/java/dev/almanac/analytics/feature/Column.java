package dev.almanac.analytics.feature;

import dev.almanac.analytics.error.UserException;
import dev.almanac.analytics.indicator.Indicator;
import dev.almanac.analytics.indicator.type.Call;
import dev.almanac.analytics.indicator.type.IndicatorLibrary;
import dev.almanac.analytics.indicator.type.Output;
import dev.almanac.analytics.indicator.type.Scale;
import dev.almanac.analytics.market.Interval;
import java.util.Arrays;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * One declared column, as people write it: {@code rsi(14)}, {@code sma_ratio_20 = close / sma(20) - 1},
 * {@code macd(12, 26, 9).hist / close}, {@code d1_rsi_14 = rsi(14) @ 1d}. What is made from a row's other columns is a
 * {@link DerivedColumn}.
 *
 * @param name column name, snake_case
 * @param label for readers
 * @param form how the value is made from what the indicator shows
 * @param call what is shown
 * @param from the interval whose last closed bar it is taken from; empty for the row's own bar
 */
public record Column(String name, String label, Form form, Call<?> call, Optional<Interval> from) {
    /** Indicators that show a value of their last bar. */
    private static final Map<String, String> OF_ONE_BAR =
            Map.of("close", "sma(1)", "high", "donchian(1).upper", "low", "donchian(1).lower");

    /** A call, and another one behind nothing but space: HOCON makes one text of two without a comma. */
    private static final Pattern TWO =
            Pattern.compile("(.+\\)(?:\\.\\w+)?)\\s+((?!over\\b|and\\b|or\\b)[a-z]\\w*\\s*\\(.*)", Pattern.DOTALL);

    /**
     * Reads a declaration.
     *
     * @throws UserException where it is not understood
     */
    public static Column parse(String text, IndicatorLibrary library) {
        Declaration declaration = Declaration.read(text);
        Matcher two = TWO.matcher(declaration.body());
        if (two.matches() && Arithmetic.isClosed(two.group(1))) {
            throw UserException.usage(
                    "two columns stand in one text",
                    "a comma is missing between them",
                    "write \"" + declaration.with(two.group(1)) + "\", \"" + two.group(2) + "\"");
        }
        Parentheses.check(declaration, library);
        String[] parts = declaration.body().split("@", 2);
        String formula = parts[0].strip();
        Form form = Form.of(formula);
        String called = form.inside(formula);
        if (FeatureSet.BAR_VALUES.contains(called)) {
            throw parts.length > 1 ? ofAnotherBar(formula, called, parts[1].strip()) : ofTheBar(declaration, formula);
        }
        boolean insideOfSum =
                parts.length > 1 && !Arithmetic.isClosed(called) && Arithmetic.isWritten(declaration.body());
        if (Arithmetic.isWritten(called) || insideOfSum || parts.length > 1 && Arithmetic.isWritten(parts[1])) {
            throw Arithmetic.refusal(declaration, library);
        }
        Optional<Interval> from = Arrays.stream(parts).skip(1).findFirst().map(code -> interval(code.strip()));
        Call<?> call = Call.parse(called, library);
        String usual = call.type().column(call.arguments(), call.output()) + form.suffix();
        String name = declaration.name().orElse(from.map(Column::prefix).orElse("") + usual);
        return new Column(name, label(call.output(), form), form, call, from);
    }

    private static UserException ofTheBar(Declaration declaration, String formula) {
        return UserException.usage(
                formula + " needs no indicator",
                "a column is an output of an indicator; what is made from the values of the bar alone is SQL",
                "write " + declaration.name().orElse("own") + " = sql(" + formula + ")");
    }

    /** SQL reads the row's own bar alone, so what another bar had is told by indicators of one bar. */
    private static UserException ofAnotherBar(String formula, String value, String code) {
        String from = " @ " + Interval.parse(code).map(Interval::code).orElse("1d");
        String whole = OF_ONE_BAR.getOrDefault(value, "") + from;
        return UserException.usage(
                formula + " needs an indicator",
                "what is taken from another interval is an output of an indicator",
                formula.equals(value) && OF_ONE_BAR.containsKey(value)
                        ? "write " + whole
                        : "make columns of that bar and the rest SQL, such as closed = " + OF_ONE_BAR.get("close")
                                + from);
    }

    private static String label(Output<?> output, Form form) {
        return switch (form) {
            case VALUE -> output.label();
            case EXCESS -> "Close above: " + output.label();
            case SHARE -> output.label() + " as a share of the close";
        };
    }

    private static Interval interval(String code) {
        String known = FeatureSet.INTERVALS.stream().map(Interval::code).collect(Collectors.joining(", "));
        return Interval.parse(code)
                .filter(FeatureSet.INTERVALS::contains)
                .orElseThrow(() -> UserException.usage(
                        "\"" + code + "\" is no interval of features",
                        "after @ stands the interval whose last closed bar the value is taken from",
                        "write one of " + known));
    }

    /** {@code 1d} becomes {@code d1_}: a column's name begins with a letter. */
    private static String prefix(Interval interval) {
        String code = interval.code();
        return code.substring(code.length() - 1) + code.substring(0, code.length() - 1) + "_";
    }

    /** The same column with words of its own. */
    public Column labelled(String words) {
        return new Column(name, words, form, call, from);
    }

    /** The same column, whose indicator a plug-in brought. */
    Column from(String plugin) {
        return plugin.isEmpty() ? this : new Column(name, label, form, from(call, plugin), from);
    }

    private static <I extends Indicator> Call<I> from(Call<I> call, String plugin) {
        return new Call<>(call.type().from(plugin), call.arguments(), call.output());
    }

    /** What its numbers follow from beside the bars: equal ones mean equal numbers. */
    public String definition() {
        String origin = call.type().origin();
        return text() + " version " + call.type().version() + (origin.isEmpty() ? "" : " of " + origin);
    }

    /** The form that everything equal is written in. */
    public String text() {
        return name + " = " + formula()
                + from.map(interval -> " @ " + interval.code()).orElse("");
    }

    private String formula() {
        return form.around(call.text());
    }

    /** Formula, unit, range and warm-up of the column. */
    FeatureSpec spec() {
        Output<?> output = call.output();
        boolean positive = output.low() >= 0;
        String suffix = from.map(interval -> " of the last closed " + interval.code() + " bar")
                .orElse("");
        return new FeatureSpec(
                name,
                label + from.map(interval -> " (" + interval.code() + ")").orElse(""),
                formula() + suffix,
                call.type().source(),
                form == Form.VALUE ? output.unit() : "fraction",
                switch (form) {
                    case VALUE -> output.low();
                    case EXCESS -> positive ? -1 : Double.NEGATIVE_INFINITY;
                    case SHARE -> positive ? 0 : Double.NEGATIVE_INFINITY;
                },
                form == Form.VALUE ? output.high() : Double.POSITIVE_INFINITY,
                call.warmUp());
    }

    /** How the column follows prices and volumes. */
    public Scale scale() {
        return form == Form.VALUE ? call.output().scale() : Scale.FREE;
    }
}

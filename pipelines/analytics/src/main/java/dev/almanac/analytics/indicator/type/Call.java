package dev.almanac.analytics.indicator.type;

import dev.almanac.analytics.error.Nearest;
import dev.almanac.analytics.error.UserException;
import dev.almanac.analytics.indicator.Indicator;
import dev.almanac.analytics.indicator.replay.Ta4jType;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * One output of an indicator with its arguments, as people write it: {@code rsi(14)}, {@code macd(12, 26, 9).hist},
 * {@code obv}, or as {@link Ta4jType} for classes of ta4j.
 *
 * @param type what is called
 * @param arguments a value for every parameter
 * @param output one of the type's outputs
 */
public record Call<I extends Indicator>(IndicatorType<I> type, Arguments arguments, Output<I> output) {
    private static final Pattern FORM = Pattern.compile("([A-Za-z]\\w*)\\s*(?:\\((.*)\\))?\\s*(?:\\.\\s*(\\w+))?");

    /**
     * Reads a call.
     *
     * @throws UserException where the form, the name, a value or the output is not understood
     */
    public static Call<?> parse(String text, IndicatorLibrary library) {
        if (Ta4jType.isWritten(text.trim())) {
            return Ta4jType.parse(text.trim(), library);
        }
        Matcher form = FORM.matcher(text.trim());
        if (!form.matches()) {
            throw UserException.usage(
                    "it is not written as an indicator",
                    "an indicator is a name, its numbers in parentheses, and the output after a dot",
                    "write it like rsi(14) or macd(12, 26, 9).hist");
        }
        IndicatorType<?> type = library.named(form.group(1), form.group(3) == null ? "" : form.group(3));
        return of(type, type.arguments(numbers(type, form.group(2))), form.group(3));
    }

    private static <I extends Indicator> Call<I> of(
            IndicatorType<I> type, Arguments arguments, @Nullable String output) {
        String wanted = output == null ? "" : output;
        return type.outputs().stream()
                .filter(one -> one.name().equals(wanted))
                .findFirst()
                .map(one -> new Call<>(type, arguments, one))
                .orElseThrow(() -> noOutput(type, arguments, wanted));
    }

    private static List<Double> numbers(IndicatorType<?> type, @Nullable String list) {
        List<Double> numbers = new ArrayList<>();
        if (list == null || list.isBlank()) {
            return numbers;
        }
        for (String number : list.split(",", -1)) {
            try {
                numbers.add(Double.valueOf(number.trim()));
            } catch (NumberFormatException e) {
                throw UserException.usage(
                        type.name() + " takes numbers alone",
                        "\"" + number.trim() + "\" is none; they stand in the order of " + type.form()
                                + ", without names",
                        "write it like " + type.signature());
            }
        }
        return numbers;
    }

    private static UserException noOutput(IndicatorType<?> type, Arguments arguments, String wanted) {
        List<String> names = type.outputs().stream().map(Output::name).toList();
        String instance = type.call(arguments);
        if (names.size() == 1) {
            return UserException.usage(
                    type.name() + " has no output " + wanted, "it has one, which has no name", "write " + instance);
        }
        return UserException.usage(
                wanted.isEmpty()
                        ? type.name() + " has several outputs, and none is named"
                        : type.name() + " has no output " + wanted,
                "its outputs are " + String.join(", ", names),
                "write " + instance + "." + Nearest.to(wanted, names).orElse(names.get(0)));
    }

    /** The form that everything equal is written in: {@code macd(12, 26, 9).hist}. */
    public String text() {
        return instance() + (output.name().isEmpty() ? "" : "." + output.name());
    }

    /** The indicator without its output: calls that share it are read from one object. */
    public String instance() {
        return type.call(arguments);
    }

    /** How many bars it takes to the first value. */
    public int warmUp() {
        return output.warmUp().applyAsInt(arguments);
    }
}

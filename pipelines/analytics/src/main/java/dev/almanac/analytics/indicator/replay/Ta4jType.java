package dev.almanac.analytics.indicator.replay;

import dev.almanac.analytics.error.UserException;
import dev.almanac.analytics.indicator.Bar;
import dev.almanac.analytics.indicator.type.Arguments;
import dev.almanac.analytics.indicator.type.Call;
import dev.almanac.analytics.indicator.type.Group;
import dev.almanac.analytics.indicator.type.IndicatorLibrary;
import dev.almanac.analytics.indicator.type.IndicatorType;
import dev.almanac.analytics.indicator.type.Memory;
import dev.almanac.analytics.indicator.type.Scale;
import dev.almanac.analytics.market.Interval;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.ta4j.core.num.Num;

/** Any indicator of ta4j by the name of its class: {@code ta4j(org.ta4j.core.indicators.RSIIndicator, 14, window = 300)}. */
public final class Ta4jType {
    /** How it is written, for lists. */
    public static final String SIGNATURE = "ta4j(CLASS, NUMBERS, window = W)";

    /** Longest window, as of every indicator. */
    private static final int LONGEST = 10_000;

    /** Raised when another version of ta4j, 0.17 now, gives other numbers. */
    private static final int VERSION = 1;

    private static final String USUAL_PACKAGE = "org.ta4j.core.indicators.";
    private static final String NUMBER = "-?[0-9][0-9.]*(?:[eE][+-]?[0-9]+)?";
    private static final Pattern FORM = Pattern.compile("ta4j\\s*\\(\\s*([\\w.$]+)\\s*((?:,\\s*" + NUMBER
            + "\\s*)*)(?:,\\s*window\\s*=\\s*(" + NUMBER + ")\\s*)?\\)");

    private Ta4jType() {}

    /** Whether a call is written as one of ta4j. */
    public static boolean isWritten(String text) {
        return text.matches("ta4j\\s*\\(.*");
    }

    /**
     * Reads a call and tries it on made-up bars.
     *
     * @param library knows the classes
     * @throws UserException where class, numbers or window cannot be used
     */
    public static Call<?> parse(String text, IndicatorLibrary library) {
        Matcher form = FORM.matcher(text);
        if (!form.matches()) {
            throw wrong(
                    "it is written as the class, the numbers of its constructor, and the window",
                    "write it like ta4j(org.ta4j.core.indicators.RSIIndicator, 14, window = 300)");
        }
        List<Double> numbers = numbers(form.group(2));
        Class<?> type = named(form.group(1), library);
        int window = window(text, form.group(3));
        String written =
                type.getName() + numbers.stream().map(n -> ", " + number(n)).collect(Collectors.joining());
        Ta4jConstructor constructor = working(text, type, numbers, window);
        IndicatorType<ReplayedIndicator> made = IndicatorType.of(
                        column(type, numbers, window), type.getSimpleName() + " of ta4j", Group.TA4J)
                .written("ta4j(" + written + ", window = " + window + ")")
                .origin(library.origin(type))
                .memory(Memory.REPLAYED)
                .version(VERSION)
                .formula("the last value of " + type.getSimpleName() + " over the last " + window + " bars")
                .source("ta4j")
                .made(
                        (arguments, interval) -> new ReplayedIndicator(constructor, window, interval.micros()),
                        arguments -> window)
                .shows("its own", Scale.FREE, ReplayedIndicator::value);
        return new Call<>(made, new Arguments(List.of()), made.outputs().get(0));
    }

    private static List<Double> numbers(String list) {
        List<Double> numbers = new ArrayList<>();
        for (String number : list.split(",", -1)) {
            if (!number.isBlank()) {
                numbers.add(parsed(number));
            }
        }
        return numbers;
    }

    private static double parsed(String number) {
        try {
            return Double.parseDouble(number.trim());
        } catch (NumberFormatException e) {
            throw wrong(number.trim() + " is no number", "give numbers like 14 or 0.5");
        }
    }

    private static Class<?> named(String name, IndicatorLibrary library) {
        String full = name.contains(".") ? name : USUAL_PACKAGE + name;
        try {
            return library.load(full);
        } catch (ClassNotFoundException e) {
            Optional<String> near = Ta4jNames.near(name);
            throw wrong(
                    "there is no class " + full
                            + near.map(one -> "; did you mean " + one + "?").orElse(""),
                    near.map(one -> "write ta4j(" + one + ", ...)")
                            .orElse(
                                    "write its full name, such as org.ta4j.core.indicators.RSIIndicator; one of your own"
                                            + " comes with --plugins"));
        } catch (LinkageError e) {
            throw broken(full, e);
        }
    }

    /** A constructor that gives numbers on made-up bars. The class's own code runs here for the first time. */
    private static Ta4jConstructor working(String text, Class<?> type, List<Double> numbers, int window) {
        try {
            Ta4jConstructor constructor = Ta4jConstructor.of(text, type, numbers);
            tried(constructor, window);
            return constructor;
        } catch (LinkageError e) {
            throw broken(type.getName(), e);
        }
    }

    private static UserException broken(String type, LinkageError e) {
        return wrong(
                "class " + type + " cannot be used: " + e + (e.getCause() == null ? "" : ": " + e.getCause()),
                "mend it, or build its jar again with all that it needs");
    }

    private static int window(String text, @Nullable String given) {
        if (given == null) {
            throw wrong(
                    "it has no window: a ta4j indicator keeps no state, so it is computed anew over its last bars",
                    "say over how many: "
                            + text.substring(0, text.lastIndexOf(')')).trim() + ", window = 300)");
        }
        double window = parsed(given);
        if (window < 1 || window > LONGEST || window != Math.rint(window)) {
            throw wrong("window is " + number(window), "give window from 1 to " + LONGEST + ", for example 300");
        }
        return (int) window;
    }

    /** What the constructor refuses, what gives no numbers and a window that is too short shows on any bars. */
    private static void tried(Ta4jConstructor constructor, int window) {
        ReplayedIndicator trial = new ReplayedIndicator(constructor, window, Interval.D1.micros());
        Bar bar = new Bar();
        for (int i = 0; i < window; i++) {
            double close = 100 + StrictMath.sin(i);
            trial.take(bar.fill(i * Interval.D1.micros(), 100, close + 2, close - 2, close, 10 + i % 7, Double.NaN));
        }
        org.ta4j.core.Indicator<?> indicator = trial.indicator();
        Object shown;
        try {
            shown = indicator.getValue(window - 1);
        } catch (RuntimeException | StackOverflowError e) {
            throw wrong("over " + window + " bars it fails: " + e, "give it other numbers or a longer window");
        }
        if (!(shown instanceof Num)) {
            throw wrong(
                    "it gives " + (shown == null ? "nothing" : shown.getClass().getSimpleName()) + ", not numbers",
                    "name an indicator of numbers");
        }
        // Few indicators of ta4j tell how many bars they need; the numbers of their constructors do.
        double needed = Math.max(indicator.getUnstableBars() + 1, constructor.longest());
        if (needed > window) {
            throw wrong(
                    "window is " + window + ", shorter than its " + number(needed) + " bars",
                    needed <= LONGEST
                            ? "give window from " + number(needed) + ", better several times as much"
                            : "give it smaller numbers: windows go to " + LONGEST);
        }
    }

    /** {@code ta4j_rsi_14_300}: class without Indicator, numbers, window. */
    private static String column(Class<?> type, List<Double> numbers, int window) {
        String simple = type.getSimpleName().replaceAll("Indicator$", "");
        String words = simple.replaceAll("([a-z0-9])([A-Z])", "$1_$2").replaceAll("([A-Z]+)([A-Z][a-z])", "$1_$2");
        StringBuilder column = new StringBuilder("ta4j_" + words.toLowerCase(Locale.ROOT));
        numbers.forEach(
                n -> column.append('_').append(number(n).replace('.', 'p').replace('-', 'm')));
        return column.append('_').append(window).toString();
    }

    static String number(double value) {
        return Double.isFinite(value)
                ? BigDecimal.valueOf(value).stripTrailingZeros().toPlainString()
                : Double.toString(value);
    }

    private static UserException wrong(String cause, String remedy) {
        return UserException.usage("an indicator of ta4j cannot be made", cause, remedy);
    }
}

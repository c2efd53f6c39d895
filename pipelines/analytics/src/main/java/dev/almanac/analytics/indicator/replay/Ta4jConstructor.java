package dev.almanac.analytics.indicator.replay;

import dev.almanac.analytics.error.UserException;
import java.lang.reflect.Constructor;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Modifier;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;
import org.ta4j.core.BarSeries;
import org.ta4j.core.Indicator;
import org.ta4j.core.indicators.helpers.ClosePriceIndicator;
import org.ta4j.core.num.Num;

/**
 * How a ta4j indicator is made: by the constructor that takes a bar series or the close price, and then as many numbers as
 * were given.
 */
final class Ta4jConstructor {
    private final String text;
    private final Constructor<?> constructor;
    private final List<Double> numbers;

    private Ta4jConstructor(String text, Constructor<?> constructor, List<Double> numbers) {
        this.text = text;
        this.constructor = constructor;
        this.numbers = numbers;
    }

    /**
     * The constructor that fits.
     *
     * @param text what the user wrote, for errors
     * @param numbers what is given beside bars or prices
     * @throws UserException where the class is no indicator that can be made, or has no constructor for these numbers
     */
    static Ta4jConstructor of(String text, Class<?> type, List<Double> numbers) {
        if (!Indicator.class.isAssignableFrom(type) || Modifier.isAbstract(type.getModifiers())) {
            throw wrong(
                    type.getName()
                            + (type.isInterface() || Modifier.isAbstract(type.getModifiers())
                                    ? " is abstract"
                                    : " does not implement org.ta4j.core.Indicator"),
                    "name a class that can be made, such as org.ta4j.core.indicators.RSIIndicator");
        }
        List<Constructor<?>> all = Arrays.stream(type.getConstructors())
                .sorted(Comparator.comparing(Ta4jConstructor::preference).thenComparing(Constructor::toGenericString))
                .toList();
        Optional<Constructor<?>> fitting =
                all.stream().filter(one -> fits(one, numbers)).findFirst();
        Ta4jConstructor fit = fitting.map(one -> new Ta4jConstructor(text, one, numbers))
                .orElseThrow(
                        () -> wrong(
                                "no constructor takes the bars or the close price and " + said(numbers) + "; there are "
                                        + all.stream()
                                                .map(Ta4jConstructor::signature)
                                                .collect(Collectors.joining(", ")),
                                "give the numbers of one that begins with BarSeries or Indicator and has only numbers after it"));
        fit.counts().filter(count -> count < 1).findFirst().ifPresent(count -> {
            throw wrong(Ta4jType.number(count) + " cannot count bars", "give whole numbers from 1 up");
        });
        return fit;
    }

    /** The whole numbers, which count bars. */
    private DoubleStream counts() {
        Class<?>[] types = constructor.getParameterTypes();
        return IntStream.range(0, numbers.size())
                .filter(i -> isWhole(types[i + 1]))
                .mapToDouble(numbers::get);
    }

    /** The most bars that any of its numbers counts, 1 where none does. */
    double longest() {
        return counts().max().orElse(1);
    }

    private static boolean isWhole(Class<?> type) {
        return type == int.class || type == Integer.class;
    }

    private static String said(List<Double> numbers) {
        return numbers.isEmpty()
                ? "nothing else"
                : numbers.stream().map(Ta4jType::number).collect(Collectors.joining(", "));
    }

    /** Bars tell more than prices; whole numbers are what people mean where both would do. */
    private static String preference(Constructor<?> one) {
        return Arrays.stream(one.getParameterTypes())
                .map(type -> type == BarSeries.class || type == int.class ? "0" : "1")
                .collect(Collectors.joining());
    }

    private static boolean fits(Constructor<?> one, List<Double> numbers) {
        Class<?>[] types = one.getParameterTypes();
        return types.length == numbers.size() + 1
                && (types[0] == BarSeries.class || types[0].isAssignableFrom(ClosePriceIndicator.class))
                && types[0] != Object.class
                && IntStream.range(0, numbers.size()).allMatch(i -> takes(types[i + 1], numbers.get(i)));
    }

    private static boolean takes(Class<?> type, double number) {
        boolean whole = number == (int) number;
        return isWhole(type)
                ? whole
                : type == double.class || type == Double.class || type == Number.class || type == Num.class;
    }

    private static String signature(Constructor<?> one) {
        return Arrays.stream(one.getParameterTypes())
                .map(Class::getSimpleName)
                .collect(Collectors.joining(", ", "(", ")"));
    }

    /**
     * A fresh indicator over a series.
     *
     * @throws UserException where the constructor refuses its numbers
     */
    Indicator<?> over(BarSeries series) {
        Class<?>[] types = constructor.getParameterTypes();
        Object[] arguments = new Object[types.length];
        arguments[0] = types[0] == BarSeries.class ? series : new ClosePriceIndicator(series);
        for (int i = 1; i < types.length; i++) {
            arguments[i] = argument(types[i], numbers.get(i - 1), series);
        }
        try {
            return (Indicator<?>) constructor.newInstance(arguments);
        } catch (InvocationTargetException e) {
            throw wrong("its constructor says: " + e.getCause(), "give it other numbers");
        } catch (ReflectiveOperationException e) {
            throw wrong("it cannot be made: " + e, "name a public class");
        }
    }

    private static Object argument(Class<?> type, double number, BarSeries series) {
        if (isWhole(type)) {
            return (int) number;
        }
        return type == Num.class ? series.numOf(number) : (Object) number;
    }

    private static UserException wrong(String cause, String remedy) {
        return UserException.usage("an indicator of ta4j cannot be made", cause, remedy);
    }

    /** What the user wrote. */
    @Override
    public String toString() {
        return text;
    }
}

package dev.almanac.analytics.indicator.type;

import dev.almanac.analytics.error.Nearest;
import dev.almanac.analytics.error.UserException;
import java.util.Arrays;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** What is proposed in place of a name that no indicator has. */
final class NearNames {
    /** How many names are proposed. */
    private static final int SUGGESTIONS = 3;

    /** Behind a type's name in that of a column: numbers, of which {@code p} is the point and {@code m} the minus, and the output. */
    private static final Pattern BEHIND =
            Pattern.compile("((?:_?m?[0-9]+(?:p[0-9]+)?)(?:_m?[0-9]+(?:p[0-9]+)?)*)?(?:_([a-z]\\w*))?");

    private final IndicatorLibrary library;

    NearNames(IndicatorLibrary library) {
        this.library = library;
    }

    /**
     * Calls that may be meant by a word: the type of that name in small letters or without its underscores, the call that a
     * column of that name is of, an output, what another library calls so, a word of a description, a slip.
     */
    List<String> to(String word) {
        String small = word.toLowerCase(Locale.ROOT);
        Optional<IndicatorType<?>> same = type(type -> type.name().equals(small));
        return same.<List<String>>map(type -> List.of(type.signature()))
                .or(() -> ofColumn(small).map(List::of))
                .or(() -> Optional.of(outputs(small)).filter(found -> !found.isEmpty()))
                .or(() -> elsewhere(word).map(List::of))
                .orElseGet(() -> described(small));
    }

    private Optional<IndicatorType<?>> type(Predicate<IndicatorType<?>> wanted) {
        return types().filter(wanted).findFirst();
    }

    private Stream<IndicatorType<?>> types() {
        return library.all().stream();
    }

    /** The call whose column has that name where none is given: {@code macd(12, 26, 9).hist} of {@code macd_12_26_9_hist}. */
    Optional<String> ofColumn(String column) {
        return types().filter(type -> column.startsWith(type.name()))
                .sorted(Comparator.comparing(
                        (IndicatorType<?> type) -> -type.name().length()))
                .flatMap(type -> call(type, column.substring(type.name().length())).stream())
                .findFirst();
    }

    private Optional<String> call(IndicatorType<?> type, String behind) {
        Matcher parts = BEHIND.matcher(behind);
        if (!parts.matches()) {
            return Optional.empty();
        }
        String numbers = parts.group(1) == null ? "" : parts.group(1).replaceFirst("^_", "");
        String arguments = numbers.replace("_", ", ").replace('p', '.').replace('m', '-');
        String output = parts.group(2) == null ? "" : "." + parts.group(2);
        try {
            return Optional.of(Call.parse(type.name() + "(" + arguments + ")" + output, library)
                    .text());
        } catch (UserException e) { // a number out of range, an output that there is not: no column has this name
            return Optional.empty();
        }
    }

    private List<String> outputs(String word) {
        return types().flatMap(type -> type.outputs().stream()
                        .filter(output -> output.name().equals(word))
                        .map(output -> type.signature() + "." + word))
                .limit(SUGGESTIONS)
                .toList();
    }

    /** Of a word that stands for ours elsewhere: by its letters and digits alone our name or label, or one of the list. */
    Optional<String> elsewhere(String word) {
        String plain = ForeignNames.plain(word);
        return type(type -> ForeignNames.plain(type.name()).equals(plain)
                        || ForeignNames.plain(type.label()).equals(plain))
                .map(IndicatorType::signature)
                .or(() -> types().flatMap(type -> type.outputs().stream()
                                .filter(output -> !output.name().isEmpty()
                                        && ForeignNames.plain(output.label()).equals(plain))
                                .map(output -> type.signature() + "." + output.name()))
                        .findFirst())
                .or(() -> ForeignNames.target(word).flatMap(this::written));
    }

    /** A target of the list as it can be declared; of a type whose outputs are not told apart, its signature. */
    private Optional<String> written(String target) {
        String[] parts = target.split("\\.", 2);
        return type(type -> type.name().equals(parts[0]))
                .map(type -> type.signature() + (parts.length > 1 ? "." + parts[1] : ""));
    }

    private List<String> described(String word) {
        Collection<String> names = types().map(IndicatorType::name).toList();
        Stream<IndicatorType<?>> slip = Nearest.slip(word, names).stream()
                .flatMap(name -> type(type -> type.name().equals(name)).stream());
        Stream<IndicatorType<?>> named = types().filter(type -> Arrays.asList(
                        type.label().toLowerCase(Locale.ROOT).split("\\W+"))
                .contains(word));
        return Stream.concat(named, slip)
                .map(IndicatorType::signature)
                .distinct()
                .limit(SUGGESTIONS)
                .toList();
    }

    /** A suggestion as it can be declared: of several outputs one is named, {@code wanted} where there is one of that name. */
    String writable(String suggestion, String wanted) {
        if (!suggestion.endsWith(")")) {
            return suggestion;
        }
        String name = suggestion.substring(0, suggestion.indexOf('('));
        List<String> outputs = type(type -> type.name().equals(name)).stream()
                .flatMap(type -> type.outputs().stream().map(Output::name))
                .toList();
        return outputs.size() == 1
                ? suggestion
                : suggestion + "." + (outputs.contains(wanted) ? wanted : outputs.get(0));
    }
}

package dev.almanac.jobs.cli;

import dev.almanac.analytics.error.Nearest;
import dev.almanac.analytics.feature.Alpha158Features;
import dev.almanac.analytics.feature.FeatureSet;
import dev.almanac.analytics.figure.Figures;
import dev.almanac.analytics.indicator.replay.Ta4jType;
import dev.almanac.analytics.indicator.type.IndicatorLibrary;
import dev.almanac.analytics.indicator.type.Memory;
import dev.almanac.jobs.config.Configuration;
import dev.almanac.jobs.config.FeatureSettings;
import dev.almanac.jobs.config.Plugins;
import dev.almanac.jobs.terminal.TextTable;
import java.io.PrintStream;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ParentCommand;

/** {@code almanac features list}. */
@Command(
        name = "list",
        header = "List the indicator outputs that can be features, and the set alpha158.",
        description = {
            "How each is written, with the values that it takes where none are given, its",
            "unit, the bar of its first value, and what it means. With --set: the columns of",
            "one set, with what each is made of. With words: range, parameters and formula of",
            "what has them, and what there is here for what other libraries call so.",
            "",
            "A set of your own names its columns in features.sets.NAME.columns, each as",
            "  name = type(numbers).output @ interval",
            "of which name, numbers and @ interval may be left out: rsi(14), rsi() for the",
            "same, d1_hist = macd(12, 26, 9).hist @ 1d, close / sma(50) - 1, atr(14) / close.",
            "Other arithmetic over a row is SQL: spread = sql(rsi_14 - d1_hist). All of it:",
            "docs/user-guide.md, How a column is written."
        },
        footer = {
            "%nExamples:",
            "  almanac features list",
            "  almanac features list volatility",
            "  almanac features list --set alpha158 --search volume",
            "  almanac features list --plugins my-indicators.jar",
            "  almanac features list --json"
        })
final class FeatureListCommand implements Runnable {
    /** What is written in another form than an indicator's name: each with unit, first bar, memory and meaning. */
    private static final List<List<String>> OTHER_FORMS = List.of(
            List.of("", "", "", "", ""),
            List.of("other forms", "", "", "", ""),
            List.of(
                    "  " + Ta4jType.SIGNATURE,
                    "its own",
                    "W",
                    Memory.REPLAYED.label(),
                    "An indicator of ta4j by the name of its class"),
            List.of("  NAME = sql(EXPRESSION)", "its own", "", "the row", "Made from the row's other values"));

    @ParentCommand
    @SuppressWarnings("NullAway.Init") // picocli sets it before anything runs
    private FeaturesCommand features;

    @Option(
            names = "--search",
            paramLabel = "WORDS",
            description =
                    "Only those with words that begin so, all of them, in name, meaning, group, formula or source.")
    private String search = "";

    @Parameters(arity = "0..*", paramLabel = "WORD", description = "The same as --search.")
    private List<String> words = List.of();

    @Option(
            names = "--set",
            paramLabel = "NAME",
            description = "The columns of this set: core, library, alpha158, or one of features.sets.")
    private String set = "";

    @Override
    public void run() {
        List<String> sought = sought();
        Configuration configuration = features.root.configuration();
        IndicatorLibrary library = Plugins.of(configuration).library();
        Optional<FeatureSet> one =
                set.isEmpty() ? Optional.empty() : Optional.of(FeatureSettings.named(configuration, set, library));
        List<ListedFeature> all = one.map(FeatureListCommand::columns)
                .orElseGet(() -> Stream.concat(outputs(library), columns(Alpha158Features.set(List.of()))))
                .toList();
        List<ListedFeature> found =
                all.stream().filter(line -> line.has(sought)).toList();
        PrintStream out = features.root.invocation().terminal().out();
        if (features.root.json()) {
            out.print(Json.text(found.stream().map(ListedFeature::object).toList()) + "\n");
        } else if (found.isEmpty()) {
            out.print(nothing(sought, all, library));
        } else {
            out.print(sought.isEmpty() ? text(found, set.isEmpty()) : SoughtFeatures.text(found));
            out.print(set.isEmpty() && !sought.isEmpty() ? elsewhere(sought, found, library) : "");
            one.map(FeatureSet::notes).orElse(List.of()).forEach(note -> out.println("note: " + note));
        }
    }

    /** What stands behind --search and behind the command alike, in small letters; nothing finds everything. */
    private List<String> sought() {
        return Stream.concat(Stream.of(search), words.stream())
                .flatMap(text -> Arrays.stream(text.toLowerCase(Locale.ROOT).split("\\s+")))
                .filter(word -> !word.isEmpty())
                .toList();
    }

    /** A sentence in place of a list without lines: what is meant elsewhere by all of the words, or what is near to one. */
    private static String nothing(List<String> words, List<ListedFeature> all, IndicatorLibrary library) {
        String phrase = String.join(" ", words);
        Set<String> known = all.stream()
                .flatMap(line -> line.words().stream())
                .collect(Collectors.toCollection(LinkedHashSet::new));
        String near = library.knownElsewhereAs(phrase).orElseGet(() -> words.stream()
                .filter(word -> known.stream().noneMatch(one -> one.startsWith(word)))
                .flatMap(word -> library.knownElsewhereAs(word).or(() -> Nearest.slip(word, known)).stream())
                .collect(Collectors.joining(", ")));
        return "nothing has " + (words.size() == 1 ? "the word " : "all of the words ") + phrase
                + library.columnsFor(phrase)
                        .map(columns -> "; what others call so is " + made(columns))
                        .orElse(
                                near.isEmpty()
                                        ? "; without words everything is listed"
                                        : "; did you mean " + near + "?")
                + "\n";
    }

    private static String made(List<String> columns) {
        return columns.isEmpty()
                ? "not here under another name either"
                : "made of columns: " + columns.stream().collect(Collectors.joining("\", \"", "\"", "\""));
    }

    /** A line on what others mean by all of the words, where that is none of what has them. */
    private static String elsewhere(List<String> words, List<ListedFeature> found, IndicatorLibrary library) {
        String phrase = String.join(" ", words);
        Optional<String> here = library.columnsFor(phrase)
                .map(FeatureListCommand::made)
                .or(() -> library.knownElsewhereAs(phrase).filter(call -> found.stream()
                        .noneMatch(line -> line.written().startsWith(call))));
        return here.map(call -> "what other libraries call " + phrase + " is " + call + "\n")
                .orElse("");
    }

    private static Stream<ListedFeature> outputs(IndicatorLibrary library) {
        return library.all().stream()
                .flatMap(type -> type.outputs().stream().map(output -> ListedFeature.of(type, output)));
    }

    private static Stream<ListedFeature> columns(FeatureSet of) {
        return Stream.concat(
                of.specs().stream().map(spec -> ListedFeature.of(of.name(), spec)),
                of.derived().stream().map(column -> ListedFeature.of(of.name(), column)));
    }

    private static String text(List<ListedFeature> lines, boolean everything) {
        TextTable table = new TextTable(false, false, true, false, false);
        table.row("feature", "unit", "first bar", "memory", "meaning");
        String group = "";
        for (ListedFeature line : lines) {
            if (!line.group().equals(group)) {
                group = line.group();
                table.row("", "", "", "", "").row(group, "", "", "", "");
            }
            table.row("  " + line.written(), line.unit(), Integer.toString(line.warmUp()), line.memory(), line.label());
        }
        if (everything) {
            OTHER_FORMS.forEach(row -> table.row(row.toArray(String[]::new)));
        }
        return table.text() + "\n" + count(lines) + "\n";
    }

    /** How many there are: {@code 3 features and 1 column of a set}. */
    static String count(List<ListedFeature> lines) {
        long library = lines.stream().filter(ListedFeature::isOutput).count();
        String columns = Figures.count(lines.size() - library, "column of a set", "columns of a set");
        return library == 0
                ? columns
                : Figures.count(library, "feature", "features") + (library == lines.size() ? "" : " and " + columns);
    }
}

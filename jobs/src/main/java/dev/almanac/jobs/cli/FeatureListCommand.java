package dev.almanac.jobs.cli;

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
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParentCommand;

/** {@code almanac features list}. */
@Command(
        name = "list",
        header = "List the indicator outputs that can be features, and the set alpha158.",
        description = {
            "How each is written, its unit, the bar of its first value, and what it means.",
            "A set of your own names them in features.sets.NAME.columns. With --set: the",
            "columns of one set, with what each is made of."
        },
        footer = {
            "%nExamples:",
            "  almanac features list",
            "  almanac features list --search volatility",
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
            description = "Only those whose name, meaning, group, formula or source has all of these words.")
    private String search = "";

    @Option(
            names = "--set",
            paramLabel = "NAME",
            description = "The columns of this set: core, library, alpha158, or one of features.sets.")
    private String set = "";

    @Override
    public void run() {
        List<String> words = List.of(search.toLowerCase(Locale.ROOT).trim().split("\\s+"));
        Configuration configuration = features.root.configuration();
        IndicatorLibrary library = Plugins.of(configuration).library();
        List<ListedFeature> lines = (set.isEmpty()
                        ? Stream.concat(outputs(library), columns(Alpha158Features.set(List.of())))
                        : columns(FeatureSettings.named(configuration, set, library)))
                .filter(line -> line.has(words))
                .toList();
        PrintStream out = features.root.invocation().terminal().out();
        out.print(
                features.root.json()
                        ? Json.text(lines.stream().map(ListedFeature::object).toList()) + "\n"
                        : text(lines, set.isEmpty() && search.isBlank()));
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
        long library = lines.stream().filter(ListedFeature::isOutput).count();
        String columns = Figures.count(lines.size() - library, "column of a set", "columns of a set");
        return table.text() + "\n"
                + (library == 0
                        ? columns
                        : Figures.count(library, "feature", "features")
                                + (library == lines.size() ? "" : " and " + columns))
                + "\n";
    }
}

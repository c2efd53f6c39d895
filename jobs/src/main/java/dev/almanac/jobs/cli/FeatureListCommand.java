package dev.almanac.jobs.cli;

import dev.almanac.analytics.feature.Alpha158Features;
import dev.almanac.analytics.feature.FeatureSet;
import dev.almanac.analytics.figure.Figures;
import dev.almanac.analytics.indicator.type.IndicatorLibrary;
import dev.almanac.jobs.config.FeatureSettings;
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
            "  almanac features list --json"
        })
final class FeatureListCommand implements Runnable {
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
        List<ListedFeature> lines = (set.isEmpty()
                        ? Stream.concat(outputs(), columns(Alpha158Features.set(List.of())))
                        : columns(FeatureSettings.named(features.root.configuration(), set)))
                .filter(line -> line.has(words))
                .toList();
        PrintStream out = features.root.invocation().terminal().out();
        out.print(
                features.root.json()
                        ? Json.text(lines.stream().map(ListedFeature::object).toList()) + "\n"
                        : text(lines));
    }

    private static Stream<ListedFeature> outputs() {
        return IndicatorLibrary.withPlugins().all().stream()
                .flatMap(type -> type.outputs().stream().map(output -> ListedFeature.of(type, output)));
    }

    private static Stream<ListedFeature> columns(FeatureSet of) {
        return of.specs().stream().map(spec -> ListedFeature.of(of.name(), spec));
    }

    private static String text(List<ListedFeature> lines) {
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

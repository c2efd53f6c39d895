package dev.almanac.jobs.cli;

import dev.almanac.analytics.figure.Figures;
import dev.almanac.analytics.indicator.type.IndicatorLibrary;
import dev.almanac.analytics.indicator.type.IndicatorType;
import dev.almanac.analytics.indicator.type.Output;
import dev.almanac.jobs.terminal.TextTable;
import java.io.PrintStream;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParentCommand;

/** {@code almanac features list}. */
@Command(
        name = "list",
        header = "List the indicator outputs that can be features.",
        description = {
            "How each is written, its unit, the bar of its first value, and what it means.",
            "A set of your own names them in features.sets.NAME.columns."
        },
        footer = {
            "%nExamples:",
            "  almanac features list",
            "  almanac features list --search volatility",
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

    /** One line of the list. */
    private record Line(IndicatorType<?> type, Output<?> output) {
        String written() {
            return type.signature() + (output.name().isEmpty() ? "" : "." + output.name());
        }

        boolean has(List<String> words) {
            String text = String.join(
                            " ",
                            written(),
                            type.label(),
                            output.label(),
                            type.group().label(),
                            type.formula(),
                            type.source())
                    .toLowerCase(Locale.ROOT);
            return words.stream().allMatch(text::contains);
        }

        int warmUp() {
            return output.warmUp().applyAsInt(type.usual());
        }
    }

    @Override
    public void run() {
        List<String> words = List.of(search.toLowerCase(Locale.ROOT).trim().split("\\s+"));
        List<Line> lines = new ArrayList<>();
        for (IndicatorType<?> type : IndicatorLibrary.withPlugins().all()) {
            type.outputs().stream()
                    .map(output -> new Line(type, output))
                    .filter(line -> line.has(words))
                    .forEach(lines::add);
        }
        PrintStream out = features.root.invocation().terminal().out();
        out.print(
                features.root.json()
                        ? Json.text(lines.stream()
                                        .map(FeatureListCommand::object)
                                        .toList()) + "\n"
                        : text(lines));
    }

    private static String text(List<Line> lines) {
        TextTable table = new TextTable(false, false, true, false, false);
        table.row("feature", "unit", "first bar", "memory", "meaning");
        String group = "";
        for (Line line : lines) {
            if (!line.type().group().label().equals(group)) {
                group = line.type().group().label();
                table.row("", "", "", "", "").row(group, "", "", "", "");
            }
            table.row(
                    "  " + line.written(),
                    line.output().unit(),
                    Integer.toString(line.warmUp()),
                    line.type().memory().label(),
                    line.output().label());
        }
        long types = lines.stream().map(line -> line.type().name()).distinct().count();
        return table.text() + "\n" + Figures.count(lines.size(), "feature", "features") + " of "
                + Figures.count(types, "indicator", "indicators") + "\n";
    }

    private static Map<String, Object> object(Line line) {
        Map<String, Object> object = new LinkedHashMap<>();
        object.put("feature", line.written());
        object.put("column", line.type().column(line.type().usual(), line.output()));
        object.put("group", line.type().group().label());
        object.put("label", line.output().label());
        object.put("unit", line.output().unit());
        object.put("warm_up", line.warmUp());
        object.put("memory", line.type().memory().label());
        object.put("formula", line.type().formula());
        object.put("source", line.type().source());
        return object;
    }
}

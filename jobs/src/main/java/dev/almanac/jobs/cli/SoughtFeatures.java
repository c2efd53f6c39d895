package dev.almanac.jobs.cli;

import dev.almanac.jobs.terminal.TextTable;
import java.util.ArrayList;
import java.util.List;

/** The list of features that were looked for: with range, and the formula of each indicator in terms of its parameters. */
final class SoughtFeatures {
    private SoughtFeatures() {}

    /** The list as text, in the order given; at least one line. */
    static String text(List<ListedFeature> lines) {
        TextTable table = new TextTable(false, false, false, true, false, false);
        List<String> below = new ArrayList<>();
        table.row("feature", "unit", "range", "first bar", "memory", "meaning");
        below.add("");
        for (int i = 0; i < lines.size(); i++) {
            ListedFeature line = lines.get(i);
            if (i == 0 || !line.group().equals(lines.get(i - 1).group())) {
                table.row("", "", "", "", "", "").row(line.group(), "", "", "", "", "");
                below.addAll(List.of("", ""));
            }
            table.row(
                    "  " + line.written(),
                    line.unit(),
                    line.range(),
                    Integer.toString(line.warmUp()),
                    line.memory(),
                    line.label());
            boolean isLast = i == lines.size() - 1 || !lines.get(i + 1).form().equals(line.form());
            below.add(isLast && line.isOutput() ? "    " + line.form() + ": " + line.formula() + "\n" : "");
        }
        StringBuilder text = new StringBuilder();
        List<String> rows = table.text().lines().toList();
        for (int i = 0; i < rows.size(); i++) {
            text.append(rows.get(i)).append('\n').append(below.get(i));
        }
        return text + "\n" + FeatureListCommand.count(lines) + "\n";
    }
}

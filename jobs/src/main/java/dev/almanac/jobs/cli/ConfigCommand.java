package dev.almanac.jobs.cli;

import dev.almanac.jobs.config.Setting;
import dev.almanac.jobs.terminal.TextTable;
import java.util.LinkedHashMap;
import java.util.Map;
import picocli.CommandLine.Command;

/** {@code almanac config}. */
@Command(
        name = "config",
        header = "Show every setting, its value and where that came from.",
        description = "Secrets are masked. docs/configuration.md explains every key.",
        footer = {"%nExamples:", "  almanac config", "  ALMANAC_RANK__MIN_SCORE=0.5 almanac config --json"})
final class ConfigCommand extends Subcommand implements Runnable {
    @Override
    public void run() {
        if (root.json()) {
            Map<String, Object> all = new LinkedHashMap<>();
            for (Setting setting : root.configuration().settings()) {
                Object shown = setting.secret() ? "***" : setting.value();
                Map<String, Object> one = new LinkedHashMap<>();
                one.put("value", shown);
                one.put("origin", setting.origin());
                all.put(setting.key(), one);
            }
            root.invocation().terminal().out().println(Json.text(all));
            return;
        }
        TextTable table = new TextTable(false, false, false);
        for (Setting setting : root.configuration().settings()) {
            table.row(setting.key(), setting.text(), setting.origin());
        }
        root.invocation().terminal().out().print(table.text());
    }
}

package dev.almanac.jobs.cli;

import dev.almanac.analytics.figure.Figures;
import dev.almanac.jobs.config.Settings;
import dev.almanac.jobs.run.TablesJob;
import dev.almanac.jobs.terminal.TextTable;
import dev.almanac.lake.query.TableSummary;
import java.io.PrintStream;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;

/** {@code almanac tables}. */
@Command(
        name = "tables",
        header = "List the lake's tables: rows, size, version, last change.",
        description = {
            "Tables that are not there yet are listed with the command that writes them. In",
            "JSON sizes are in bytes; rows, size, version and last change of such a table are",
            "null."
        },
        footer = {"%nExamples:", "  almanac tables", "  almanac tables --lake /data/lake --json"})
final class TablesCommand extends Subcommand implements Runnable {
    @Override
    public void run() {
        List<TableSummary> tables = TablesJob.run(root.invocation(), root.status(), Settings.of(root.configuration()));
        PrintStream out = root.invocation().terminal().out();
        out.print(
                root.json()
                        ? Json.text(tables.stream().map(TablesCommand::object).toList()) + "\n"
                        : text(tables));
    }

    private static String text(List<TableSummary> tables) {
        TextTable text = new TextTable(false, true, true, true, false, false);
        text.row("name", "rows", "size", "version", "last change", "description");
        for (TableSummary table : tables) {
            TableSummary.State state = table.state().orElse(null);
            if (state == null) {
                text.row(
                        table.name(),
                        Figures.ABSENT,
                        Figures.ABSENT,
                        Figures.ABSENT,
                        "not created yet",
                        table.description() + " (written by " + table.writtenBy() + ")");
            } else {
                text.row(
                        table.name(),
                        Long.toString(state.rows()),
                        Figures.bytes(state.bytes()),
                        Long.toString(state.version()),
                        Figures.instant(state.lastChange()),
                        table.description());
            }
        }
        return text.text();
    }

    /** The same keys whether the table is there or not. */
    static Map<String, @Nullable Object> object(TableSummary table) {
        TableSummary.State state = table.state().orElse(null);
        Map<String, @Nullable Object> object = new LinkedHashMap<>();
        object.put("name", table.name());
        object.put("rows", state == null ? null : state.rows());
        object.put("size", state == null ? null : state.bytes());
        object.put("version", state == null ? null : state.version());
        object.put("last_change", state == null ? null : state.lastChange().toString());
        object.put("description", table.description());
        object.put("written_by", table.writtenBy());
        return object;
    }
}

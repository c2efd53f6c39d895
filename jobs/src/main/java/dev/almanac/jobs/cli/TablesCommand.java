package dev.almanac.jobs.cli;

import dev.almanac.jobs.config.Settings;
import dev.almanac.jobs.run.TablesJob;
import dev.almanac.jobs.terminal.TextTable;
import dev.almanac.lake.query.TableSummary;
import java.io.PrintStream;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import picocli.CommandLine.Command;
import picocli.CommandLine.ParentCommand;

/** {@code almanac tables}. */
@Command(
        name = "tables",
        header = "List the lake's tables: rows, size in bytes, Delta version, last change, description.",
        footer = {"%nExamples:", "  almanac tables", "  almanac tables --lake /data/lake --json"})
final class TablesCommand implements Runnable {
    @ParentCommand
    @SuppressWarnings("NullAway.Init") // picocli sets it before anything runs
    private AlmanacCommand root;

    @Override
    public void run() {
        root.refuseAsOf("tables");
        String lake = Settings.of(root.configuration()).lake();
        List<TableSummary> tables = TablesJob.run(root.invocation(), root.status(), lake);
        PrintStream out = root.invocation().terminal().out();
        if (root.json()) {
            out.println(Json.text(tables.stream().map(TablesCommand::object).toList()));
            return;
        }
        TextTable text = new TextTable(false, true, true, true, false, false);
        text.row("name", "rows", "bytes", "version", "last change", "description");
        for (TableSummary table : tables) {
            text.row(
                    table.name(),
                    Long.toString(table.rows()),
                    Long.toString(table.bytes()),
                    Long.toString(table.version()),
                    table.lastChange().toString(),
                    table.description());
        }
        out.print(text.text());
    }

    private static Map<String, Object> object(TableSummary table) {
        Map<String, Object> object = new LinkedHashMap<>();
        object.put("name", table.name());
        object.put("rows", table.rows());
        object.put("size", table.bytes());
        object.put("version", table.version());
        object.put("last_change", table.lastChange().toString());
        object.put("description", table.description());
        return object;
    }
}

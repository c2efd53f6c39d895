package dev.almanac.jobs.run;

import dev.almanac.analytics.figure.Figures;
import dev.almanac.jobs.Invocation;
import dev.almanac.jobs.config.Settings;
import dev.almanac.jobs.terminal.StatusLine;
import dev.almanac.jobs.terminal.TextTable;
import dev.almanac.lake.table.Catalogue;
import dev.almanac.lake.table.TableSpec;
import dev.almanac.lake.undo.Load;
import dev.almanac.lake.undo.UndoPipeline;
import dev.almanac.lake.undo.UndoResult;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Lists loads, says what taking one back would come to, and takes it back. */
public final class UndoJob {
    private static final int LISTED = 20;
    private static final List<TableSpec> TABLES =
            List.of(Catalogue.CANDLES, Catalogue.DATA_QUALITY, Catalogue.QUARANTINE);

    private UndoJob() {}

    /** The latest loads. */
    public static Answer loads(Invocation invocation, StatusLine status, Settings settings) {
        try (Run run = Run.reading(invocation, status, settings.lake())) {
            List<Load> loads = Load.latest(run.lake(), LISTED);
            TextTable table = new TextTable(false, false, true, false, false);
            table.row("run", "started", "rows", "", "command");
            for (Load load : loads) {
                table.row(
                        load.runId(),
                        Figures.instant(load.startedAt()),
                        Long.toString(load.rows()),
                        load.undone() ? "taken back" : "",
                        load.command());
            }
            String text = loads.isEmpty() ? "no load is recorded in runs\n" : table.text();
            return new Answer(
                    text, Map.of("loads", loads.stream().map(UndoJob::object).toList()));
        }
    }

    /** What taking a load back would come to. */
    public static Answer plan(Invocation invocation, StatusLine status, Settings settings, String name) {
        try (Run run = Run.reading(invocation, status, settings.lake())) {
            UndoResult plan = UndoPipeline.plan(run.lake(), Load.named(run.lake(), name));
            return new Answer(
                    text(plan, "would be taken back; nothing has changed")
                            + "remarks on the series would be judged anew\n",
                    values(plan));
        }
    }

    /** Takes a load back. */
    static DayJob.Result run(Invocation invocation, StatusLine status, Settings settings, String name) {
        try (Run run = Run.writing(invocation, status, settings)) {
            Load load = Load.named(run.lake(), name);
            UndoResult result = run.step(
                            Load.UNDO,
                            TABLES,
                            TABLES,
                            line -> undone(UndoPipeline.run(
                                    run.lake(),
                                    load,
                                    settings.quality(),
                                    invocation.clock().instant(),
                                    run.id())))
                    .value();
            String next = result.removed() + result.restored() == 0
                    ? ""
                    : "next: almanac features and almanac labels bring what is made from candles up to them\n";
            return new DayJob.Result(
                    Optional.empty(), !run.isUnchanged(), text(result, "is taken back") + next, values(result));
        }
    }

    private static Outcome<UndoResult> undone(UndoResult result) {
        return Outcome.done(result, result.changed(), result.load().tookBack(), counts(result));
    }

    private static Map<String, Long> counts(UndoResult result) {
        Map<String, Long> counts = new LinkedHashMap<>();
        counts.put("removed", result.removed());
        counts.put("restored", result.restored());
        counts.put("quarantine", result.quarantine());
        counts.put("findings", result.findings());
        return counts;
    }

    private static String text(UndoResult result, String what) {
        TextTable table = new TextTable(false, true, false);
        table.row("  removed", Long.toString(result.removed()), "candles that it had added");
        table.row("  restored", Long.toString(result.restored()), "candles that are as before it");
        table.row("  quarantine", Long.toString(result.quarantine()), "rows that it had refused");
        table.row("  data_quality", Long.toString(result.findings()), "remarks");
        return "load " + result.load().runId() + " (" + result.load().command() + ") " + what + ":\n" + table.text();
    }

    private static Map<String, Object> values(UndoResult result) {
        Map<String, Object> values = new LinkedHashMap<>(object(result.load()));
        values.putAll(counts(result));
        return values;
    }

    private static Map<String, Object> object(Load load) {
        Map<String, Object> values = new LinkedHashMap<>();
        values.put("run_id", load.runId());
        values.put("started_at", load.startedAt().toString());
        values.put("command", load.command());
        values.put("rows", load.rows());
        values.put("undone", load.undone());
        return values;
    }
}

package dev.almanac.jobs.run;

import dev.almanac.analytics.error.ExitCode;
import dev.almanac.analytics.error.UserException;
import dev.almanac.analytics.figure.Figures;
import dev.almanac.analytics.port.CandleSource;
import dev.almanac.connectors.file.AddressCandleSource;
import dev.almanac.connectors.file.FileCandleSource;
import dev.almanac.connectors.file.FileOverrides;
import dev.almanac.jobs.Invocation;
import dev.almanac.jobs.config.Settings;
import dev.almanac.jobs.terminal.StatusLine;
import dev.almanac.jobs.terminal.TextTable;
import dev.almanac.lake.ingest.IngestOptions;
import dev.almanac.lake.quarantine.QuarantineTable;
import dev.almanac.lake.quarantine.RefusedGroup;
import dev.almanac.lake.quarantine.RefusedRow;
import dev.almanac.lake.quarantine.ReleasePipeline;
import dev.almanac.lake.quarantine.ReleaseResult;
import dev.almanac.lake.quarantine.Selection;
import dev.almanac.lake.table.Catalogue;
import dev.almanac.lake.table.TableSpec;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Looks into quarantine, and takes rows in after all. */
public final class QuarantineJob {
    private static final List<TableSpec> TABLES =
            List.of(Catalogue.CANDLES, Catalogue.DATA_QUALITY, Catalogue.QUARANTINE);

    /** What names the content of a file; a venue's rows have its name there. */
    private static final int HASH_DIGITS = 64;

    private QuarantineJob() {}

    /** Counts of rows. */
    public static Answer list(
            Invocation invocation, StatusLine status, Settings settings, Selection selection, QuarantineTable.By by) {
        try (Run run = Run.reading(invocation, status, settings.lake())) {
            List<RefusedGroup> groups = QuarantineTable.groups(run.lake(), selection, by);
            return new Answer(
                    text(groups),
                    Map.of("groups", groups.stream().map(QuarantineJob::object).toList()));
        }
    }

    private static String text(List<RefusedGroup> groups) {
        if (groups.isEmpty()) {
            return "no such row is in quarantine\n";
        }
        TextTable table = new TextTable(true, false, false, false, false, false, false);
        table.row("rows", "rule", "series", "from", "to", "run", "source, or one of them");
        for (RefusedGroup group : groups) {
            table.row(
                    Long.toString(group.rows()),
                    shown(group.rule()),
                    shown(group.series()),
                    shown(group.first().map(Figures::instant).orElse("")),
                    shown(group.last().map(Figures::instant).orElse("")),
                    shown(group.runId()),
                    group.source());
        }
        return table.text();
    }

    private static String shown(String text) {
        return text.isEmpty() ? Figures.ABSENT : text;
    }

    private static Map<String, Object> object(RefusedGroup group) {
        Map<String, Object> object = new LinkedHashMap<>();
        object.put("rule", group.rule());
        object.put("series", group.series());
        object.put("run_id", group.runId());
        object.put("rows", group.rows());
        object.put("from", text(group.first()));
        object.put("to", text(group.last()));
        object.put("source", group.source());
        return object;
    }

    private static @Nullable String text(Optional<Instant> time) {
        return time.map(Instant::toString).orElse(null);
    }

    /** Rows one by one, {@code limit} at most. */
    public static Answer show(
            Invocation invocation, StatusLine status, Settings settings, Selection selection, int limit) {
        try (Run run = Run.reading(invocation, status, settings.lake())) {
            List<RefusedRow> rows = QuarantineTable.rows(run.lake(), selection, limit);
            long all = rows.size() < limit ? rows.size() : QuarantineTable.number(run.lake(), selection);
            StringBuilder text = new StringBuilder();
            rows.forEach(row -> text.append(text(row)).append('\n'));
            text.append(rows.isEmpty() ? "no such row is in quarantine\n" : "");
            text.append(all > rows.size() ? all - rows.size() + " more; see --limit, or name fewer\n" : "");
            Map<String, Object> values = new LinkedHashMap<>();
            values.put("all", all);
            values.put("rows", rows.stream().map(QuarantineJob::object).toList());
            return new Answer(text.toString(), values);
        }
    }

    private static String text(RefusedRow row) {
        return row.id() + "  " + row.rule() + ": " + row.reason() + "\n  "
                + row.series().map(series -> series + ", ").orElse("")
                + row.openTime().map(time -> Figures.instant(time) + ", ").orElse("")
                + row.source() + ", place " + row.place() + ", run " + row.runId() + "\n  " + row.raw() + "\n";
    }

    private static Map<String, Object> object(RefusedRow row) {
        Map<String, Object> object = new LinkedHashMap<>();
        object.put("id", row.id());
        object.put("rule", row.rule());
        object.put("reason", row.reason());
        object.put("series", row.series().map(Object::toString).orElse(null));
        object.put("open_time", text(row.openTime()));
        object.put("source", row.source());
        object.put("place", row.place());
        object.put("run_id", row.runId());
        object.put("raw", row.raw());
        return object;
    }

    /** The rows that a release would send through the gate. */
    public static Answer plan(Invocation invocation, StatusLine status, Settings settings, Selection selection) {
        try (Run run = Run.reading(invocation, status, settings.lake())) {
            List<RefusedRow> rows = ReleasePipeline.plan(run.lake(), selection, source());
            StringBuilder text = new StringBuilder();
            rows.forEach(row -> text.append(text(row)).append('\n'));
            text.append(Figures.count(rows.size(), "row", "rows"))
                    .append(" would go through the gate and win over stored bars; nothing has changed\n");
            return new Answer(
                    text.toString(),
                    Map.of("rows", rows.stream().map(QuarantineJob::object).toList()));
        }
    }

    /** Takes rows in; what the gate refuses again is a failure, after the others are in. */
    static DayJob.Result release(Invocation invocation, StatusLine status, Settings settings, Selection selection) {
        try (Run run = Run.writing(invocation, status, settings)) {
            IngestOptions options = IngestOptions.files(invocation.clock().instant(), run.id())
                    .withRules(settings.quality())
                    .withDelay(settings.candleDelay());
            ReleaseResult result = run.step(
                            "release",
                            TABLES,
                            TABLES,
                            line -> released(ReleasePipeline.run(run.lake(), selection, source(), options)))
                    .value();
            return new DayJob.Result(failure(result.refused()), !run.isUnchanged(), text(result), values(result));
        }
    }

    private static Outcome<ReleaseResult> released(ReleaseResult result) {
        String text = Figures.count(result.taken().size(), "row", "rows") + " taken in";
        ExitCode code = result.refused().isEmpty() ? ExitCode.DONE : ExitCode.QUALITY;
        return new Outcome<>(result, result.candles() + result.changed(), text, counts(result), code);
    }

    private static Map<String, Long> counts(ReleaseResult result) {
        Map<String, Long> counts = new LinkedHashMap<>();
        counts.put("taken", (long) result.taken().size());
        counts.put("refused", (long) result.refused().size());
        counts.put("taken_before", (long) result.before().size());
        counts.put("candles", result.candles());
        return counts;
    }

    private static String text(ReleaseResult result) {
        StringBuilder text = new StringBuilder();
        result.taken().forEach(row -> text.append("taken in: ").append(text(row)));
        result.refused().forEach(row -> text.append("refused again: ").append(text(row)));
        return text.append(Figures.count(result.taken().size(), "row", "rows"))
                .append(" taken in, ")
                .append(result.candles())
                .append(" of them changed a candle; ")
                .append(result.before().size())
                .append(" had been taken in before\n")
                .toString();
    }

    private static Map<String, Object> values(ReleaseResult result) {
        Map<String, Object> values = new LinkedHashMap<>(counts(result));
        values.put("rows_taken", ids(result.taken()));
        values.put("rows_refused", ids(result.refused()));
        return values;
    }

    private static List<String> ids(List<RefusedRow> rows) {
        List<String> ids = new ArrayList<>();
        rows.forEach(row -> ids.add(row.id()));
        return ids;
    }

    private static Optional<UserException> failure(List<RefusedRow> refused) {
        if (refused.isEmpty()) {
            return Optional.empty();
        }
        RefusedRow first = refused.get(0);
        String more = refused.size() == 1 ? "" : " (and " + (refused.size() - 1) + " more)";
        return Optional.of(new UserException(
                ExitCode.QUALITY,
                Figures.count(refused.size(), "row was", "rows were") + " refused again, the others are in",
                first.id() + ", " + first.rule() + ": " + first.reason() + more,
                "what breaks a rule of every candle cannot be taken in; load a corrected row from a file of your own"));
    }

    /** Where a row is looked up: in the file that it came from, here or on its server, as of the series that it was taken for. */
    private static Function<RefusedRow, CandleSource> source() {
        return row -> {
            if (row.contentHash().length() != HASH_DIGITS) {
                throw UserException.usage(
                        "row " + row.id() + " cannot be taken in",
                        "it came from the venue " + row.source() + ", whose answer of then is not kept",
                        "load the bar from a file of your own, with --replace over a stored one");
            }
            FileOverrides series = row.series()
                    .map(key -> new FileOverrides(key.venue(), key.symbol(), key.interval()))
                    .orElse(FileOverrides.NONE);
            return AddressCandleSource.isWhole(row.source())
                    ? AddressCandleSource.of("", List.of(row.source()), series)
                    : FileCandleSource.of(List.of(row.source()), series);
        };
    }
}

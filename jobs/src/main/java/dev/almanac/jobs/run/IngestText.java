package dev.almanac.jobs.run;

import dev.almanac.analytics.error.ExitCode;
import dev.almanac.analytics.figure.Figures;
import dev.almanac.analytics.quality.SeriesReport;
import dev.almanac.connectors.file.SkippedFile;
import dev.almanac.jobs.terminal.TextTable;
import dev.almanac.lake.ingest.IngestResult;
import dev.almanac.lake.ingest.UnreadableUnit;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.ToLongFunction;

/** What a load came to, for people and for programs. */
final class IngestText {
    private IngestText() {}

    /** The counts by name, in a fixed order. */
    static Map<String, Long> counts(IngestResult result) {
        Map<String, Long> counts = new LinkedHashMap<>();
        counts.put("units", (long) result.units());
        counts.put("unreadable", (long) result.unreadable().size());
        counts.put("series", (long) result.series().size());
        counts.put("failed", (long) result.failed().size());
        counts.put("read", result.read());
        counts.put("written", result.candles());
        counts.put("added", result.total(SeriesReport::added));
        counts.put("replaced", result.total(SeriesReport::replaced));
        counts.put("filled", result.total(SeriesReport::filled));
        counts.put("equal", result.total(SeriesReport::equal));
        counts.put("duplicates", result.total(SeriesReport::duplicates));
        counts.put("refused", result.total(SeriesReport::refused));
        counts.put("conflicts", result.total(SeriesReport::conflicts));
        counts.put("stored_conflicts", result.total(SeriesReport::storedConflicts));
        counts.put("still_open", result.total(SeriesReport::stillOpen));
        counts.put("without_series", result.rowsWithoutSeries());
        counts.put("quarantined", result.quarantined());
        counts.put("findings", result.findings());
        return counts;
    }

    /** The counts, then what is behind them: failed series, unreadable files, notes and files that were passed over. */
    static Map<String, Object> values(IngestResult result, List<SkippedFile> skipped) {
        Map<String, Object> values = new LinkedHashMap<>(counts(result));
        values.put(
                "failed_series",
                result.failed().stream()
                        .map(series -> series.series().toString())
                        .toList());
        values.put(
                "unreadable_files",
                result.unreadable().stream().map(IngestText::line).toList());
        values.put("notes", result.notes());
        values.put("skipped", skipped.stream().map(IngestText::line).toList());
        return values;
    }

    /** Whether every row was simply taken or known already and there is nothing to remark. */
    static boolean isClean(IngestResult result) {
        return result.exitCode() == ExitCode.DONE
                && result.unreadable().isEmpty()
                && result.notes().isEmpty()
                && result.quarantined() == 0
                && result.series().stream().noneMatch(IngestText::isOdd);
    }

    static String line(UnreadableUnit unit) {
        return unit.problem() + "; " + unit.reason();
    }

    private static String line(SkippedFile file) {
        return file.path() + ": " + file.reason();
    }

    /** A table of what was not simply taken, totals, then notes, unreadable files, failed series and skipped files. */
    static String text(IngestResult result, List<SkippedFile> skipped) {
        StringBuilder text =
                new StringBuilder(table(result) + summary(Figures.count(result.units(), "file", "files"), result));
        result.notes().forEach(note -> text.append("note: ").append(note).append('\n'));
        for (UnreadableUnit unit : result.unreadable()) {
            text.append("not read: ").append(line(unit)).append('\n');
        }
        result.failed().forEach(series -> text.append("failed: ").append(series).append('\n'));
        skipped.forEach(file -> text.append("skipped: ").append(line(file)).append('\n'));
        if (result.exitCode() == ExitCode.QUALITY) {
            text.append("exit code 3: what failed or could not be read changed no candle, the rest is committed\n");
        }
        return text.toString();
    }

    /** Totals of what was read of {@code units}, such as {@code 3 files}. */
    static String summary(String units, IngestResult result) {
        return units + ", " + result.series().size() + " series, " + Figures.count(result.read(), "row", "rows")
                + " read:\n" + totals(result);
    }

    /** What became of the rows; but for the flags, the figures add up to the rows that were read. */
    private static String totals(IngestResult result) {
        TextTable table = new TextTable(false, true, false);
        table.row("  accepted", passed(result, SeriesReport::added), "new candles");
        table.row(
                "  corrected",
                passed(result, series -> series.replaced() + series.filled()),
                "stored candles that were replaced or gained figures");
        table.row(
                "  unchanged",
                Long.toString(result.total(series -> series.equal() + series.duplicates())),
                "rows that say what is stored or repeat another");
        table.row(
                "  quarantined",
                Long.toString(aside(result)),
                "rows that were refused, " + result.quarantined() + " of them new in quarantine");
        long withheld = result.failed().stream()
                .mapToLong(series -> series.added() + series.replaced() + series.filled())
                .sum();
        if (withheld > 0) {
            table.row("  withheld", Long.toString(withheld), "sound rows of series that failed");
        }
        table.row(
                "  flagged",
                Long.toString(result.findings()),
                "remarks in data_quality are new or changed: gaps, outliers, counts of refused rows");
        return table.text();
    }

    /**
     * What a person may do next, with the command for it.
     *
     * @param lake the lake as it was named, where it is not the one that is meant without a name; else empty
     */
    static String next(IngestResult result, String lake) {
        TextTable table = new TextTable(false, false);
        String almanac = "almanac" + (lake.isEmpty() ? "" : " --lake " + lake);
        if (result.series().stream().anyMatch(series -> !series.failed())) {
            table.row("next:", almanac + " daily   (features, ranking and report)");
        } else {
            table.row("next:", "mend the files, then load them again");
        }
        if (aside(result) > 0) {
            table.row("", almanac + " query \"SELECT symbol, rule, reason, raw_text FROM quarantine LIMIT 20\"");
        }
        if (result.findings() > 0) {
            table.row("", almanac + " query \"SELECT symbol, interval, rule, message FROM data_quality LIMIT 20\"");
        }
        return table.text();
    }

    private static String passed(IngestResult result, ToLongFunction<SeriesReport> count) {
        return Long.toString(result.series().stream()
                .filter(series -> !series.failed())
                .mapToLong(count)
                .sum());
    }

    static long aside(IngestResult result) {
        return result.rowsWithoutSeries()
                + result.total(series ->
                        series.refused() + series.conflicts() + series.storedConflicts() + series.stillOpen());
    }

    private static boolean isOdd(SeriesReport series) {
        return series.failed() || series.read() != series.added() + series.equal() + series.filled();
    }

    /** The series of which not every row was simply taken or known. */
    static String table(IngestResult result) {
        List<SeriesReport> odd = new ArrayList<>();
        for (SeriesReport series : result.series()) {
            if (isOdd(series)) {
                odd.add(series);
            }
        }
        if (odd.isEmpty()) {
            return "";
        }
        TextTable table = new TextTable(false, true, true, true, true, true, true, true);
        table.row("series", "read", "written", "known", "repeated", "refused", "conflicts", "still open");
        for (SeriesReport series : odd) {
            table.row(
                    series.series().toString(),
                    Long.toString(series.read()),
                    Long.toString(series.changes()),
                    Long.toString(series.equal()),
                    Long.toString(series.duplicates()),
                    Long.toString(series.refused()),
                    Long.toString(series.conflicts() + series.storedConflicts()),
                    Long.toString(series.stillOpen()));
        }
        return table.text();
    }
}

package dev.almanac.jobs.run;

import dev.almanac.analytics.figure.Figures;
import dev.almanac.lake.ingest.IngestResult;
import dev.almanac.lake.ingest.UnreadableUnit;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** What a fetch came to, for people and for programs. */
final class VenueText {
    private VenueText() {}

    /** Whether every venue answered and every row was simply taken or known already. */
    static boolean isClean(VenueJob.Fetched fetched) {
        return fetched.failures().isEmpty() && fetched.notes().isEmpty() && IngestText.isClean(fetched.load());
    }

    /** A table of what was not simply taken, totals, notes, then what could not be had. */
    static String text(VenueJob.Fetched fetched) {
        IngestResult load = fetched.load();
        StringBuilder text = new StringBuilder(
                IngestText.table(load) + IngestText.summary(Figures.count(load.units(), "window", "windows"), load));
        notes(fetched).forEach(note -> text.append("note: ").append(note).append('\n'));
        notRead(fetched).forEach(line -> text.append("not read: ").append(line).append('\n'));
        load.failed().forEach(series -> text.append("failed: ").append(series).append('\n'));
        return text.toString();
    }

    /** The counts, then what is behind them. */
    static Map<String, Object> values(VenueJob.Fetched fetched) {
        Map<String, Object> values = new LinkedHashMap<>(IngestText.counts(fetched.load()));
        values.put(
                "failed_series",
                fetched.load().failed().stream()
                        .map(series -> series.series().toString())
                        .toList());
        values.put("not_read", notRead(fetched));
        values.put("notes", notes(fetched));
        return values;
    }

    private static List<String> notes(VenueJob.Fetched fetched) {
        return Stream.concat(fetched.notes().stream(), fetched.load().notes().stream())
                .toList();
    }

    private static List<String> notRead(VenueJob.Fetched fetched) {
        List<String> lines = new ArrayList<>();
        fetched.failures().forEach(failure -> lines.add(failure.problem() + "; " + failure.reason()));
        for (UnreadableUnit unit : fetched.load().unreadable()) {
            lines.add(IngestText.line(unit));
        }
        return lines;
    }
}

package dev.almanac.lake.ingest;

import dev.almanac.analytics.market.SeriesKey;
import dev.almanac.analytics.quality.SeriesReport;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/**
 * What the batches of a load came to together. A series that failed in a batch after others were committed is told twice:
 * what was written of it, and why that is not all.
 */
final class LoadTotals {
    private static final Comparator<SeriesKey> ORDER = Comparator.comparing(SeriesKey::venue)
            .thenComparing(SeriesKey::symbol)
            .thenComparing(SeriesKey::interval);

    /** By venue, symbol and interval. */
    static final Comparator<SeriesReport> IN_ORDER = Comparator.comparing(SeriesReport::series, ORDER);

    private final Map<SeriesKey, SeriesReport> passed = new TreeMap<>(ORDER);
    private final List<SeriesReport> failed = new ArrayList<>();
    private final List<UnreadableUnit> unreadable = new ArrayList<>();
    private final Set<String> unavailable = new HashSet<>();
    private final Set<String> notes = new LinkedHashSet<>();
    private long rowsWithoutSeries;
    private long quarantined;
    private long findings;
    private long candles;

    /** A batch that was committed. */
    void add(IngestResult batch) {
        for (SeriesReport report : batch.series()) {
            if (report.failed()) {
                failed.add(report);
            } else {
                passed.merge(report.series(), report, LoadTotals::sum);
            }
        }
        batch.unreadable().forEach(this::add);
        notes.addAll(batch.notes());
        rowsWithoutSeries += batch.rowsWithoutSeries();
        quarantined += batch.quarantined();
        findings += batch.findings();
        candles += batch.candles();
    }

    /** Something else that a person should know. */
    void addNote(String note) {
        notes.add(note);
    }

    /** Units that could not be read and are not recorded. */
    void addUnread(List<HeldLoad.UnitRead> reads) {
        reads.stream()
                .map(read -> read.outcome().unreadable())
                .flatMap(Optional::stream)
                .forEach(this::add);
    }

    /** A source that cannot be had says the same of all its units: the first stands for them. */
    private void add(UnreadableUnit unit) {
        if (!unit.unavailable() || unavailable.add(unit.source())) {
            unreadable.add(unit);
        }
    }

    private static SeriesReport sum(SeriesReport one, SeriesReport other) {
        return new SeriesReport(
                one.series(),
                one.read() + other.read(),
                one.added() + other.added(),
                one.replaced() + other.replaced(),
                one.filled() + other.filled(),
                one.equal() + other.equal(),
                one.duplicates() + other.duplicates(),
                one.refused() + other.refused(),
                one.conflicts() + other.conflicts(),
                one.storedConflicts() + other.storedConflicts(),
                one.stillOpen() + other.stillOpen(),
                "");
    }

    IngestResult result(int units, double maxBadShare) {
        List<SeriesReport> series = new ArrayList<>(passed.values());
        series.addAll(failed);
        series.sort(IN_ORDER);
        return new IngestResult(
                units,
                series,
                unreadable,
                List.copyOf(notes),
                rowsWithoutSeries,
                maxBadShare,
                quarantined,
                findings,
                candles);
    }
}

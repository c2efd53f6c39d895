package dev.almanac.lake.ingest;

import dev.almanac.analytics.error.ExitCode;
import dev.almanac.analytics.quality.SeriesReport;
import java.util.List;
import java.util.function.ToLongFunction;

/**
 * What a load came to.
 *
 * @param units how many units were to be read
 * @param series what happened to each series that the load speaks of, by venue, symbol and interval
 * @param unreadable units that could not be read, in the order of the plan
 * @param notes what a person should know of the units, each once, in the order of the plan
 * @param rowsWithoutSeries rows that were set aside because not even their series could be read
 * @param maxBadShare the share of such rows (0 to 1) up to which the load counts as sound
 * @param quarantined rows that are new in quarantine
 * @param findings rows of data_quality that were added, changed or taken away
 * @param candles bars that were written
 */
public record IngestResult(
        int units,
        List<SeriesReport> series,
        List<UnreadableUnit> unreadable,
        List<String> notes,
        long rowsWithoutSeries,
        double maxBadShare,
        long quarantined,
        long findings,
        long candles) {
    /** Defensive copies. */
    public IngestResult {
        series = List.copyOf(series);
        unreadable = List.copyOf(unreadable);
        notes = List.copyOf(notes);
    }

    /** The series of which nothing was written. */
    public List<SeriesReport> failed() {
        return series.stream().filter(SeriesReport::failed).toList();
    }

    /** All rows that were read. */
    public long read() {
        return total(SeriesReport::read) + rowsWithoutSeries;
    }

    /** The sum of one count over all series, such as {@code total(SeriesReport::added)}; failed ones included. */
    public long total(ToLongFunction<SeriesReport> count) {
        return series.stream().mapToLong(count).sum();
    }

    /** Whether any table changed. */
    public boolean changed() {
        return quarantined + findings + candles > 0;
    }

    /**
     * {@link ExitCode#UNAVAILABLE} where no series could be read and that is not for the units; {@link ExitCode#QUALITY} where a series
     * failed, a unit could not be read, or too many rows belong to no series; else {@link ExitCode#DONE}.
     */
    public ExitCode exitCode() {
        if (!unreadable.isEmpty()
                && unreadable.stream().allMatch(UnreadableUnit::unavailable)
                && series.stream().allMatch(SeriesReport::wasUnreadable)) {
            return ExitCode.UNAVAILABLE;
        }
        boolean lost = rowsWithoutSeries > maxBadShare * read();
        return failed().isEmpty() && unreadable.isEmpty() && !lost ? ExitCode.DONE : ExitCode.QUALITY;
    }
}

package dev.almanac.lake.ingest;

import dev.almanac.analytics.error.ExitCode;
import dev.almanac.analytics.figure.Digest;
import dev.almanac.analytics.port.CandleSource;
import dev.almanac.analytics.port.CandleUnit;
import dev.almanac.analytics.quality.SeriesReport;
import dev.almanac.lake.row.CandleRows;
import dev.almanac.lake.row.SeriesNames;
import dev.almanac.lake.run.LastStep;
import dev.almanac.lake.table.Catalogue;
import dev.almanac.lake.table.Lake;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;

/**
 * Knows the last load that was taken in whole, so that the same load again need not be compared bar by bar.
 *
 * <p>What a load comes to is decided by its rows, the stored bars, flags and refused rows that they meet, the rules, the
 * program and the time. A load is only remembered where every row of it was taken or known already: the tables then say what
 * it says, and feeding it to the gate again would change nothing, now or later. It is only recognised where all else is the
 * same too: the tables, as {@link LastStep} has it, the units and the hashes of their content, and how they are read and
 * judged. The clock must not have gone back, because a bar that had closed then would be refused as still open.
 */
final class LastLoad {
    private final LastStep<Memory> last;
    private final CandleSource source;
    private final List<CandleUnit> units;
    private final IngestOptions options;

    LastLoad(Lake lake, CandleSource source, List<CandleUnit> units, IngestOptions options) {
        this.last = new LastStep<>(
                lake, "ingest", List.of(Catalogue.CANDLES, Catalogue.DATA_QUALITY, Catalogue.QUARANTINE), Memory.class);
        this.source = source;
        this.units = units;
        this.options = options;
    }

    /**
     * What is kept of a load.
     *
     * @param content hash of the units' content hashes
     * @param now when it was read, microseconds since the epoch
     * @param notes what there was to say of the units
     * @param rows rows by the series' name
     */
    private record Memory(String content, long now, List<String> notes, TreeMap<String, Long> rows) {}

    /** What comparing the load would come to, where it is the last one and nothing has happened since. */
    Optional<IngestResult> again() {
        return isKnowable()
                ? last.recall(words())
                        .filter(load -> CandleRows.micros(options.now()) >= load.now()
                                && presentContent().equals(Optional.of(load.content())))
                        .map(this::allKnown)
                : Optional.empty();
    }

    /** Remembers a load that has just been committed, where nothing in it was out of the ordinary. */
    void remember(List<UnitOutcome> outcomes, IngestResult result) {
        if (!isKnowable() || !isPlain(result)) {
            return;
        }
        TreeMap<String, Long> rows = new TreeMap<>();
        result.series().forEach(report -> rows.put(SeriesNames.name(report.series()), report.read()));
        String content = content(outcomes.stream().map(UnitOutcome::contentHash).toList());
        last.remember(words(), new Memory(content, CandleRows.micros(options.now()), result.notes(), rows));
    }

    /** A program that does not say which build it is might judge otherwise than the one before. */
    private boolean isKnowable() {
        return !options.build().isEmpty();
    }

    private static boolean isPlain(IngestResult result) {
        return result.exitCode() == ExitCode.DONE
                && result.rowsWithoutSeries() == 0
                && result.series().stream().allMatch(LastLoad::isPlain);
    }

    private static boolean isPlain(SeriesReport report) {
        return report.read() == report.added() + report.filled() + report.equal();
    }

    private List<String> words() {
        return List.of(
                units.toString(),
                source.manner(),
                options.rules().toString(),
                Boolean.toString(options.replace()),
                options.origin(),
                options.delay().toString(),
                options.build());
    }

    /** Empty where a unit does not tell its hash without being read for its rows. */
    private Optional<String> presentContent() {
        List<Optional<String>> hashes =
                units.parallelStream().map(source::contentHash).toList();
        return hashes.stream().allMatch(Optional::isPresent)
                ? Optional.of(content(hashes.stream().flatMap(Optional::stream).toList()))
                : Optional.empty();
    }

    private static String content(List<String> hashes) {
        return Digest.sha256(String.join("\n", hashes));
    }

    private IngestResult allKnown(Memory load) {
        List<SeriesReport> series = load.rows().entrySet().stream()
                .map(entry -> SeriesReport.known(SeriesNames.parse(entry.getKey()), entry.getValue()))
                .toList();
        return new IngestResult(
                units.size(),
                series,
                List.of(),
                load.notes(),
                0,
                options.rules().maxBadShare(),
                0,
                0,
                0);
    }
}

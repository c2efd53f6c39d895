package dev.almanac.lake.ingest;

import dev.almanac.analytics.market.SeriesKey;
import dev.almanac.analytics.port.CandleSource;
import dev.almanac.analytics.port.CandleUnit;
import dev.almanac.analytics.port.UnitGroup;
import dev.almanac.analytics.quality.SeriesReport;
import dev.almanac.lake.row.SeriesNames;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.stream.Collectors;
import org.apache.spark.sql.Row;

/**
 * Takes in units that have to be read together, such as the windows of venues. They are read in this process, whatever
 * Spark's master: through one copy of the source, so that whatever they share, such as a budget of calls, lasts from the
 * first to the last. Units of a group are read several at a time; groups do not wait for each other, and one that can no
 * longer be had does not hold the others up.
 *
 * <p>What was read is committed in batches of the plan, each complete in itself, while the next one is read; where units are
 * slow to come, what is there by then. So memory does not grow with the load, and a run that is cut off leaves what it had
 * committed. The batches of a series are committed in order, and no part of a window after one that failed: what is missing
 * is missing at its end. Other windows of the same series go on, so that a gap that cannot be read does not hold up what is
 * new. Where a load is to end after some time, units are left out from some place of each group's plan on.
 */
final class GroupedLoad {
    private static final UnitGroup ALONE = new UnitGroup("", 1);

    private final IngestPipeline pipeline;
    private final CandleSource source;
    private final IngestOptions options;
    private final FetchPace pace;
    private final long begun = System.nanoTime();

    /**
     * From which unit on each group's plan was left out. One behind it that another thread had begun before is not committed: what
     * is missing is missing at the end.
     */
    private final Map<UnitGroup, Integer> leftFrom = new ConcurrentHashMap<>();

    /** Windows of which a unit could not be read; nothing more of them is asked for. */
    private final Set<String> unreadable = ConcurrentHashMap.newKeySet();

    /** Windows that failed in a batch that was taken. */
    private final Set<String> failed = new HashSet<>();

    /** Names of series of which a batch was committed. */
    private final Set<String> told = new HashSet<>();

    private final LoadTotals totals = new LoadTotals();

    GroupedLoad(IngestPipeline pipeline, CandleSource source, IngestOptions options, FetchPace pace) {
        this.pipeline = pipeline;
        this.source = source;
        this.options = options;
        this.pace = pace;
    }

    IngestResult run(List<CandleUnit> units) {
        pipeline.requireRoom(units.stream().mapToLong(CandleUnit::bytes).sum());
        Map<UnitGroup, List<UnitSpread.Numbered>> groups = new LinkedHashMap<>();
        for (int i = 0; i < units.size(); i++) {
            groups.computeIfAbsent(group(units.get(i)), group -> new ArrayList<>())
                    .add(new UnitSpread.Numbered(i, units.get(i)));
        }
        ReadingProgress progress = new ReadingProgress(options.progress(), units);
        BlockingQueue<GroupReader.Batch> ready = new LinkedBlockingQueue<>();
        List<GroupReader> readers = new ArrayList<>();
        try {
            for (Map.Entry<UnitGroup, List<UnitSpread.Numbered>> group : groups.entrySet()) {
                GroupReader reader =
                        new GroupReader(group.getKey(), pace.commitEvery(), unit -> read(unit, progress), ready::add);
                readers.add(reader);
                reader.start(group.getValue());
            }
            for (int open = readers.size(); open > 0; ) {
                GroupReader.Batch batch = ready.take();
                commit(batch.reads());
                batch.committed();
                open -= batch.isLast() ? 1 : 0;
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while units were read", e);
        } finally {
            readers.forEach(GroupReader::close);
        }
        long left = groups.values().stream()
                .flatMap(List::stream)
                .filter(unit -> isLeft(unit.number(), unit.unit()))
                .count();
        if (left > 0) {
            totals.addNote("stopped after " + words(pace.stopAfter().orElse(Duration.ZERO)) + ", as was asked: " + left
                    + " of " + units.size() + " windows are left; the same command goes on");
        }
        return totals.result(units.size(), options.rules().maxBadShare());
    }

    private static String words(Duration time) {
        return time.toSeconds() % 60 == 0 ? time.toMinutes() + " min" : time.toSeconds() + " s";
    }

    private boolean isOver() {
        return pace.stopAfter()
                .filter(time -> System.nanoTime() - begun > time.toNanos())
                .isPresent();
    }

    private UnitGroup group(CandleUnit unit) {
        return source.group(unit).orElse(ALONE);
    }

    private boolean isLeft(int number, CandleUnit unit) {
        return number >= leftFrom.getOrDefault(group(unit), Integer.MAX_VALUE);
    }

    /** Empty for a unit that is not asked for any more. */
    private Optional<HeldLoad.UnitRead> read(UnitSpread.Numbered unit, ReadingProgress progress) {
        String window = source.whole(unit.unit());
        Optional<HeldLoad.UnitRead> read = Optional.empty();
        if (isOver()) {
            leftFrom.merge(group(unit.unit()), unit.number(), Math::min);
        } else if (!unreadable.contains(window)) {
            List<Row> rows = new ArrayList<>();
            UnitOutcome outcome = UnitRows.read(source, unit, rows::add);
            if (!outcome.problem().isEmpty()) {
                unreadable.add(window);
            }
            read = Optional.of(new HeldLoad.UnitRead(unit.unit(), outcome, rows));
        }
        progress.read(unit.unit(), read.map(one -> one.outcome().rows()).orElse(0L));
        return read;
    }

    /** A series fails where one of its units could not be read, so these are taken by themselves, behind the others. */
    private void commit(List<HeldLoad.UnitRead> reads) {
        List<HeldLoad.UnitRead> sound = new ArrayList<>();
        List<HeldLoad.UnitRead> broken = new ArrayList<>();
        for (HeldLoad.UnitRead read : reads) {
            String window = source.whole(read.unit());
            if (failed.contains(window) || isLeft(read.outcome().unit(), read.unit())) {
                continue;
            }
            if (read.outcome().problem().isEmpty()) {
                sound.add(read);
            } else {
                failed.add(window);
                broken.add(read);
            }
        }
        take(sound);
        if (pipeline.hasLake()) {
            take(broken);
        } else {
            totals.addUnread(broken); // a load of which nothing could be read makes no lake
        }
    }

    private void take(List<HeldLoad.UnitRead> reads) {
        if (reads.isEmpty()) {
            return;
        }
        IngestResult result = pipeline.take(HeldLoad.of(reads), pipeline.now(options), told);
        totals.add(result);
        result.series().forEach(report -> told.add(SeriesNames.name(report.series())));
        Set<SeriesKey> lost = result.failed().stream().map(SeriesReport::series).collect(Collectors.toSet());
        for (HeldLoad.UnitRead read : reads) {
            SeriesKey series = read.unit().series();
            if (series != null && lost.contains(series)) {
                failed.add(source.whole(read.unit()));
            }
        }
    }
}

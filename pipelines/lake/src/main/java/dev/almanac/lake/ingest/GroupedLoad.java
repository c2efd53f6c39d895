package dev.almanac.lake.ingest;

import dev.almanac.analytics.market.SeriesKey;
import dev.almanac.analytics.port.CandleSource;
import dev.almanac.analytics.port.CandleUnit;
import dev.almanac.analytics.port.UnitGroup;
import dev.almanac.analytics.quality.SeriesReport;
import dev.almanac.lake.row.SeriesNames;
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
 * <p>What was read is committed in batches of the plan, each complete in itself, while the next one is read. So memory does
 * not grow with the load, and a run that is cut off leaves what it had committed. The batches of a series are committed in
 * order, and no part of a window after one that failed: what is missing is missing at its end. Other windows of the same
 * series go on, so that a gap that cannot be read does not hold up what is new.
 */
final class GroupedLoad {
    private static final UnitGroup ALONE = new UnitGroup("", 1);

    private final IngestPipeline pipeline;
    private final CandleSource source;
    private final IngestOptions options;

    /** Windows of which a unit could not be read; nothing more of them is asked for. */
    private final Set<String> unreadable = ConcurrentHashMap.newKeySet();

    /** Windows that failed in a batch that was taken. */
    private final Set<String> failed = new HashSet<>();

    /** Names of series of which a batch was committed. */
    private final Set<String> told = new HashSet<>();

    private final LoadTotals totals = new LoadTotals();

    GroupedLoad(IngestPipeline pipeline, CandleSource source, IngestOptions options) {
        this.pipeline = pipeline;
        this.source = source;
        this.options = options;
    }

    IngestResult run(List<CandleUnit> units) {
        pipeline.requireRoom(units.stream().mapToLong(CandleUnit::bytes).sum());
        Map<UnitGroup, List<UnitSpread.Numbered>> groups = new LinkedHashMap<>();
        for (int i = 0; i < units.size(); i++) {
            groups.computeIfAbsent(source.group(units.get(i)).orElse(ALONE), group -> new ArrayList<>())
                    .add(new UnitSpread.Numbered(i, units.get(i)));
        }
        ReadingProgress progress = new ReadingProgress(options.progress(), units);
        BlockingQueue<GroupReader.Batch> ready = new LinkedBlockingQueue<>();
        List<GroupReader> readers = new ArrayList<>();
        try {
            int batches = 0;
            for (Map.Entry<UnitGroup, List<UnitSpread.Numbered>> group : groups.entrySet()) {
                GroupReader reader = new GroupReader(group.getKey(), unit -> read(unit, progress), ready::add);
                readers.add(reader);
                batches += reader.start(group.getValue());
            }
            for (int taken = 0; taken < batches; taken++) {
                GroupReader.Batch batch = ready.take();
                commit(batch.reads());
                batch.committed();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while units were read", e);
        } finally {
            readers.forEach(GroupReader::close);
        }
        return totals.result(units.size(), options.rules().maxBadShare());
    }

    /** Empty for a unit that is not asked for any more. */
    private Optional<HeldLoad.UnitRead> read(UnitSpread.Numbered unit, ReadingProgress progress) {
        String window = source.whole(unit.unit());
        Optional<HeldLoad.UnitRead> read = Optional.empty();
        if (!unreadable.contains(window)) {
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
            if (failed.contains(window)) {
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

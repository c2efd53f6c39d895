package dev.almanac.lake.ingest;

import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.lit;

import dev.almanac.analytics.error.ExitCode;
import dev.almanac.analytics.error.UserException;
import dev.almanac.analytics.port.CandleSource;
import dev.almanac.analytics.port.CandleUnit;
import dev.almanac.lake.row.CandleRows;
import dev.almanac.lake.row.LoadRows;
import dev.almanac.lake.row.SeriesNames;
import dev.almanac.lake.table.Catalogue;
import dev.almanac.lake.table.Lake;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Consumer;
import java.util.function.Function;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;

/**
 * Takes a load of candles in: units are read by tasks, their rows meet the stored bars of the same series in one shuffle and
 * pass the quality gate in order of time. What the gate decides is staged on disk, so that the verdict on every series is
 * known before any table changes; then quarantine, data_quality and candles are committed in that order, each compared with
 * what is stored first. A run that is cut off and started again ends with the tables of an undisturbed one. Rows stream
 * through the tasks; what comes to the driver grows with the units and series of a load, not with its rows, sound or not.
 *
 * <p>Series of a large load that the lake does not have go by columns, as {@link BulkLoad} says, and come to the same.
 *
 * <p>A small load, such as a day's, is held in the driver, up to {@link HeldLoad#MAX_ROWS} rows; where it goes on behind the
 * stored bars, as {@link SeriesEnds} knows them, it is judged there too and meets only those between its own first and last
 * time. What that cannot judge, and what turns out to be more, is judged as above.
 *
 * <p>Units that have to be read together, such as the windows of a venue, are a {@link GroupedLoad}.
 */
public final class IngestPipeline {
    /** Up to so many stored bars are compared in the driver. */
    private static final double MAX_STORED = 200_000;

    private final Lake lake;
    private final Consumer<Verdict> verdicts;
    private final IngestRoute route;
    private final Optional<InstantSource> clock;
    private final FetchPace pace;

    /** @param lake where the tables are; the caller holds its lock */
    public IngestPipeline(Lake lake) {
        this(lake, IngestRoute.USUAL);
    }

    /** @param route which way loads go */
    public IngestPipeline(Lake lake, IngestRoute route) {
        this(lake, verdict -> {}, route);
    }

    /**
     * For loads that take long.
     *
     * @param clock tells when a batch was read, in place of the options' {@code now}
     * @param pace when batches of units that are read together are committed
     */
    public IngestPipeline(Lake lake, InstantSource clock, FetchPace pace) {
        this(lake, verdict -> {}, IngestRoute.USUAL, Optional.of(clock), pace);
    }

    /** @param verdicts told of each before any table changes */
    IngestPipeline(Lake lake, Consumer<Verdict> verdicts, IngestRoute route) {
        this(lake, verdicts, route, Optional.empty(), FetchPace.USUAL);
    }

    private IngestPipeline(
            Lake lake, Consumer<Verdict> verdicts, IngestRoute route, Optional<InstantSource> clock, FetchPace pace) {
        this.lake = lake;
        this.verdicts = verdicts;
        this.route = route;
        this.clock = clock;
        this.pace = pace;
    }

    /**
     * Reads all units of {@code source} and commits what passes. A load that {@link LastLoad} recognises is not read for it, nor
     * units that {@link LoadedUnits} does: the result is what comparing them would come to.
     *
     * @throws UserException where nothing could be read or the disk has no room; no table has changed then
     */
    public IngestResult run(CandleSource source, IngestOptions options) {
        List<CandleUnit> units = source.plan();
        if (units.stream().anyMatch(unit -> source.group(unit).isPresent())) {
            return new GroupedLoad(this, source, options, pace).run(units);
        }
        LastLoad last = new LastLoad(lake, source, units, options);
        Optional<IngestResult> again = last.again();
        if (again.isPresent()) {
            return again.get();
        }
        LoadedUnits loaded = new LoadedUnits(lake, source, options);
        LoadedUnits.Parts parts = loaded.parts(units);
        Taken taken = taken(source, parts, options);
        if (lake.isCreated()) {
            loaded.remember(taken.units(), taken.result());
            if (parts.known() == 0) {
                last.remember(taken.units(), taken.result());
            }
        }
        return parts.with(taken.result());
    }

    /** Takes in those units of a load that have to be read. */
    private Taken taken(CandleSource source, LoadedUnits.Parts parts, IngestOptions options) {
        List<CandleUnit> units = parts.fresh();
        if (units.isEmpty()) {
            return new Taken(List.of(), nothing(options));
        }
        boolean alone = parts.known() == 0;
        long bytes = units.stream().mapToLong(CandleUnit::bytes).sum();
        requireRoom(bytes);
        boolean isSmall = bytes <= route.heldBytes() && units.stream().allMatch(unit -> unit.bytes() > 0);
        Optional<HeldLoad> small = isSmall ? HeldLoad.read(source, units, HeldLoad.MAX_ROWS) : Optional.empty();
        small.filter(load -> alone).ifPresent(load -> requireSomethingReadable(load.outcomes()));
        try (BulkLoad bulk = new BulkLoad(lake, source, options)) {
            return taken(options, ends -> small.map(load -> held(load, ends, options))
                    .orElseGet(() -> inTasks(source, bulk, units, alone, options)));
        }
    }

    private static IngestResult nothing(IngestOptions options) {
        return new IngestResult(
                0, List.of(), List.of(), List.of(), 0, options.rules().maxBadShare(), 0, 0, 0);
    }

    /**
     * Takes in what has been read already, also where none of it could be: its series fail then.
     *
     * @param told names of series of which an earlier part of the same load was taken in
     */
    IngestResult take(HeldLoad load, IngestOptions options, Set<String> told) {
        return taken(options, told, ends -> held(load, ends, options)).result();
    }

    /** A load that has been committed. */
    private record Taken(List<UnitOutcome> units, IngestResult result) {}

    private Taken taken(IngestOptions options, Function<SeriesEnds.Kept, TaskLoad.Judged> judging) {
        return taken(options, Set.of(), judging);
    }

    private Taken taken(IngestOptions options, Set<String> told, Function<SeriesEnds.Kept, TaskLoad.Judged> judging) {
        SeriesEnds ends = new SeriesEnds(lake, options.rules(), options.build());
        SeriesEnds.Kept before = ends.recall();
        TaskLoad.Judged judged = judging.apply(before);
        Verdict verdict = judged.verdict();
        verdicts.accept(verdict);
        options.progress()
                .done(
                        "check",
                        verdict.units().stream().mapToLong(UnitOutcome::rows).sum());
        IngestResult result =
                new IngestCommit(lake, options, verdict.after(told), judged.decided(), judged.bars()).commit();
        if (lake.isCreated()) {
            ends.remember(before, verdict.series());
        }
        return new Taken(verdict.units(), result);
    }

    /** The same options at the present moment. */
    IngestOptions now(IngestOptions options) {
        return clock.map(time -> options.at(time.instant())).orElse(options);
    }

    /** Whether there is a lake to take something into. */
    boolean hasLake() {
        return lake.isCreated();
    }

    /** Makes sure that the disk has room for units of so many bytes. */
    void requireRoom(long bytes) {
        DiskSpace.require(lake, bytes);
    }

    /**
     * Takes rows that are at rest in as a load.
     *
     * @param rows as {@link LoadRows}
     * @param touched names of their series
     */
    IngestResult take(Dataset<Row> rows, List<UnitOutcome> units, Set<String> touched, IngestOptions options) {
        return taken(options, ends -> {
                    StoredFindings findings = StoredFindings.of(lake, touched);
                    Judging.Decided decided = new Judging(spark())
                            .spread(rows, TaskLoad.storedOf(lake, touched), GateSettings.of(options, findings));
                    return new TaskLoad.Judged(new Verdict(units, decided.series(), findings), decided.rows());
                })
                .result();
    }

    /**
     * A large load.
     *
     * @param alone whether nothing but these units belongs to it, so that one of them at least must be readable
     */
    private TaskLoad.Judged inTasks(
            CandleSource source, BulkLoad bulk, List<CandleUnit> units, boolean alone, IngestOptions options) {
        List<UnitSpread.Numbered> all = UnitSpread.numbered(units);
        BulkLoad.Judged byColumns = route.columns() ? bulk.judged(all) : BulkLoad.Judged.rows(all);
        TaskLoad.Judged judged = new TaskLoad(lake, source, options).judged(bulk, byColumns, all);
        if (alone) {
            requireSomethingReadable(judged.verdict().units());
        }
        return judged;
    }

    /** A small load: series whose stored bars it goes on behind are judged without these. */
    private TaskLoad.Judged held(HeldLoad load, SeriesEnds.Kept ends, IngestOptions options) {
        boolean isFirst = !lake.exists(Catalogue.CANDLES);
        StoredFindings findings = StoredFindings.of(lake, isFirst ? Set.of() : load.named());
        TreeMap<String, String> states = new TreeMap<>(ends.states());
        states.keySet().retainAll(load.spoken());
        GateSettings settings = GateSettings.of(options, findings);
        boolean goesOn = load.spoken().stream().allMatch(ends::covers) && load.mostStored() <= MAX_STORED;
        Judging judging = new Judging(spark());
        Judging.Decided decided = goesOn
                ? judging.here(
                        load.rows(),
                        LoadRows.stored(storedWithin(load, Set.of())).collectAsList(),
                        settings.from(states))
                : spread(load, settings.from(states));
        Set<String> reachedBack = decided.reachedBack();
        if (!reachedBack.isEmpty()) {
            states.keySet().removeAll(reachedBack);
            decided = spread(load, settings.from(states));
        }
        TreeMap<String, Judgement> series = new TreeMap<>(decided.series());
        load.silent().forEach(name -> series.put(name, Judgement.nothing(SeriesNames.parse(name))));
        return new TaskLoad.Judged(new Verdict(load.outcomes(), series, findings), decided.rows());
    }

    private Judging.Decided spread(HeldLoad load, GateSettings settings) {
        Set<String> whole = new TreeSet<>(load.spoken());
        whole.removeAll(settings.states().keySet());
        return new Judging(spark())
                .spread(spark().createDataFrame(load.rows(), LoadRows.SCHEMA), storedWithin(load, whole), settings);
    }

    /** Stored bars of the times that a load speaks of, of its series; and all bars of the {@code whole} ones. */
    private Dataset<Row> storedWithin(HeldLoad load, Set<String> whole) {
        Column times = load.first() > load.last()
                ? lit(false)
                : col("open_time").between(CandleRows.timestamp(load.first()), CandleRows.timestamp(load.last()));
        return lake.read(Catalogue.CANDLES)
                .filter(
                        whole.isEmpty()
                                ? times
                                : times.or(SeriesNames.ofColumns().isInCollection(whole)))
                .filter(SeriesNames.ofColumns().isInCollection(load.spoken()));
    }

    private SparkSession spark() {
        return lake.spark();
    }

    private static void requireSomethingReadable(List<UnitOutcome> outcomes) {
        List<UnreadableUnit> unreadable = outcomes.stream()
                .map(UnitOutcome::unreadable)
                .flatMap(Optional::stream)
                .toList();
        if (!unreadable.isEmpty() && unreadable.size() == outcomes.size()) {
            UnreadableUnit first = unreadable.get(0);
            int more = unreadable.size() - 1;
            String others = more == 0
                    ? ""
                    : ", nor can " + (more == 1 ? "the other file" : "any of the " + more + " other files");
            ExitCode code =
                    unreadable.stream().allMatch(UnreadableUnit::unavailable) ? ExitCode.UNAVAILABLE : ExitCode.USAGE;
            throw new UserException(code, first.problem() + others, first.reason(), first.remedy());
        }
    }
}

package dev.almanac.lake.audit;

import dev.almanac.analytics.audit.Computation;
import dev.almanac.analytics.audit.LookAheadAudit;
import dev.almanac.analytics.audit.SetComputation;
import dev.almanac.analytics.feature.SymbolHistory;
import dev.almanac.analytics.indicator.Bars;
import dev.almanac.analytics.indicator.type.PluginFault;
import dev.almanac.analytics.market.Interval;
import dev.almanac.analytics.market.NameEras.Era;
import dev.almanac.analytics.market.PairName;
import dev.almanac.lake.audit.AuditResult.Ahead;
import dev.almanac.lake.audit.AuditResult.Different;
import dev.almanac.lake.audit.AuditResult.Late;
import dev.almanac.lake.audit.AuditTask.Chunk;
import dev.almanac.lake.audit.AuditTask.Group;
import dev.almanac.lake.audit.AuditTask.Input;
import dev.almanac.lake.column.CandleChunk;
import dev.almanac.lake.column.CandleGroup.SymbolName;
import dev.almanac.lake.feature.BarColumns;
import java.io.IOException;
import java.io.Serializable;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * One task of an audit: brings the rows of each of its symbols together, computes the symbol once with all that is known and
 * again without, and compares what is stored with it. It holds whatever was sent for any of its symbols, what it read itself
 * of symbols that have a row group to come, and the values of one symbol.
 */
final class AuditWalk {
    private final AuditTask task;
    private final LookAheadAudit audit;
    private final Computation again;
    private final AvailabilityCheck availability;
    private final Map<String, Interval> intervals;
    private final Map<Input, Map<Interval, BarColumns>> columns = new EnumMap<>(Input.class);
    private final Map<SymbolName, List<Chunk>> waiting = new TreeMap<>();
    private final List<SymbolAudit> audited = new ArrayList<>();

    /** What one symbol gave. */
    record SymbolAudit(long bars, List<Ahead> ahead, List<Late> late, List<Different> different)
            implements Serializable {
        static final SymbolAudit NONE = new SymbolAudit(0, List.of(), List.of(), List.of());

        /** The same with what another era of the symbol gave. */
        SymbolAudit and(SymbolAudit other) {
            return new SymbolAudit(
                    bars + other.bars,
                    both(ahead, other.ahead),
                    both(late, other.late),
                    both(different, other.different));
        }

        private static <T> List<T> both(List<T> some, List<T> others) {
            return Stream.concat(some.stream(), others.stream()).toList();
        }
    }

    private AuditWalk(AuditTask task) {
        this.task = task;
        this.audit = new LookAheadAudit(() -> new SetComputation(task.set()), task.cuts(), task.seed());
        this.again = new SetComputation(task.set());
        this.availability = new AvailabilityCheck(task.set());
        this.intervals = task.set().intervals().stream().collect(Collectors.toMap(Interval::code, one -> one));
    }

    /**
     * Audits the symbols of one task.
     *
     * @param groups what it reads itself; a symbol is done with the last that may hold it
     * @param sent what was read elsewhere
     * @param mine which symbols are this task's
     */
    static Iterator<SymbolAudit> of(
            AuditTask task, List<Group> groups, Iterator<Chunk> sent, Predicate<SymbolName> mine) throws IOException {
        AuditWalk walk = new AuditWalk(task);
        sent.forEachRemaining(walk::take);
        Map<SymbolName, Integer> left = new TreeMap<>();
        groups.forEach(group ->
                group.rows().symbols().stream().filter(mine).forEach(symbol -> left.merge(symbol, 1, Integer::sum)));
        for (Group group : groups) {
            task.read(group).stream().filter(chunk -> mine.test(name(chunk))).forEach(walk::take);
            for (SymbolName symbol : group.rows().symbols()) {
                if (mine.test(symbol) && left.merge(symbol, -1, Integer::sum) == 0) {
                    walk.audit(symbol);
                }
            }
        }
        List.copyOf(walk.waiting.keySet()).forEach(walk::audit);
        return walk.audited.iterator();
    }

    /** The symbol that a chunk is of. */
    static SymbolName name(Chunk chunk) {
        return new SymbolName(chunk.rows().venue(), chunk.rows().symbol());
    }

    private void take(Chunk chunk) {
        waiting.computeIfAbsent(name(chunk), any -> new ArrayList<>()).add(chunk);
    }

    private void audit(SymbolName symbol) {
        List<Chunk> chunks = waiting.remove(symbol);
        if (chunks == null) {
            return;
        }
        SymbolAudit all = SymbolAudit.NONE;
        for (Era era : task.set().eras().of(symbol.symbol())) {
            List<Chunk> own = chunks.stream()
                    .flatMap(chunk -> within(chunk, era).stream())
                    .toList();
            all = own.isEmpty() ? all : all.and(audited(symbol, own));
        }
        audited.add(all);
    }

    /** The rows of a chunk that are of an era, where there are any. */
    private Optional<Chunk> within(Chunk chunk, Era era) {
        Interval interval = intervals.get(chunk.rows().interval());
        if (interval == null) {
            return Optional.empty();
        }
        CandleChunk rows = chunk.rows().within(era, interval.micros());
        return rows.size() == 0 ? Optional.empty() : Optional.of(new Chunk(chunk.input(), rows));
    }

    private SymbolAudit audited(SymbolName symbol, List<Chunk> chunks) {
        try {
            return audit(symbol, chunks);
        } catch (PluginFault e) {
            throw e.at(symbol.symbol());
        }
    }

    private SymbolAudit audit(SymbolName symbol, List<Chunk> chunks) {
        Map<Interval, SymbolHistory.Series> candles = series(chunks, Input.CANDLES);
        Map<Interval, Bars> bars = bars(candles);
        LookAheadAudit.Outcome outcome = audit.audit(PairName.of(symbol.venue(), symbol.symbol()), bars);
        List<Ahead> ahead = outcome.findings().stream()
                .map(finding -> new Ahead(symbol.venue(), symbol.symbol(), finding))
                .toList();
        List<Late> late = new ArrayList<>();
        List<Different> different = new ArrayList<>();
        if (task.stored()) {
            Map<Interval, List<CandleChunk>> stored = rows(chunks, Input.STORED);
            KnowableTimes times = new KnowableTimes(candles);
            late.addAll(availability.check(stored, times));
            if (task.behind()) {
                Map<Interval, SymbolHistory.Series> consumed = series(chunks, Input.CONSUMED);
                again.compute(bars(consumed), Map.of());
                different.addAll(different(symbol, stored, consumed, again.values(), new KnowableTimes(consumed)));
            } else {
                different.addAll(different(symbol, stored, candles, outcome.values(), times));
            }
        }
        return new SymbolAudit(bars.values().stream().mapToLong(Bars::size).sum(), ahead, late, different);
    }

    private List<Different> different(
            SymbolName symbol,
            Map<Interval, List<CandleChunk>> stored,
            Map<Interval, SymbolHistory.Series> series,
            Map<Interval, double[][]> values,
            KnowableTimes times) {
        List<Different> different = new ArrayList<>();
        series.forEach((interval, one) -> different.addAll(new StoredCheck(
                        task.set(),
                        symbol.venue(),
                        symbol.symbol(),
                        interval,
                        one.bars(),
                        Objects.requireNonNull(values.get(interval)),
                        times)
                .check(stored.getOrDefault(interval, List.of()))));
        return different;
    }

    /** The chunks of one input, by interval. */
    private Map<Interval, List<CandleChunk>> rows(List<Chunk> chunks, Input input) {
        Map<Interval, List<CandleChunk>> rows = new EnumMap<>(Interval.class);
        for (Chunk chunk : chunks) {
            Interval interval = intervals.get(chunk.rows().interval());
            if (chunk.input() == input && interval != null) {
                rows.computeIfAbsent(interval, any -> new ArrayList<>()).add(chunk.rows());
            }
        }
        return rows;
    }

    /** The bars of one input, of every interval of the set. */
    private Map<Interval, SymbolHistory.Series> series(List<Chunk> chunks, Input input) {
        Map<Interval, List<CandleChunk>> rows = rows(chunks, input);
        Map<Interval, SymbolHistory.Series> series = new EnumMap<>(Interval.class);
        for (Interval interval : task.set().intervals()) {
            series.put(
                    interval,
                    columns.computeIfAbsent(input, any -> new EnumMap<>(Interval.class))
                            .computeIfAbsent(interval, any -> new BarColumns())
                            .series(rows.getOrDefault(interval, List.of())));
        }
        return series;
    }

    private static Map<Interval, Bars> bars(Map<Interval, SymbolHistory.Series> series) {
        Map<Interval, Bars> bars = new EnumMap<>(Interval.class);
        series.forEach((interval, one) -> bars.put(interval, one.bars()));
        return bars;
    }
}

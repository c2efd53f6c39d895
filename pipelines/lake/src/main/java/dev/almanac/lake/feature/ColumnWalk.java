package dev.almanac.lake.feature;

import dev.almanac.analytics.feature.SymbolHistory;
import dev.almanac.analytics.indicator.type.PluginFault;
import dev.almanac.analytics.market.Interval;
import dev.almanac.analytics.market.NameEras.Era;
import dev.almanac.lake.column.CandleChunk;
import dev.almanac.lake.column.CandleGroup;
import dev.almanac.lake.column.CandleGroup.SymbolName;
import dev.almanac.lake.column.CandleReader;
import java.io.IOException;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import scala.Tuple2;

/** One task of a build by columns: brings the chunks of each symbol together, computes them and writes what comes out. */
final class ColumnWalk {
    private final ColumnTask task;
    private final ColumnWriter writer;
    private final SymbolHistory history;
    private final Map<String, Interval> intervals;
    private final Map<SymbolName, List<CandleChunk>> waiting = new TreeMap<>();
    private final Map<Interval, BarColumns> columns = new EnumMap<>(Interval.class);
    private boolean wrote;

    private ColumnWalk(ColumnTask task, ColumnWriter writer) {
        this.task = task;
        this.writer = writer;
        this.history = new SymbolHistory(task.set(), StateWalk.EVERY);
        this.intervals = task.set().intervals().stream().collect(Collectors.toMap(Interval::code, one -> one));
    }

    /** Builds from row groups that hold their symbols whole. A symbol is done with the last group that may hold it. */
    static Iterator<BuiltFiles> ofGroups(ColumnTask task, List<CandleGroup> groups) throws IOException {
        try (ColumnWriter writer = new ColumnWriter(task)) {
            ColumnWalk walk = new ColumnWalk(task, writer);
            Map<SymbolName, Integer> left = new TreeMap<>();
            groups.forEach(group -> group.symbols().forEach(symbol -> left.merge(symbol, 1, Integer::sum)));
            for (CandleGroup group : groups) {
                CandleReader.read(task.place(), group, walk.intervals.keySet()).forEach(walk::take);
                for (SymbolName symbol : group.symbols()) {
                    if (left.merge(symbol, -1, Integer::sum) == 0) {
                        walk.compute(symbol);
                    }
                }
            }
            return walk.finish();
        }
    }

    /** Builds from chunks of whole symbols in any order. */
    static Iterator<BuiltFiles> ofChunks(ColumnTask task, Iterator<Tuple2<SymbolName, CandleChunk>> chunks)
            throws IOException {
        if (!chunks.hasNext()) {
            return List.<BuiltFiles>of().iterator();
        }
        try (ColumnWriter writer = new ColumnWriter(task)) {
            ColumnWalk walk = new ColumnWalk(task, writer);
            chunks.forEachRemaining(chunk -> walk.take(chunk._2()));
            List.copyOf(walk.waiting.keySet()).forEach(walk::compute);
            return walk.finish();
        }
    }

    private void take(CandleChunk chunk) {
        waiting.computeIfAbsent(new SymbolName(chunk.venue(), chunk.symbol()), any -> new ArrayList<>())
                .add(chunk);
    }

    private void compute(SymbolName symbol) {
        List<CandleChunk> chunks = waiting.remove(symbol);
        if (chunks == null) {
            return;
        }
        writer.of(symbol);
        for (Era era : task.set().eras().of(symbol.symbol())) {
            compute(chunks, era);
        }
    }

    private void compute(List<CandleChunk> chunks, Era era) {
        Map<Interval, SymbolHistory.Series> series = new EnumMap<>(Interval.class);
        for (Interval interval : task.set().intervals()) {
            List<CandleChunk> own = chunks.stream()
                    .filter(chunk -> intervals.get(chunk.interval()) == interval)
                    .map(chunk -> chunk.within(era, interval.micros()))
                    .filter(chunk -> chunk.size() > 0)
                    .toList();
            if (!own.isEmpty()) {
                series.put(
                        interval,
                        columns.computeIfAbsent(interval, any -> new BarColumns())
                                .series(own));
            }
        }
        if (series.isEmpty()) {
            return;
        }
        try {
            history.compute(series, writer);
        } catch (PluginFault e) {
            throw e.at(chunks.get(0).symbol());
        }
        wrote = true;
    }

    private Iterator<BuiltFiles> finish() throws IOException {
        return wrote
                ? List.of(writer.finish()).iterator()
                : List.<BuiltFiles>of().iterator();
    }
}

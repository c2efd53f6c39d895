package dev.almanac.lake.feature;

import dev.almanac.analytics.feature.SymbolHistory;
import dev.almanac.analytics.indicator.Bars;
import dev.almanac.analytics.market.Interval;
import dev.almanac.lake.column.CandleGroup.SymbolName;
import dev.almanac.lake.column.ColumnFile;
import dev.almanac.lake.table.Catalogue;
import dev.almanac.lake.table.TableSpec;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.UUID;

/** Writes what a {@link SymbolHistory} computes, rows of features into one file and saved states into another. */
final class ColumnWriter implements SymbolHistory.Sink, AutoCloseable {
    private static final int KEYS = 4;

    private final ColumnTask task;
    private final TableSpec table;
    private final FeatureBounds bounds;
    private final String definition;
    private final int width;
    private final ColumnFile features;
    private final ColumnFile states;
    private final long[] openTimes = new long[StateWalk.EVERY];
    private final double[][] derived;
    private SymbolName symbol = new SymbolName("", "");

    ColumnWriter(ColumnTask task) throws IOException {
        this.task = task;
        this.table = FeatureTables.spec(task.set());
        this.bounds = new FeatureBounds(task.set());
        this.definition = task.set().definitionHash();
        this.width = task.set().names().size();
        this.derived = new double[task.set().derived().size()][StateWalk.EVERY];
        String name = "part-" + UUID.randomUUID() + ".zstd.parquet";
        this.features = new ColumnFile(task.place(), task.features() + "/" + name, table.schema());
        this.states = states(name);
    }

    /** The second file; where it cannot be begun, the first one is given up, for nobody else could close it. */
    private ColumnFile states(String name) throws IOException {
        try {
            return new ColumnFile(task.place(), task.states() + "/" + name, Catalogue.FEATURE_STATE.schema());
        } catch (IOException | RuntimeException e) {
            features.close();
            throw e;
        }
    }

    /** What comes next is of this symbol. */
    void of(SymbolName next) {
        symbol = next;
    }

    @Override
    public void block(Interval interval, Bars bars, int from, int to, double[][] columns, long[] knowableFrom) {
        int count = to - from;
        for (int i = 0; i < count; i++) {
            openTimes[i] = bars.openTime(from + i);
        }
        features.texts(0).add(symbol.venue(), count);
        features.texts(1).add(symbol.symbol(), count);
        features.texts(2).add(interval.code(), count);
        features.numbers(3).add(openTimes, count);
        for (int i = 0; i < width; i++) {
            int outside = bounds.firstOutside(i, columns[i], count);
            if (outside >= 0) {
                throw bounds.outside(i, columns[i][outside], openTimes[outside], symbol.symbol());
            }
            features.numbers(KEYS + i).add(columns[i], count);
        }
        task.derived().ifPresent(values -> values.compute(bars, from, count, columns, derived));
        for (int i = 0; i < derived.length; i++) {
            features.numbers(KEYS + width + i).add(derived[i], count);
        }
        int last = KEYS + width + derived.length;
        features.numbers(last).add(knowableFrom, count);
        features.texts(last + 1).add(task.runId(), count);
        added(features, count);
    }

    @Override
    public void state(Interval interval, long openTime, long bars, byte[] state) {
        states.texts(0).add(task.set().name(), 1);
        states.texts(1).add(definition, 1);
        states.texts(2).add(symbol.venue(), 1);
        states.texts(3).add(symbol.symbol(), 1);
        states.texts(4).add(interval.code(), 1);
        states.numbers(5).add(openTime);
        states.numbers(6).add(bars);
        states.bytes(7).add(state);
        states.texts(8).add(task.runId(), 1);
        added(states, 1);
    }

    private static void added(ColumnFile file, int count) {
        try {
            file.added(count);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Completes both files; there was a bar. */
    BuiltFiles finish() throws IOException {
        return new BuiltFiles(features.finish(table.key()), states.finish(Catalogue.FEATURE_STATE.key()));
    }

    @Override
    public void close() throws IOException {
        try (features) {
            states.close();
        }
    }
}

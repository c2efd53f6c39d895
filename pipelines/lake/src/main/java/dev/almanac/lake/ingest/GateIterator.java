package dev.almanac.lake.ingest;

import dev.almanac.analytics.market.Candle;
import dev.almanac.analytics.quality.Change;
import dev.almanac.analytics.quality.Finding;
import dev.almanac.analytics.quality.GateSink;
import dev.almanac.analytics.quality.SeriesGate;
import dev.almanac.analytics.quality.SeriesReport;
import dev.almanac.lake.row.GateRows;
import dev.almanac.lake.row.LoadRows;
import dev.almanac.lake.row.SeriesNames;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Iterator;
import java.util.NoSuchElementException;
import java.util.OptionalLong;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Consumer;
import org.apache.spark.sql.Row;
import org.jspecify.annotations.Nullable;

/** Feeds the rows of a partition, sorted by {@link LoadRows#order}, to the gates of their series. */
final class GateIterator implements Iterator<Row> {
    private final Iterator<Row> rows;
    private final GateSettings settings;
    private final Consumer<Judgement> judgements;
    private final Deque<Row> decided = new ArrayDeque<>();

    /** The gates of the current bucket; mostly one. */
    private final TreeMap<String, Lane> lanes = new TreeMap<>();

    private @Nullable Lane lane;
    private long bucket = -1;

    /** @param judgements told of every series when it has ended */
    GateIterator(Iterator<Row> rows, GateSettings settings, Consumer<Judgement> judgements) {
        this.rows = rows;
        this.settings = settings;
        this.judgements = judgements;
    }

    @Override
    public boolean hasNext() {
        while (decided.isEmpty() && rows.hasNext()) {
            feed(rows.next());
        }
        if (decided.isEmpty()) {
            finishBucket();
        }
        return !decided.isEmpty();
    }

    @Override
    public Row next() {
        if (!hasNext()) {
            throw new NoSuchElementException();
        }
        return decided.remove();
    }

    private void feed(Row row) {
        if (LoadRows.bucket(row) != bucket) {
            finishBucket();
            bucket = LoadRows.bucket(row);
        }
        String series = LoadRows.series(row);
        if (series.isEmpty()) {
            decided.add(GateRows.setAside(
                    series,
                    LoadRows.unit(row),
                    LoadRows.place(row),
                    LoadRows.raw(row),
                    LoadRows.rule(row),
                    LoadRows.message(row),
                    OptionalLong.empty()));
            return;
        }
        Lane current = lane;
        if (current == null || !current.series.equals(series)) {
            current = lanes.computeIfAbsent(series, Lane::new);
            lane = current;
        }
        current.feed(row);
    }

    private void finishBucket() {
        lanes.values().forEach(ended -> judgements.accept(ended.finish()));
        lanes.clear();
        lane = null;
    }

    /** One series on its way through its gate. */
    private final class Lane implements GateSink {
        private final String series;
        private final SeriesGate gate;
        private final Set<Long> maybeOpen;
        private long findings;
        private long firstAdded = Long.MAX_VALUE;
        private long lastAdded = Long.MIN_VALUE;

        Lane(String series) {
            this.series = series;
            this.maybeOpen = settings.maybeOpen(series);
            this.gate = new SeriesGate(
                    SeriesNames.parse(series), settings.rules(), settings.replace(), settings.now(), this);
            if (settings.ofVenue()) {
                gate.ofVenue();
            }
            String state = settings.states().get(series);
            if (state != null) {
                Judgement.resume(gate, state);
            }
        }

        Judgement finish() {
            SeriesReport report = gate.finish();
            return Judgement.of(gate, report, findings, firstAdded, lastAdded);
        }

        void feed(Row row) {
            switch (LoadRows.kind(row)) {
                case LoadRows.UNREADABLE -> gate.unreadable(LoadRows.message(row));
                case LoadRows.REFUSED ->
                    gate.refused(
                            LoadRows.unit(row),
                            LoadRows.place(row),
                            LoadRows.raw(row),
                            LoadRows.rule(row),
                            LoadRows.message(row));
                case LoadRows.STORED -> {
                    Candle bar = LoadRows.candle(row);
                    gate.stored(
                            bar, maybeOpen.contains(bar.openTime()), settings.ofSource() && LoadRows.isResampled(row));
                }
                default -> gate.row(LoadRows.candle(row), LoadRows.unit(row), LoadRows.place(row), LoadRows.raw(row));
            }
        }

        @Override
        public void keep(Candle candle, Change change) {
            if (change == Change.NEW) {
                firstAdded = Math.min(firstAdded, candle.openTime());
                lastAdded = Math.max(lastAdded, candle.openTime());
            }
            decided.add(GateRows.kept(series, candle, change));
        }

        @Override
        public void quarantine(int unit, long place, String raw, String rule, String message, OptionalLong openTime) {
            decided.add(GateRows.setAside(series, unit, place, raw, rule, message, openTime));
        }

        @Override
        public void finding(Finding finding) {
            findings++;
            decided.add(GateRows.finding(series, finding));
        }
    }
}

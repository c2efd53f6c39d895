package dev.almanac.lake.ingest;

import dev.almanac.analytics.market.Candle;
import dev.almanac.analytics.market.SeriesKey;
import dev.almanac.analytics.quality.Change;
import dev.almanac.analytics.quality.Finding;
import dev.almanac.analytics.quality.GateSink;
import dev.almanac.analytics.quality.SeriesGate;
import dev.almanac.analytics.quality.SeriesReport;
import dev.almanac.lake.row.GateRows;
import dev.almanac.lake.row.SeriesNames;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.TreeMap;
import org.apache.spark.sql.Row;
import org.jspecify.annotations.Nullable;

/**
 * Units that are read together by columns, with all rows of their series, and have been through the gates of these. Nothing is
 * written before all of it is known.
 */
final class BulkGroup implements UnitSink {
    private final BulkTask task;
    private final List<Row> decided = new ArrayList<>();
    private final List<Judgement> judgements = new ArrayList<>();
    private final List<UnitOutcome> outcomes = new ArrayList<>();
    private final List<Aside> aside = new ArrayList<>();

    /** What was read, by the name of the series. */
    private final Map<String, SeriesRows> series = new TreeMap<>();

    private final Map<SeriesKey, SeriesRows> byKey = new HashMap<>();
    private @Nullable SeriesKey lastSeries;
    private SeriesRows last = new SeriesRows();
    private int bars;
    private int held;

    private BulkGroup(BulkTask task) {
        this.task = task;
    }

    /** A row that the gate set aside; {@code raw} is empty where its unit has to be read again for it. */
    private record Aside(
            String series, int unit, long place, String raw, String rule, String message, OptionalLong openTime) {}

    /** Reads and judges units; empty where they hold more than a task should, or change meanwhile. */
    static Optional<BulkGroup> read(BulkTask task, List<UnitSpread.Numbered> units) {
        BulkGroup group = new BulkGroup(task);
        try {
            group.read(units);
            return Optional.of(group);
        } catch (NotByColumns e) {
            return Optional.empty();
        }
    }

    /** The rows of each series, with those of them that passed; of one that failed, none. */
    Map<String, SeriesRows> series() {
        return series;
    }

    /** Rows set aside and findings, as {@link GateRows}. */
    List<Row> decided() {
        return decided;
    }

    List<Judgement> judgements() {
        return judgements;
    }

    List<UnitOutcome> outcomes() {
        return outcomes;
    }

    private void read(List<UnitSpread.Numbered> units) {
        Map<UnitSpread.Numbered, String> hashes = new LinkedHashMap<>();
        for (UnitSpread.Numbered unit : units) {
            UnitOutcome outcome = UnitReader.read(task.source(), unit, this);
            outcomes.add(outcome);
            if (outcome.problem().isEmpty()) {
                hashes.put(unit, outcome.contentHash());
            }
        }
        series.forEach(this::judge);
        setAside(hashes);
    }

    private void judge(String name, SeriesRows rows) {
        Lane lane = new Lane(name, rows);
        SeriesGate gate = new SeriesGate(
                SeriesNames.parse(name),
                task.settings().rules(),
                task.settings().replace(),
                task.settings().now(),
                lane);
        if (task.settings().ofVenue()) {
            gate.ofVenue();
        }
        rows.feed(gate);
        SeriesReport report = gate.finish();
        judgements.add(Judgement.of(gate, report, lane.findings, lane.firstAdded, lane.lastAdded));
        if (report.failed()) {
            rows.fail();
        }
    }

    /** Of units that could not be read nothing is kept. */
    private void setAside(Map<UnitSpread.Numbered, String> hashes) {
        Map<Integer, Set<Long>> wanted = new HashMap<>();
        for (Aside row : aside) {
            if (row.raw().isEmpty()) {
                wanted.computeIfAbsent(row.unit(), unit -> new HashSet<>()).add(row.place());
            }
        }
        Map<Integer, Map<Long, String>> texts = new HashMap<>();
        hashes.forEach((unit, hash) -> {
            Set<Long> places = wanted.get(unit.number());
            if (places != null) {
                texts.put(
                        unit.number(),
                        RawRows.of(task.source(), unit.unit(), hash, places).orElseThrow(NotByColumns::new));
            }
        });
        for (Aside row : aside) {
            String raw = row.raw().isEmpty()
                    ? texts.getOrDefault(row.unit(), Map.of()).getOrDefault(row.place(), "")
                    : row.raw();
            decided.add(GateRows.setAside(
                    row.series(), row.unit(), row.place(), raw, row.rule(), row.message(), row.openTime()));
        }
        aside.clear();
    }

    /** One series on its way through its gate. */
    private final class Lane implements GateSink {
        private final String name;
        private final SeriesRows rows;
        private long findings;
        private long firstAdded = Long.MAX_VALUE;
        private long lastAdded = Long.MIN_VALUE;

        Lane(String name, SeriesRows rows) {
            this.name = name;
            this.rows = rows;
        }

        @Override
        public void keep(Candle candle, Change change) {
            firstAdded = Math.min(firstAdded, candle.openTime());
            lastAdded = Math.max(lastAdded, candle.openTime());
            rows.keep(candle);
        }

        @Override
        public void quarantine(int unit, long place, String raw, String rule, String message, OptionalLong openTime) {
            hold();
            aside.add(new Aside(name, unit, place, raw, rule, message, openTime));
        }

        @Override
        public void finding(Finding finding) {
            hold();
            findings++;
            decided.add(GateRows.finding(name, finding));
        }
    }

    private void hold() {
        held++;
        if (held > task.limits().decided()) {
            throw new NotByColumns();
        }
    }

    private SeriesRows rows(SeriesKey key) {
        if (!key.equals(lastSeries)) {
            last = byKey.computeIfAbsent(
                    key, any -> series.computeIfAbsent(SeriesNames.name(any), name -> new SeriesRows()));
            lastSeries = key;
        }
        return last;
    }

    @Override
    public void read(SeriesKey key, Candle bar, int unit, long place, String raw) {
        bars++;
        if (bars > task.limits().bars()) {
            throw new NotByColumns();
        }
        rows(key).bars().add(bar, unit, place);
    }

    @Override
    public void refused(@Nullable SeriesKey key, int unit, long place, String raw, String rule, String message) {
        hold();
        if (key == null) {
            decided.add(GateRows.setAside("", unit, place, raw, rule, message, OptionalLong.empty()));
        } else {
            rows(key).refused(unit, place, raw, rule, message);
        }
    }

    @Override
    public void unreadable(SeriesKey key, int unit, String reason) {
        rows(key).unreadable(reason);
    }

    /** More is to be held than a task should, or a unit changed under its hands: rows are read anew, by the other way. */
    private static final class NotByColumns extends RuntimeException {
        private static final long serialVersionUID = 1L;

        NotByColumns() {
            super("not by columns", null, false, false);
        }
    }
}

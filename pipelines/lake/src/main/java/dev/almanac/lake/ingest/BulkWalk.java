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
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.Set;
import java.util.TreeMap;
import org.apache.spark.sql.Row;
import org.jspecify.annotations.Nullable;

/**
 * One task of a load by columns: reads groups of units one after the other, each with all rows of its series, sends these
 * through their gates and writes the bars of those that passed.
 */
final class BulkWalk implements UnitSink {
    /** Up to so many rows that are set aside, and findings, are held by a task and sent to the driver. */
    static final int MOST_DECIDED = 20_000;

    private final BulkTask task;
    private final List<Row> decided = new ArrayList<>();
    private final List<Judgement> judgements = new ArrayList<>();
    private final List<UnitOutcome> outcomes = new ArrayList<>();
    private final BarTable kept = new BarTable();

    /** The series of the group that is being read, by name. */
    private final Map<String, SeriesRows> group = new TreeMap<>();

    private final Map<SeriesKey, SeriesRows> byKey = new HashMap<>();
    private @Nullable SeriesKey lastSeries;
    private SeriesRows last = new SeriesRows();
    private int held;

    private BulkWalk(BulkTask task) {
        this.task = task;
    }

    /** Takes in whole groups. */
    static BulkShare of(BulkTask task, List<List<UnitSpread.Numbered>> groups) throws IOException {
        BulkWalk walk = new BulkWalk(task);
        try (CandleFile file = new CandleFile(task)) {
            for (List<UnitSpread.Numbered> units : groups) {
                walk.take(units, file);
            }
            return new BulkShare(file.finish(), walk.decided, walk.judgements, walk.outcomes, false);
        } catch (NotByColumns e) {
            return BulkShare.REFUSED;
        }
    }

    private void take(List<UnitSpread.Numbered> units, CandleFile file) throws IOException {
        Map<UnitSpread.Numbered, String> hashes = new LinkedHashMap<>();
        for (UnitSpread.Numbered unit : units) {
            UnitOutcome outcome = UnitReader.read(task.source(), unit, this);
            outcomes.add(outcome);
            if (outcome.problem().isEmpty()) {
                hashes.put(unit, outcome.contentHash());
            }
        }
        List<Aside> aside = new ArrayList<>();
        for (Map.Entry<String, SeriesRows> one : group.entrySet()) {
            SeriesKey series = SeriesNames.parse(one.getKey());
            if (!judge(one.getKey(), series, one.getValue(), aside).report().failed()) {
                file.add(series, kept);
            }
            kept.clear();
        }
        setAside(hashes, aside);
        group.clear();
        byKey.clear();
        lastSeries = null;
    }

    private Judgement judge(String name, SeriesKey series, SeriesRows rows, List<Aside> aside) {
        Lane lane = new Lane(name, aside);
        SeriesGate gate = new SeriesGate(
                series,
                task.settings().rules(),
                task.settings().replace(),
                task.settings().now(),
                lane);
        if (task.settings().ofVenue()) {
            gate.ofVenue();
        }
        rows.feed(gate);
        SeriesReport report = gate.finish();
        Judgement judgement = Judgement.of(gate, report, lane.findings, lane.firstAdded, lane.lastAdded);
        judgements.add(judgement);
        return judgement;
    }

    /** A row that the gate set aside; {@code raw} is empty where its unit has to be read again for it. */
    private record Aside(
            String series, int unit, long place, String raw, String rule, String message, OptionalLong openTime) {}

    /** Of units that could not be read nothing is kept. */
    private void setAside(Map<UnitSpread.Numbered, String> hashes, List<Aside> aside) {
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
    }

    /** One series on its way through its gate. */
    private final class Lane implements GateSink {
        private final String series;
        private final List<Aside> aside;
        private long findings;
        private long firstAdded = Long.MAX_VALUE;
        private long lastAdded = Long.MIN_VALUE;

        Lane(String series, List<Aside> aside) {
            this.series = series;
            this.aside = aside;
        }

        @Override
        public void keep(Candle candle, Change change) {
            firstAdded = Math.min(firstAdded, candle.openTime());
            lastAdded = Math.max(lastAdded, candle.openTime());
            kept.add(candle, 0, 0);
        }

        @Override
        public void quarantine(int unit, long place, String raw, String rule, String message, OptionalLong openTime) {
            hold();
            aside.add(new Aside(series, unit, place, raw, rule, message, openTime));
        }

        @Override
        public void finding(Finding finding) {
            hold();
            findings++;
            decided.add(GateRows.finding(series, finding));
        }
    }

    private void hold() {
        held++;
        if (held > MOST_DECIDED) {
            throw new NotByColumns();
        }
    }

    private SeriesRows rows(SeriesKey series) {
        if (!series.equals(lastSeries)) {
            last = byKey.computeIfAbsent(
                    series, key -> group.computeIfAbsent(SeriesNames.name(key), name -> new SeriesRows()));
            lastSeries = series;
        }
        return last;
    }

    @Override
    public void read(SeriesKey series, Candle bar, int unit, long place, String raw) {
        rows(series).bars().add(bar, unit, place);
    }

    @Override
    public void refused(@Nullable SeriesKey series, int unit, long place, String raw, String rule, String message) {
        hold();
        if (series == null) {
            decided.add(GateRows.setAside("", unit, place, raw, rule, message, OptionalLong.empty()));
        } else {
            rows(series).refused(unit, place, raw, rule, message);
        }
    }

    @Override
    public void unreadable(SeriesKey series, int unit, String reason) {
        rows(series).unreadable(reason);
    }

    /** More is to be said than a task should hold, or a unit changed under its hands: rows are read anew, by the other way. */
    private static final class NotByColumns extends RuntimeException {
        private static final long serialVersionUID = 1L;

        NotByColumns() {
            super("not by columns", null, false, false);
        }
    }
}

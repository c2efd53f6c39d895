package dev.almanac.analytics.quality;

import dev.almanac.analytics.market.Candle;
import dev.almanac.analytics.market.Interval;
import dev.almanac.analytics.market.SeriesKey;
import dev.almanac.analytics.market.Symbol;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.OptionalLong;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Consumer;
import java.util.stream.Collectors;

/** One run of a gate over daily bars of BTC/USDT, with everything that came out of it. */
final class GateRun implements GateSink {
    static final long DAY = Interval.D1.micros();
    static final SeriesKey SERIES = new SeriesKey("binance", new Symbol("BTC", "USDT"), Interval.D1);
    static final long NOW = Instant.parse("2022-01-01T00:00:00Z").toEpochMilli() * 1000;

    final TreeMap<Long, Candle> kept = new TreeMap<>();
    final List<Change> changes = new ArrayList<>();
    final List<String> quarantine = new ArrayList<>();
    final List<OptionalLong> quarantineTimes = new ArrayList<>();
    final List<Finding> findings = new ArrayList<>();
    SeriesReport report = new SeriesReport(SERIES, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, "not run");
    byte[] state = {};
    boolean reachedBack;
    long judgedFrom;

    /** A row of a load. */
    record Row(Candle bar, int unit, long place) {}

    /** A bar that rises by one from day to day, with volume 100. */
    static Candle bar(long day) {
        return Candle.of(day * DAY, 100 + day, 102 + day, 99 + day, 101 + day, 100);
    }

    static Candle close(long day, double close) {
        return Candle.of(day * DAY, close, close, close, close, 100);
    }

    static Candle volume(long day, double volume) {
        Candle bar = bar(day);
        return Candle.of(bar.openTime(), bar.open(), bar.high(), bar.low(), bar.close(), volume);
    }

    static GateRun of(List<Candle> stored, List<Row> load) {
        return of(stored, Set.of(), load, false);
    }

    /** A load of one unit, its rows in the order given. */
    static GateRun ofBars(List<Candle> stored, Candle... bars) {
        return of(stored, rows(List.of(bars)));
    }

    static List<Row> rows(List<Candle> bars) {
        List<Row> rows = new ArrayList<>();
        for (Candle bar : bars) {
            rows.add(new Row(bar, 0, rows.size() + 1));
        }
        return rows;
    }

    /** @param maybeOpen days of stored bars that are flagged */
    static GateRun of(List<Candle> stored, Set<Long> maybeOpen, List<Row> load, boolean replace) {
        return of(stored, maybeOpen, load, replace, gate -> {});
    }

    /** A load that comes from a venue, by rules of one's own. */
    static GateRun ofVenue(List<Candle> stored, List<Candle> load, QualityRules rules) {
        return of(stored, Set.of(), rows(load), true, rules, SeriesGate::ofVenue);
    }

    /** A gate that goes on behind stored bars that a run before left, and is fed those only that the load speaks of. */
    static GateRun resumed(GateRun before, List<Candle> stored, Set<Long> maybeOpen, List<Row> load, boolean replace) {
        Set<Long> spoken = load.stream().map(row -> row.bar().openTime()).collect(Collectors.toSet());
        List<Candle> met =
                stored.stream().filter(bar -> spoken.contains(bar.openTime())).toList();
        return of(met, maybeOpen, load, replace, gate -> gate.resume(before.state));
    }

    private static GateRun of(
            List<Candle> stored, Set<Long> maybeOpen, List<Row> load, boolean replace, Consumer<SeriesGate> first) {
        return of(stored, maybeOpen, load, replace, QualityRules.DEFAULT, first);
    }

    private static GateRun of(
            List<Candle> stored,
            Set<Long> maybeOpen,
            List<Row> load,
            boolean replace,
            QualityRules rules,
            Consumer<SeriesGate> first) {
        GateRun run = new GateRun();
        SeriesGate gate = new SeriesGate(SERIES, rules, replace, NOW, run);
        first.accept(gate);
        TreeSet<Long> times = new TreeSet<>();
        stored.forEach(bar -> times.add(bar.openTime()));
        load.forEach(row -> times.add(row.bar().openTime()));
        for (long time : times) {
            stored.stream()
                    .filter(bar -> bar.openTime() == time)
                    .forEach(bar -> gate.stored(bar, maybeOpen.contains(time / DAY), false));
            load.stream()
                    .filter(row -> row.bar().openTime() == time)
                    .sorted(Comparator.comparing(Row::unit).thenComparing(Row::place))
                    .forEach(row ->
                            gate.row(row.bar(), row.unit(), row.place(), "raw " + row.unit() + ":" + row.place()));
        }
        run.report = gate.finish();
        run.state = gate.state();
        run.reachedBack = gate.reachedBack();
        run.judgedFrom = gate.judgedFrom();
        return run;
    }

    /** The stored bars as they are after this run. */
    List<Candle> applied(List<Candle> stored) {
        TreeMap<Long, Candle> bars = new TreeMap<>();
        stored.forEach(bar -> bars.put(bar.openTime(), bar));
        bars.putAll(kept);
        return List.copyOf(bars.values());
    }

    /** Findings of a rule as {@code from-until:bars}, in days. */
    List<String> found(QualityRule rule) {
        return findings.stream()
                .filter(finding -> finding.rule().equals(rule.code()))
                .map(finding -> finding.from() / DAY + "-" + finding.until() / DAY + ":" + finding.bars())
                .toList();
    }

    @Override
    public void keep(Candle candle, Change change) {
        kept.put(candle.openTime(), candle);
        changes.add(change);
    }

    @Override
    public void quarantine(int unit, long place, String raw, String rule, String message, OptionalLong openTime) {
        quarantine.add(rule + " " + raw);
        quarantineTimes.add(openTime);
    }

    @Override
    public void finding(Finding finding) {
        findings.add(finding);
    }
}

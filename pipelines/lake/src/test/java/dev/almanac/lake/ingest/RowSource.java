package dev.almanac.lake.ingest;

import dev.almanac.analytics.market.Candle;
import dev.almanac.analytics.market.Interval;
import dev.almanac.analytics.market.SeriesKey;
import dev.almanac.analytics.market.Symbol;
import dev.almanac.analytics.port.CandleSink;
import dev.almanac.analytics.port.CandleSource;
import dev.almanac.analytics.port.CandleUnit;
import dev.almanac.analytics.port.UnitGroup;
import dev.almanac.analytics.port.UnreadableUnitException;
import dev.almanac.analytics.quality.Finding;
import dev.almanac.analytics.quality.VenueFindings;
import java.io.Serializable;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** A source whose rows are written down in the test. */
final class RowSource implements CandleSource {
    private static final long serialVersionUID = 1L;

    static final long DAY = Interval.D1.micros();

    private final ArrayList<Unit> units = new ArrayList<>();
    private @Nullable UnitGroup group;
    private long size;
    private boolean isUnavailable;
    private final AtomicInteger reading = new AtomicInteger();
    private final AtomicInteger mostReading = new AtomicInteger();
    private boolean atHand = true;
    private final HashMap<String, String> windows = new HashMap<>();
    private final HashMap<String, ArrayList<Finding>> findings = new HashMap<>();
    private Hook whenRead = name -> {};

    /** What a test has done before a file of some name is read. */
    interface Hook extends Consumer<String>, Serializable {}

    /** A row of a unit; refused where it has no bar. */
    private record Line(
            @Nullable SeriesKey series, @Nullable Candle bar, String refusal) implements Serializable {}

    /** One unit, readable up to the end of its rows; what fails there, empty where nothing does. */
    private record Unit(String name, @Nullable SeriesKey known, ArrayList<Line> lines, String failure)
            implements Serializable {
        String hash() {
            return "hash-" + Integer.toHexString(Objects.hash(lines.toString()));
        }
    }

    static SeriesKey daily(String base) {
        return new SeriesKey("binance", new Symbol(base, "USDT"), Interval.D1);
    }

    static Candle bar(long day) {
        return bar(day, 100);
    }

    static Candle bar(long day, double volume) {
        return Candle.of(day * DAY, 100 + day, 102 + day, 99 + day, 101 + day, volume);
    }

    static Candle[] bars(long from, long until) {
        Candle[] bars = new Candle[(int) (until - from)];
        Arrays.setAll(bars, i -> bar(from + i));
        return bars;
    }

    /** A file that is known to hold one series. */
    RowSource file(String name, SeriesKey series, Candle... bars) {
        units.add(new Unit(name, series, lines(series, bars), ""));
        return this;
    }

    /** Adds bars to the last file, which is known to hold one series. */
    RowSource andMore(Candle... bars) {
        Unit last = units.get(units.size() - 1);
        last.lines().addAll(lines(Objects.requireNonNull(last.known()), bars));
        return this;
    }

    /** Makes the last file one that its name takes for another series than it holds. */
    RowSource misnamed(SeriesKey series) {
        Unit last = units.remove(units.size() - 1);
        units.add(new Unit(last.name(), series, last.lines(), last.failure()));
        return this;
    }

    /** Adds rows of a series to the last file, which from now on is one whose columns name the series. */
    RowSource andRows(SeriesKey series, Candle... bars) {
        Unit last = units.remove(units.size() - 1);
        last.lines().addAll(lines(series, bars));
        units.add(new Unit(last.name(), null, last.lines(), last.failure()));
        return this;
    }

    /** Adds a row that the reader refuses to the last file; {@code null} for one whose series cannot be read. */
    RowSource andRefused(@Nullable SeriesKey series, String raw) {
        units.get(units.size() - 1).lines().add(new Line(series, null, raw));
        return this;
    }

    /** Makes the last file break off after its rows. */
    RowSource brokenOff() {
        Unit last = units.remove(units.size() - 1);
        units.add(new Unit(last.name(), last.known(), last.lines(), "it ends in the middle of a row"));
        return this;
    }

    /** Makes all files ones that have to be read together, and of {@code bytes} each. */
    RowSource together(String name, int threads, long bytes) {
        group = new UnitGroup(name, threads);
        size = bytes;
        return this;
    }

    /** Takes the source away; its files cannot be had. */
    RowSource unavailable() {
        isUnavailable = true;
        return this;
    }

    /** Has {@code work} done before a file of some name is read; for sources that are not sent to tasks. */
    RowSource beforeReading(Hook work) {
        whenRead = work;
        return this;
    }

    /** Makes the last file a part of a window. */
    RowSource partOf(String window) {
        windows.put(units.get(units.size() - 1).name(), window);
        return this;
    }

    /** Has the last file say that the venue lacks the bars of some days. */
    RowSource lacking(long from, long until) {
        findings.computeIfAbsent(units.get(units.size() - 1).name(), name -> new ArrayList<>())
                .add(VenueFindings.absent(from * DAY, until * DAY, until - from, DAY));
        return this;
    }

    /** The same of some of the bars in this time. */
    RowSource lackingSome(long from, long until, long bars) {
        findings.computeIfAbsent(units.get(units.size() - 1).name(), name -> new ArrayList<>())
                .add(VenueFindings.absent(from * DAY, until * DAY, bars, DAY));
        return this;
    }

    @Override
    public String whole(CandleUnit unit) {
        return windows.getOrDefault(unit.name(), CandleSource.super.whole(unit));
    }

    /** How many files were read at the same time, at most. */
    int mostAtATime() {
        return mostReading.get();
    }

    @Override
    public Optional<UnitGroup> group(CandleUnit unit) {
        return Optional.ofNullable(group);
    }

    private static ArrayList<Line> lines(SeriesKey series, Candle... bars) {
        ArrayList<Line> lines = new ArrayList<>();
        for (Candle bar : bars) {
            lines.add(new Line(series, bar, ""));
        }
        return lines;
    }

    @Override
    public List<CandleUnit> plan() {
        return units.stream()
                .map(unit -> new CandleUnit(
                        unit.name(), size == 0 ? 50L * unit.lines().size() : size, unit.known()))
                .toList();
    }

    @Override
    public String read(CandleUnit wanted, CandleSink sink) throws UnreadableUnitException {
        if (isUnavailable) {
            throw UnreadableUnitException.unavailable("Cannot read " + wanted.name(), "nobody answers", "Wait.");
        }
        whenRead.accept(wanted.name());
        mostReading.accumulateAndGet(reading.incrementAndGet(), Math::max);
        try {
            return readRows(wanted, sink);
        } finally {
            reading.decrementAndGet();
        }
    }

    private String readRows(CandleUnit wanted, CandleSink sink) throws UnreadableUnitException {
        Unit unit = units.stream()
                .filter(candidate -> candidate.name().equals(wanted.name()))
                .findFirst()
                .orElseThrow();
        long place = 0;
        for (Line line : unit.lines()) {
            place++;
            Candle bar = line.bar();
            SeriesKey series = line.series();
            if (bar == null || series == null) {
                sink.refuse(series, place, line.refusal(), "not_a_number", "open is '" + line.refusal() + "'");
            } else {
                sink.candle(series, bar, place, bar.toString());
            }
        }
        SeriesKey known = unit.known();
        if (known != null) {
            findings.getOrDefault(unit.name(), new ArrayList<>()).forEach(one -> sink.finding(known, one));
        }
        sink.note("column extra is ignored");
        if (!unit.failure().isEmpty()) {
            throw new UnreadableUnitException("Cannot read " + unit.name(), unit.failure(), "Fetch it again.");
        }
        return unit.hash();
    }

    @Override
    public Optional<String> contentHash(CandleUnit wanted) {
        return units.stream()
                .filter(unit -> unit.name().equals(wanted.name()))
                .map(Unit::hash)
                .findFirst();
    }

    @Override
    public boolean isAtHand() {
        return atHand;
    }

    /** Makes it one that is read once only. */
    RowSource fetched() {
        atHand = false;
        return this;
    }

    @Override
    public String manner() {
        return "as written";
    }
}

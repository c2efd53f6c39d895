package dev.almanac.analytics.quality;

import dev.almanac.analytics.figure.Figures;
import dev.almanac.analytics.indicator.StateReader;
import dev.almanac.analytics.indicator.StateWriter;
import dev.almanac.analytics.market.Candle;
import dev.almanac.analytics.market.SeriesKey;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * The quality gate of one series. It is fed the stored bars and the rows of a load together, in order of open time, the
 * stored bar of a time before the rows, these by unit and place; rows that the reader refused come at any moment. Memory
 * grows with the number of units, not of bars. What it lets through goes to the sink at once; whether that counts is known when
 * {@link #finish} returns.
 *
 * <p>A file may end in the middle of a bar, whatever other files of the load go on with. So the flag {@code maybe_open}
 * depends only on the bars as they are after the load and on which ones its files end with, never on whether the load had
 * been written before, so that a load which was cut off can be fed again.
 *
 * <p>A gate that resumes from the state of the stored bars needs none of them but those whose times the load speaks of, and
 * comes to the same as one that is fed them all. What it cannot tell so, because the load reaches behind the state, it says.
 */
public final class SeriesGate {
    /** So many bars without two that are an interval apart are bars of another interval. */
    private static final int ENOUGH_TO_TELL = 20;

    private static final double MICROS_PER_HOUR = 3.6e9;

    private final SeriesKey series;
    private final QualityRules rules;
    private final boolean replace;
    private final GateSink sink;
    private final BarRules barRules;
    private final SeriesWatch watch;
    private final RefusalTally tally = new RefusalTally();
    private final RefusedBars refusedBars;
    private final RepairTally repairs = new RepairTally();

    /** What is known of the time that is being fed. */
    private long time;

    private @Nullable Candle stored;
    private boolean storedMaybeOpen;
    private boolean storedGivesWay;
    private final LoadBar loadBar = new LoadBar(this::conflict, this::duplicate);

    /** By unit, the open time of its latest bar where that is to be flagged if the unit ends with it. */
    private final Map<Integer, Long> endFlags = new HashMap<>();

    /** By unit, the open time of the latest bar that a row of it is about, taken or not. */
    private final Map<Integer, Long> latestRows = new HashMap<>();

    /** Open time of the last bar that the state speaks of, from which this gate resumes. */
    private long known = Long.MIN_VALUE;

    private boolean ofVenue;
    private boolean resumed;
    private boolean reachedBack;
    private OptionalLong idleFrom = OptionalLong.empty();
    private byte[] state = {};

    private long read;
    private long added;
    private long replaced;
    private long filled;
    private long equal;
    private long duplicates;
    private long refused;
    private long unreadable;
    private String unreadableReason = "";

    /**
     * @param replace whether rows of the load win over stored bars that they contradict
     * @param now when the load was read, microseconds since the epoch; a bar that closes later is not let through
     */
    public SeriesGate(SeriesKey series, QualityRules rules, boolean replace, long now, GateSink sink) {
        this.series = series;
        this.rules = rules;
        this.replace = replace;
        this.sink = sink;
        this.barRules = new BarRules(series.interval(), now);
        this.watch = new SeriesWatch(series.interval(), rules, sink::finding);
        this.refusedBars = new RefusedBars(series.interval(), now);
        this.time = Long.MIN_VALUE;
    }

    /**
     * Takes up how the stored bars stand, before anything is fed. Findings about them alone are not made again.
     *
     * @param before {@link #state} of a gate by the same rules, whose bars are the stored ones
     * @throws IllegalStateException where it is no such state
     */
    public void resume(byte[] before) {
        StateReader reader = new StateReader(before);
        watch.restore(reader);
        reader.end();
        known = watch.last();
        idleFrom = watch.idleFrom();
        resumed = true;
    }

    /**
     * The load comes from a venue, before anything is fed. It was asked for bars of this interval and gives those that were
     * traded, so bars that lie apart are no sign of another one; it is asked for a few at a time, so what is bad of them is
     * measured by all that the series has; and the refused ones are noted, so that they need not be asked for again.
     */
    public void ofVenue() {
        ofVenue = true;
    }

    /**
     * A stored bar.
     *
     * @param maybeOpen whether it is flagged as possibly cut short
     * @param givesWay whether it was put together of shorter bars, and the load comes from a source, whose bar takes its place
     * @throws IllegalArgumentException where it comes out of order
     */
    public void stored(Candle bar, boolean maybeOpen, boolean givesWay) {
        if (bar.openTime() == time && (stored != null || !loadBar.isEmpty())) {
            throw new IllegalArgumentException(series + ": the stored bar comes second at " + BarRules.time(time));
        }
        moveTo(bar.openTime());
        stored = bar;
        storedMaybeOpen = maybeOpen;
        storedGivesWay = givesWay;
    }

    /**
     * A row of the load.
     *
     * @param unit number of the unit that it came from
     * @param place where it stands in the unit
     * @param raw the row as the source wrote it
     * @throws IllegalArgumentException where it is sound but comes out of order
     */
    public void row(Candle bar, int unit, long place, String raw) {
        read++;
        if (barRules.hasBegun(bar)) {
            latestRows.merge(unit, bar.openTime(), Math::max);
        }
        Optional<QualityRule> broken = barRules.broken(bar);
        if (broken.isPresent()) {
            QualityRule rule = broken.get();
            refused += rule == QualityRule.STILL_OPEN ? 0 : 1;
            setAside(unit, place, raw, rule, barRules.message(bar, rule), bar.openTime());
            return;
        }
        moveTo(bar.openTime());
        loadBar.add(bar, unit, place, raw);
    }

    /** A row that the reader could not read as a candle. */
    public void refused(int unit, long place, String raw, String rule, String message) {
        read++;
        refused++;
        tally.add(rule, message, OptionalLong.empty());
        sink.quarantine(unit, place, raw, rule, message, OptionalLong.empty());
    }

    /**
     * A unit that holds rows of the series, or may, could not be read to its end: the series fails.
     *
     * @param reason what happened, in one line
     */
    public void unreadable(String reason) {
        unreadableReason = unreadable == 0 ? reason : unreadableReason;
        unreadable++;
    }

    /** Ends the series: the last findings go to the sink. Nothing may be fed afterwards. */
    public SeriesReport finish() {
        settle();
        StateWriter writer = new StateWriter();
        watch.save(writer);
        state = writer.toBytes();
        watch.endIdle();
        Set<Long> doubtful = new TreeSet<>(endFlags.values());
        endFlags.forEach((unit, open) -> {
            if (latestRows.getOrDefault(unit, open) > open) {
                doubtful.remove(open);
            }
        });
        doubtful.forEach(this::flagMaybeOpen);
        long conflicts = tally.count(QualityRule.CONFLICT);
        String failure = failure(conflicts);
        tally.report(watch.first(), watch.until(), series.interval().micros(), sink::finding);
        if (ofVenue) {
            refusedBars.report(sink::finding);
        }
        repairs.report(series.interval().micros(), sink::finding);
        if (!failure.isEmpty()) {
            sink.finding(new Finding(QualityRule.GATE_FAILED.code(), watch.first(), watch.until(), read, failure));
        }
        return new SeriesReport(
                series,
                read,
                added,
                replaced,
                filled,
                equal,
                duplicates,
                refused,
                conflicts,
                tally.count(QualityRule.STORED_CONFLICT),
                tally.count(QualityRule.STILL_OPEN),
                failure);
    }

    /** How the series stands behind its last bar once the load is written, after {@link #finish}; of one that failed, nothing. */
    public byte[] state() {
        return state.clone();
    }

    /**
     * Whether the load, after {@link #finish}, turned out to speak of times behind the state that this gate resumed from in a
     * way that all stored bars are needed to judge. Nothing that it said counts then.
     */
    public boolean reachedBack() {
        return reachedBack;
    }

    /**
     * Which findings about the stored bars this gate made anew: those that start here or later. The smallest number where
     * it was fed all of them, the largest where it resumed and all that was found before stands.
     */
    public long judgedFrom() {
        return resumed ? idleFrom.orElse(Long.MAX_VALUE) : Long.MIN_VALUE;
    }

    private String failure(long conflicts) {
        if (unreadable > 0) {
            String others = unreadable == 1 ? "" : " (and " + (unreadable - 1) + " more)";
            return SeriesReport.UNREADABLE + unreadableReason + others;
        }
        if (!ofVenue
                && watch.bars() >= ENOUGH_TO_TELL
                && watch.shortestStep() > series.interval().micros()) {
            return "no two of " + watch.bars() + " bars are "
                    + series.interval().code()
                    + " apart, the nearest are " + Figures.fixed(watch.shortestStep() / MICROS_PER_HOUR, 2)
                    + " hours apart: these are no " + series.interval().code()
                    + " bars, name the interval with --interval";
        }
        return badShare(refused + conflicts);
    }

    private String badShare(long bad) {
        double most = rules.maxBadShare();
        double share = read == 0 ? 0 : (double) bad / read;
        String of = "";
        if (share > most && ofVenue && !(bad == read && read >= ENOUGH_TO_TELL)) {
            long bars = watch.bars() + bad;
            // A single one is a slip, however young the series is.
            boolean slip = bad == 1 && bars > 1 && most > 0;
            share = slip ? 0 : (double) bad / bars;
            of = " of the " + bars + " bars of the series";
        }
        return share > most
                ? bad + " of " + Figures.count(read, "row is", "rows are") + " bad (" + Figures.percent(share) + of
                        + ", up to " + Figures.percent(most) + " is accepted): " + tally.summary()
                : "";
    }

    private void moveTo(long openTime) {
        if (openTime == time) {
            return;
        }
        if (openTime < time) {
            throw new IllegalArgumentException(
                    series + ": " + BarRules.time(openTime) + " comes after " + BarRules.time(time));
        }
        settle();
        time = openTime;
    }

    /** Decides on the time that was being fed. */
    private void settle() {
        Candle before = stored;
        Candle news = loadBar.bar();
        boolean inLoad = !loadBar.isEmpty();
        Candle after = news == null ? before : before == null ? added(news) : settle(before, news);
        if (after != null && time > known) {
            watch.bar(after);
        }
        if (after != null && ofVenue) {
            refusedBars.remove(time);
        }
        flag(before, news, inLoad);
        stored = null;
        storedMaybeOpen = false;
        storedGivesWay = false;
        loadBar.clear();
    }

    private Candle added(Candle bar) {
        added++;
        sink.keep(bar, Change.NEW);
        return bar;
    }

    /** The bar that stands where the stored one and the load's one are of the same time. */
    private Candle settle(Candle before, Candle news) {
        if (before.agreesWith(news)) {
            Candle whole = LoadBar.filled(before, news);
            if (storedGivesWay) {
                replaced++;
                sink.keep(whole, Change.REPLACED);
            } else if (whole.equals(before)) {
                equal++;
            } else {
                filled++;
                repairs.filled(before, whole);
                sink.keep(whole, Change.FILLED);
            }
            return whole;
        }
        String difference = "stored " + BarRules.prices(before) + ", volume " + BarRules.number(before.volume())
                + "; new " + BarRules.prices(news) + ", volume " + BarRules.number(news.volume());
        if (!replace && !storedMaybeOpen && !storedGivesWay) {
            setAside(loadBar.unit(), loadBar.place(), loadBar.raw(), QualityRule.STORED_CONFLICT, difference, time);
            return before;
        }
        replaced++;
        sink.keep(news, Change.REPLACED);
        sink.finding(new Finding(
                QualityRule.REPLACED.code(), time, time + series.interval().micros(), 1, difference));
        return news;
    }

    /**
     * Follows the flag {@code maybe_open}. A bar of a file with a later one behind it in the same file is whole, also where
     * that one is set aside, as one that is still open is. The bar that a file ends with is in doubt where it is thin, unless
     * it only repeats a stored bar that was not in doubt, or another file that goes on says the same. A bar that the load does
     * not speak of, or contradicts itself about, stays as it was.
     */
    private void flag(@Nullable Candle before, @Nullable Candle news, boolean inLoad) {
        if (inLoad) {
            loadBar.units().forEach(this::goesOn);
        }
        if (news != null) {
            boolean doubtful =
                    before == null || storedMaybeOpen || ((replace || storedGivesWay) && !before.agreesWith(news));
            reachedBack |= doubtful && time <= known;
            if (doubtful && watch.lastIsThin()) {
                loadBar.units().forEach(unit -> endFlags.put(unit, time));
            }
        } else if (storedMaybeOpen) {
            flagMaybeOpen(time);
        }
    }

    /** A unit has a later bar: the one that it might have ended with is whole, and so it is for every unit that has it. */
    private void goesOn(int unit) {
        Long whole = endFlags.remove(unit);
        if (whole != null) {
            endFlags.values().removeIf(whole::equals);
        }
    }

    private void flagMaybeOpen(long openTime) {
        sink.finding(new Finding(
                QualityRule.MAYBE_OPEN.code(),
                openTime,
                openTime + series.interval().micros(),
                1,
                // Without the share that it was measured by: the flag outlives loads by other rules.
                "the last bar of its file has hardly any of the median volume; it may have been cut short"));
    }

    private void conflict(int unit, long place, String raw, Candle bar) {
        String message = "rows of one load differ for " + BarRules.time(bar.openTime()) + ": " + BarRules.prices(bar)
                + ", volume " + BarRules.number(bar.volume());
        setAside(unit, place, raw, QualityRule.CONFLICT, message, bar.openTime());
    }

    private void duplicate(boolean adds) {
        duplicates++;
        repairs.repeated(time, adds);
    }

    private void setAside(int unit, long place, String raw, QualityRule rule, String message, long openTime) {
        OptionalLong at = OptionalLong.of(openTime);
        tally.add(rule.code(), message, at);
        if (ofVenue) {
            refusedBars.add(openTime);
        }
        sink.quarantine(unit, place, raw, rule.code(), message, at);
    }
}

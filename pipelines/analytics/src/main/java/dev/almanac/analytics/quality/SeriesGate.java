package dev.almanac.analytics.quality;

import dev.almanac.analytics.figure.Figures;
import dev.almanac.analytics.market.Candle;
import dev.almanac.analytics.market.SeriesKey;
import java.util.Optional;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;

/**
 * The quality gate of one series. It is fed the stored bars and the rows of a load together, in order of open time, the
 * stored bar of a time before the rows, these by unit and place; rows that the reader refused come at any moment. Memory
 * does not grow with the number of bars. What it lets through goes to the sink at once; whether that counts is known when
 * {@link #finish} returns.
 *
 * <p>A file may end in the middle of a bar. Of the bars that files of a load end with, only the latest is in doubt: another
 * one has a later bar behind it, in another file. So the flag {@code maybe_open} depends only on the bars as they are after
 * the load and on which one the load ends with, never on whether the load had been written before, so that a load which was
 * cut off can be fed again.
 */
public final class SeriesGate {
    private final SeriesKey series;
    private final QualityRules rules;
    private final boolean replace;
    private final GateSink sink;
    private final BarRules barRules;
    private final SeriesWatch watch;
    private final RefusalTally tally = new RefusalTally();

    /** What is known of the time that is being fed. */
    private long time;

    private @Nullable Candle stored;
    private boolean storedMaybeOpen;
    private final LoadBar loadBar = new LoadBar(this::conflict, this::duplicate);

    /** Open time of the load's latest bar where that is to be flagged if the load ends with it. */
    private OptionalLong endFlag = OptionalLong.empty();

    /** Open time of the latest bar that a row of the load is about, taken or not. */
    private long latestRow = Long.MIN_VALUE;

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
        this.time = Long.MIN_VALUE;
    }

    /**
     * A stored bar.
     *
     * @param maybeOpen whether it is flagged as possibly cut short
     * @throws IllegalArgumentException where it comes out of order
     */
    public void stored(Candle bar, boolean maybeOpen) {
        if (bar.openTime() == time && (stored != null || !loadBar.isEmpty())) {
            throw new IllegalArgumentException(series + ": the stored bar comes second at " + BarRules.time(time));
        }
        moveTo(bar.openTime());
        stored = bar;
        storedMaybeOpen = maybeOpen;
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
            latestRow = Math.max(latestRow, bar.openTime());
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
        watch.endIdle();
        if (endFlag.isPresent() && endFlag.getAsLong() >= latestRow) {
            flagMaybeOpen(endFlag.getAsLong());
        }
        long conflicts = tally.count(QualityRule.CONFLICT);
        String failure = failure(conflicts);
        tally.report(watch.first(), watch.until(), series.interval().micros(), sink::finding);
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

    private String failure(long conflicts) {
        if (unreadable > 0) {
            String others = unreadable == 1 ? "" : " (and " + (unreadable - 1) + " more)";
            return "an input could not be read: " + unreadableReason + others;
        }
        long bad = refused + conflicts;
        if (read > 0 && (double) bad / read > rules.maxBadShare()) {
            return bad + " of " + Figures.count(read, "row is", "rows are") + " bad ("
                    + Figures.percent((double) bad / read) + ", up to " + Figures.percent(rules.maxBadShare())
                    + " is accepted): " + tally.summary();
        }
        return "";
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
        if (after != null) {
            watch.bar(after);
        }
        flag(before, news, inLoad);
        stored = null;
        storedMaybeOpen = false;
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
            if (whole.equals(before)) {
                equal++;
            } else {
                filled++;
                sink.keep(whole, Change.FILLED);
            }
            return whole;
        }
        String difference = "stored " + BarRules.prices(before) + ", volume " + BarRules.number(before.volume())
                + "; new " + BarRules.prices(news) + ", volume " + BarRules.number(news.volume());
        if (!replace && !storedMaybeOpen) {
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
     * Follows the flag {@code maybe_open}. A bar of the load with a later one behind it is whole, also where that one is set
     * aside, as one that is still open is. The bar that the load ends with is in doubt where it is thin, unless it only
     * repeats a stored bar that was not in doubt. A bar that the load does not speak of, or contradicts itself about, stays
     * as it was.
     */
    private void flag(@Nullable Candle before, @Nullable Candle news, boolean inLoad) {
        if (inLoad) {
            endFlag = OptionalLong.empty();
        }
        if (news != null) {
            boolean doubtful = before == null || storedMaybeOpen || (replace && !before.agreesWith(news));
            if (doubtful && watch.lastIsThin()) {
                endFlag = OptionalLong.of(time);
            }
        } else if (storedMaybeOpen) {
            flagMaybeOpen(time);
        }
    }

    private void flagMaybeOpen(long openTime) {
        sink.finding(new Finding(
                QualityRule.MAYBE_OPEN.code(),
                openTime,
                openTime + series.interval().micros(),
                1,
                "the last bar of its file has under " + Figures.percent(rules.maybeOpenShare())
                        + " of the median volume; it may have been cut short"));
    }

    private void conflict(int unit, long place, String raw, Candle bar) {
        String message = "rows of one load differ for " + BarRules.time(bar.openTime()) + ": " + BarRules.prices(bar)
                + ", volume " + BarRules.number(bar.volume());
        setAside(unit, place, raw, QualityRule.CONFLICT, message, bar.openTime());
    }

    private void duplicate() {
        duplicates++;
    }

    private void setAside(int unit, long place, String raw, QualityRule rule, String message, long openTime) {
        OptionalLong at = OptionalLong.of(openTime);
        tally.add(rule.code(), message, at);
        sink.quarantine(unit, place, raw, rule.code(), message, at);
    }
}

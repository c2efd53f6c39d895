package dev.almanac.lake.ingest;

import dev.almanac.analytics.fetch.Span;
import dev.almanac.analytics.quality.Finding;
import dev.almanac.analytics.quality.QualityRule;
import dev.almanac.analytics.quality.VenueFindings;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * What data_quality says of bars of one series that its venue does not have, or only such as were refused: taken back as far
 * as bars are stored after all, and put together where one span goes on with the next, so that a pair that is no longer traded
 * is one row and not one with every run.
 */
final class AbsentSpans {
    private final long length;
    private final List<Finding> stored;
    private final List<Finding> all;

    /** How far the series was asked for in vain behind the last of its spans. */
    private Optional<Span> end;

    /**
     * @param length of a bar, microseconds
     * @param stored what the table says
     * @param end how far it was asked for behind that
     */
    AbsentSpans(long length, List<Finding> stored, Optional<Span> end) {
        this.length = length;
        this.stored = stored;
        this.all = new ArrayList<>(stored);
        this.end = end;
    }

    /**
     * Bars of a span are stored now.
     *
     * @param span one that the table has
     * @param bars how many
     * @param first open time of the earliest
     * @param last open time of the latest
     */
    void came(Finding span, long bars, long first, long last) {
        all.remove(span);
        if (VenueFindings.isWhole(span.from(), span.until(), span.bars(), length)) {
            piece(span, span.from(), first);
            piece(span, last + length, span.until());
        } else if (span.bars() > bars) {
            all.add(VenueFindings.absent(span.from(), span.until(), span.bars() - bars, length));
        }
    }

    private void piece(Finding of, long from, long until) {
        long bars = (until - from) / length;
        if (bars > 0) {
            all.add(
                    isAbsence(of)
                            ? VenueFindings.absent(from, until, bars, length)
                            : VenueFindings.refused(from, until, bars));
        }
    }

    /** Bars came in this time; what was asked for in vain there may be wrong. */
    void came(Span added) {
        end = end.filter(span -> span.within(added.from(), added.to()).isEmpty());
    }

    /**
     * What a load says, that which goes on with the one before as one with it: a window that is read in pieces says no more
     * than one that is read at once.
     *
     * @param absent in order of time
     */
    List<Finding> joined(List<Finding> absent) {
        List<Finding> joined = new ArrayList<>();
        for (Finding one : absent) {
            int last = joined.size() - 1;
            if (last >= 0 && joined.get(last).until() == one.from()) {
                joined.set(last, together(joined.get(last), one));
            } else {
                joined.add(one);
            }
        }
        return joined;
    }

    /**
     * The venue does not have these bars.
     *
     * @param goesOn whether all that is new is that nothing came behind the last span
     */
    void told(Finding absent, boolean goesOn) {
        Span span = new Span(absent.from(), absent.until());
        if (all.stream().anyMatch(one -> isAbsence(one) && holds(one, absent))
                || end.filter(one -> one.from() <= span.from() && one.to() >= span.to())
                        .isPresent()) {
            return;
        }
        if (goesOn && (endsAt(end, span.from()) || lastEndsAt(span.from()))) {
            end = Optional.of(
                    new Span(endsAt(end, span.from()) ? end.orElseThrow().from() : span.from(), span.to()));
            return;
        }
        Finding whole = absent;
        if (endsAt(end, whole.from())) {
            Span before = end.orElseThrow();
            whole = together(
                    VenueFindings.absent(before.from(), before.to(), (before.to() - before.from()) / length, length),
                    whole);
            end = Optional.empty();
        }
        for (Finding one : List.copyOf(all)) {
            if (isAbsence(one) && holds(whole, one)) {
                all.remove(one);
            } else if (isAbsence(one) && (one.until() == whole.from() || one.from() == whole.until())) {
                all.remove(one);
                whole = one.from() < whole.from() ? together(one, whole) : together(whole, one);
            }
        }
        all.add(whole);
    }

    private Finding together(Finding before, Finding after) {
        return VenueFindings.absent(before.from(), after.until(), before.bars() + after.bars(), length);
    }

    private static boolean endsAt(Optional<Span> span, long time) {
        return span.isPresent() && span.get().to() == time;
    }

    private boolean lastEndsAt(long time) {
        return all.stream()
                .filter(AbsentSpans::isAbsence)
                .max(Comparator.comparingLong(Finding::until))
                .filter(last -> last.until() == time)
                .isPresent();
    }

    private static boolean holds(Finding one, Finding other) {
        return one.from() <= other.from() && one.until() >= other.until();
    }

    private static boolean isAbsence(Finding finding) {
        return finding.rule().equals(QualityRule.NOT_AT_VENUE.code());
    }

    /** What the table has to say and does not yet. */
    List<Finding> written() {
        return all.stream().filter(one -> !stored.contains(one)).toList();
    }

    /** What it says and no longer has to. */
    List<Finding> gone() {
        return stored.stream().filter(one -> !all.contains(one)).toList();
    }

    /** How far the series was asked for in vain behind the last of its spans, which is no news. */
    Optional<Span> end() {
        return end;
    }
}

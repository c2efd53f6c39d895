package dev.almanac.lake.ingest;

import dev.almanac.analytics.market.Candle;
import dev.almanac.analytics.market.SeriesKey;
import dev.almanac.analytics.port.CandleSink;
import dev.almanac.analytics.port.CandleSource;
import dev.almanac.analytics.port.CandleUnit;
import dev.almanac.analytics.port.UnitGroup;
import dev.almanac.analytics.port.UnreadableUnitException;
import dev.almanac.analytics.quality.Finding;
import dev.almanac.analytics.quality.check.Check;
import dev.almanac.analytics.quality.check.Checks;
import dev.almanac.lake.row.SeriesNames;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Reads one unit, hands its rows on, and keeps count. */
final class UnitReader implements CandleSink {
    private final int number;
    private final CandleUnit unit;
    private final UnitSink rows;
    private final boolean isAtHand;
    private final Map<String, UnitSpan> spans = new HashMap<>();

    /** The series of the rows that are being read, and where its bars lie so far. */
    private @Nullable SeriesKey spanned;

    private long first = Long.MAX_VALUE;
    private long last = Long.MIN_VALUE;
    private long spanRows;

    /** In the order in which they were met, the one that was planned first. */
    private final Set<SeriesKey> all = new LinkedHashSet<>();

    private final Map<String, List<Finding>> findings = new HashMap<>();
    private final Set<String> notes = new LinkedHashSet<>();
    private @Nullable SeriesKey lastSeries;
    private long count;
    private long withoutSeries;

    private UnitReader(UnitSpread.Numbered numbered, UnitSink rows, boolean isAtHand) {
        this.number = numbered.number();
        this.unit = numbered.unit();
        this.rows = rows;
        this.isAtHand = isAtHand;
    }

    /** Hands all rows of a unit to {@code rows}; where it cannot be read to its end, marks of that for its series too. */
    static UnitOutcome read(CandleSource source, UnitSpread.Numbered numbered, UnitSink rows) {
        UnitReader reading = new UnitReader(numbered, rows, source.isAtHand());
        if (reading.unit.series() != null) {
            reading.all.add(reading.unit.series());
        }
        try {
            String hash = source.read(reading.unit, reading);
            return reading.outcome(source, hash, List.of(), false);
        } catch (UnreadableUnitException e) {
            return reading.unreadable(source, List.of(e.problem(), e.reason(), e.remedy()), e.isUnavailable());
        } catch (MisnamedUnitException e) {
            return reading.unreadable(
                    source,
                    List.of(
                            reading.unit.name() + " cannot be loaded",
                            "its name says " + reading.unit.series() + ", its content " + e.found,
                            "rename it by what is in it, or say what it is with --venue, --symbol and --interval"),
                    false);
        }
    }

    private UnitOutcome unreadable(CandleSource source, List<String> problem, boolean unavailable) {
        String reason = problem.get(0) + ": " + problem.get(1);
        all.forEach(series -> rows.unreadable(series, number, reason));
        return outcome(source, "", problem, unavailable);
    }

    private UnitOutcome outcome(CandleSource source, String hash, List<String> problem, boolean unavailable) {
        endSpan();
        spanned = null;
        return new UnitOutcome(
                number,
                unit.name(),
                hash,
                count,
                withoutSeries,
                spans,
                findings,
                new ArrayList<>(notes),
                problem,
                unavailable,
                source.group(unit).map(UnitGroup::name).orElse(""));
    }

    private void met(SeriesKey series) {
        if (!series.equals(lastSeries)) {
            if (unit.series() != null && !unit.series().equals(series)) {
                throw new MisnamedUnitException(series);
            }
            all.add(series);
            lastSeries = series;
        }
    }

    private void span(SeriesKey series, long openTime) {
        if (!series.equals(spanned)) {
            endSpan();
            spanned = series;
        }
        first = Math.min(first, openTime);
        last = Math.max(last, openTime);
        spanRows++;
    }

    private void endSpan() {
        if (spanned != null) {
            spans.merge(SeriesNames.name(spanned), new UnitSpan(first, last, spanRows), UnitSpan::and);
        }
        first = Long.MAX_VALUE;
        last = Long.MIN_VALUE;
        spanRows = 0;
    }

    @Override
    public void candle(SeriesKey series, Candle candle, long place, String raw) {
        count++;
        met(series);
        if (!isAtHand) {
            span(series, candle.openTime());
        }
        rows.read(series, candle, number, place, raw);
    }

    @Override
    public void refuse(@Nullable SeriesKey series, long place, String raw, String rule, String message) {
        count++;
        SeriesKey known = series == null ? unit.series() : series;
        if (known == null) {
            withoutSeries++;
        } else {
            met(known);
        }
        rows.refused(known, number, place, raw, rule, message);
    }

    /** Noted without its figures, as many files of a folder are odd in the same way. */
    @Override
    public void finding(SeriesKey series, Finding finding) {
        findings.computeIfAbsent(SeriesNames.name(series), name -> new ArrayList<>())
                .add(finding);
        notes.add(finding.rule() + ": "
                + Checks.named(finding.rule()).map(Check::meaning).orElse(finding.message()));
    }

    @Override
    public void note(String message) {
        notes.add(message);
    }

    /** The content belongs to another series than the unit was planned as, so its rows would be judged in the wrong place. */
    private static final class MisnamedUnitException extends RuntimeException {
        private static final long serialVersionUID = 1L;

        private final transient SeriesKey found;

        MisnamedUnitException(SeriesKey found) {
            super("content of " + found);
            this.found = found;
        }
    }
}

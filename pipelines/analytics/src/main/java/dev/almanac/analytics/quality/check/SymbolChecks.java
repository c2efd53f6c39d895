package dev.almanac.analytics.quality.check;

import dev.almanac.analytics.indicator.Bar;
import dev.almanac.analytics.market.Interval;
import dev.almanac.analytics.quality.Finding;
import java.util.EnumMap;
import java.util.Map;
import java.util.TreeMap;

/**
 * All checks of one symbol: each series by itself, the intervals of each venue against each other, and the venues against each
 * other. It is fed the bars of all its series in order of their close, of equal ones the shorter first, those of one length by
 * venue.
 */
public final class SymbolChecks {
    private final CheckSettings settings;
    private final Sink sink;
    private final Map<String, Venue> venues = new TreeMap<>();
    private final Map<Interval, VenueAgreement> agreements = new EnumMap<>(Interval.class);

    /** Takes what was found. */
    public interface Sink {
        /** A finding of the series of that venue and interval. */
        void finding(String venue, Interval interval, Finding finding);
    }

    /** The findings of each series on their way to the sink. */
    private final Map<String, Map<Interval, Flood>> floods = new TreeMap<>();

    private record Venue(Map<Interval, SeriesChecks> series, IntervalAgreement intervals) {}

    /** @param sink told of each finding */
    public SymbolChecks(CheckSettings settings, Sink sink) {
        this.settings = settings;
        this.sink = sink;
    }

    /** Takes the next bar. */
    public void bar(String venue, Interval interval, Bar bar) {
        Venue held = venues.computeIfAbsent(venue, this::begun);
        held.series()
                .computeIfAbsent(
                        interval, key -> new SeriesChecks(key, settings, finding -> found(venue, key, finding)))
                .bar(bar);
        held.intervals().bar(interval, bar);
        if (bar.volume() > 0) {
            agreements
                    .computeIfAbsent(
                            interval,
                            key -> new VenueAgreement(key, settings, (other, finding) -> found(other, key, finding)))
                    .close(venue, bar.openTime(), bar.close());
        }
    }

    private Venue begun(String venue) {
        return new Venue(
                new EnumMap<>(Interval.class),
                new IntervalAgreement(settings, (interval, finding) -> found(venue, interval, finding)));
    }

    private void found(String venue, Interval interval, Finding finding) {
        floods.computeIfAbsent(venue, key -> new EnumMap<>(Interval.class))
                .computeIfAbsent(interval, key -> new Flood(one -> sink.finding(venue, key, one)))
                .accept(finding);
    }

    /** Reports what only the end shows; nothing may be fed after it. */
    public void finish() {
        venues.values().forEach(venue -> {
            venue.series().values().forEach(SeriesChecks::finish);
            venue.intervals().finish();
        });
        agreements.values().forEach(VenueAgreement::finish);
        floods.values().forEach(series -> series.values().forEach(Flood::finish));
    }
}

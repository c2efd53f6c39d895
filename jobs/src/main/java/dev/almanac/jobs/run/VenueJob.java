package dev.almanac.jobs.run;

import dev.almanac.analytics.error.ExitCode;
import dev.almanac.analytics.error.UserException;
import dev.almanac.analytics.fetch.FetchWish;
import dev.almanac.analytics.fetch.Span;
import dev.almanac.analytics.figure.Figures;
import dev.almanac.analytics.market.SeriesKey;
import dev.almanac.analytics.market.Symbol;
import dev.almanac.analytics.port.CandleWindow;
import dev.almanac.analytics.port.UnreadableUnitException;
import dev.almanac.connectors.venue.KnownVenues;
import dev.almanac.connectors.venue.VenueSettings;
import dev.almanac.connectors.venue.Venues;
import dev.almanac.jobs.Invocation;
import dev.almanac.jobs.config.FetchSettings;
import dev.almanac.jobs.config.Settings;
import dev.almanac.jobs.terminal.StatusLine;
import dev.almanac.lake.fetch.KnownFindings;
import dev.almanac.lake.fetch.StoredSeries;
import dev.almanac.lake.ingest.IngestResult;
import dev.almanac.lake.table.LakeFolder;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * Fetches what the lake lacks of series at venues: asks what is listed, tells from the stored bars what is missing, and takes
 * that in. What the lake holds is all that is remembered between runs, so one that was cut off goes on.
 */
final class VenueJob {
    /** How far back a pair is fetched of which nothing is stored, where nothing is said. */
    private static final Duration HISTORY = Duration.ofDays(730);

    private final Invocation invocation;
    private final StatusLine status;
    private final FetchSettings settings;
    private final FetchRequest request;
    private final Venues door;
    private final Listings listings;
    private final Map<String, List<Symbol>> busiest;

    /**
     * What a fetch came to.
     *
     * @param load what became of the bars
     * @param notes what was left out, and why
     * @param failures of venues that did not answer when they were asked what they list
     */
    record Fetched(IngestResult load, List<String> notes, List<UserException> failures) {}

    /**
     * Asks the venues what they list; nothing of Spark is needed for it.
     *
     * @throws UserException where a venue is not known, or none answers, or none knows a pair or an interval
     */
    VenueJob(Invocation invocation, StatusLine status, Settings all, FetchRequest request) {
        this.invocation = invocation;
        this.status = status;
        this.settings = all.fetch();
        this.request = request;
        if (settings.venues().isEmpty()) {
            throw UserException.usage(
                    "no venue is named",
                    "neither --venue nor sources.venues names one",
                    "choose with --venue: " + String.join(", ", KnownVenues.names()));
        }
        List<VenueSettings> venues =
                settings.venues().stream().distinct().map(settings::venue).toList();
        List<Symbol> named = VenueSeries.named(settings);
        this.door = new Venues(venues, invocation.clock());
        VenueSeries.requireIntervals(door, settings);
        this.listings = list(venues);
        requireAnswers();
        if (!mayHaveBars(all.lake())) { // told at once, not after Spark has started
            listings.unlisted(named).stream().findFirst().ifPresent(pair -> {
                throw listings.unknown(pair);
            });
        }
        this.busiest = settings.symbols().isEmpty() && settings.top() > 0 ? busiest() : Map.of();
    }

    private boolean mayHaveBars(String lake) {
        LakeFolder.Kind kind = LakeFolder.local(Run.location(invocation, lake)).kind();
        return kind == LakeFolder.Kind.LAKE || kind == LakeFolder.Kind.ELSEWHERE;
    }

    /** A venue that does not answer ends the run where there is no other. */
    private void requireAnswers() {
        if (listings.venues().isEmpty()) {
            throw VenueFailure.together(ExitCode.UNAVAILABLE, listings.failures());
        }
    }

    private Map<String, List<Symbol>> busiest() {
        Map<String, List<Symbol>> busiest = new TreeMap<>();
        try (StatusLine.Step step = status.begin("turnover")) {
            Instant now = invocation.clock().instant();
            for (String venue : listings.venues()) {
                try {
                    List<Symbol> pairs = listings.trading(venue, settings.quote());
                    step.reached(pairs.size() + " pairs of " + venue);
                    busiest.put(venue, Turnover.of(door, venue, pairs, now).largest(settings.top()));
                } catch (UnreadableUnitException e) {
                    listings.drop(venue, e);
                }
            }
            step.done("of " + settings.quote() + " pairs at " + Figures.count(busiest.size(), "venue", "venues"));
        }
        requireAnswers();
        return busiest;
    }

    private Listings list(List<VenueSettings> venues) {
        try (StatusLine.Step step = status.begin("list")) {
            Listings found = Listings.of(
                    door.instruments(), venues.stream().map(VenueSettings::name).toList());
            step.done(Figures.count(found.size(), "pair", "pairs") + " at "
                    + Figures.count(found.venues().size(), "venue", "venues"));
            return found;
        }
    }

    /** The whole of it, as a command. */
    static DayJob.Result run(Invocation invocation, StatusLine status, Settings settings, FetchRequest request) {
        VenueJob job = new VenueJob(invocation, status, settings, request);
        try (Run run = Run.creating(invocation, status, settings)) {
            Fetched fetched = job.fetch(run, new Steps(run, invocation, settings));
            return new DayJob.Result(
                    VenueFailure.of(fetched), !run.isUnchanged(), VenueText.text(fetched), VenueText.values(fetched));
        }
    }

    /** What it would fetch, and how long that takes at best; nothing changes. */
    static Answer plan(Invocation invocation, StatusLine status, Settings settings, FetchRequest request) {
        VenueJob job = new VenueJob(invocation, status, settings, request);
        try (Run run = Run.looking(invocation, status, settings)) {
            VenueSeries wanted = VenueSeries.of(job.door, job.listings, job.busiest, settings.fetch(), run.lake());
            List<CandleWindow> windows = job.windows(run, wanted.series());
            return FetchPlanText.of(windows, job.door.estimate(windows), wanted.notes(), job.listings.failures());
        }
    }

    /** Takes what is missing into the lake of {@code run}. */
    Fetched fetch(Run run, Steps steps) {
        VenueSeries wanted = VenueSeries.of(door, listings, busiest, settings, run.lake());
        List<CandleWindow> windows = windows(run, wanted.series());
        IngestResult load = windows.isEmpty()
                ? new IngestResult(0, List.of(), List.of(), List.of(), 0, 0, 0, 0, 0)
                : steps.fetch(door.candles(windows));
        return new Fetched(load, wanted.notes(), listings.failures());
    }

    private List<CandleWindow> windows(Run run, List<SeriesKey> series) {
        if (series.isEmpty()) {
            return List.of();
        }
        Instant now = invocation.clock().instant();
        Instant until = request.until().filter(now::isAfter).orElse(now);
        Instant begin = now.truncatedTo(ChronoUnit.DAYS).minus(HISTORY);
        Map<SeriesKey, List<Span>> absent = request.repair() ? Map.of() : KnownFindings.absent(run.lake(), series);
        Map<SeriesKey, List<Span>> stored = StoredSeries.spans(run.lake(), series, absent);
        Map<SeriesKey, List<Span>> doubtful = request.repair() ? KnownFindings.doubtful(run.lake(), series) : Map.of();
        return series.stream()
                .flatMap(key -> new FetchWish(key, settings.from(), begin, until, settings.refreshed())
                                .windows(
                                        stored.getOrDefault(key, List.of()),
                                        absent.getOrDefault(key, List.of()),
                                        doubtful.getOrDefault(key, List.of()))
                                .stream())
                .toList();
    }
}

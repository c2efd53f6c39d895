package dev.almanac.jobs.run;

import dev.almanac.analytics.port.InstrumentList;
import dev.almanac.analytics.port.InstrumentSource;
import dev.almanac.analytics.port.UnreadableUnitException;
import dev.almanac.analytics.ranking.RankingSettings;
import dev.almanac.connectors.venue.VenueSettings;
import dev.almanac.connectors.venue.Venues;
import dev.almanac.jobs.Invocation;
import dev.almanac.jobs.config.Settings;
import dev.almanac.jobs.terminal.StatusLine;
import dev.almanac.lake.ranking.UniverseOverview;
import dev.almanac.lake.table.WriteResult;
import dev.almanac.lake.universe.SoundLists;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;

/** The dated list of pairs: learned from candles and venues, and shown as of a day. */
public final class UniverseJob {
    private UniverseJob() {}

    /**
     * Every pair as of an instant.
     *
     * @param top how many members there are at most; empty for as many as the settings say
     */
    public static Answer list(
            Invocation invocation, StatusLine status, Settings settings, Instant asOf, OptionalInt top) {
        RankingSettings ranking = settings.ranking();
        if (top.isPresent()) {
            ranking = ranking.with(ranking.universe().withTop(top.getAsInt()));
        }
        try (Run run = Run.reading(invocation, status, settings.lake())) {
            UniverseOverview overview = UniverseOverview.read(run.lake(), asOf, ranking, settings.checks());
            return new Answer(UniverseText.text(overview), UniverseText.values(overview));
        }
    }

    /** Venues are asked before the lake is touched, so that one that does not answer leaves it as it was. */
    static DayJob.Result refresh(Invocation invocation, StatusLine status, Settings settings, List<String> venues) {
        List<VenueSettings> places =
                venues.stream().map(settings.fetch()::venue).toList();
        InstrumentSource source = new Venues(places, invocation.clock()).instruments();
        List<InstrumentList> asked =
                venues.stream().map(venue -> ask(source, venue)).toList();
        try (Run run = Run.writing(invocation, status, settings)) {
            List<InstrumentList> lists = asked.isEmpty() ? asked : checked(run, settings, source, asked);
            WriteResult result = new Steps(run, invocation, settings).universe(lists);
            return new DayJob.Result(
                    Optional.empty(),
                    !run.isUnchanged(),
                    UniverseText.refreshed(lists, result),
                    UniverseText.refreshedValues(lists, result));
        }
    }

    private static List<InstrumentList> checked(
            Run run, Settings settings, InstrumentSource source, List<InstrumentList> asked) {
        SoundLists sound = new SoundLists(run.lake(), source, settings.fetch().mostGone());
        return asked.stream().map(sound::checked).toList();
    }

    private static InstrumentList ask(InstrumentSource source, String venue) {
        try {
            return source.list(venue);
        } catch (UnreadableUnitException e) {
            throw Listings.failure(e);
        }
    }
}

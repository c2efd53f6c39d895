package dev.almanac.jobs.run;

import dev.almanac.analytics.error.ExitCode;
import dev.almanac.analytics.error.UserException;
import dev.almanac.analytics.quality.SeriesReport;
import dev.almanac.lake.ingest.IngestResult;
import dev.almanac.lake.ingest.UnreadableUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Why a fetch does not end with 0 though what could be had was committed: three lines for each venue. */
final class VenueFailure {
    private VenueFailure() {}

    /** The failure to be told when the result has been shown, the others behind it; empty where there is none. */
    static Optional<UserException> of(VenueJob.Fetched fetched) {
        IngestResult load = fetched.load();
        List<UserException> all = new ArrayList<>(fetched.failures());
        List<UnreadableUnit> ofSeries = new ArrayList<>();
        for (UnreadableUnit unit : load.unreadable()) {
            if (unit.unavailable()) {
                all.add(failure(unit.problem(), unit.reason(), unit.remedy()));
            } else {
                ofSeries.add(unit);
            }
        }
        boolean nothingHad =
                !all.isEmpty() && ofSeries.isEmpty() && load.series().stream().allMatch(SeriesReport::wasUnreadable);
        ofSeries.stream().limit(1).forEach(unit -> all.add(unreadable(unit, ofSeries.size())));
        refused(load).ifPresent(all::add);
        return all.isEmpty()
                ? Optional.empty()
                : Optional.of(together(nothingHad ? ExitCode.UNAVAILABLE : ExitCode.QUALITY, all));
    }

    /** The first of some failures with another code, the others behind it. */
    static UserException together(ExitCode code, List<UserException> failures) {
        UserException first = failures.get(0);
        UserException told = new UserException(code, first.problem(), first.reason(), first.remedy(), first);
        failures.stream().skip(1).forEach(told::addSuppressed);
        return told;
    }

    private static UserException unreadable(UnreadableUnit first, int all) {
        return failure(first.problem(), first.reason() + andMore(all), first.remedy());
    }

    /** Series that failed for what is wrong with their bars. */
    private static Optional<UserException> refused(IngestResult load) {
        List<SeriesReport> failed =
                load.failed().stream().filter(series -> !series.wasUnreadable()).toList();
        return failed.isEmpty()
                ? Optional.empty()
                : Optional.of(failure(
                        failed.size() + " of " + load.series().size() + " series failed the quality gate",
                        failed.get(0) + andMore(failed.size()),
                        "see what the venue said: almanac quarantine show; then fetch again"));
    }

    private static String andMore(int all) {
        return all == 1 ? "" : " (and " + (all - 1) + " more)";
    }

    private static UserException failure(String problem, String cause, String remedy) {
        return new UserException(ExitCode.QUALITY, problem, cause, remedy);
    }
}

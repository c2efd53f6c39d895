package dev.almanac.jobs.run;

import dev.almanac.analytics.error.ExitCode;
import dev.almanac.analytics.error.UserException;
import dev.almanac.analytics.figure.Figures;
import dev.almanac.analytics.quality.SeriesReport;
import dev.almanac.lake.ingest.IngestResult;
import dev.almanac.lake.ingest.UnreadableUnit;
import java.util.List;
import java.util.Optional;

/** Why a load ends with exit code 3 though what is sound in it was committed. */
final class GateFailure {
    private static final String MEND = "mend the files and load them again; refused rows: almanac quarantine show";

    private GateFailure() {}

    /** The failure to be told when the result has been shown; empty where the load passed. The first of several is named. */
    static Optional<UserException> of(IngestResult load) {
        if (load.exitCode() == ExitCode.DONE) {
            return Optional.empty();
        }
        List<SeriesReport> failed = load.failed();
        List<UnreadableUnit> unreadable = load.unreadable();
        if (!failed.isEmpty()) {
            return Optional.of(failure(
                    failed.size() + " of " + load.series().size()
                            + " series failed the quality gate, none of their candles changed",
                    failed.get(0) + andMore(failed.size()),
                    remedy(failed.get(0), unreadable)));
        }
        if (!unreadable.isEmpty()) {
            UnreadableUnit first = unreadable.get(0);
            return Optional.of(failure(
                    Figures.count(unreadable.size(), "file", "files") + " of " + load.units() + " could not be read",
                    first.problem() + "; " + first.reason() + andMore(unreadable.size()),
                    first.remedy()));
        }
        return Optional.of(failure(
                Figures.count(load.rowsWithoutSeries(), "row names", "rows name") + " no series that can be read",
                "that is more than " + Figures.percent(load.maxBadShare()) + " of the " + load.read() + " rows",
                MEND));
    }

    /** That of the file that made the series fail, where it was one that could not be read. */
    private static String remedy(SeriesReport failed, List<UnreadableUnit> unreadable) {
        return unreadable.stream()
                .filter(unit -> failed.failure().contains(unit.reason()))
                .map(UnreadableUnit::remedy)
                .findFirst()
                .orElse(MEND);
    }

    private static UserException failure(String problem, String cause, String remedy) {
        return new UserException(ExitCode.QUALITY, problem, cause, remedy);
    }

    private static String andMore(int all) {
        return all == 1 ? "" : " (and " + (all - 1) + " more)";
    }
}

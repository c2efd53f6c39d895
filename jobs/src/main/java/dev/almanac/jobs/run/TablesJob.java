package dev.almanac.jobs.run;

import dev.almanac.jobs.Invocation;
import dev.almanac.jobs.config.Settings;
import dev.almanac.jobs.terminal.StatusLine;
import dev.almanac.lake.feature.FeatureTables;
import dev.almanac.lake.query.LakeTables;
import dev.almanac.lake.query.TableSummary;
import java.util.List;

/** Says what tables a lake holds. */
public final class TablesJob {
    private TablesJob() {}

    /** What there is to say of every table, also of those that are not there yet. */
    public static List<TableSummary> run(Invocation invocation, StatusLine status, Settings settings) {
        try (Run run = Run.reading(invocation, status, settings.lake())) {
            return LakeTables.summaries(run.lake(), FeatureTables.spec(settings.features()));
        }
    }
}

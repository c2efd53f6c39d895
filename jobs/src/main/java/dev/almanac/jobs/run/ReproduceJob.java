package dev.almanac.jobs.run;

import dev.almanac.jobs.Invocation;
import dev.almanac.jobs.config.Configuration;
import dev.almanac.jobs.config.Settings;
import dev.almanac.jobs.terminal.StatusLine;
import dev.almanac.lake.reporting.Reproduction;

/** Makes a recorded report again and compares it byte for byte. */
public final class ReproduceJob {
    private ReproduceJob() {}

    /** Renders the report again from the recorded table versions and configuration. */
    public static Reproduction.Result run(Invocation invocation, StatusLine status, String lake, String reportId) {
        try (Run run = Run.reading(invocation, status, lake)) {
            return Reproduction.run(
                    run.lake(), reportId, text -> Settings.shaping(Configuration.ofRecorded(text)), Renderings::of);
        }
    }
}

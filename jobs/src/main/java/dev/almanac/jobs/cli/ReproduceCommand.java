package dev.almanac.jobs.cli;

import dev.almanac.analytics.error.ExitCode;
import dev.almanac.analytics.error.UserException;
import dev.almanac.jobs.Version;
import dev.almanac.jobs.config.Settings;
import dev.almanac.jobs.run.ReproduceJob;
import dev.almanac.lake.reporting.Reproduction;
import java.io.PrintStream;
import java.util.LinkedHashMap;
import java.util.Map;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** {@code almanac reproduce}. */
@Command(
        name = "reproduce",
        header = "Render a report again as recorded, and compare the bytes.",
        footer = {
            "%nIt reads each table at the version that the report recorded, with the recorded",
            "settings. The id stands at a report's end and in the reports table. It exits",
            "with 2 where the bytes differ.",
            "%nExamples:",
            "  almanac reproduce 0123456789abcdef",
            "  almanac query \"SELECT report_id, as_of FROM reports\""
        })
final class ReproduceCommand extends Subcommand implements Runnable {
    @Parameters(paramLabel = "REPORT_ID", description = "The report's id.")
    @SuppressWarnings("NullAway.Init") // picocli sets it before anything runs
    private String id;

    @Override
    public void run() {
        String lake = Settings.of(root.configuration()).lake();
        Reproduction.Result result = ReproduceJob.run(root.invocation(), root.status(), lake, id);
        String madeBy = result.report().manifest().codeVersion();
        String running = Version.read().almanac();
        PrintStream out = root.invocation().terminal().out();
        if (root.json()) {
            Map<String, Object> values = new LinkedHashMap<>();
            values.put("report_id", id);
            values.put("reproduced", result.differing().isEmpty());
            values.put("made_by", madeBy);
            values.put("running", running);
            values.put("expected", result.expected());
            values.put("actual", result.actual());
            out.println(Json.text(values));
        } else {
            result.expected()
                    .forEach((format, hash) -> out.println(format + "  "
                            + (hash.equals(result.actual().get(format)) ? "same bytes" : "differs") + "  " + hash));
            if (!madeBy.equals(running)) {
                out.println("made by version " + madeBy + ", rendered by version " + running);
            }
        }
        if (!result.differing().isEmpty()) {
            throw new UserException(
                    ExitCode.USAGE,
                    "report " + id + " was not reproduced: " + String.join(", ", result.differing()) + " differ",
                    "it was made by version " + madeBy + ", this is " + running,
                    Version.isNamed(madeBy)
                            ? "run the version that made it; where they are the same, the lake's files were changed by hand"
                            : "build the same sources again, which no commit names; where the versions are the same, the"
                                    + " lake's files were changed by hand");
        }
    }
}

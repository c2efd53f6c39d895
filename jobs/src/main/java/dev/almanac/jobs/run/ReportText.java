package dev.almanac.jobs.run;

import dev.almanac.jobs.Invocation;
import dev.almanac.reports.ReportFile;
import dev.almanac.reports.TerminalSummary;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** What a written report comes to, for people and for programs. */
final class ReportText {
    private ReportText() {}

    /** The summary for the terminal, with the paths of the documents. */
    static String text(Invocation invocation, Steps.Written report) {
        boolean plain = invocation.environment().containsKey("NO_COLOR");
        return new TerminalSummary(invocation.terminal().isColoured(), plain).render(report.model(), report.files());
    }

    /** Id, as-of and files, beside the run's steps. */
    static Map<String, Object> values(Run run, Steps.Written report) {
        List<String> files = new ArrayList<>();
        for (ReportFile file : report.files()) {
            if (file.document()) {
                files.add(file.path().toString());
            }
        }
        Map<String, Object> values = RunText.values(run);
        values.put("report_id", report.model().provenance().reportId());
        values.put("as_of", report.model().head().asOf().toString());
        values.put("headline", report.model().head().headline());
        values.put("files", files);
        return values;
    }
}

package dev.almanac.jobs.run;

import dev.almanac.analytics.report.ReportModel;
import dev.almanac.reports.ReportFile;
import dev.almanac.reports.ReportFiles;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Documents of a report by the names of their formats, as its manifest keeps them. */
final class Renderings {
    private Renderings() {}

    /** Every document of a model, rendered. */
    static Map<String, byte[]> of(ReportModel model) {
        Map<String, byte[]> documents = new TreeMap<>();
        ReportFiles.render(model).forEach((format, bytes) -> documents.put(format.extension(), bytes));
        return documents;
    }

    /** The documents among files that were just written. */
    static Map<String, byte[]> read(List<ReportFile> files) {
        Map<String, byte[]> documents = new TreeMap<>();
        for (ReportFile file : files) {
            if (file.document()) {
                try {
                    documents.put(file.format().extension(), Files.readAllBytes(file.path()));
                } catch (IOException e) {
                    throw new UncheckedIOException(e);
                }
            }
        }
        return documents;
    }
}

package dev.almanac.lake.reporting;

import static org.apache.spark.sql.functions.col;

import dev.almanac.analytics.error.ExitCode;
import dev.almanac.analytics.error.UserException;
import dev.almanac.analytics.figure.Digest;
import dev.almanac.analytics.report.ReportModel;
import dev.almanac.lake.table.Catalogue;
import dev.almanac.lake.table.Lake;
import java.io.FileNotFoundException;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;
import org.apache.spark.sql.Row;

/** Makes a recorded report again from the recorded versions of its tables and compares it byte for byte. */
public final class Reproduction {
    private Reproduction() {}

    /**
     * A report made again.
     *
     * @param report model and manifest
     * @param renderings bytes by format, for every format that was recorded
     * @param expected recorded SHA-256 by format
     * @param actual SHA-256 of the renderings by format
     */
    public record Result(
            GatheredReport report,
            Map<String, byte[]> renderings,
            Map<String, String> expected,
            Map<String, String> actual) {
        /** Defensive copies, in order of the formats. */
        public Result {
            renderings = Collections.unmodifiableMap(new TreeMap<>(renderings));
            expected = Collections.unmodifiableMap(new TreeMap<>(expected));
            actual = Collections.unmodifiableMap(new TreeMap<>(actual));
        }

        /** The formats whose bytes differ from the recorded ones; empty where the report was reproduced. */
        public List<String> differing() {
            return expected.entrySet().stream()
                    .filter(entry -> !entry.getValue().equals(actual.get(entry.getKey())))
                    .map(Map.Entry::getKey)
                    .toList();
        }
    }

    /**
     * Reproduces a report.
     *
     * @param settingsOf reads settings from the recorded configuration text
     * @param renderer renders a model in every format that it knows, by format
     * @throws UserException where the report is unknown, or a recorded table version is no longer kept
     */
    public static Result run(
            Lake lake,
            String reportId,
            Function<String, ReportSettings> settingsOf,
            Function<ReportModel, Map<String, byte[]>> renderer) {
        Row row = recorded(lake, reportId);
        Manifest manifest = manifest(row);
        GatheredReport report;
        try {
            report = ReportPipeline.gatherAgain(lake, manifest, settingsOf.apply(manifest.configuration()));
        } catch (Exception e) {
            // Spark throws checked exceptions through Scala, undeclared.
            if (isGone(e)) {
                throw gone(reportId, manifest, e);
            }
            throw e;
        }
        Map<String, String> expected = new TreeMap<>(row.getJavaMap(row.fieldIndex("content_hashes")));
        Map<String, byte[]> renderings = new TreeMap<>(renderer.apply(report.model()));
        renderings.keySet().retainAll(expected.keySet());
        Map<String, String> actual = new TreeMap<>();
        renderings.forEach((format, bytes) -> actual.put(format, Digest.sha256(bytes)));
        return new Result(report, renderings, expected, actual);
    }

    private static Row recorded(Lake lake, String reportId) {
        return lake.read(Catalogue.REPORTS).filter(col("report_id").equalTo(reportId)).collectAsList().stream()
                .findFirst()
                .orElseThrow(() -> UserException.usage(
                        "no report " + reportId + " in this lake",
                        "the reports table has no row of that id",
                        "list the ids: almanac query \"SELECT report_id, as_of FROM reports ORDER BY as_of\""));
    }

    private static Manifest manifest(Row row) {
        return new Manifest(
                row.getTimestamp(row.fieldIndex("as_of")).toInstant(),
                row.getString(row.fieldIndex("profile")),
                row.getInt(row.fieldIndex("revision")),
                row.getJavaMap(row.fieldIndex("table_versions")),
                row.getString(row.fieldIndex("feature_set")),
                row.getString(row.fieldIndex("configuration")),
                row.getString(row.fieldIndex("code_version")));
    }

    /** Files or log entries that a VACUUM or the log's retention has removed. */
    private static boolean isGone(Throwable failure) {
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            String message = String.valueOf(cause.getMessage());
            if (cause instanceof FileNotFoundException
                    || message.contains("FILE_NOT_EXIST")
                    || message.contains("DELTA_VERSION_NOT_FOUND")
                    || message.contains("DELTA_VERSIONS_NOT_CONTIGUOUS")) {
                return true;
            }
        }
        return false;
    }

    private static UserException gone(String reportId, Manifest manifest, Exception cause) {
        return new UserException(
                ExitCode.USAGE,
                "report " + reportId + " cannot be reproduced: a table version that it read is no longer kept",
                "it read " + manifest.tableVersions() + "; files of one of them were removed (VACUUM, or retention)",
                "restore the lake from a backup, or rank that day again: almanac daily --as-of " + manifest.asOf(),
                cause);
    }
}

package dev.almanac.reports;

import java.nio.file.Path;

/**
 * A file that belongs to a report.
 *
 * @param format the form that it was written for
 * @param path where it is
 * @param document whether it is the report itself rather than a chart beside it
 */
public record ReportFile(Format format, Path path, boolean document) {}

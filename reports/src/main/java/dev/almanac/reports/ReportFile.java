package dev.almanac.reports;

import java.nio.file.Path;

/**
 * A file that belongs to a report.
 *
 * @param format the form that it was written for
 * @param path where it is
 * @param document whether it is the report itself rather than a chart beside it
 * @param written whether it was written; false where it already held the same bytes
 */
public record ReportFile(Format format, Path path, boolean document, boolean written) {}

package dev.almanac.lake.reporting;

import dev.almanac.analytics.report.ReportModel;

/** A report, and what it was made from. */
public record GatheredReport(ReportModel model, Manifest manifest) {}

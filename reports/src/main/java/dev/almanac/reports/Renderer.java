package dev.almanac.reports;

import dev.almanac.analytics.report.ReportModel;

/** Turns a report model into one document; the same model gives the same bytes, anywhere and at any time. */
public interface Renderer {
    /** The document, in UTF-8. */
    byte[] render(ReportModel model, ReportCharts charts);
}

package dev.almanac.analytics.report;

import java.time.LocalDate;

/** One daily bar of a chart; {@code day} is the UTC day that it opens on, prices in the quote asset, volume in the base. */
public record ChartBar(LocalDate day, double open, double high, double low, double close, double volume) {}

package dev.almanac.analytics.report;

import java.time.LocalDate;

/** Something that happened at a bar: {@code direction} is 1 for up, -1 for down, {@code label} says what. */
public record ChartMarker(LocalDate day, int direction, String label) {}

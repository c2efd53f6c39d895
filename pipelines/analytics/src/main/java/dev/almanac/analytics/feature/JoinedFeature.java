package dev.almanac.analytics.feature;

import java.io.Serializable;

/**
 * A feature of a higher interval as a column of every row: its value at the last higher bar that had closed when the row's
 * bar closed. On rows of the higher interval itself it is the row's own.
 *
 * @param spec the column; its warm-up counts bars of the higher interval
 * @param of name of the set's own feature that is joined
 */
public record JoinedFeature(FeatureSpec spec, String of) implements Serializable {}

package dev.almanac.analytics.report;

import java.util.List;

/**
 * Everything that a report says, before anyone decides how it looks. Numbers are unrounded; {@code NaN} stands for a figure
 * that does not exist and is absent in JSON, a dash with its reason elsewhere. Sentences are complete: renderers lay out,
 * they neither compute nor phrase.
 *
 * @param head what the report speaks for and what stands out
 * @param calls the recommendations, best first; may be empty
 * @param nearMisses ranked symbols that did not clear the bar, best first, each with its one reason
 * @param leftOut symbols that were not ranked or were vetoed, with the reason, by venue and symbol
 * @param market breadth, regime, dispersion, correlation, anomalies
 * @param data what was missing, corrected or refused, and whom it touches
 * @param provenance where every number comes from and how to remake it
 */
public record ReportModel(
        Head head,
        List<Call> calls,
        List<NearMiss> nearMisses,
        List<LeftOut> leftOut,
        MarketView market,
        DataView data,
        Provenance provenance) {
    /** Version of the published JSON Schema that the JSON rendering follows: 1.1 has quality scores beside the findings of 1.0. */
    public static final String SCHEMA_VERSION = "1.1";

    /** Defensive copies: a model never changes. */
    public ReportModel {
        calls = List.copyOf(calls);
        nearMisses = List.copyOf(nearMisses);
        leftOut = List.copyOf(leftOut);
    }
}

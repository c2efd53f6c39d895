package dev.almanac.analytics.ranking;

import dev.almanac.analytics.figure.Digest;
import dev.almanac.analytics.figure.Figures;
import dev.almanac.analytics.market.Symbol;
import java.time.Instant;

/** The name under which a recommendation is settled: a hash of its key, and of nothing else. */
public final class RecommendationId {
    private static final int LENGTH = 20;

    private RecommendationId() {}

    /** Twenty hexadecimal digits of SHA-256 over as-of, profile, venue, symbol and revision. */
    public static String of(Instant asOf, String profile, String venue, Symbol symbol, int revision) {
        return Digest.sha256(String.join("\n", Figures.instant(asOf), profile, venue, symbol.toString(), "" + revision))
                .substring(0, LENGTH);
    }
}

package dev.almanac.analytics.ranking;

import dev.almanac.analytics.figure.Figures;
import dev.almanac.analytics.market.Interval;
import java.time.Instant;

/**
 * When a call is entered and what it is measured against. The entry bar is the first daily bar that opens after the as-of:
 * the bar that opens at the as-of itself has opened by the time that a ranking of it can be made.
 */
public final class EntryRule {
    /** What a call is measured against. */
    public static final String BENCHMARK = "equal-weight mean of all members ranked that day";

    private EntryRule() {}

    /** Open of the entry bar of a call that speaks for {@code asOf}. */
    public static Instant entryTime(Instant asOf) {
        long micros = Interval.D1.floor(asOf.getEpochSecond() * 1_000_000) + Interval.D1.micros();
        return Instant.ofEpochSecond(micros / 1_000_000);
    }

    /** The rule in words, for one as-of. */
    public static String text(Instant asOf) {
        return "open of the daily bar of " + Figures.day(entryTime(asOf));
    }

    /** Whether something made at {@code madeAt} came after its entry bar had opened. */
    public static boolean isRetrospective(Instant asOf, Instant madeAt) {
        return madeAt.isAfter(entryTime(asOf));
    }
}

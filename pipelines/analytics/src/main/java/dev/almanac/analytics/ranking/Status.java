package dev.almanac.analytics.ranking;

/** What became of a pair on a day. */
public enum Status {
    /** Recommended. */
    CALL,
    /** Among the best that are no call. */
    NEAR_MISS,
    /** Ranked, and neither of these. */
    RANKED,
    /** Ranked, and never to be called that day. */
    VETOED
}

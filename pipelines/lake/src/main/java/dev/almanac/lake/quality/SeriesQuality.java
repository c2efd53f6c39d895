package dev.almanac.lake.quality;

/**
 * How far a series can be trusted.
 *
 * @param venue where it trades
 * @param symbol the pair
 * @param interval code of its interval
 * @param bars how many bars it has
 * @param score 0 to 100, see {@link dev.almanac.analytics.quality.check.QualityScore}
 */
public record SeriesQuality(String venue, String symbol, String interval, long bars, double score) {}

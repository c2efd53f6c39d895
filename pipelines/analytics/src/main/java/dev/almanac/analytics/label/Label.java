package dev.almanac.analytics.label;

/**
 * What became of one bar within one horizon. What is not defined is {@code NaN}: everything of a bar without trades, which
 * carries no price; a return where no bar with trades stands exactly at the horizon's end.
 *
 * @param horizon in intervals after the bar's own
 * @param forwardReturn close at the horizon's end by the close of the bar, less 1
 * @param volatility sample deviation of the log returns of one interval before the horizon begins
 * @param barrier 1 where the upper barrier was touched first, -1 the lower, 0 neither within the horizon
 * @param barrierSpan intervals from the bar to the one that touched, the horizon where none did
 * @param barrierReturn return at the touch, the forward return where there was none
 * @param trend sign of the slope of the clearest trend that begins at the bar: 1, -1 or 0
 * @param trendT t-value of that slope, within +-{@value TrendScan#CAP}
 * @param trendSpan length of that trend, in intervals
 * @param availableAt when all bars were knowable that it is made from, microseconds since the epoch
 */
public record Label(
        int horizon,
        double forwardReturn,
        double volatility,
        double barrier,
        double barrierSpan,
        double barrierReturn,
        double trend,
        double trendT,
        double trendSpan,
        long availableAt) {}

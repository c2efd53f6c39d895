package dev.almanac.analytics.label;

import dev.almanac.analytics.figure.Digest;
import dev.almanac.analytics.market.Interval;
import dev.almanac.analytics.market.NameEras;
import java.io.Serializable;
import java.util.List;

/**
 * What bars are labelled with.
 *
 * @param intervals what bars are labelled
 * @param horizons how far labels look ahead, in intervals of the bar, each a row; shortest first
 * @param volatilityWindow over how many intervals before the bar its volatility is measured
 * @param upper distance of the upper barrier, in volatilities of the horizon
 * @param lower distance of the lower barrier, in volatilities of the horizon
 * @param shortestTrend shortest span that a trend is looked for over, in intervals
 * @param eras where a symbol's bars become those of another asset: no label looks across that
 */
public record LabelSettings(
        List<Interval> intervals,
        List<Integer> horizons,
        int volatilityWindow,
        double upper,
        double lower,
        int shortestTrend,
        NameEras eras)
        implements Serializable {
    private static final int LONGEST = 10_000;
    private static final int DEFINITION_DIGITS = 12;

    /** Of names that never changed their meaning. */
    public LabelSettings(
            List<Interval> intervals,
            List<Integer> horizons,
            int volatilityWindow,
            double upper,
            double lower,
            int shortestTrend) {
        this(intervals, horizons, volatilityWindow, upper, lower, shortestTrend, NameEras.NONE);
    }

    /** @throws IllegalArgumentException where a value makes no sense */
    public LabelSettings {
        intervals = intervals.stream().distinct().sorted().toList();
        horizons = horizons.stream().distinct().sorted().toList();
        require(!intervals.isEmpty(), "no interval is named");
        require(!horizons.isEmpty(), "no horizon is named");
        for (int horizon : horizons) {
            require(horizon >= 1 && horizon <= LONGEST, "a horizon of " + horizon + " is not in 1.." + LONGEST);
        }
        require(
                volatilityWindow >= 2 && volatilityWindow <= LONGEST,
                "a volatility window of " + volatilityWindow + " is not in 2.." + LONGEST);
        require(upper > 0 && lower > 0 && Double.isFinite(upper + lower), "a barrier must lie above 0 volatilities");
        require(shortestTrend >= 2, "a trend over " + shortestTrend + " intervals has fewer than 3 closes");
    }

    private static void require(boolean holds, String problem) {
        if (!holds) {
            throw new IllegalArgumentException(problem);
        }
    }

    /** The longest horizon, in intervals. */
    public int longestHorizon() {
        return horizons.get(horizons.size() - 1);
    }

    /**
     * What tells labels of these settings from any other: 12 hexadecimal digits. The number at its head is raised whenever
     * the same settings give other numbers.
     */
    public String definition() {
        String text = "almanac labels 1\n" + intervals + " " + horizons + " " + volatilityWindow + " " + upper + " "
                + lower + " " + shortestTrend + eras.text();
        return Digest.sha256(text).substring(0, DEFINITION_DIGITS);
    }
}

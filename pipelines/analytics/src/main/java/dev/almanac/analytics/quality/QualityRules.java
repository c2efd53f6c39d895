package dev.almanac.analytics.quality;

import dev.almanac.analytics.error.UserException;
import java.io.Serializable;

/**
 * How strict the quality gate is.
 *
 * @param maxBadShare a series fails where a larger share of its rows (0 to 1) is refused or contradicts itself; of what comes
 *     from a venue, a few bars at a time, a larger share of all bars that the series has
 * @param outlierWindow number of one-bar log returns before a bar that its own return is measured against
 * @param outlierThreshold robust z, in units of 1.4826 times the median absolute deviation, from which a return is flagged
 * @param maybeOpenShare a file's last bar is flagged where its volume is under this share (0 to 1) of the median volume of
 *     as many bars of its series before it, whatever file they came in: a file may hold a single bar
 */
public record QualityRules(double maxBadShare, int outlierWindow, double outlierThreshold, double maybeOpenShare)
        implements Serializable {
    /** What applies where nothing else is configured. */
    public static final QualityRules DEFAULT = new QualityRules(0.05, 60, 12, 0.05);

    /** @throws UserException where a value is out of its range */
    public QualityRules {
        requireShare("max_bad_share", maxBadShare);
        requireShare("maybe_open_share", maybeOpenShare);
        if (outlierWindow < 10 || outlierWindow > 10_000) {
            throw UserException.usage(
                    "outlier_window is " + outlierWindow,
                    "it is the number of bars that a return is measured against, 10 to 10000",
                    "set it to 60, the default, or another number of bars");
        }
        if (!(outlierThreshold > 0)) {
            throw UserException.usage(
                    "outlier_threshold is " + outlierThreshold,
                    "it is a number of robust standard deviations, above 0",
                    "set it to 12, the default, or another positive number");
        }
    }

    private static void requireShare(String name, double value) {
        if (!(value >= 0 && value <= 1)) {
            throw UserException.usage(
                    name + " is " + value, "it is a share, from 0 to 1", "set it to 0.05, the default, for 5 %");
        }
    }
}

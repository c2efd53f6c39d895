package dev.almanac.analytics.quality.check;

import dev.almanac.analytics.error.UserException;
import java.io.Serializable;

/**
 * Thresholds of the checks over stored bars.
 *
 * @param frozenBars from how many traded bars in a row with the same four prices a feed counts as frozen
 * @param flatTailDays how long a series ends without trades, at one price, to count as padded
 * @param zeroVolumeHours how long nothing is traded before that is a finding; five bars at least
 * @param jumpFactor how far a bar lies beyond the close before it, as a factor, to count as a jump; no trade between
 * @param switchBars from how many equal steps longer than the interval the bars count as those of another interval
 * @param venueTolerance by what fraction closes of the same bar may differ between venues
 * @param intervalTolerance by what fraction the prices of a bar may differ from those of the shorter bars that it spans
 * @param volumeTolerance the same of the volume
 */
public record CheckSettings(
        int frozenBars,
        int flatTailDays,
        int zeroVolumeHours,
        double jumpFactor,
        int switchBars,
        double venueTolerance,
        double intervalTolerance,
        double volumeTolerance)
        implements Serializable {
    /** What applies where nothing else is configured; docs/quality.md says what each was measured on. */
    public static final CheckSettings DEFAULT = new CheckSettings(6, 5, 24, 1.5, 10, 0.05, 0.01, 0.05);

    /** @throws UserException where a value is out of its range */
    public CheckSettings {
        require("frozen_bars", frozenBars, 3, 10_000, "6");
        require("flat_tail_days", flatTailDays, 1, 10_000, "5");
        require("zero_volume_hours", zeroVolumeHours, 1, 100_000, "24");
        require("jump_factor", jumpFactor, 1.1, 1000, "1.5");
        require("switch_bars", switchBars, 5, 10_000, "10");
        require("venue_tolerance", venueTolerance, 0.0001, 10, "0.05");
        require("interval_tolerance", intervalTolerance, 0.0001, 10, "0.01");
        require("volume_tolerance", volumeTolerance, 0.0001, 10, "0.05");
    }

    private static void require(String name, double value, double least, double most, String usual) {
        if (!(value >= least && value <= most)) {
            throw UserException.usage(
                    "quality." + name + " is " + value,
                    "it is a number from " + least + " to " + most,
                    "set it to " + usual + ", the default");
        }
    }
}

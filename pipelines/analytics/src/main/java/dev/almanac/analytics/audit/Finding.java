package dev.almanac.analytics.audit;

import dev.almanac.analytics.market.Interval;
import java.io.Serializable;

/**
 * A column that knew of bars that had not closed.
 *
 * @param feature name of the column
 * @param interval of the rows
 * @param openTime the first bar since the cut before whose value changed, microseconds since the epoch
 * @param experiment what was done to the bars after the cut
 * @param cut the future began here, microseconds since the epoch: bars that closed by then were the same
 * @param rows how many rows since the cut before changed
 * @param withFuture the value where bars follow the cut, the real ones or those of the experiment
 * @param without the value where none does
 */
public record Finding(
        String feature,
        Interval interval,
        long openTime,
        Experiment experiment,
        long cut,
        long rows,
        double withFuture,
        double without)
        implements Serializable {
    /** What is done to the bars after the cut. */
    public enum Experiment {
        /** They are taken away: a value without a future is compared with that of the real one. */
        TRUNCATED("truncated"),
        /** Others, made up, stand in their place: a value without a future is compared with that of theirs. */
        NOISE("replaced by noise");

        private final String label;

        Experiment(String label) {
            this.label = label;
        }

        /** For tables. */
        public String label() {
            return label;
        }
    }
}

package dev.almanac.analytics.indicator.pattern;

/**
 * What can be said of one candle by itself, by the one before it and by means over the ten before it. A trace is a tenth of
 * their mean range.
 */
enum CandleTrait {
    /** Closes at its open or above. */
    WHITE,
    /** Closes below its open. */
    BLACK,
    /** The upper shadow is shorter than a trace. */
    NO_UPPER,
    /** The lower shadow is shorter than a trace. */
    NO_LOWER,
    /** The upper shadow is longer than a trace. */
    SOME_UPPER,
    /** The lower shadow is longer than a trace. */
    SOME_LOWER,
    /** The upper shadow is shorter than the mean shadow. */
    SHORT_UPPER,
    /** The lower shadow is shorter than the mean shadow. */
    SHORT_LOWER,
    /** The upper shadow is longer than the body. */
    LONG_UPPER,
    /** The lower shadow is longer than the body. */
    LONG_LOWER,
    /** The upper shadow is longer than two bodies. */
    VERY_LONG_UPPER,
    /** The lower shadow is longer than two bodies. */
    VERY_LONG_LOWER,
    /** The whole body lies above the body before: a gap that shadows may close. */
    GAPS_ABOVE,
    /** The whole body lies below the body before. */
    GAPS_BELOW,
    /** The whole range lies above the range before. */
    CLEARS_ABOVE,
    /** The whole range lies below the range before. */
    CLEARS_BELOW,
    /** High and low are both above those before. */
    HIGHER,
    /** High and low are both below those before. */
    LOWER,
    /** Closes above the close before. */
    CLOSES_ABOVE,
    /** Closes below the close before. */
    CLOSES_BELOW,
    /** The body is longer than the mean body. */
    LONG,
    /** The body is shorter than the mean body. */
    SHORT,
    /** The body is not longer than the mean body. */
    NOT_LONG,
    /** The body is not longer than a trace. */
    DOJI,
    /** The body lies within the body before and touches neither end. */
    INSIDE,
    /** The body reaches beyond both ends of the body before. */
    ENGULFS,
    /** The range lies within the range before and touches neither end. */
    INSIDE_RANGE,
    /** Opens within the body before and at neither end. */
    OPENS_INSIDE;

    /** Its bit in a set of traits. */
    int bit() {
        return 1 << ordinal();
    }

    /** Whether it is measured by means over the candles before. */
    boolean isByMean() {
        return switch (this) {
            case NO_UPPER, NO_LOWER, SOME_UPPER, SOME_LOWER, SHORT_UPPER, SHORT_LOWER -> true;
            case LONG, SHORT, NOT_LONG, DOJI -> true;
            default -> false;
        };
    }

    /** What it becomes where prices are turned upside down. */
    CandleTrait mirrored() {
        // Those that have an opposite stand side by side with it.
        return ordinal() <= CLOSES_BELOW.ordinal() ? values()[ordinal() ^ 1] : this;
    }
}

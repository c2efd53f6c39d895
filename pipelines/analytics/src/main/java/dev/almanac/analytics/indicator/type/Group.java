package dev.almanac.analytics.indicator.type;

/** What an indicator looks at; lists and the reference are ordered by it. */
public enum Group {
    /** A smoothed price. */
    AVERAGE("moving averages"),
    /** How fast and how steadily price moves. */
    MOMENTUM("momentum"),
    /** How widely price moves. */
    VOLATILITY("volatility"),
    /** Whether price has a direction, and where it turns. */
    TREND("trend"),
    /** What was traded while price moved. */
    VOLUME("volume"),
    /** Shapes of one to five candles. */
    PATTERN("candlestick patterns"),
    /** Prices at which others are likely to act. */
    LEVEL("levels"),
    /** Unusual bars, and which kind of market it is. */
    REGIME("anomaly and regime"),
    /** Plain ratios, ranks and shares for learners. */
    FACTOR("factors"),
    /** Whatever a class of ta4j looks at. */
    TA4J("ta4j, by class name");

    private final String label;

    Group(String label) {
        this.label = label;
    }

    /** Plural name for headings. */
    public String label() {
        return label;
    }
}

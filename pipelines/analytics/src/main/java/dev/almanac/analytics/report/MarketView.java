package dev.almanac.analytics.report;

import java.util.List;

/**
 * The market that the calls stand in.
 *
 * @param breadth share of members above their averages
 * @param regime the market's state
 * @param dispersionText how far members differ from each other, as a sentence
 * @param dispersion cross-sectional standard deviation of 30-day changes, a fraction
 * @param correlation of daily returns
 * @param anomalies of the day, most extreme first
 */
public record MarketView(
        Breadth breadth,
        Regime regime,
        String dispersionText,
        double dispersion,
        Correlation correlation,
        List<Anomaly> anomalies) {
    /** Defensive copies. */
    public MarketView {
        anomalies = List.copyOf(anomalies);
    }

    /**
     * Share of members whose close is above their moving average.
     *
     * @param above50 fraction above the 50-day average, {@code NaN} where no member has one
     * @param above200 fraction above the 200-day average
     * @param members how many were counted
     * @param text as a sentence
     * @param history the two shares over the last 180 days, oldest first
     */
    public record Breadth(double above50, double above200, int members, String text, List<BreadthDay> history) {
        /** Defensive copies. */
        public Breadth {
            history = List.copyOf(history);
        }
    }

    /** One day of breadth. */
    public record BreadthDay(java.time.LocalDate day, double above50, double above200) {}

    /**
     * The market's state by a stated rule.
     *
     * @param name {@code uptrend}, {@code downtrend}, {@code sideways} or {@code unknown}
     * @param since first day of it, the as-of's day where unknown
     * @param text as a sentence, with the rule's figures
     */
    public record Regime(String name, java.time.LocalDate since, String text) {}

    /**
     * Pearson correlation of daily log returns.
     *
     * @param days how many returns it is taken over
     * @param symbols ordered so that similar ones stand together
     * @param rows square, in the order of {@code symbols}; {@code NaN} where too few days overlap
     * @param text the average and the extremes, as a sentence
     */
    public record Correlation(int days, List<String> symbols, List<List<Double>> rows, String text) {
        /** Defensive copies. */
        public Correlation {
            symbols = List.copyOf(symbols);
            rows = rows.stream().map(List::copyOf).toList();
        }
    }

    /** Something unusual of the day: {@code z} is the robust z-score that made it so. */
    public record Anomaly(String symbol, double z, String text) {}
}

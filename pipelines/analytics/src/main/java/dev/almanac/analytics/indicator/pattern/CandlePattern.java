package dev.almanac.analytics.indicator.pattern;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;

/** One candlestick pattern: shapes that are bullish or bearish, and what can be read of it after every bar. */
abstract sealed class CandlePattern permits CandlePattern.Plain, ConfirmedPattern {
    private final String name;
    private final String label;
    private final PatternRule[] rules;
    private final int warmUp;

    CandlePattern(String name, String label, List<PatternRule> rules, int warmUp) {
        this.name = name;
        this.label = label;
        this.rules = rules.toArray(PatternRule[]::new);
        this.warmUp = warmUp;
    }

    /** Begins the declaration of a pattern. */
    static Declaration named(String name, String label) {
        return new Declaration(name, label);
    }

    /** Snake_case, such as {@code dark_cloud_cover}. */
    final String name() {
        return name;
    }

    /** For readers, such as "Dark cloud cover". */
    final String label() {
        return label;
    }

    /** Bars until it is known whether it is there: its candles, and those that the first of them is measured by. */
    final int warmUp() {
        return warmUp;
    }

    /** Whether it can be bullish (1) or bearish (-1). */
    final boolean has(int direction) {
        return Arrays.stream(rules).anyMatch(rule -> rule.direction() == direction);
    }

    /** Whether it can be more or less pronounced. */
    abstract boolean hasStrength();

    /** 1 where the present bar completes it as bullish, -1 as bearish, 0 where it does not; {@code NaN} until it is known. */
    final double direction(CandleMeasures candles) {
        return candles.count() < warmUp ? Double.NaN : found(candles);
    }

    /** How pronounced it is, 0..1, and 0 where it is not there; {@code NaN} until it is known. */
    final double strength(CandleMeasures candles) {
        return candles.count() < warmUp ? Double.NaN : measured(candles);
    }

    /** The direction once it is warmed up. */
    abstract int found(CandleMeasures candles);

    /** The strength once it is warmed up. */
    abstract double measured(CandleMeasures candles);

    final PatternRule[] rules() {
        return rules;
    }

    /** A pattern that is there or not as soon as its last candle has closed. */
    static final class Plain extends CandlePattern {
        private Plain(String name, String label, List<PatternRule> rules, int warmUp) {
            super(name, label, rules, warmUp);
        }

        /** The same pattern with the shapes of another declaration besides its own. */
        CandlePattern or(Plain other) {
            return new Plain(
                    name(),
                    label(),
                    Stream.of(rules(), other.rules()).flatMap(Arrays::stream).toList(),
                    Math.max(warmUp(), other.warmUp()));
        }

        @Override
        boolean hasStrength() {
            return rules()[0].hasStrength();
        }

        @Override
        int found(CandleMeasures candles) {
            for (PatternRule rule : rules()) {
                if (rule.holds(candles)) {
                    return rule.direction();
                }
            }
            return 0;
        }

        @Override
        double measured(CandleMeasures candles) {
            for (PatternRule rule : rules()) {
                if (rule.holds(candles)) {
                    return rule.strength(candles);
                }
            }
            return 0;
        }
    }

    /** A condition on one candle. */
    @FunctionalInterface
    interface One {
        boolean holds(MeasuredCandle only);
    }

    /** A condition on two candles, oldest first. */
    @FunctionalInterface
    interface Two {
        boolean holds(MeasuredCandle first, MeasuredCandle second);
    }

    /** A condition on three candles, oldest first. */
    @FunctionalInterface
    interface Three {
        boolean holds(MeasuredCandle first, MeasuredCandle second, MeasuredCandle third);
    }

    /** A condition on four candles, oldest first. */
    @FunctionalInterface
    interface Four {
        boolean holds(MeasuredCandle first, MeasuredCandle second, MeasuredCandle third, MeasuredCandle fourth);
    }

    /** A condition on five candles, oldest first. */
    @FunctionalInterface
    interface Five {
        boolean holds(
                MeasuredCandle first,
                MeasuredCandle second,
                MeasuredCandle third,
                MeasuredCandle fourth,
                MeasuredCandle fifth);
    }

    /** The declaration of a pattern: its candles from the oldest on, how their prices lie, and what it means. */
    static final class Declaration {
        private final String name;
        private final String label;
        private final List<List<CandleTrait>> traits = new ArrayList<>();
        private final List<PatternRule.Margin> special = new ArrayList<>();
        private PatternRule.Condition condition = (candles, ago) -> true;
        private int mean;

        private Declaration(String name, String label) {
            this.name = name;
            this.label = label;
        }

        /** The next candle has all of these traits. */
        Declaration candle(CandleTrait... all) {
            traits.add(List.of(all));
            if (Arrays.stream(all).anyMatch(CandleTrait::isByMean)) {
                mean = CandleMeasures.LONGEST_MEAN;
            }
            return this;
        }

        /** Its condition measures by the mean range of five candles. */
        Declaration byMeanRange() {
            mean = Math.max(mean, 5);
            return this;
        }

        /** How the prices of its candle lie. */
        Declaration where(One prices) {
            condition = (candles, ago) -> prices.holds(candles.ago(ago));
            return this;
        }

        /** How the prices of its two candles lie. */
        Declaration where(Two prices) {
            condition = (candles, ago) -> prices.holds(candles.ago(ago + 1), candles.ago(ago));
            return this;
        }

        /** How the prices of its three candles lie. */
        Declaration where(Three prices) {
            condition = (candles, ago) -> prices.holds(candles.ago(ago + 2), candles.ago(ago + 1), candles.ago(ago));
            return this;
        }

        /** How the prices of its four candles lie. */
        Declaration where(Four prices) {
            condition = (candles, ago) ->
                    prices.holds(candles.ago(ago + 3), candles.ago(ago + 2), candles.ago(ago + 1), candles.ago(ago));
            return this;
        }

        /** How the prices of its five candles lie. */
        Declaration where(Five prices) {
            condition = (candles, ago) -> prices.holds(
                    candles.ago(ago + 4),
                    candles.ago(ago + 3),
                    candles.ago(ago + 2),
                    candles.ago(ago + 1),
                    candles.ago(ago));
            return this;
        }

        /** Its strength is how far the body of the candle of {@code ago} bars ago exceeds that of the one before it. */
        Declaration strongerBody(int ago) {
            special.add(candles -> MeasuredCandle.excess(
                    candles.ago(ago).body(), candles.ago(ago + 1).body()));
            return this;
        }

        /** Bullish as declared. */
        Plain bullish() {
            return plain(List.of(rule(1)));
        }

        /** Bearish as declared. */
        Plain bearish() {
            return plain(List.of(rule(-1)));
        }

        /** Bearish, and declared upside down. */
        Plain bearishTwin() {
            return plain(List.of(rule(1).twin()));
        }

        /** Bullish as declared and bearish upside down. */
        Plain eitherWay() {
            return plain(bothWays());
        }

        /** Bearish as declared and bullish upside down. */
        Plain eitherWayAgainst() {
            PatternRule bearish = rule(-1);
            return plain(List.of(bearish, bearish.twin()));
        }

        /** Bullish as declared and bearish upside down, and to be confirmed within some bars. */
        CandlePattern eitherWayConfirmed() {
            return new ConfirmedPattern(name, label, bothWays(), warmUp() + ConfirmedPattern.WITHIN);
        }

        private List<PatternRule> bothWays() {
            PatternRule bullish = rule(1);
            return List.of(bullish, bullish.twin());
        }

        private Plain plain(List<PatternRule> rules) {
            return new Plain(name, label, rules, warmUp());
        }

        private int warmUp() {
            return mean + traits.size();
        }

        private PatternRule rule(int direction) {
            List<PatternRule.Margin> margins = new ArrayList<>(special);
            for (int i = 0; i < traits.size(); i++) {
                int ago = traits.size() - 1 - i;
                for (CandleTrait trait : traits.get(i)) {
                    switch (trait) {
                        case LONG -> margins.add(candles -> candles.ago(ago).longMargin());
                        case SHORT, NOT_LONG ->
                            margins.add(candles -> candles.ago(ago).shortMargin());
                        case DOJI -> margins.add(candles -> candles.ago(ago).dojiMargin());
                        default -> {}
                    }
                }
            }
            return new PatternRule(List.copyOf(traits), condition, List.copyOf(margins), false, direction);
        }
    }
}

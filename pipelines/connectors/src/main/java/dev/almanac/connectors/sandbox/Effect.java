package dev.almanac.connectors.sandbox;

import dev.almanac.analytics.market.Interval;
import java.util.Locale;
import java.util.Random;

/**
 * What can be foreseen in a simulated market. Sizes are those of a day, whatever the length of a bar, so that a strategy's
 * finding can be held against what is really there.
 */
public enum Effect {
    /** Nothing: steps of the logarithm of the price are independent, 3 % a day. Whatever is found is chance. */
    NOISE("steps of 3 % a day, independent of each other: nothing can be foreseen"),

    /**
     * What has risen goes on rising for a while: on steps of 3 % a day lies a drift of 1 % a day (standard deviations), half of
     * which is forgotten in ten days. The returns of a day and the next correlate by 0.0001 / (0.0001 + 0.0009) 2^(-1/10) = 9 %.
     */
    MOMENTUM("a drift of 1 % a day with a half-life of 10 days on steps of 3 %: daily returns correlate by +9 %"),

    /**
     * What has risen comes back: prices stray by 5 % from a value that itself walks by 2 % a day (standard deviations), and half
     * of the way is gone in three days. With f = 2^(-1/3) and s = 0.05, daily returns correlate by
     * -s^2 (1 - f)^2 / (2 s^2 (1 - f) + 0.02^2) = -7 %.
     */
    REVERSION("strays of 5 % with a half-life of 3 days around a walk of 2 % a day: daily returns correlate by -7 %");

    private static final double NOISE_STEP = 0.03;
    private static final double DRIFT = 0.01;
    private static final double DRIFT_HALF_LIFE = 10;
    private static final double VALUE_STEP = 0.02;
    private static final double STRAY = 0.05;
    private static final double STRAY_HALF_LIFE = 3;

    private final String words;

    Effect(String words) {
        this.words = words;
    }

    /** The name on the command line. */
    public String code() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** What is planted, with its size. */
    public String words() {
        return words;
    }

    /** Gives the steps of one pair's log price, bar by bar. */
    @FunctionalInterface
    interface Steps {
        double next(Random random);
    }

    Steps steps(Interval interval) {
        double day = (double) interval.micros() / Interval.D1.micros();
        double root = StrictMath.sqrt(day);
        return switch (this) {
            case NOISE -> random -> NOISE_STEP * root * random.nextGaussian();
            case MOMENTUM -> {
                Fading drift = new Fading(DRIFT, DRIFT_HALF_LIFE, day);
                yield random -> drift.next(random) * day + NOISE_STEP * root * random.nextGaussian();
            }
            case REVERSION -> {
                Fading stray = new Fading(STRAY, STRAY_HALF_LIFE, day);
                yield random -> {
                    double before = stray.value;
                    return stray.next(random) - before + VALUE_STEP * root * random.nextGaussian();
                };
            }
        };
    }

    /** A value that is pushed by chance and fades towards 0 (an autoregression of order one), from 0 on. */
    private static final class Fading {
        private final double kept;
        private final double push;
        private double value;

        /**
         * @param deviation its standard deviation in the long run
         * @param halfLife days
         * @param day how many days a step is
         */
        Fading(double deviation, double halfLife, double day) {
            this.kept = StrictMath.pow(2, -day / halfLife);
            this.push = deviation * StrictMath.sqrt(1 - kept * kept);
        }

        double next(Random random) {
            value = kept * value + push * random.nextGaussian();
            return value;
        }
    }
}

package dev.almanac.analytics.quality;

import dev.almanac.analytics.figure.Figures;
import dev.almanac.analytics.market.Candle;
import dev.almanac.analytics.market.Interval;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Optional;

/** What every bar has to satisfy by itself. Figures that a source does not give are absent and not judged. */
final class BarRules {
    private final Interval interval;
    private final long now;

    /** @param now when the load was read, microseconds since the epoch */
    BarRules(Interval interval, long now) {
        this.interval = interval;
        this.now = now;
    }

    /** The first rule that the bar breaks, empty where it is sound. */
    Optional<QualityRule> broken(Candle bar) {
        if (!isFinite(bar)) {
            return Optional.of(QualityRule.NOT_FINITE);
        }
        if (!(bar.open() > 0 && bar.high() > 0 && bar.low() > 0 && bar.close() > 0)) {
            return Optional.of(QualityRule.NOT_POSITIVE);
        }
        if (bar.volume() < 0
                || bar.quoteVolume() < 0
                || bar.tradeCount() < -1
                || bar.takerBuyVolume() < 0
                || bar.takerBuyQuoteVolume() < 0) {
            return Optional.of(QualityRule.NEGATIVE_VOLUME);
        }
        if (!CandleBounds.holdPrices(bar)) {
            return Optional.of(QualityRule.PRICE_OUT_OF_BOUNDS);
        }
        if (!CandleBounds.holdVolumes(bar)) {
            return Optional.of(QualityRule.VOLUME_OUT_OF_BOUNDS);
        }
        if (bar.high() < Math.max(bar.open(), bar.close())) {
            return Optional.of(QualityRule.HIGH_TOO_LOW);
        }
        if (bar.low() > Math.min(bar.open(), bar.close())) {
            return Optional.of(QualityRule.LOW_TOO_HIGH);
        }
        if (bar.openTime() > now) {
            return Optional.of(QualityRule.FROM_THE_FUTURE);
        }
        if (!interval.isOnGrid(bar.openTime())) {
            return Optional.of(QualityRule.OFF_GRID);
        }
        return bar.openTime() > now - interval.micros() ? Optional.of(QualityRule.STILL_OPEN) : Optional.empty();
    }

    /** Whether a bar of the interval opens at that time, and had when the load was read. */
    boolean hasBegun(Candle bar) {
        return bar.openTime() <= now && interval.isOnGrid(bar.openTime());
    }

    /** What {@code bar} breaks {@code rule} with, for a person. */
    String message(Candle bar, QualityRule rule) {
        return switch (rule) {
            case NOT_FINITE -> "a figure is not a finite number: " + prices(bar) + ", volume " + number(bar.volume());
            case NOT_POSITIVE -> "a price is not above 0: " + prices(bar);
            case NEGATIVE_VOLUME -> "a volume or count is below 0: " + volumes(bar);
            case PRICE_OUT_OF_BOUNDS ->
                "a price is not between " + number(CandleBounds.MIN_PRICE) + " and " + number(CandleBounds.MAX_PRICE)
                        + ": " + prices(bar);
            case VOLUME_OUT_OF_BOUNDS -> "a volume is smaller or larger than any market's: " + volumes(bar);
            case HIGH_TOO_LOW -> "the high is below open or close: " + prices(bar);
            case LOW_TOO_HIGH -> "the low is above open or close: " + prices(bar);
            case FROM_THE_FUTURE -> "the bar opens at " + time(bar.openTime()) + ", after it was read";
            case OFF_GRID -> "no " + interval + " bar opens at " + time(bar.openTime());
            case STILL_OPEN -> "the bar of " + time(bar.openTime()) + " had not closed when it was read";
            default -> throw new IllegalArgumentException("no rule for a single bar: " + rule);
        };
    }

    /** A time as people read it; to the second where that is exact. */
    static String time(long micros) {
        return Instant.EPOCH.plus(micros, ChronoUnit.MICROS).toString();
    }

    /** Open, high, low and close in one line. */
    static String prices(Candle bar) {
        return "open " + number(bar.open()) + ", high " + number(bar.high()) + ", low " + number(bar.low()) + ", close "
                + number(bar.close());
    }

    static String number(double value) {
        if (!Double.isFinite(value)) {
            return Double.toString(value);
        }
        double size = Math.abs(value);
        // Hundreds of digits help nobody to see what is wrong with them.
        boolean readable = size == 0 || (size >= 1e-9 && size < 1e15);
        return readable ? Figures.fixed(value, Figures.decimals(value)) : Figures.exact(value);
    }

    private static String volumes(Candle bar) {
        return "volume " + number(bar.volume()) + ", quote volume " + number(bar.quoteVolume()) + ", trades "
                + bar.tradeCount() + ", taker volume " + number(bar.takerBuyVolume()) + ", taker quote volume "
                + number(bar.takerBuyQuoteVolume());
    }

    private static boolean isFinite(Candle bar) {
        return Double.isFinite(bar.open())
                && Double.isFinite(bar.high())
                && Double.isFinite(bar.low())
                && Double.isFinite(bar.close())
                && Double.isFinite(bar.volume())
                && !Double.isInfinite(bar.quoteVolume())
                && !Double.isInfinite(bar.takerBuyVolume())
                && !Double.isInfinite(bar.takerBuyQuoteVolume());
    }
}

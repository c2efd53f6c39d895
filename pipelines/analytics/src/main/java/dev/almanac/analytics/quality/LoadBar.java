package dev.almanac.analytics.quality;

import dev.almanac.analytics.market.Candle;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What the rows of one load say of one time: nothing, one bar (rows that repeat it are dropped, but may add figures that it
 * lacks), or several that contradict each other, in which case none is believed.
 */
final class LoadBar {
    /** Rows that differ are told from repetitions up to so many; beyond, each counts as another contradiction. */
    private static final int MAX_VARIANTS = 8;

    private final Contradiction contradiction;
    private final Repetition repetition;
    private final List<Candle> variants = new ArrayList<>(MAX_VARIANTS);
    private final List<Integer> units = new ArrayList<>();
    private @Nullable Candle bar;
    private int unit;
    private long place;
    private String raw = "";

    /**
     * @param contradiction told of every row that differs from another one
     * @param repetition told of every row that only repeats another one
     */
    LoadBar(Contradiction contradiction, Repetition repetition) {
        this.contradiction = contradiction;
        this.repetition = repetition;
    }

    /** A row that differs from another one of its time. */
    interface Contradiction {
        void row(int unit, long place, String raw, Candle bar);
    }

    /** A row that only repeats another one of its time. */
    interface Repetition {
        /** @param adds whether it has figures that the other one lacks */
        void row(boolean adds);
    }

    void add(Candle row, int rowUnit, long rowPlace, String rowRaw) {
        if (!units.contains(rowUnit)) {
            units.add(rowUnit);
        }
        Candle held = bar;
        if (!variants.isEmpty()) {
            addVariant(row, rowUnit, rowPlace, rowRaw);
        } else if (held == null) {
            bar = row;
            unit = rowUnit;
            place = rowPlace;
            raw = rowRaw;
        } else if (held.agreesWith(row)) {
            Candle whole = filled(held, row);
            bar = whole;
            repetition.row(whole != held);
        } else {
            contradiction.row(unit, place, raw, held);
            contradiction.row(rowUnit, rowPlace, rowRaw, row);
            variants.add(held);
            variants.add(row);
            bar = null;
        }
    }

    private void addVariant(Candle row, int rowUnit, long rowPlace, String rowRaw) {
        for (Candle variant : variants) {
            if (variant.agreesWith(row)) {
                repetition.row(false);
                return;
            }
        }
        if (variants.size() < MAX_VARIANTS) {
            variants.add(row);
        }
        contradiction.row(rowUnit, rowPlace, rowRaw, row);
    }

    /** Whether no row came. */
    boolean isEmpty() {
        return bar == null && variants.isEmpty();
    }

    /** The bar that all rows agree on, {@code null} where none came or they contradict each other. */
    @Nullable
    Candle bar() {
        return bar;
    }

    /** The units that have a row. */
    List<Integer> units() {
        return units;
    }

    /** Unit of the first row of {@link #bar}. */
    int unit() {
        return unit;
    }

    /** Place of the first row of {@link #bar}. */
    long place() {
        return place;
    }

    /** Text of the first row of {@link #bar}. */
    String raw() {
        return raw;
    }

    void clear() {
        bar = null;
        raw = "";
        units.clear();
        if (!variants.isEmpty()) {
            variants.clear();
        }
    }

    /** {@code bar} with the figures of {@code other} where it has none itself; the same object where that adds nothing. */
    static Candle filled(Candle bar, Candle other) {
        double quoteVolume = Double.isNaN(bar.quoteVolume()) ? other.quoteVolume() : bar.quoteVolume();
        long tradeCount = bar.tradeCount() < 0 ? other.tradeCount() : bar.tradeCount();
        double takerBuy = Double.isNaN(bar.takerBuyVolume()) ? other.takerBuyVolume() : bar.takerBuyVolume();
        double takerBuyQuote =
                Double.isNaN(bar.takerBuyQuoteVolume()) ? other.takerBuyQuoteVolume() : bar.takerBuyQuoteVolume();
        Candle whole = new Candle(
                bar.openTime(),
                bar.open(),
                bar.high(),
                bar.low(),
                bar.close(),
                bar.volume(),
                quoteVolume,
                tradeCount,
                takerBuy,
                takerBuyQuote);
        return whole.equals(bar) ? bar : whole;
    }
}

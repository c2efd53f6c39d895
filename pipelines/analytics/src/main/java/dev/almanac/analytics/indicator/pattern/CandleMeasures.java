package dev.almanac.analytics.indicator.pattern;

import dev.almanac.analytics.indicator.Bar;
import dev.almanac.analytics.indicator.Indicator;
import dev.almanac.analytics.indicator.StateReader;
import dev.almanac.analytics.indicator.StateWriter;

/**
 * The last candles with their measures, taken once per bar for all patterns that are read from it. A body is long or short
 * against the mean body of the ten candles before it, a doji and the absence of a shadow are judged by a tenth of their mean
 * range, short shadows by their mean shadow, and prices are near, far or equal by shares of the mean range of the five
 * candles before (Morris, Candlestick Charting Explained, 2006, leaves these lengths to the reader; the numbers are those
 * that the field's libraries share). A bar without trades is a candle without body and range like any other; a gap in time
 * between bars is none between prices.
 *
 * <p>Every candle is kept upright and upside down (signs of prices changed), as the bearish twin of a pattern is the bullish
 * one in a market upside down. O(1) per bar: some 40 ns for the measures and about 10 for each pattern
 * that is read. Exact memory of 18 bars; {@code count} alone knows of all.
 */
public final class CandleMeasures implements Indicator {
    /** How many candles before it a candle is measured by, at most. */
    static final int LONGEST_MEAN = 10;

    private static final double SIDES = 2;

    private final CandleFrame upright = new CandleFrame();
    private final CandleFrame mirrored = new CandleFrame();
    private final Means means = new Means();
    private final CandleTraits traits = new CandleTraits();
    private int count;

    @Override
    public void update(Bar bar) {
        MeasuredCandle before = upright.ago(0);
        MeasuredCandle candle = upright.next();
        candle.fill(bar.open(), bar.high(), bar.low(), bar.close(), means);
        mirrored.next().mirror(candle);
        traits.add(candle.traits(before));
        means.add(candle);
        // Stops counting where nobody can tell the difference, and never overflows.
        count = Math.min(count + 1, Integer.MAX_VALUE - 1);
    }

    /** How many bars it has seen. */
    int count() {
        return count;
    }

    /** The candles as they are, or upside down. */
    CandleFrame frame(boolean upsideDown) {
        return upsideDown ? mirrored : upright;
    }

    /** The traits of the candles. */
    CandleTraits traits() {
        return traits;
    }

    @Override
    public void save(StateWriter writer) {
        writer.putInt(count);
        traits.save(writer);
        means.save(writer);
        for (int bars = CandleFrame.SIZE - 1; bars >= 0; bars--) {
            upright.ago(bars).save(writer);
        }
    }

    @Override
    public void restore(StateReader reader) {
        count = reader.getInt();
        traits.restore(reader);
        means.restore(reader);
        for (int i = 0; i < CandleFrame.SIZE; i++) {
            MeasuredCandle candle = upright.next();
            candle.restore(reader);
            mirrored.next().mirror(candle);
        }
    }

    /** Means over the candles so far. */
    static final class Means {
        private final RecentSums bodies = new RecentSums();
        private final RecentSums shadows = new RecentSums();
        private final RecentSums ranges = new RecentSums();

        void add(MeasuredCandle candle) {
            bodies.add(candle.body());
            shadows.add(candle.upperShadow() + candle.lowerShadow());
            ranges.add(candle.high() - candle.low());
        }

        /** Mean body of ten candles. */
        double body() {
            return bodies.ofTen() / 10;
        }

        /** Mean of the upper and lower shadows of ten candles. */
        double shadow() {
            return shadows.ofTen() / 10 / SIDES;
        }

        /** Mean range of ten candles. */
        double rangeOfTen() {
            return ranges.ofTen() / 10;
        }

        /** Mean range of five candles. */
        double rangeOfFive() {
            return ranges.ofFive() / 5;
        }

        void save(StateWriter writer) {
            bodies.save(writer);
            shadows.save(writer);
            ranges.save(writer);
        }

        void restore(StateReader reader) {
            bodies.restore(reader);
            shadows.restore(reader);
            ranges.restore(reader);
        }
    }
}

package dev.almanac.analytics.indicator.pattern;

import dev.almanac.analytics.indicator.Bar;
import dev.almanac.analytics.indicator.Indicator;
import dev.almanac.analytics.indicator.StateReader;
import dev.almanac.analytics.indicator.StateWriter;
import java.util.Arrays;

/**
 * How often each pattern preceded a rise in the series so far: of its occurrences that are {@code h} bars old or older, the
 * share after which the close was higher {@code h} bars later. Few occurrences say little, so the share is drawn towards the
 * share of rises after any bar, {@code base}, with the weight of {@value #PRIOR} occurrences: {@code (rises + 10 base) /
 * (occurrences + 10)}; {@code base = (rises + 1) / (bars + 2)} likewise towards a half (Laplace's rule of succession). A
 * pattern that never occurred shows {@code base}. Both hikkake kinds count when they appear and when they are confirmed.
 *
 * <p>Within 0..1, first value at bar {@code h + 1}; depends on all bars since the first. Only outcomes that are known at the
 * bar are counted. A bar costs a look at all patterns whatever is read, some 500 ns.
 */
public final class PatternHitRate implements Indicator {
    /** Occurrences that the share of rises after any bar counts for. */
    private static final double PRIOR = 10;

    private static final CandlePattern[] PATTERNS = CandlePatterns.ALL.toArray(CandlePattern[]::new);

    private final int horizon;
    private final CandleMeasures candles = new CandleMeasures();

    /** Which patterns were there in each of the last {@code horizon} bars, a bit for each. */
    private final Occurrences bullish;

    private final Occurrences bearish;
    private final double[] closes;
    private int next;
    private long known;
    private long rises;
    private double base = Double.NaN;

    /** @param horizon after how many bars a close counts as risen or not, at least 1 */
    public PatternHitRate(int horizon) {
        this.horizon = horizon;
        this.bullish = new Occurrences(horizon);
        this.bearish = new Occurrences(horizon);
        this.closes = new double[horizon];
        Arrays.fill(closes, Double.NaN);
    }

    @Override
    public void update(Bar bar) {
        candles.update(bar);
        double before = closes[next];
        if (!Double.isNaN(before)) {
            boolean rose = bar.close() > before;
            known++;
            rises += rose ? 1 : 0;
            base = base();
            bullish.settle(next, rose);
            bearish.settle(next, rose);
        }
        closes[next] = bar.close();
        open(next);
        next = next + 1 == horizon ? 0 : next + 1;
    }

    private double base() {
        return known == 0 ? Double.NaN : (rises + 1.0) / (known + 2.0);
    }

    private void open(int place) {
        long up = 0;
        long down = 0;
        for (int i = 0; i < PATTERNS.length; i++) {
            double direction = PATTERNS[i].direction(candles);
            if (direction > 0) {
                up |= 1L << i;
            } else if (direction < 0) {
                down |= 1L << i;
            }
        }
        bullish.open(place, up);
        bearish.open(place, down);
    }

    /**
     * The share of rises after a pattern, 0..1.
     *
     * @param pattern its place in the list of all
     * @param direction 1 after bullish ones, -1 after bearish ones
     */
    double rate(int pattern, int direction) {
        Occurrences counted = direction > 0 ? bullish : bearish;
        return (counted.rises[pattern] + PRIOR * base) * counted.weights[pattern];
    }

    @Override
    public void save(StateWriter writer) {
        candles.save(writer);
        writer.putInt(next);
        writer.putLong(known);
        writer.putLong(rises);
        writer.putDoubles(closes, horizon);
        bullish.save(writer);
        bearish.save(writer);
    }

    @Override
    public void restore(StateReader reader) {
        candles.restore(reader);
        next = reader.getInt();
        known = reader.getLong();
        rises = reader.getLong();
        base = base();
        reader.getDoubles(closes, horizon);
        bullish.restore(reader);
        bearish.restore(reader);
    }

    /** Patterns of one direction: those whose outcome is open, and counts of the others. */
    private static final class Occurrences {
        private final long[] open;
        private final long[] known = new long[PATTERNS.length];
        private final long[] rises = new long[PATTERNS.length];

        /** {@code 1 / (known + PRIOR)}: a division less for every rate that is read. */
        private final double[] weights = new double[PATTERNS.length];

        Occurrences(int horizon) {
            open = new long[horizon];
            Arrays.fill(weights, 1 / PRIOR);
        }

        void open(int place, long patterns) {
            open[place] = patterns;
        }

        void settle(int place, boolean rose) {
            long step = rose ? 1 : 0;
            for (long left = open[place]; left != 0; left &= left - 1) {
                int pattern = Long.numberOfTrailingZeros(left);
                rises[pattern] += step;
                weights[pattern] = 1 / (++known[pattern] + PRIOR);
            }
        }

        void save(StateWriter writer) {
            for (long patterns : open) {
                writer.putLong(patterns);
            }
            for (int i = 0; i < known.length; i++) {
                writer.putLong(known[i]);
                writer.putLong(rises[i]);
            }
        }

        void restore(StateReader reader) {
            for (int i = 0; i < open.length; i++) {
                open[i] = reader.getLong();
            }
            for (int i = 0; i < known.length; i++) {
                known[i] = reader.getLong();
                rises[i] = reader.getLong();
                weights[i] = 1 / (known[i] + PRIOR);
            }
        }
    }
}

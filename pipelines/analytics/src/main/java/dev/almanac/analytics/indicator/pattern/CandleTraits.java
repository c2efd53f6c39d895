package dev.almanac.analytics.indicator.pattern;

import dev.almanac.analytics.indicator.StateReader;
import dev.almanac.analytics.indicator.StateWriter;
import dev.almanac.analytics.indicator.Stateful;

/** {@link CandleTrait Traits} of the last eight candles, two to a number, so that a shape is told by one comparison. */
final class CandleTraits implements Stateful {
    private static final int HALF = Integer.SIZE;

    /** The present candle in the lower half, the one before it in the upper; the others are likewise. */
    private long newest;

    private long newer;
    private long older;
    private long oldest;

    /** Takes the traits of the next candle. */
    void add(int bits) {
        oldest = before(older, oldest);
        older = before(newer, older);
        newer = before(newest, newer);
        newest = newest << HALF | Integer.toUnsignedLong(bits);
    }

    /** Moves on by one candle: the upper half of the later pair comes in below the lower half of the earlier. */
    private static long before(long later, long earlier) {
        return earlier << HALF | later >>> HALF;
    }

    /** Whether the candles up to the present one have all traits of a shape. */
    boolean have(Shape shape) {
        return shape.isIn(newest, newer, older);
    }

    /** Whether the candles up to the one of some bars ago, at most 3, have all traits of a shape. */
    boolean had(Shape shape, int ago) {
        return switch (ago) {
            case 0 -> shape.isIn(newest, newer, older);
            case 1 -> shape.isIn(before(newest, newer), before(newer, older), before(older, oldest));
            case 2 -> shape.isIn(newer, older, oldest);
            default -> shape.isIn(before(newer, older), before(older, oldest), oldest >>> HALF);
        };
    }

    @Override
    public void save(StateWriter writer) {
        writer.putLong(newest);
        writer.putLong(newer);
        writer.putLong(older);
        writer.putLong(oldest);
    }

    @Override
    public void restore(StateReader reader) {
        newest = reader.getLong();
        newer = reader.getLong();
        older = reader.getLong();
        oldest = reader.getLong();
    }

    /** Traits that each of up to five candles must have. */
    static final class Shape {
        private long newest;
        private long newer;
        private long older;

        /** The candle of some bars before the last must have a trait. */
        void require(int ago, CandleTrait trait) {
            long bit = Integer.toUnsignedLong(trait.bit()) << (ago % 2 * HALF);
            switch (ago / 2) {
                case 0 -> newest |= bit;
                case 1 -> newer |= bit;
                default -> older |= bit;
            }
        }

        private boolean isIn(long newestPair, long newerPair, long olderPair) {
            // One branch instead of three: nearly always one of them lacks something.
            return (~newestPair & newest | ~newerPair & newer | ~olderPair & older) == 0;
        }
    }
}

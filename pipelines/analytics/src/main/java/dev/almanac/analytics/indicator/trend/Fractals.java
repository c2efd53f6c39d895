package dev.almanac.analytics.indicator.trend;

import dev.almanac.analytics.indicator.Bar;
import dev.almanac.analytics.indicator.Indicator;
import dev.almanac.analytics.indicator.StateReader;
import dev.almanac.analytics.indicator.StateWriter;
import dev.almanac.analytics.indicator.Stateful;
import dev.almanac.analytics.indicator.rolling.Delay;
import dev.almanac.analytics.indicator.rolling.RollingBound;

/**
 * Fractals: a high above the highs of the {@code n} bars on either side, a low below theirs (Williams, Trading Chaos, 1995).
 * One is known {@code n} bars late, and reported from the bar on that confirmed it, with how many bars ago it was and how many
 * ago it was confirmed. Prices and bars; the first value waits for the first fractal; its memory ends with every fractal.
 */
public final class Fractals implements Indicator {
    private final Side high;
    private final Side low;

    /** @param wing number of bars on either side */
    public Fractals(int wing) {
        this.high = new Side(wing, 1);
        this.low = new Side(wing, -1);
    }

    @Override
    public void update(Bar bar) {
        high.add(bar.high());
        low.add(bar.low());
    }

    /** The last fractal high, a price. */
    public double high() {
        return high.price;
    }

    /** How many bars ago it was. */
    public double highAge() {
        return high.age;
    }

    /** How many bars ago it was confirmed. */
    public double highSince() {
        return high.age - high.wing;
    }

    /** The last fractal low, a price. */
    public double low() {
        return low.price;
    }

    /** How many bars ago it was. */
    public double lowAge() {
        return low.age;
    }

    /** How many bars ago it was confirmed. */
    public double lowSince() {
        return low.age - low.wing;
    }

    @Override
    public void save(StateWriter writer) {
        high.save(writer);
        low.save(writer);
    }

    @Override
    public void restore(StateReader reader) {
        high.restore(reader);
        low.restore(reader);
    }

    /** Highs, or lows as highs of the opposite sign. */
    private static final class Side implements Stateful {
        private final int wing;
        private final double sign;
        private final Delay centers;
        private final RollingBound right;

        /** The extremes of the wings that ended one bar before the centers. */
        private final Delay lefts;

        private double price = Double.NaN;
        private double age = Double.NaN;

        Side(int wing, double sign) {
            this.wing = wing;
            this.sign = sign;
            this.centers = new Delay(wing);
            this.right = RollingBound.highest(wing);
            this.lefts = new Delay(wing + 1);
        }

        void add(double value) {
            double signed = sign * value;
            right.add(signed);
            double center = centers.push(signed);
            double left = lefts.push(right.value());
            age++;
            if (center > right.value() && center > left) {
                price = sign * center;
                age = wing;
            }
        }

        @Override
        public void save(StateWriter writer) {
            centers.save(writer);
            right.save(writer);
            lefts.save(writer);
            writer.putDouble(price);
            writer.putDouble(age);
        }

        @Override
        public void restore(StateReader reader) {
            centers.restore(reader);
            right.restore(reader);
            lefts.restore(reader);
            price = reader.getDouble();
            age = reader.getDouble();
        }
    }
}

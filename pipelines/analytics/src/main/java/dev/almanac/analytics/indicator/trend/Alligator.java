package dev.almanac.analytics.indicator.trend;

import dev.almanac.analytics.indicator.Bar;
import dev.almanac.analytics.indicator.Indicator;
import dev.almanac.analytics.indicator.StateReader;
import dev.almanac.analytics.indicator.StateWriter;
import dev.almanac.analytics.indicator.Stateful;
import dev.almanac.analytics.indicator.average.ExponentialAverage;
import dev.almanac.analytics.indicator.rolling.Delay;

/**
 * Alligator: Wilder's smoothing of the middles of bars, {@code (H + L) / 2}, three times, each drawn some bars ahead: jaw, teeth
 * and lips (Williams, Trading Chaos, 1995); and the gator, the distances of jaw and teeth and of teeth and lips (Williams, New
 * Trading Dimensions, 1998). Nothing is read before its time: the lines of a bar are those that were computed as many bars
 * before it as they are drawn ahead. Prices; the first value of a line at bar {@code n + shift}; its memory fades.
 */
public final class Alligator implements Indicator {
    private final Line jaw;
    private final Line teeth;
    private final Line lips;

    /**
     * @param jaw number of bars of the jaw
     * @param jawShift how many bars ahead it is drawn, at least 1
     * @param teeth number of bars of the teeth
     * @param teethShift how many bars ahead they are drawn, at least 1
     * @param lips number of bars of the lips
     * @param lipsShift how many bars ahead they are drawn, at least 1
     */
    public Alligator(int jaw, int jawShift, int teeth, int teethShift, int lips, int lipsShift) {
        this.jaw = new Line(jaw, jawShift);
        this.teeth = new Line(teeth, teethShift);
        this.lips = new Line(lips, lipsShift);
    }

    @Override
    public void update(Bar bar) {
        double middle = (bar.high() + bar.low()) / 2;
        jaw.add(middle);
        teeth.add(middle);
        lips.add(middle);
    }

    /** The jaw that stands at this bar, a price. */
    public double jaw() {
        return jaw.value;
    }

    /** The teeth that stand at this bar, a price. */
    public double teeth() {
        return teeth.value;
    }

    /** The lips that stand at this bar, a price. */
    public double lips() {
        return lips.value;
    }

    /** Distance of jaw and teeth, in the unit of price, 0 or more. */
    public double upperGator() {
        return Math.abs(jaw.value - teeth.value);
    }

    /** Distance of teeth and lips, in the unit of price, as 0 or less: it is drawn downwards. */
    public double lowerGator() {
        return -Math.abs(teeth.value - lips.value);
    }

    @Override
    public void save(StateWriter writer) {
        jaw.save(writer);
        teeth.save(writer);
        lips.save(writer);
    }

    @Override
    public void restore(StateReader reader) {
        jaw.restore(reader);
        teeth.restore(reader);
        lips.restore(reader);
    }

    private static final class Line implements Stateful {
        private final ExponentialAverage average;
        private final Delay ahead;
        private double value = Double.NaN;

        Line(int period, int shift) {
            this.average = ExponentialAverage.wilder(period);
            this.ahead = new Delay(shift);
        }

        void add(double middle) {
            average.add(middle);
            value = ahead.push(average.value());
        }

        @Override
        public void save(StateWriter writer) {
            average.save(writer);
            ahead.save(writer);
            writer.putDouble(value);
        }

        @Override
        public void restore(StateReader reader) {
            average.restore(reader);
            ahead.restore(reader);
            value = reader.getDouble();
        }
    }
}

package dev.almanac.analytics.indicator.trend;

import dev.almanac.analytics.indicator.Bar;
import dev.almanac.analytics.indicator.Indicator;
import dev.almanac.analytics.indicator.StateReader;
import dev.almanac.analytics.indicator.StateWriter;

/**
 * Zigzag of closes: a high is a pivot once a close lies {@code percent} below it, a low once a close lies {@code percent}
 * above it (Merrill, Filtered Waves, 1977). Drawn on a chart its last leg is repainted; here a pivot is reported from the bar
 * on that confirmed it, with how many bars ago it was and how many ago it was confirmed. The first leg only sets the direction:
 * where it began is no turn. A price, 1 or -1, and bars; the first value waits for the first turn; its memory fades with every
 * pivot.
 */
public final class ZigZag implements Indicator {
    private final double toFall;
    private final double toRise;

    /** 1 or -1 while prices rise or fall from the last pivot, 0 before the first leg is known. */
    private int direction;

    private double highest = Double.NaN;
    private double lowest = Double.NaN;
    private double pivot = Double.NaN;
    private double kind = Double.NaN;
    private double age = Double.NaN;
    private double since = Double.NaN;

    /** Bars since the highest and the lowest close. */
    private int highAge;

    private int lowAge;

    /** @param percent how far prices must turn, above 0 and below 100 */
    public ZigZag(double percent) {
        this.toFall = 1 - percent / 100;
        this.toRise = 1 + percent / 100;
    }

    @Override
    public void update(Bar bar) {
        double close = bar.close();
        age++;
        since++;
        highAge++;
        lowAge++;
        // Written so that the first close replaces NaN.
        if (!(close <= highest)) {
            highest = close;
            highAge = 0;
        }
        if (!(close >= lowest)) {
            lowest = close;
            lowAge = 0;
        }
        if (direction >= 0 && close <= highest * toFall) {
            turn(highest, highAge);
            direction = -1;
            lowest = close;
            lowAge = 0;
        } else if (direction <= 0 && close >= lowest * toRise) {
            turn(lowest, lowAge);
            direction = 1;
            highest = close;
            highAge = 0;
        }
    }

    private void turn(double price, int bars) {
        if (direction != 0) {
            pivot = price;
            kind = direction;
            age = bars;
            since = 0;
        }
    }

    /** The last pivot that is confirmed, a price. */
    public double pivot() {
        return pivot;
    }

    /** 1 where it is a high, -1 where it is a low. */
    public double kind() {
        return kind;
    }

    /** How many bars ago it was. */
    public double age() {
        return age;
    }

    /** How many bars ago it was confirmed. */
    public double since() {
        return since;
    }

    @Override
    public void save(StateWriter writer) {
        writer.putInt(direction);
        writer.putDouble(highest);
        writer.putDouble(lowest);
        writer.putDouble(pivot);
        writer.putDouble(kind);
        writer.putDouble(age);
        writer.putDouble(since);
        writer.putInt(highAge);
        writer.putInt(lowAge);
    }

    @Override
    public void restore(StateReader reader) {
        direction = reader.getInt();
        highest = reader.getDouble();
        lowest = reader.getDouble();
        pivot = reader.getDouble();
        kind = reader.getDouble();
        age = reader.getDouble();
        since = reader.getDouble();
        highAge = reader.getInt();
        lowAge = reader.getInt();
    }
}

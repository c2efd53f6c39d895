package dev.almanac.analytics.indicator.pattern;

import dev.almanac.analytics.indicator.StateReader;
import dev.almanac.analytics.indicator.StateWriter;
import dev.almanac.analytics.indicator.Stateful;

/**
 * Sums of the last five and of the last ten values, added afresh and in the same order every time. So not only do they not
 * drift: their bits depend on these values alone and not on where the series began, and a body that is as long as its
 * mean is judged alike in a long and in a short history.
 */
final class RecentSums implements Stateful {
    private static final int FIVE = 5;

    /** The last five values, the latest first. */
    private double first;

    private double second;
    private double third;
    private double fourth;
    private double fifth;

    /** The last five sums of five; the oldest of them is at {@code next} before a value is added. */
    private final double[] fives = new double[FIVE];

    private int next;
    private double five;
    private double ten;

    /** Takes the next value. */
    void add(double value) {
        fifth = fourth;
        fourth = third;
        third = second;
        second = first;
        first = value;
        five = (first + second) + (third + fourth) + fifth;
        ten = five + fives[next];
        fives[next] = five;
        next = next + 1 == FIVE ? 0 : next + 1;
    }

    /** Sum of the last five values; missing ones count as 0. */
    double ofFive() {
        return five;
    }

    /** Sum of the last ten values; missing ones count as 0. */
    double ofTen() {
        return ten;
    }

    @Override
    public void save(StateWriter writer) {
        writer.putDouble(first);
        writer.putDouble(second);
        writer.putDouble(third);
        writer.putDouble(fourth);
        writer.putDouble(fifth);
        writer.putInt(next);
        writer.putDoubles(fives, FIVE);
        writer.putDouble(five);
        writer.putDouble(ten);
    }

    @Override
    public void restore(StateReader reader) {
        first = reader.getDouble();
        second = reader.getDouble();
        third = reader.getDouble();
        fourth = reader.getDouble();
        fifth = reader.getDouble();
        next = reader.getInt();
        reader.getDoubles(fives, FIVE);
        five = reader.getDouble();
        ten = reader.getDouble();
    }
}

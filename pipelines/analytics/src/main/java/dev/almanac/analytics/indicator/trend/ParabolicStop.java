package dev.almanac.analytics.indicator.trend;

import dev.almanac.analytics.indicator.Bar;
import dev.almanac.analytics.indicator.Indicator;
import dev.almanac.analytics.indicator.StateReader;
import dev.almanac.analytics.indicator.StateWriter;

/**
 * Parabolic stop and reverse: {@code SAR_(t+1) = SAR_t + f (E - SAR_t)}, with the extreme {@code E} since prices turned and a
 * factor {@code f} that grows by {@code step} with every new extreme, up to {@code most}; never inside the last two bars; a
 * bar that reaches it turns the direction, and the extreme becomes the stop (Wilder, New Concepts in Technical Trading
 * Systems, 1978). A price and a direction of 1 or -1; begun in the direction of the larger directional movement of the second
 * bar, upwards in doubt; first value at bar 2; its memory fades.
 */
public final class ParabolicStop implements Indicator {
    private final double step;
    private final double most;
    private double previousHigh = Double.NaN;
    private double previousLow = Double.NaN;
    private double value = Double.NaN;
    private double next = Double.NaN;
    private double extreme = Double.NaN;
    private double factor;
    private boolean rising;

    /**
     * @param step first value and growth of the factor
     * @param most largest value of the factor
     */
    public ParabolicStop(double step, double most) {
        this.step = Math.min(step, most);
        this.most = most;
    }

    @Override
    public void update(Bar bar) {
        double high = bar.high();
        double low = bar.low();
        if (!Double.isNaN(previousHigh)) {
            if (Double.isNaN(next)) {
                begin(high, low);
            }
            if (rising ? low <= next : high >= next) {
                turn(high, low);
            } else {
                follow(high, low);
            }
        }
        previousHigh = high;
        previousLow = low;
    }

    private void begin(double high, double low) {
        double fall = previousLow - low;
        rising = fall <= 0 || fall <= high - previousHigh;
        next = rising ? previousLow : previousHigh;
        extreme = rising ? high : low;
        factor = step;
        // The second bar is its own neighbour: nothing before it is known but where the stop lies.
        previousHigh = high;
        previousLow = low;
    }

    private void turn(double high, double low) {
        value = rising ? Math.max(extreme, high) : Math.min(extreme, low);
        extreme = rising ? low : high;
        rising = !rising;
        factor = step;
        next = outside(value + factor * (extreme - value), high, low);
    }

    private void follow(double high, double low) {
        value = next;
        if (rising ? high > extreme : low < extreme) {
            extreme = rising ? high : low;
            factor = Math.min(factor + step, most);
        }
        next = outside(value + factor * (extreme - value), high, low);
    }

    /** The stop moved out of this bar and the one before. */
    private double outside(double stop, double high, double low) {
        return rising ? Math.min(stop, Math.min(previousLow, low)) : Math.max(stop, Math.max(previousHigh, high));
    }

    /** The stop that held during the bar, or where it was turned the one that replaced it; a price. */
    public double value() {
        return value;
    }

    /** 1 while the stop lies below prices, -1 while above; {@code NaN} before there is one. */
    public double direction() {
        if (Double.isNaN(value)) {
            return Double.NaN;
        }
        return rising ? 1 : -1;
    }

    @Override
    public void save(StateWriter writer) {
        writer.putDouble(previousHigh);
        writer.putDouble(previousLow);
        writer.putDouble(value);
        writer.putDouble(next);
        writer.putDouble(extreme);
        writer.putDouble(factor);
        writer.putInt(rising ? 1 : 0);
    }

    @Override
    public void restore(StateReader reader) {
        previousHigh = reader.getDouble();
        previousLow = reader.getDouble();
        value = reader.getDouble();
        next = reader.getDouble();
        extreme = reader.getDouble();
        factor = reader.getDouble();
        rising = reader.getInt() == 1;
    }
}

package dev.almanac.analytics.indicator.regime;

import dev.almanac.analytics.indicator.StateReader;
import dev.almanac.analytics.indicator.StateWriter;
import dev.almanac.analytics.indicator.Stateful;

/**
 * A state of -1, 0 or 1 that a measure must exceed by more to enter than to stay in: near a threshold a plain comparison
 * would change with every bar.
 */
final class Hysteresis implements Stateful {
    private final double enter;
    private final double leave;
    private double state = Double.NaN;

    /**
     * @param enter the measure beyond which, on either side of 0, its state is entered
     * @param margin how far it may fall below that again before the state is left
     */
    Hysteresis(double enter, double margin) {
        this.enter = enter;
        this.leave = Math.max(0, enter - margin);
    }

    /** Takes the next measure; a {@code NaN} changes nothing. */
    void add(double measure) {
        if (measure > enter) {
            state = 1;
        } else if (measure < -enter) {
            state = -1;
        } else if (!Double.isNaN(measure) && !(state * measure >= leave)) {
            state = 0;
        }
    }

    /** The state, {@code NaN} before the first measure. */
    double state() {
        return state;
    }

    @Override
    public void save(StateWriter writer) {
        writer.putDouble(state);
    }

    @Override
    public void restore(StateReader reader) {
        state = reader.getDouble();
    }
}

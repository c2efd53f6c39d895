package dev.almanac.analytics.indicator;

/**
 * Something whose state can be put away and taken up again: a fresh object with the same parameters that restores what
 * another saved continues exactly as the other would have, to the last bit.
 */
public interface Stateful {
    /** Appends the state. */
    void save(StateWriter writer);

    /** Takes up a state that an object with the same parameters saved. */
    void restore(StateReader reader);
}

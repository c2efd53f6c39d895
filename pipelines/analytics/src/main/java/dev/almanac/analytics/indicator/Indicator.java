package dev.almanac.analytics.indicator;

/** A {@link Stateful} function of all bars so far. Its values are {@code NaN} until it has seen enough of them. */
public interface Indicator extends Stateful {
    /** Takes the next closed bar; bars come in order of time. */
    void update(Bar bar);
}

package dev.almanac.analytics.indicator.trend;

import dev.almanac.analytics.indicator.Bar;
import dev.almanac.analytics.indicator.Indicator;
import dev.almanac.analytics.indicator.Quotient;
import dev.almanac.analytics.indicator.StateReader;
import dev.almanac.analytics.indicator.StateWriter;
import dev.almanac.analytics.indicator.rolling.Delay;
import dev.almanac.analytics.indicator.rolling.RollingRange;

/**
 * Ichimoku: conversion and base line {@code (HH + LL) / 2} of {@code fast} and {@code medium} bars; spans A, the mean of the
 * two, and B, {@code (HH + LL) / 2} of {@code slow} bars, drawn {@code shift} bars ahead (Hosoda, Ichimoku Kinko Hyo, 1969).
 * Nothing is read before its time: the spans of a bar are those that were computed {@code shift} bars before it. The lagging
 * line, drawn {@code shift} bars behind, would be the future there; shown is what it says at this bar, how far the close lies
 * above the close {@code shift} bars before. Prices and a fraction; exact memory of the bars of each line's first value.
 */
public final class Ichimoku implements Indicator {
    private final RollingRange fast;
    private final RollingRange medium;
    private final RollingRange slow;
    private final Delay firstSpans;
    private final Delay secondSpans;
    private final Delay closes;
    private double firstSpan = Double.NaN;
    private double secondSpan = Double.NaN;
    private double lagging = Double.NaN;

    /**
     * @param fast number of bars of the conversion line
     * @param medium number of bars of the base line
     * @param slow number of bars of span B
     * @param shift how many bars ahead the spans are drawn, at least 1
     */
    public Ichimoku(int fast, int medium, int slow, int shift) {
        this.fast = new RollingRange(fast);
        this.medium = new RollingRange(medium);
        this.slow = new RollingRange(slow);
        this.firstSpans = new Delay(shift);
        this.secondSpans = new Delay(shift);
        this.closes = new Delay(shift);
    }

    @Override
    public void update(Bar bar) {
        fast.update(bar);
        medium.update(bar);
        slow.update(bar);
        firstSpan = firstSpans.push((conversion() + base()) / 2);
        secondSpan = secondSpans.push(middle(slow));
        lagging = Quotient.excess(bar.close(), closes.push(bar.close()));
    }

    private static double middle(RollingRange range) {
        return (range.high() + range.low()) / 2;
    }

    /** The conversion line (tenkan-sen), a price. */
    public double conversion() {
        return middle(fast);
    }

    /** The base line (kijun-sen), a price. */
    public double base() {
        return middle(medium);
    }

    /** Span A (senkou) that stands at this bar, a price. */
    public double firstSpan() {
        return firstSpan;
    }

    /** Span B (senkou) that stands at this bar, a price. */
    public double secondSpan() {
        return secondSpan;
    }

    /** How far the lagging line (chikou) lies above the closes it is drawn beside, a fraction. */
    public double lagging() {
        return lagging;
    }

    @Override
    public void save(StateWriter writer) {
        fast.save(writer);
        medium.save(writer);
        slow.save(writer);
        firstSpans.save(writer);
        secondSpans.save(writer);
        closes.save(writer);
        writer.putDouble(firstSpan);
        writer.putDouble(secondSpan);
        writer.putDouble(lagging);
    }

    @Override
    public void restore(StateReader reader) {
        fast.restore(reader);
        medium.restore(reader);
        slow.restore(reader);
        firstSpans.restore(reader);
        secondSpans.restore(reader);
        closes.restore(reader);
        firstSpan = reader.getDouble();
        secondSpan = reader.getDouble();
        lagging = reader.getDouble();
    }
}

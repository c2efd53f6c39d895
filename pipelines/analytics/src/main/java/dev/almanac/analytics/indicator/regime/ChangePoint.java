package dev.almanac.analytics.indicator.regime;

import dev.almanac.analytics.indicator.Bar;
import dev.almanac.analytics.indicator.Indicator;
import dev.almanac.analytics.indicator.Quotient;
import dev.almanac.analytics.indicator.StateReader;
import dev.almanac.analytics.indicator.StateWriter;

/**
 * Whether returns have begun to behave otherwise: {@link RunLengths} of log returns divided by the sample deviation of the
 * {@code n} returns before, so mostly of their variance. The probability that the present run began with one of the last
 * {@code recent} returns, 0..1, from bar {@code n + recent + 2} on, and the mean length of the run, in bars, from bar
 * {@code n + 2} on. Where the returns before do not differ the bar says nothing. O(longest) a bar, about 3 microseconds at
 * 200. Its memory fades.
 */
public final class ChangePoint implements Indicator {
    private final int recent;
    private final ReturnBaseline returns;
    private final RunLengths runs;

    /**
     * @param period number of returns that make the unit, at least 2
     * @param expected how many bars a run is expected to last, more than 1
     * @param longest longest run that is told apart
     * @param recent how many of the last returns count as recent, at most {@code longest - 1}
     */
    public ChangePoint(int period, double expected, int longest, int recent) {
        this.recent = Math.min(recent, longest - 1);
        this.returns = new ReturnBaseline(period);
        this.runs = new RunLengths(longest, expected);
    }

    @Override
    public void update(Bar bar) {
        returns.update(bar);
        double value = Quotient.of(returns.last(), returns.deviation());
        if (!Double.isNaN(value)) {
            runs.add(value);
        }
    }

    /** Probability that the run began with one of the last returns. */
    public double probability() {
        return runs.length() > recent ? runs.shorterThanOrEqual(recent) : Double.NaN;
    }

    /** Mean length of the present run, in bars. */
    public double runLength() {
        return runs.length() > 0 ? runs.expected() : Double.NaN;
    }

    @Override
    public void save(StateWriter writer) {
        returns.save(writer);
        runs.save(writer);
    }

    @Override
    public void restore(StateReader reader) {
        returns.restore(reader);
        runs.restore(reader);
    }
}

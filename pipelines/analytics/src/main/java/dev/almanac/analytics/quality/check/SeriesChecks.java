package dev.almanac.analytics.quality.check;

import dev.almanac.analytics.indicator.Bar;
import dev.almanac.analytics.market.Interval;
import dev.almanac.analytics.quality.Finding;
import java.util.List;
import java.util.function.Consumer;

/** All checks of one series by itself, fed its bars in order of their open time. */
public final class SeriesChecks {
    private final List<SeriesCheck> checks;

    /** @param findings told of each finding once what it concerns has ended */
    public SeriesChecks(Interval interval, CheckSettings settings, Consumer<Finding> findings) {
        Reporter reporter = new Reporter(interval, findings);
        this.checks = List.of(
                new FrozenPrices(reporter, settings),
                new IdleBars(reporter, settings),
                new PriceJumps(reporter, settings),
                new SwappedColumns(reporter),
                new IntervalSwitch(reporter, settings));
    }

    /** Takes the next bar. */
    public void bar(Bar bar) {
        for (SeriesCheck check : checks) {
            check.bar(bar);
        }
    }

    /** Reports what only the end of the series shows; nothing may be fed after it. */
    public void finish() {
        checks.forEach(SeriesCheck::finish);
    }
}

package dev.almanac.analytics.quality.check;

import dev.almanac.analytics.indicator.Bar;
import dev.almanac.analytics.market.Candle;
import dev.almanac.analytics.market.Interval;
import dev.almanac.analytics.quality.Finding;
import java.util.List;
import java.util.Optional;

/**
 * Whether what a pair's bars show keeps it from being ranked. It is told from the bars that were known, by the same checks
 * that run over the lake: so it needs no run of theirs before it, and knows nothing that came later.
 */
public final class Veto {
    private Veto() {}

    /**
     * The latest finding of severity veto that reaches into the last days; empty where there is none.
     *
     * @param bars daily bars in order of time, as far as they were known
     * @param days how many days up to the last bar count
     */
    public static Optional<Finding> of(List<Candle> bars, int days, CheckSettings settings) {
        if (bars.isEmpty()) {
            return Optional.empty();
        }
        long from = bars.get(bars.size() - 1).openTime() - (days - 1) * Interval.D1.micros();
        Latest latest = new Latest();
        SeriesChecks checks = new SeriesChecks(Interval.D1, settings, finding -> {
            if (finding.until() > from && Checks.severity(finding.rule()) == Severity.VETO) {
                latest.take(finding);
            }
        });
        Bar buffer = new Bar();
        for (Candle bar : bars) {
            checks.bar(buffer.fill(
                    bar.openTime(), bar.open(), bar.high(), bar.low(), bar.close(), bar.volume(), bar.quoteVolume()));
        }
        checks.finish();
        return latest.finding;
    }

    private static final class Latest {
        private Optional<Finding> finding = Optional.empty();

        void take(Finding other) {
            if (finding.isEmpty() || other.until() >= finding.get().until()) {
                finding = Optional.of(other);
            }
        }
    }
}

package dev.almanac.analytics.quality.check;

import dev.almanac.analytics.figure.Figures;
import dev.almanac.analytics.market.Interval;
import dev.almanac.analytics.quality.Finding;
import dev.almanac.analytics.statistic.Robust;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.BiConsumer;

/**
 * The closes of one pair and interval at all venues, bar by bar. Of three venues or more the one that is far from the median
 * of all is at fault; of two it cannot be told which, and both are.
 */
final class VenueAgreement {
    private final Interval interval;
    private final double tolerance;
    private final BiConsumer<String, Finding> findings;
    private final List<Quote> quotes = new ArrayList<>();
    private final Map<String, Disagreement> disagreements = new TreeMap<>();
    private long time = Long.MIN_VALUE;

    private record Quote(String venue, double close) {}

    private record Disagreement(Run run, String first) {}

    /** @param findings told of a venue and what is said of it */
    VenueAgreement(Interval interval, CheckSettings settings, BiConsumer<String, Finding> findings) {
        this.interval = interval;
        this.tolerance = settings.venueTolerance();
        this.findings = findings;
    }

    /** Takes the close of a bar with trades; times do not fall. */
    void close(String venue, long openTime, double close) {
        if (openTime != time) {
            settle();
            time = openTime;
        }
        quotes.add(new Quote(venue, close));
    }

    private void settle() {
        double median = quotes.size() < 2
                ? Double.NaN
                : Robust.median(quotes.stream().mapToDouble(Quote::close).toArray());
        for (Quote quote : quotes) {
            double against = quotes.size() == 2 ? other(quote) : median;
            if (Math.abs(quote.close() - against) > tolerance * Math.min(quote.close(), against)) {
                disagreements
                        .computeIfAbsent(quote.venue(), venue -> begun(quote, against))
                        .run()
                        .add(time, 1);
            } else {
                end(quote.venue());
            }
        }
        quotes.clear();
    }

    private double other(Quote one) {
        return quotes.get(0).equals(one) ? quotes.get(1).close() : quotes.get(0).close();
    }

    private Disagreement begun(Quote quote, double against) {
        String others = quotes.stream()
                .map(Quote::venue)
                .filter(venue -> !venue.equals(quote.venue()))
                .reduce((one, next) -> one + ", " + next)
                .orElse("");
        String first = Prices.text(quote.close()) + " against " + Prices.text(against) + " at " + others;
        Reporter reporter = new Reporter(interval, finding -> findings.accept(quote.venue(), finding));
        return new Disagreement(new Run(reporter), first);
    }

    private void end(String venue) {
        Disagreement held = disagreements.remove(venue);
        if (held != null) {
            held.run()
                    .end(
                            Checks.VENUE_DISAGREEMENT,
                            bars -> Figures.count(bars, "bar closes", "bars close") + " more than "
                                    + Figures.percent(tolerance) + " away from other venues, the first at "
                                    + held.first());
        }
    }

    void finish() {
        settle();
        List.copyOf(disagreements.keySet()).forEach(this::end);
    }
}

package dev.almanac.analytics.fetch;

import dev.almanac.analytics.market.Interval;
import dev.almanac.analytics.market.SeriesKey;
import dev.almanac.analytics.port.CandleWindow;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * How far one series is wanted.
 *
 * @param series which one
 * @param from from when on; where that is not said, from its first stored bar on
 * @param begin from when on where nothing is stored either
 * @param until up to when, exclusive; bars that have not closed by then are not wanted
 * @param refreshed how many of the last stored bars are looked at once more, as venues correct them
 */
public record FetchWish(SeriesKey series, Optional<Instant> from, Instant begin, Instant until, int refreshed) {
    /**
     * The windows that have to be asked for: what is missing, and the last stored bars, unless the venue is known to have
     * nothing behind them: then they have long settled.
     *
     * @param stored the spans without a gap that are stored, in order
     * @param absent spans that the venue is known to have no bars of
     * @param again spans that are to be asked for whether they are stored or not
     */
    public List<CandleWindow> windows(List<Span> stored, List<Span> absent, List<Span> again) {
        Interval interval = series.interval();
        long first = from.map(time -> ceiling(interval, time))
                .orElseGet(() -> stored.isEmpty()
                        ? ceiling(interval, begin)
                        : stored.get(0).from());
        long end = interval.floor(micros(until));
        if (first >= end) {
            return List.of();
        }
        List<Span> known = new ArrayList<>(stored);
        known.addAll(absent);
        List<Span> wanted = new ArrayList<>(new Span(first, end).without(known));
        last(stored, end)
                .filter(last -> last.to() > end
                        || absent.stream().noneMatch(span -> span.from() <= last.to() && span.to() > last.to()))
                .flatMap(last ->
                        last.within(Math.max(first, Math.min(last.to(), end) - refreshed * interval.micros()), end))
                .ifPresent(wanted::add);
        again.forEach(span -> new Span(interval.floor(span.from()), span.to())
                .within(first, end)
                .ifPresent(wanted::add));
        return Span.joined(wanted).stream()
                .map(span -> new CandleWindow(series, instant(span.from()), instant(span.to())))
                .toList();
    }

    private static Optional<Span> last(List<Span> stored, long end) {
        return stored.stream().filter(span -> span.from() < end).reduce((one, later) -> later);
    }

    private static long ceiling(Interval interval, Instant time) {
        return interval.floor(micros(time) + interval.micros() - 1);
    }

    private static long micros(Instant time) {
        return ChronoUnit.MICROS.between(Instant.EPOCH, time);
    }

    private static Instant instant(long micros) {
        return Instant.EPOCH.plus(micros, ChronoUnit.MICROS);
    }
}

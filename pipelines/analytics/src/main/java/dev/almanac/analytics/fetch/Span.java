package dev.almanac.analytics.fetch;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * A span of open times, microseconds since the epoch.
 *
 * @param from inclusive
 * @param to exclusive
 */
public record Span(long from, long to) {
    /** @throws IllegalArgumentException where it is empty */
    public Span {
        if (from >= to) {
            throw new IllegalArgumentException("no span: " + from + " to " + to);
        }
    }

    /** What it shares with {@code [low, high)}. */
    public Optional<Span> within(long low, long high) {
        long start = Math.max(from, low);
        long end = Math.min(to, high);
        return start < end ? Optional.of(new Span(start, end)) : Optional.empty();
    }

    /** What of it lies in none of {@code others}, in order. */
    List<Span> without(List<Span> others) {
        List<Span> left = new ArrayList<>();
        long at = from;
        for (Span other : joined(others)) {
            Optional<Span> taken = other.within(from, to);
            if (taken.isPresent()) {
                if (taken.get().from() > at) {
                    left.add(new Span(at, taken.get().from()));
                }
                at = taken.get().to();
            }
        }
        if (at < to) {
            left.add(new Span(at, to));
        }
        return left;
    }

    /** The same times in order, none twice; spans that touch are one. */
    static List<Span> joined(List<Span> spans) {
        List<Span> joined = new ArrayList<>();
        spans.stream().sorted(Comparator.comparingLong(Span::from)).forEach(span -> {
            Span last = joined.isEmpty() ? null : joined.get(joined.size() - 1);
            if (last != null && span.from() <= last.to()) {
                joined.set(joined.size() - 1, new Span(last.from(), Math.max(last.to(), span.to())));
            } else {
                joined.add(span);
            }
        });
        return joined;
    }
}

package dev.almanac.lake.feature;

import dev.almanac.analytics.feature.FeatureSet;
import dev.almanac.analytics.market.Interval;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * Where each series has to be replayed from so that every row that changed bars touch comes out anew. A changed bar touches
 * its own series from itself on and, where it is of the higher interval, the joined columns of the other intervals from its
 * close on. Series that are not replayed have no start.
 */
final class ReplayPlan {
    private static final long NEVER = Long.MAX_VALUE;
    private static final long ALWAYS = Long.MIN_VALUE;

    private final FeatureSet set;
    private final CandleChanges changes;
    private final SavedStates states;
    private final Map<SeriesName, Span> spans = new TreeMap<>();

    /** Open times: the bar whose state a replay goes on from, and the first bar whose rows are wanted. */
    private record Span(long after, long emitFrom) {}

    private ReplayPlan(FeatureSet set, CandleChanges changes, SavedStates states) {
        this.set = set;
        this.changes = changes;
        this.states = states;
    }

    /** Where every series that changes touch begins, with its state. */
    static Map<SeriesName, Start> starts(FeatureSet set, CandleChanges changes, SavedStates states) {
        ReplayPlan plan = new ReplayPlan(set, changes, states);
        TreeSet<SeriesName> symbols = new TreeSet<>();
        changes.earliest().keySet().forEach(series -> symbols.add(series.over(set.higher())));
        symbols.forEach(plan::symbol);
        Map<SeriesName, Long> wanted = new TreeMap<>();
        plan.spans.forEach((series, span) -> {
            if (span.after() != ALWAYS) {
                wanted.put(series, span.after());
            }
        });
        Map<SeriesName, byte[]> saved = states.load(wanted);
        Map<SeriesName, Start> starts = new TreeMap<>();
        plan.spans.forEach((series, span) ->
                starts.put(series, new Start(span.after(), span.emitFrom(), saved.getOrDefault(series, new byte[0]))));
        return starts;
    }

    private void symbol(SeriesName higher) {
        long higherChange = changes.earliest().getOrDefault(higher, NEVER);
        // The higher interval is replayed from a state that closed before every other series goes on.
        long bound = NEVER;
        List<Interval> others = set.intervals().subList(1, set.intervals().size());
        for (Interval interval : others) {
            SeriesName series = higher.over(interval);
            long touched = changes.earliest().getOrDefault(series, NEVER);
            boolean exists = touched != NEVER || !states.of(series).isEmpty();
            if (higherChange != NEVER) {
                touched = Math.min(touched, higherChange + set.higher().micros() - interval.micros());
            }
            if (exists && touched != NEVER) {
                long from = last(series, touched);
                spans.put(series, new Span(from, touched));
                bound = Math.min(bound, from == ALWAYS ? ALWAYS : from + interval.micros());
            }
        }
        long before = bound == ALWAYS || bound == NEVER
                ? bound
                // Open times below this have closed by the bound.
                : bound - set.higher().micros() + 1;
        spans.put(higher, new Span(last(higher, Math.min(higherChange, before)), higherChange));
    }

    /** Open time of the last state of a series that opened before {@code openTime}. */
    private long last(SeriesName series, long openTime) {
        NavigableMap<Long, Long> stored = states.of(series);
        Long key = stored.lowerKey(openTime);
        return key == null ? ALWAYS : key;
    }
}

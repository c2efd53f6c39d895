package dev.almanac.lake.feature;

import dev.almanac.analytics.feature.FeatureSet;
import dev.almanac.analytics.market.Interval;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * Where each series has to be replayed from so that every row that changed bars touch comes out anew. A changed bar touches
 * its own series from itself on and, where columns are taken from its interval, those of the shorter intervals from its close
 * on. Series that are not replayed have no start.
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
        Map<SeriesName, Span> spans = spans(set, changes, states);
        Map<SeriesName, byte[]> saved = states.load(wanted(spans));
        if (!states.fit(saved)) {
            states.leaveOutForeign();
            spans = spans(set, changes, states);
            saved = states.load(wanted(spans));
        }
        Map<SeriesName, Start> starts = new TreeMap<>();
        for (Map.Entry<SeriesName, Span> entry : spans.entrySet()) {
            byte[] state = saved.getOrDefault(entry.getKey(), new byte[0]);
            Span span = entry.getValue();
            starts.put(entry.getKey(), new Start(span.after(), span.emitFrom(), state));
        }
        return starts;
    }

    private static Map<SeriesName, Span> spans(FeatureSet set, CandleChanges changes, SavedStates states) {
        ReplayPlan plan = new ReplayPlan(set, changes, states);
        TreeSet<SeriesName> symbols = new TreeSet<>();
        Interval longest = set.intervals().get(0);
        changes.earliest().keySet().forEach(series -> symbols.add(series.over(longest)));
        symbols.forEach(plan::symbol);
        return plan.spans;
    }

    /** The bars whose states replays go on from. */
    private static Map<SeriesName, Long> wanted(Map<SeriesName, Span> spans) {
        Map<SeriesName, Long> wanted = new TreeMap<>();
        spans.forEach((series, span) -> {
            if (span.after() != ALWAYS) {
                wanted.put(series, span.after());
            }
        });
        return wanted;
    }

    private void symbol(SeriesName symbol) {
        // Whatever others take columns from is replayed from a state that closed before each shorter series goes on.
        long bound = NEVER;
        for (int i = set.intervals().size() - 1; i >= 0; i--) {
            Interval interval = set.intervals().get(i);
            SeriesName series = symbol.over(interval);
            boolean joined = set.joinedFrom().contains(interval);
            long touched = touched(symbol, interval);
            boolean exists = changes.earliest().containsKey(series) || states.exist(series);
            if (!exists || (touched == NEVER && !(joined && bound != NEVER))) {
                continue;
            }
            long from = last(series, joined ? Math.min(touched, closedBy(bound, interval)) : touched);
            spans.put(series, new Span(from, touched));
            bound = Math.min(bound, from == ALWAYS ? ALWAYS : from + interval.micros());
        }
    }

    /** Open time of the first bar of a series whose row changes: its own, or one that a longer bar's columns stand on. */
    private long touched(SeriesName symbol, Interval interval) {
        long touched = changes.earliest().getOrDefault(symbol.over(interval), NEVER);
        for (Interval from : set.joinedFrom()) {
            long change = changes.earliest().getOrDefault(symbol.over(from), NEVER);
            if (from.compareTo(interval) > 0 && change != NEVER) {
                touched = Math.min(touched, change + from.micros() - interval.micros());
            }
        }
        return touched;
    }

    /** Bars that open before it have closed by the bound. */
    private static long closedBy(long bound, Interval interval) {
        return bound == ALWAYS || bound == NEVER ? bound : bound - interval.micros() + 1;
    }

    private long last(SeriesName series, long openTime) {
        return openTime == ALWAYS ? ALWAYS : states.last(series, openTime).orElse(ALWAYS);
    }
}

package dev.almanac.lake.audit;

import dev.almanac.analytics.feature.Column;
import dev.almanac.analytics.feature.FeatureSet;
import dev.almanac.analytics.market.Interval;
import dev.almanac.lake.audit.AuditResult.Late;
import dev.almanac.lake.column.CandleChunk;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * Compares when the stored rows of a set say that they were knowable with when the candles were that they are made from: the
 * bars of their own interval up to themselves, and those of each interval that lends them columns, as far as these had
 * closed.
 */
final class AvailabilityCheck {
    private final FeatureSet set;

    AvailabilityCheck(FeatureSet set) {
        this.set = set;
    }

    /** For each interval and source of one symbol its first early row. */
    List<Late> check(Map<Interval, List<CandleChunk>> stored, KnowableTimes times) {
        List<Late> late = new ArrayList<>();
        for (Map.Entry<Interval, String> source : sources().entrySet()) {
            stored.forEach((interval, chunks) -> {
                if (source.getKey().compareTo(interval) > 0) {
                    first(chunks, interval, source.getKey(), source.getValue(), times)
                            .ifPresent(late::add);
                }
            });
        }
        stored.forEach((interval, chunks) ->
                first(chunks, interval, interval, "available_at", times).ifPresent(late::add));
        return late;
    }

    /** What each interval lends to shorter ones. */
    private Map<Interval, String> sources() {
        Map<Interval, String> sources = new TreeMap<>();
        for (Interval from : set.joinedFrom()) {
            sources.put(
                    from,
                    String.join(
                            ", ",
                            set.joined().stream()
                                    .filter(column -> column.from().orElseThrow() == from)
                                    .map(Column::name)
                                    .toList()));
        }
        return sources;
    }

    private static Optional<Late> first(
            List<CandleChunk> chunks, Interval interval, Interval source, String what, KnowableTimes times) {
        Optional<Late> first = Optional.empty();
        for (CandleChunk chunk : chunks) {
            for (int row = 0; row < chunk.size(); row++) {
                long open = chunk.openTimes()[row];
                long knowable = times.latest(source, open + interval.micros());
                if (knowable > chunk.availableAt()[row]
                        && first.map(one -> open < one.openTime()).orElse(true)) {
                    first = Optional.of(new Late(
                            chunk.venue(), chunk.symbol(), interval, what, open, chunk.availableAt()[row], knowable));
                }
            }
        }
        return first;
    }
}

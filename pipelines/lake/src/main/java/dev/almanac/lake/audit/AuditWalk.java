package dev.almanac.lake.audit;

import dev.almanac.analytics.audit.LookAheadAudit;
import dev.almanac.analytics.audit.SetComputation;
import dev.almanac.analytics.feature.FeatureSet;
import dev.almanac.analytics.indicator.Bar;
import dev.almanac.analytics.indicator.Bars;
import dev.almanac.analytics.market.Interval;
import dev.almanac.lake.audit.AuditResult.Ahead;
import dev.almanac.lake.audit.AvailabilityCheck.Known;
import dev.almanac.lake.row.BarRows;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.NoSuchElementException;
import org.apache.spark.sql.catalyst.InternalRow;
import org.jspecify.annotations.Nullable;

/** Lays the sorted bars of one partition out symbol by symbol and audits each; one result for each symbol. */
final class AuditWalk implements Iterator<AuditResult> {
    private final FeatureSet set;
    private final LookAheadAudit audit;
    private final Iterator<InternalRow> rows;
    private final Bar bar = new Bar();
    private final Map<Long, Interval> intervals;
    private @Nullable InternalRow pending;

    AuditWalk(FeatureSet set, int cuts, long seed, Iterator<InternalRow> rows) {
        this.set = set;
        this.audit = new LookAheadAudit(() -> new SetComputation(set), cuts, seed);
        this.rows = rows;
        this.intervals = new HashMap<>();
        set.intervals().forEach(interval -> intervals.put(interval.micros(), interval));
    }

    @Override
    public boolean hasNext() {
        return pending != null || rows.hasNext();
    }

    @Override
    public AuditResult next() {
        if (!hasNext()) {
            throw new NoSuchElementException();
        }
        InternalRow row = pending == null ? rows.next() : pending;
        pending = null;
        String venue = BarRows.venue(row).toString();
        String symbol = BarRows.symbol(row).toString();
        Map<Interval, Bars> bars = new EnumMap<>(Interval.class);
        Map<Interval, Known> known = new EnumMap<>(Interval.class);
        take(row, bars, known);
        while (rows.hasNext()) {
            row = rows.next();
            if (!BarRows.symbol(row).toString().equals(symbol)
                    || !BarRows.venue(row).toString().equals(venue)) {
                pending = row;
                break;
            }
            take(row, bars, known);
        }
        return audited(venue, symbol, bars, known);
    }

    private void take(InternalRow row, Map<Interval, Bars> bars, Map<Interval, Known> known) {
        Interval interval = intervals.get(BarRows.length(row));
        if (interval == null) {
            throw new IllegalStateException("no interval of the set is " + BarRows.length(row) + " us long");
        }
        Bars own = bars.computeIfAbsent(interval, key -> new Bars());
        Known times = known.computeIfAbsent(interval, key -> new Known(own, new long[1024]));
        if (own.size() == times.availableAt().length) {
            times = new Known(own, Arrays.copyOf(times.availableAt(), 2 * own.size()));
            known.put(interval, times);
        }
        times.availableAt()[own.size()] = BarRows.availableAt(row);
        own.add(BarRows.read(row, bar));
    }

    private AuditResult audited(String venue, String symbol, Map<Interval, Bars> bars, Map<Interval, Known> known) {
        set.intervals().forEach(interval -> bars.computeIfAbsent(interval, key -> new Bars()));
        List<Ahead> ahead = audit.audit(venue + " " + symbol, bars).stream()
                .map(finding -> new Ahead(venue, symbol, finding))
                .toList();
        long count = bars.values().stream().mapToLong(Bars::size).sum();
        return new AuditResult(1, count, set.names().size(), ahead, AvailabilityCheck.check(set, venue, symbol, known));
    }
}

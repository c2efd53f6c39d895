package dev.almanac.lake.audit;

import dev.almanac.analytics.audit.LookAheadAudit;
import dev.almanac.analytics.audit.SetComputation;
import dev.almanac.analytics.feature.FeatureSet;
import dev.almanac.analytics.indicator.Bar;
import dev.almanac.analytics.indicator.Bars;
import dev.almanac.analytics.market.Interval;
import dev.almanac.analytics.market.PairName;
import dev.almanac.lake.audit.AuditResult.Ahead;
import dev.almanac.lake.row.BarRows;
import java.io.Serializable;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.NoSuchElementException;
import org.apache.spark.sql.catalyst.InternalRow;
import org.jspecify.annotations.Nullable;

/** Lays the sorted bars of one partition out symbol by symbol and audits each; one result for each symbol. */
final class AuditWalk implements Iterator<AuditWalk.SymbolAudit> {
    /** What one symbol gave. */
    record SymbolAudit(long bars, List<Ahead> ahead) implements Serializable {}

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
    public SymbolAudit next() {
        if (!hasNext()) {
            throw new NoSuchElementException();
        }
        InternalRow row = pending == null ? rows.next() : pending;
        pending = null;
        String venue = BarRows.venue(row).toString();
        String symbol = BarRows.symbol(row).toString();
        Map<Interval, Bars> bars = new EnumMap<>(Interval.class);
        take(row, bars);
        while (rows.hasNext()) {
            row = rows.next();
            if (!BarRows.symbol(row).toString().equals(symbol)
                    || !BarRows.venue(row).toString().equals(venue)) {
                pending = row;
                break;
            }
            take(row, bars);
        }
        return audited(venue, symbol, bars);
    }

    private void take(InternalRow row, Map<Interval, Bars> bars) {
        Interval interval = intervals.get(BarRows.length(row));
        if (interval == null) {
            throw new IllegalStateException("no interval of the set is " + BarRows.length(row) + " us long");
        }
        bars.computeIfAbsent(interval, key -> new Bars()).add(BarRows.read(row, bar));
    }

    private SymbolAudit audited(String venue, String symbol, Map<Interval, Bars> bars) {
        set.intervals().forEach(interval -> bars.computeIfAbsent(interval, key -> new Bars()));
        List<Ahead> ahead = audit.audit(PairName.of(venue, symbol), bars).stream()
                .map(finding -> new Ahead(venue, symbol, finding))
                .toList();
        return new SymbolAudit(bars.values().stream().mapToLong(Bars::size).sum(), ahead);
    }
}

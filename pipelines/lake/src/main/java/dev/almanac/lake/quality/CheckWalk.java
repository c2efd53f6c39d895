package dev.almanac.lake.quality;

import dev.almanac.analytics.indicator.Bar;
import dev.almanac.analytics.market.Interval;
import dev.almanac.analytics.quality.Finding;
import dev.almanac.analytics.quality.check.CheckSettings;
import dev.almanac.analytics.quality.check.SymbolChecks;
import dev.almanac.lake.row.BarRows;
import dev.almanac.lake.row.CandleRows;
import dev.almanac.lake.table.Catalogue;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.Iterator;
import java.util.Map;
import java.util.NoSuchElementException;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.catalyst.InternalRow;
import org.apache.spark.unsafe.types.UTF8String;

/** Rows of {@code data_quality} out of one partition of bars that are sorted by symbol; one pass, nothing kept of a bar. */
final class CheckWalk implements Iterator<Row> {
    private final CheckSettings settings;
    private final String runId;
    private final Iterator<InternalRow> bars;
    private final Bar bar = new Bar();
    private final Map<Long, Interval> intervals = new HashMap<>();
    private final Map<UTF8String, String> venues = new HashMap<>();
    private final Deque<Row> ready = new ArrayDeque<>();
    private UTF8String symbol = UTF8String.EMPTY_UTF8;
    private SymbolChecks checks;

    CheckWalk(CheckSettings settings, String runId, Iterator<InternalRow> bars) {
        this.settings = settings;
        this.runId = runId;
        this.bars = bars;
        this.checks = checksOf("");
        for (Interval interval : Interval.values()) {
            intervals.put(interval.micros(), interval);
        }
    }

    @Override
    public boolean hasNext() {
        while (ready.isEmpty() && bars.hasNext()) {
            take(bars.next());
            if (!bars.hasNext()) {
                checks.finish();
            }
        }
        return !ready.isEmpty();
    }

    @Override
    public Row next() {
        if (!hasNext()) {
            throw new NoSuchElementException();
        }
        return ready.remove();
    }

    private void take(InternalRow row) {
        if (!BarRows.symbol(row).equals(symbol)) {
            checks.finish();
            symbol = BarRows.symbol(row).clone();
            checks = checksOf(symbol.toString());
        }
        Interval interval = intervals.get(BarRows.length(row));
        if (interval == null) {
            throw new IllegalStateException("no interval is " + BarRows.length(row) + " us long");
        }
        checks.bar(venue(BarRows.venue(row)), interval, BarRows.read(row, bar));
    }

    /** A text for each bar would cost more than its checks. */
    private String venue(UTF8String name) {
        String known = venues.get(name);
        if (known == null) {
            known = name.toString();
            venues.put(name.clone(), known);
        }
        return known;
    }

    private SymbolChecks checksOf(String name) {
        return new SymbolChecks(settings, (venue, interval, finding) -> ready.add(row(venue, name, interval, finding)));
    }

    private Row row(String venue, String name, Interval interval, Finding finding) {
        return RowFactory.create(
                Catalogue.CANDLES.name(),
                venue,
                name,
                interval.code(),
                finding.rule(),
                CandleRows.timestamp(finding.from()),
                CandleRows.timestamp(finding.until()),
                finding.bars(),
                finding.message(),
                runId);
    }
}

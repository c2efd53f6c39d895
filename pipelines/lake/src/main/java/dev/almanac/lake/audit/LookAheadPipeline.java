package dev.almanac.lake.audit;

import dev.almanac.analytics.feature.FeatureSet;
import dev.almanac.lake.audit.AuditResult.Ahead;
import dev.almanac.lake.audit.AuditResult.Late;
import dev.almanac.lake.audit.AuditWalk.SymbolAudit;
import dev.almanac.lake.feature.FeatureTables;
import dev.almanac.lake.row.BarRows;
import dev.almanac.lake.table.Catalogue;
import dev.almanac.lake.table.Lake;
import java.util.Comparator;
import java.util.Iterator;
import java.util.List;
import org.apache.spark.api.java.function.FlatMapFunction;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.catalyst.InternalRow;

/** Audits the columns of a feature set over all candles of a lake, one symbol after the other in each task. */
public final class LookAheadPipeline {
    private static final Comparator<Ahead> AHEAD = Comparator.comparing(Ahead::venue)
            .thenComparing(Ahead::symbol)
            .thenComparing(one -> one.finding().feature())
            .thenComparing(one -> one.finding().interval())
            .thenComparing(one -> one.finding().cut())
            .thenComparing(one -> one.finding().experiment());

    private static final Comparator<Late> LATE = Comparator.comparing(Late::venue)
            .thenComparing(Late::symbol)
            .thenComparing(Late::feature)
            .thenComparing(Late::interval);

    private LookAheadPipeline() {}

    /**
     * Computes every column again on histories that end at seeded cut points, and on ones that go on as noise; derived
     * columns, which see nothing but their row, are looked at where they are stored.
     *
     * @param cuts cut points of each symbol
     * @param seed the same seed gives the same cuts and noise
     */
    public static AuditResult run(Lake lake, FeatureSet set, int cuts, long seed) {
        Dataset<Row> sorted = BarRows.sorted(lake.read(Catalogue.CANDLES), set.intervals());
        List<SymbolAudit> symbols = ((org.apache.spark.sql.classic.Dataset<Row>) sorted)
                .queryExecution()
                .toRdd()
                .toJavaRDD()
                .mapPartitions(walk(set, cuts, seed))
                .collect();
        List<Ahead> ahead = symbols.stream()
                .flatMap(symbol -> symbol.ahead().stream())
                .sorted(AHEAD)
                .toList();
        List<Late> late =
                AvailabilityCheck.check(lake, set).stream().sorted(LATE).toList();
        long bars = symbols.stream().mapToLong(SymbolAudit::bars).sum();
        return new AuditResult(
                symbols.size(),
                bars,
                set.names().size() + set.derived().size(),
                ahead,
                FeatureTables.isBuilt(lake, set),
                late,
                StoredCheck.check(lake, set));
    }

    private static FlatMapFunction<Iterator<InternalRow>, SymbolAudit> walk(FeatureSet set, int cuts, long seed) {
        return rows -> new AuditWalk(set, cuts, seed, rows);
    }
}

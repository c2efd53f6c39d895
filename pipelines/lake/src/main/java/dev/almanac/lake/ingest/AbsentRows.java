package dev.almanac.lake.ingest;

import static org.apache.spark.sql.functions.broadcast;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.count;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.max;
import static org.apache.spark.sql.functions.min;

import dev.almanac.analytics.fetch.Span;
import dev.almanac.analytics.market.SeriesKey;
import dev.almanac.analytics.quality.Change;
import dev.almanac.analytics.quality.Finding;
import dev.almanac.lake.fetch.SilentEnds;
import dev.almanac.lake.row.CandleRows;
import dev.almanac.lake.row.GateRows;
import dev.almanac.lake.row.LoadRows;
import dev.almanac.lake.row.SeriesNames;
import dev.almanac.lake.table.Catalogue;
import dev.almanac.lake.table.Lake;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Predicate;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructType;

/** Brings what data_quality says of bars that venues do not have up to a load. */
final class AbsentRows {
    private static final StructType SPANS = new StructType()
            .add("number", DataTypes.IntegerType, false)
            .add("of", DataTypes.StringType, false)
            .add("span_from", DataTypes.LongType, false)
            .add("span_to", DataTypes.LongType, false);
    private static final StructType KEY = key();

    private final Lake lake;
    private final Verdict verdict;
    private final SortedMap<String, Span> ends;
    private final SortedMap<String, AbsentSpans> bySeries = new TreeMap<>();

    private AbsentRows(Lake lake, Verdict verdict) {
        this.lake = lake;
        this.verdict = verdict;
        this.ends = new TreeMap<>(lake.isCreated() ? SilentEnds.read(lake) : Map.of());
    }

    /**
     * What a load says of them.
     *
     * @param kept bars of series that passed, as {@link GateRows}
     * @param byColumns of which series bars are written by another way, and do not lie in {@code kept}
     */
    static AbsentRows of(Lake lake, Verdict verdict, Dataset<Row> kept, Predicate<SeriesKey> byColumns) {
        AbsentRows rows = new AbsentRows(lake, verdict);
        rows.takeBack(kept, byColumns);
        verdict.absent().forEach((name, findings) -> {
            Judgement judgement = verdict.series().get(name);
            boolean nothingElse = judgement != null && judgement.report().read() == 0;
            AbsentSpans spans = rows.spans(name);
            List<Finding> joined = spans.joined(findings);
            for (Finding finding : joined) {
                boolean last = finding.equals(joined.get(joined.size() - 1));
                spans.told(finding, nothingElse && last);
            }
        });
        return rows;
    }

    private AbsentSpans spans(String series) {
        return bySeries.computeIfAbsent(
                series,
                name -> new AbsentSpans(
                        SeriesNames.parse(name).interval().micros(),
                        verdict.before().missing().getOrDefault(name, List.of()),
                        Optional.ofNullable(ends.get(name))));
    }

    /** A span that bars of the load may lie in. */
    private record Touched(String series, Finding span) {}

    private void takeBack(Dataset<Row> kept, Predicate<SeriesKey> byColumns) {
        List<Touched> touched = new ArrayList<>();
        verdict.series().forEach((name, judgement) -> judgement.added().ifPresent(added -> {
            if (ends.containsKey(name)) {
                spans(name).came(added);
            }
            for (Finding span : verdict.before().missing().getOrDefault(name, List.of())) {
                new Span(span.from(), span.until())
                        .within(added.from(), added.to())
                        .ifPresent(both -> {
                            SeriesKey series = judgement.report().series();
                            if (byColumns.test(series)) {
                                long length = series.interval().micros();
                                spans(name).came(span, span.bars(), both.from(), both.to() - length);
                            } else {
                                touched.add(new Touched(name, span));
                            }
                        });
            }
        }));
        if (!touched.isEmpty()) {
            takeBack(kept, touched);
        }
    }

    private void takeBack(Dataset<Row> kept, List<Touched> touched) {
        List<Row> spans = new ArrayList<>();
        TreeSet<String> series = new TreeSet<>();
        for (Touched one : touched) {
            spans.add(RowFactory.create(
                    spans.size(), one.series(), one.span().from(), one.span().until()));
            series.add(one.series());
        }
        for (Row came : kept.filter(col("change").equalTo(lit(Change.NEW.name())))
                .filter(col(LoadRows.SERIES).isInCollection(series))
                .join(
                        broadcast(lake.spark().createDataFrame(spans, SPANS)),
                        col(LoadRows.SERIES)
                                .equalTo(col("of"))
                                .and(col("open_time").geq(col("span_from")))
                                .and(col("open_time").lt(col("span_to"))))
                .groupBy("number")
                .agg(count(lit(1)), min("open_time"), max("open_time"))
                .collectAsList()) {
            Touched one = touched.get(came.getInt(0));
            spans(one.series()).came(one.span(), came.getLong(1), came.getLong(2), came.getLong(3));
        }
    }

    /** What has to be written, as {@link GateRows}. */
    List<Row> written() {
        List<Row> rows = new ArrayList<>();
        bySeries.forEach(
                (name, spans) -> spans.written().forEach(finding -> rows.add(GateRows.finding(name, finding))));
        return rows;
    }

    /** Whether something that the table says goes. */
    boolean takesBack() {
        return bySeries.values().stream().anyMatch(spans -> !spans.gone().isEmpty());
    }

    /** The keys of the rows that go. */
    Dataset<Row> gone() {
        List<Row> rows = new ArrayList<>();
        bySeries.forEach((name, spans) -> spans.gone().forEach(finding -> rows.add(key(name, finding))));
        return lake.spark().createDataFrame(rows, KEY);
    }

    /** Keeps how far series were asked for in vain, after the tables were written. */
    void remember() {
        Map<String, Span> after = new HashMap<>(ends);
        bySeries.forEach((name, spans) -> {
            after.remove(name);
            spans.end().ifPresent(end -> after.put(name, end));
        });
        if (!after.equals(ends)) {
            SilentEnds.write(lake, after);
        }
    }

    private static Row key(String name, Finding finding) {
        var series = SeriesNames.parse(name);
        return RowFactory.create(
                Catalogue.CANDLES.name(),
                series.venue(),
                series.symbol().toString(),
                series.interval().code(),
                finding.rule(),
                CandleRows.timestamp(finding.from()),
                CandleRows.timestamp(finding.until()));
    }

    private static StructType key() {
        StructType all = Catalogue.DATA_QUALITY.schema();
        StructType schema = new StructType();
        for (String name : Catalogue.DATA_QUALITY.key()) {
            schema = schema.add(all.apply(name));
        }
        return schema;
    }
}

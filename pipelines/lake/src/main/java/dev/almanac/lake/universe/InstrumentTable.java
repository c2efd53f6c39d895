package dev.almanac.lake.universe;

import dev.almanac.analytics.market.Symbol;
import dev.almanac.analytics.universe.AssetClassifier;
import dev.almanac.analytics.universe.AssetFacts;
import dev.almanac.analytics.universe.AssetMark;
import dev.almanac.analytics.universe.DailyHistory;
import dev.almanac.analytics.universe.InstrumentFact;
import dev.almanac.analytics.universe.InstrumentFact.Source;
import dev.almanac.analytics.universe.InstrumentFact.Status;
import dev.almanac.lake.row.CandleRows;
import dev.almanac.lake.row.DailyRows;
import dev.almanac.lake.table.Catalogue;
import dev.almanac.lake.table.Lake;
import dev.almanac.lake.table.WriteResult;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;

/**
 * Reads and writes the table {@code instruments}. What bars tell is made anew from them each time, so that a pair whose bars
 * were taken back goes; what venues said stays. There are few rows, so they are compared here, and where none differs there is
 * no commit.
 */
public final class InstrumentTable {
    /** Columns that are compared: all but the two stamps at the end. */
    private static final int CONTENT = Catalogue.INSTRUMENTS.columns().size() - 2;

    private InstrumentTable() {}

    /**
     * What the table says.
     *
     * @param fact what
     * @param learnedAt when the lake learned of it
     */
    public record Learned(InstrumentFact fact, Instant learnedAt) {}

    /** All that the table says, in no order. */
    public static List<Learned> read(Lake lake) {
        return rows(lake).stream().map(InstrumentTable::learned).toList();
    }

    /** The facts alone. */
    public static List<InstrumentFact> facts(Lake lake) {
        return read(lake).stream().map(Learned::fact).toList();
    }

    /** What stands by the venues' own word at an as-of, by venue and symbol in one word. */
    public static Map<String, InstrumentFact> toldByVenues(Lake lake, Instant asOf) {
        return InstrumentFact.standing(
                facts(lake).stream()
                        .filter(fact -> fact.source() == Source.VENUE)
                        .toList(),
                CandleRows.micros(asOf));
    }

    private static List<Row> rows(Lake lake) {
        return lake.read(Catalogue.INSTRUMENTS).collectAsList();
    }

    /**
     * Makes the table hold exactly {@code facts}.
     *
     * @param stored histories by the newest stored bars, which tell the classes
     * @param now when what is new was learned
     */
    static WriteResult write(
            Lake lake,
            List<InstrumentFact> facts,
            List<DailyHistory> stored,
            AssetFacts names,
            Instant now,
            String runId) {
        List<Row> before = rows(lake);
        Map<List<Object>, Row> byKey = new HashMap<>();
        before.forEach(row -> byKey.put(key(row), row));
        Map<String, AssetMark> marks = marks(stored, names);
        List<Row> after = new ArrayList<>();
        chains(facts).forEach(chain -> {
            for (int i = 0; i < chain.size(); i++) {
                Optional<InstrumentFact> next = i + 1 < chain.size() ? Optional.of(chain.get(i + 1)) : Optional.empty();
                AssetMark mark = marks.getOrDefault(chain.get(i).name(), AssetMark.ORDINARY);
                after.add(row(chain.get(i), next, mark, names, byKey, now, runId));
            }
        });
        if (contents(before).equals(contents(after))) {
            return new WriteResult(0, 0, 0, lake.version(Catalogue.INSTRUMENTS));
        }
        Dataset<Row> rows = lake.spark()
                .createDataFrame(after, Catalogue.INSTRUMENTS.schema())
                .coalesce(1);
        return lake.sync(
                Catalogue.INSTRUMENTS,
                rows,
                lake.read(Catalogue.INSTRUMENTS).select("source").distinct());
    }

    private static Map<String, AssetMark> marks(List<DailyHistory> stored, AssetFacts names) {
        AssetClassifier classes = AssetClassifier.of(stored, names);
        Map<String, AssetMark> marks = new HashMap<>();
        stored.forEach(history -> marks.put(history.name(), classes.mark(history)));
        return marks;
    }

    /** The facts of each pair by the venue's word, and by that of bars and names, in order of time. */
    private static List<List<InstrumentFact>> chains(List<InstrumentFact> facts) {
        Map<String, List<InstrumentFact>> chains = new TreeMap<>();
        for (InstrumentFact fact : facts) {
            String chain = fact.name() + (fact.source() == Source.VENUE ? " venue" : "");
            chains.computeIfAbsent(chain, name -> new ArrayList<>()).add(fact);
        }
        chains.values().forEach(chain -> chain.sort(Comparator.comparingLong(InstrumentFact::validFrom)));
        return List.copyOf(chains.values());
    }

    private static Row row(
            InstrumentFact fact,
            Optional<InstrumentFact> next,
            AssetMark mark,
            AssetFacts names,
            Map<List<Object>, Row> before,
            Instant now,
            String runId) {
        Row row = RowFactory.create(
                fact.venue(),
                fact.symbol().toString(),
                CandleRows.timestamp(fact.validFrom()),
                fact.source().code(),
                next.map(one -> CandleRows.timestamp(one.validFrom())).orElse(null),
                fact.status().code(),
                fact.renamedTo().map(Symbol::toString).orElse(null),
                names.asset(fact.symbol().base(), fact.validFrom(), Long.MAX_VALUE),
                mark.assetClass().code(),
                mark.basis().code(),
                CandleRows.timestamp(fact.knownAt()),
                fact.detail(),
                CandleRows.timestamp(CandleRows.micros(now)),
                runId);
        Row known = before.get(key(row));
        return known == null ? row : RowFactory.create(withStamp(row, known.get(CONTENT)));
    }

    /** What was learned earlier was learned then, whatever has become of it since. */
    private static Object[] withStamp(Row row, Object learnedAt) {
        Object[] values = new Object[row.size()];
        for (int i = 0; i < values.length; i++) {
            values[i] = i == CONTENT ? learnedAt : row.get(i);
        }
        return values;
    }

    private static List<Object> key(Row row) {
        return List.of(row.get(0), row.get(1), row.get(2), row.get(3));
    }

    private static Set<List<Object>> contents(List<Row> rows) {
        Set<List<Object>> contents = new HashSet<>();
        for (Row row : rows) {
            List<Object> content = new ArrayList<>();
            for (int i = 0; i < CONTENT; i++) {
                content.add(row.get(i));
            }
            contents.add(content);
        }
        return contents;
    }

    private static Learned learned(Row row) {
        InstrumentFact fact = new InstrumentFact(
                row.getString(0),
                DailyRows.symbol(row.getString(1)),
                CandleRows.micros(row.getTimestamp(2)),
                Source.valueOf(row.getString(3).toUpperCase(Locale.ROOT)),
                Status.valueOf(row.getString(5).toUpperCase(Locale.ROOT)),
                Optional.ofNullable(row.getString(6)).map(DailyRows::symbol),
                CandleRows.micros(row.getTimestamp(row.fieldIndex("known_at"))),
                row.getString(row.fieldIndex("detail")));
        return new Learned(fact, row.getTimestamp(row.fieldIndex("learned_at")).toInstant());
    }
}

package dev.almanac.lake.ingest;

import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.not;
import static org.apache.spark.sql.functions.unix_micros;

import dev.almanac.analytics.quality.Finding;
import dev.almanac.analytics.quality.QualityRule;
import dev.almanac.analytics.quality.QualityRule.Lasting;
import dev.almanac.analytics.quality.SeriesReport;
import dev.almanac.lake.row.GateRows;
import dev.almanac.lake.row.LoadRows;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructType;

/**
 * What is known before any table changes.
 *
 * @param units what reading each unit came to, in the order of the plan
 * @param series what the gate came to for each series, by its name
 * @param before what data_quality said of these series
 * @param told names of series of which an earlier part of the same load was committed
 */
record Verdict(List<UnitOutcome> units, SortedMap<String, Judgement> series, StoredFindings before, Set<String> told) {
    private static final String JUDGED_FROM = "judged_from";
    private static final StructType JUDGED = new StructType()
            .add(LoadRows.SERIES, DataTypes.StringType, false)
            .add(JUDGED_FROM, DataTypes.LongType, false);

    /** Of a load that comes in one part. */
    Verdict(List<UnitOutcome> units, SortedMap<String, Judgement> series, StoredFindings before) {
        this(units, series, before, Set.of());
    }

    /** The same, of a part of a load that comes after others. */
    Verdict after(Set<String> earlier) {
        return new Verdict(units, series, before, earlier);
    }

    /** What the load does to each series. */
    List<SeriesReport> reports() {
        return series.values().stream().map(Judgement::report).toList();
    }

    /** True of rows whose column {@code series} names a series that did not fail. */
    Column passes() {
        List<String> failed = series.entrySet().stream()
                .filter(entry -> entry.getValue().report().failed())
                .map(Map.Entry::getKey)
                .toList();
        return not(col(LoadRows.SERIES).isInCollection(failed));
    }

    /**
     * The series of the load, each with the time from which on findings about its stored bars were made anew, microseconds
     * since the epoch: the smallest number where all were, the largest where none.
     */
    Dataset<Row> judgedFrom(SparkSession spark) {
        List<Row> rows = new ArrayList<>();
        series.forEach((name, judgement) -> rows.add(RowFactory.create(name, judgement.judgedFrom())));
        return spark.createDataFrame(rows, JUDGED);
    }

    /** True of rows with the columns of {@link #judgedFrom} whose series had all of its stored bars judged. */
    static Column isOfWhole() {
        return col(JUDGED_FROM).equalTo(lit(Long.MIN_VALUE));
    }

    /** True of rows of data_quality, with the columns of {@link #judgedFrom}, that say of stored bars what was judged anew. */
    static Column isJudgedAnew() {
        return unix_micros(col("range_start")).geq(col(JUDGED_FROM));
    }

    /** Whether something that data_quality says may no longer hold. */
    boolean mayTakeBack() {
        return before.ofLoads()
                || series.values().stream().anyMatch(judgement -> judgement.judgedFrom() != Long.MAX_VALUE);
    }

    /** True of rows of data_quality with a column {@code series} that an earlier load said of its own rows. */
    Column isOfLoadBefore() {
        return LastingRules.last(Lasting.LOAD).and(not(col(LoadRows.SERIES).isInCollection(told)));
    }

    /** Whether the gate has anything to say. */
    boolean hasFindings() {
        return series.values().stream().anyMatch(judgement -> judgement.findings() > 0);
    }

    /** Whether a bar that was flagged {@code maybe_open} may have lost its flag. */
    boolean mayConfirm() {
        return before.flagged().keySet().stream()
                .map(series::get)
                .anyMatch(judgement -> judgement != null && judgement.isOfWhole());
    }

    /** Units that could not be read, in the order of the plan. */
    List<UnreadableUnit> unreadable() {
        return units.stream()
                .map(UnitOutcome::unreadable)
                .flatMap(Optional::stream)
                .toList();
    }

    /**
     * What units said of the rows of a series as a whole, as {@link GateRows}, but for {@link #absent}; of equal ranges told
     * once.
     */
    List<Row> unitFindings() {
        Map<List<Object>, Row> rows = new LinkedHashMap<>();
        for (UnitOutcome unit : units) {
            unit.findings().forEach((name, findings) -> findings.stream()
                    .filter(finding -> !isAbsence(finding))
                    .forEach(finding -> rows.putIfAbsent(
                            List.of(name, finding.rule(), finding.from(), finding.until()),
                            GateRows.finding(name, finding))));
        }
        return List.copyOf(rows.values());
    }

    /** What units said of bars that a venue does not have, by the series' name and in order of time; of those that passed. */
    SortedMap<String, List<Finding>> absent() {
        TreeMap<String, List<Finding>> absent = new TreeMap<>();
        for (UnitOutcome unit : units) {
            unit.findings().forEach((name, findings) -> {
                Judgement judgement = series.get(name);
                if (judgement != null && !judgement.report().failed()) {
                    findings.stream().filter(Verdict::isAbsence).forEach(finding -> absent.computeIfAbsent(
                                    name, key -> new ArrayList<>())
                            .add(finding));
                }
            });
        }
        absent.values().forEach(findings -> findings.sort(Comparator.comparingLong(Finding::from)));
        return absent;
    }

    private static boolean isAbsence(Finding finding) {
        return finding.rule().equals(QualityRule.NOT_AT_VENUE.code());
    }

    /** Notes of all units, each once. */
    List<String> notes() {
        Set<String> notes = new LinkedHashSet<>();
        units.forEach(unit -> notes.addAll(unit.notes()));
        return List.copyOf(notes);
    }
}

package dev.almanac.lake.ingest;

import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.not;
import static org.apache.spark.sql.functions.unix_micros;

import dev.almanac.analytics.quality.SeriesReport;
import dev.almanac.lake.row.GateRows;
import dev.almanac.lake.row.LoadRows;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.function.Predicate;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Row;

/**
 * What is known before any table changes.
 *
 * @param units what reading each unit came to, in the order of the plan
 * @param series what the gate came to for each series, by its name
 * @param before what data_quality said of these series
 */
record Verdict(List<UnitOutcome> units, SortedMap<String, Judgement> series, StoredFindings before) {
    /** What the load does to each series. */
    List<SeriesReport> reports() {
        return series.values().stream().map(Judgement::report).toList();
    }

    /** True of rows whose column {@code series} names a series that did not fail. */
    Column passes() {
        return not(isAnyOf(judgement -> judgement.report().failed()));
    }

    /** True of rows whose column {@code series} names a series of the load. */
    Column speaksOf() {
        return isAnyOf(judgement -> true);
    }

    /** True of rows whose column {@code series} names a series all of whose stored bars were judged. */
    Column isOfWhole() {
        return isAnyOf(Judgement::isOfWhole);
    }

    /** True of rows of data_quality, with a column {@code series}, that say of stored bars what was judged anew. */
    Column isJudgedAnew() {
        Column anew = isOfWhole();
        for (Map.Entry<String, Judgement> entry : series.entrySet()) {
            long from = entry.getValue().judgedFrom();
            if (from != Long.MIN_VALUE && from != Long.MAX_VALUE) {
                anew = anew.or(col(LoadRows.SERIES)
                        .equalTo(lit(entry.getKey()))
                        .and(unix_micros(col("range_start")).geq(lit(from))));
            }
        }
        return anew;
    }

    /** Whether something that data_quality says may no longer hold. */
    boolean mayTakeBack() {
        return before.ofLoads()
                || series.values().stream().anyMatch(judgement -> judgement.judgedFrom() != Long.MAX_VALUE);
    }

    /** Whether there is anything to say. */
    boolean hasFindings() {
        return units.stream().anyMatch(unit -> !unit.findings().isEmpty())
                || series.values().stream().anyMatch(judgement -> judgement.findings() > 0);
    }

    /** Whether a bar that was flagged {@code maybe_open} may have lost its flag. */
    boolean mayConfirm() {
        return before.flagged().keySet().stream()
                .map(series::get)
                .anyMatch(judgement -> judgement != null && judgement.isOfWhole());
    }

    private Column isAnyOf(Predicate<Judgement> wanted) {
        List<String> names = series.entrySet().stream()
                .filter(entry -> wanted.test(entry.getValue()))
                .map(Map.Entry::getKey)
                .toList();
        return col(LoadRows.SERIES).isInCollection(names);
    }

    /** Units that could not be read, in the order of the plan. */
    List<UnreadableUnit> unreadable() {
        return units.stream()
                .map(UnitOutcome::unreadable)
                .flatMap(Optional::stream)
                .toList();
    }

    /** What units said of the rows of a series as a whole, as {@link GateRows}; of equal ranges told once. */
    List<Row> unitFindings() {
        Map<List<Object>, Row> rows = new LinkedHashMap<>();
        for (UnitOutcome unit : units) {
            unit.findings()
                    .forEach((name, findings) -> findings.forEach(finding -> rows.putIfAbsent(
                            List.of(name, finding.rule(), finding.from(), finding.until()),
                            GateRows.finding(name, finding))));
        }
        return List.copyOf(rows.values());
    }

    /** Notes of all units, each once. */
    List<String> notes() {
        Set<String> notes = new LinkedHashSet<>();
        units.forEach(unit -> notes.addAll(unit.notes()));
        return List.copyOf(notes);
    }
}

package dev.almanac.lake.ingest;

import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.not;

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
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Row;

/**
 * What is known before any table changes.
 *
 * @param units what reading each unit came to, in the order of the plan
 * @param series what the gate says of each series, by its name
 * @param anyFlagged whether a stored bar of these series was flagged {@code maybe_open} before
 */
record Verdict(List<UnitOutcome> units, SortedMap<String, SeriesReport> series, boolean anyFlagged) {
    /** True of rows whose column {@code series} names a series that did not fail. */
    Column passes() {
        List<String> failed = series.entrySet().stream()
                .filter(entry -> entry.getValue().failed())
                .map(Map.Entry::getKey)
                .toList();
        return not(col(LoadRows.SERIES).isInCollection(failed));
    }

    /** True of rows whose column {@code series} names a series of the load. */
    Column speaksOf() {
        return col(LoadRows.SERIES).isInCollection(series.keySet());
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

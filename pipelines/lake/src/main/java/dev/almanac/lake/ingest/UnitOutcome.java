package dev.almanac.lake.ingest;

import dev.almanac.analytics.quality.Finding;
import java.io.Serializable;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What reading one unit came to.
 *
 * @param unit its number in the plan
 * @param name what a person calls it
 * @param contentHash name of its content; empty where it could not be read
 * @param rows rows that it gave
 * @param rowsWithoutSeries those of them whose series could not be read
 * @param spans where its bars lie, by the series' name; empty of a source whose units lie at hand
 * @param findings what is odd about its rows as a whole, by the series' name; none where it could not be read
 * @param notes what a person should know once of it
 * @param problem what could not be read, why, and what to do: three lines; empty where it could be read
 * @param unavailable whether that is its source's fault, and may pass
 * @param source the group that it is read with; empty where it is read alone
 */
record UnitOutcome(
        int unit,
        String name,
        String contentHash,
        long rows,
        long rowsWithoutSeries,
        Map<String, UnitSpan> spans,
        Map<String, List<Finding>> findings,
        List<String> notes,
        List<String> problem,
        boolean unavailable,
        String source)
        implements Serializable {
    /** Defensive copies. */
    UnitOutcome {
        spans = Map.copyOf(spans);
        findings = problem.isEmpty() ? Map.copyOf(findings) : Map.of();
        notes = List.copyOf(notes);
        problem = List.copyOf(problem);
    }

    /** Why it could not be read; empty where it could. */
    Optional<UnreadableUnit> unreadable() {
        return problem.isEmpty()
                ? Optional.empty()
                : Optional.of(
                        new UnreadableUnit(name, problem.get(0), problem.get(1), problem.get(2), unavailable, source));
    }
}

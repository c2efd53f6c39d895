package dev.almanac.lake.ingest;

import dev.almanac.lake.row.SeriesNames;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * One task of a load by columns: reads groups of units one after the other, each with all rows of its series, and writes the
 * bars of those that passed.
 */
final class BulkWalk {
    private BulkWalk() {}

    /** Takes in whole groups. */
    static BulkShare of(BulkTask task, List<List<UnitSpread.Numbered>> groups) throws IOException {
        List<Judgement> series = new ArrayList<>();
        List<UnitOutcome> outcomes = new ArrayList<>();
        List<UnitSpread.Numbered> rest = new ArrayList<>();
        try (CandleFile file = new CandleFile(task);
                DecidedRows decided = new DecidedRows(task)) {
            for (List<UnitSpread.Numbered> units : groups) {
                Optional<BulkGroup> read = BulkGroup.read(task, units);
                if (read.isEmpty()) {
                    rest.addAll(units);
                    continue;
                }
                BulkGroup group = read.get();
                TreeMap<String, SeriesRows> byInterval = new TreeMap<>(SeriesNames.BY_INTERVAL);
                byInterval.putAll(group.series());
                for (Map.Entry<String, SeriesRows> one : byInterval.entrySet()) {
                    file.add(SeriesNames.parse(one.getKey()), one.getValue());
                }
                decided.addAll(group.decided());
                series.addAll(group.judgements());
                outcomes.addAll(group.outcomes());
            }
            return new BulkShare(file.finish(), decided.held(), decided.finish(), series, outcomes, rest);
        }
    }
}

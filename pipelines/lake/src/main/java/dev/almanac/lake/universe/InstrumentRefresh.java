package dev.almanac.lake.universe;

import dev.almanac.analytics.error.UserException;
import dev.almanac.analytics.port.InstrumentList;
import dev.almanac.analytics.universe.AssetFacts;
import dev.almanac.analytics.universe.DailyHistory;
import dev.almanac.analytics.universe.InstrumentFact;
import dev.almanac.analytics.universe.InstrumentFact.Source;
import dev.almanac.analytics.universe.TradedSpans;
import dev.almanac.analytics.universe.VenueLists;
import dev.almanac.lake.row.DailyRows;
import dev.almanac.lake.table.Lake;
import dev.almanac.lake.table.WriteResult;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Brings the table of instruments up to the stored bars and to what venues list. */
public final class InstrumentRefresh {
    private InstrumentRefresh() {}

    /**
     * Refreshes the table; where nothing is new there is no commit. The caller holds the lake's lock.
     *
     * @param daily what the stored bars tell
     * @param lists what venues list, each later than the one of the same venue before; {@link SoundLists} tells whether they
     *     can be believed
     * @param silentDays a pair whose last bar with trades is more days older than its venue's newest is delisted
     * @param now when this is learned
     * @throws UserException where a list is empty; no table has changed then
     */
    public static WriteResult run(
            Lake lake,
            DailyRows.Daily daily,
            List<InstrumentList> lists,
            int silentDays,
            AssetFacts names,
            Instant now,
            String runId) {
        lists.forEach(SoundLists::requireInstruments);
        List<InstrumentFact> facts = new ArrayList<>(told(daily.spans(), silentDays, names));
        List<InstrumentFact> said = new ArrayList<>(InstrumentTable.facts(lake).stream()
                .filter(fact -> fact.source() == Source.VENUE)
                .toList());
        lists.forEach(list -> said.addAll(VenueLists.news(list, said, names)));
        facts.addAll(said);
        List<DailyHistory> stored = daily.stored();
        return InstrumentTable.write(lake, facts, stored, names, now, runId);
    }

    private static List<InstrumentFact> told(List<TradedSpans> pairs, int silentDays, AssetFacts names) {
        Map<String, Long> newest = new HashMap<>();
        pairs.forEach(pair -> newest.computeIfAbsent(pair.venue(), venue -> TradedSpans.newest(pairs, venue)));
        List<InstrumentFact> told = new ArrayList<>();
        pairs.forEach(
                pair -> told.addAll(pair.told(newest.getOrDefault(pair.venue(), Long.MIN_VALUE), silentDays, names)));
        return told;
    }
}

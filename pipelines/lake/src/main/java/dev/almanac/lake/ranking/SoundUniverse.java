package dev.almanac.lake.ranking;

import dev.almanac.analytics.figure.Figures;
import dev.almanac.analytics.market.PairName;
import dev.almanac.analytics.quality.Finding;
import dev.almanac.analytics.quality.check.CheckSettings;
import dev.almanac.analytics.quality.check.Veto;
import dev.almanac.analytics.ranking.DataFacts;
import dev.almanac.analytics.ranking.RankingSettings;
import dev.almanac.analytics.universe.DailyHistory;
import dev.almanac.analytics.universe.InstrumentFact;
import dev.almanac.analytics.universe.NonMember;
import dev.almanac.analytics.universe.Universe;
import dev.almanac.lake.row.CandleRows;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** The universe of a day without the members whose bars cannot be trusted. */
final class SoundUniverse {
    private SoundUniverse() {}

    /**
     * Applies the rules of membership. A member that the quality of its bars vetoes is kept out, and its asset is ranked by
     * another pair where there is one.
     *
     * @param checks what in its bars keeps a member out
     * @param histories what was known at the as-of of every pair
     * @param told what venues had said of their pairs by then, by venue and symbol in one word
     */
    static Universe at(
            Instant asOf,
            RankingSettings settings,
            CheckSettings checks,
            List<DailyHistory> histories,
            Map<String, InstrumentFact> told) {
        Map<String, NonMember> vetoed = new TreeMap<>();
        Universe universe = of(asOf, settings, histories, told);
        boolean all = false;
        while (!all) {
            List<NonMember> found = universe.members().stream()
                    .flatMap(member -> veto(checks, member).stream())
                    .toList();
            found.forEach(one -> vetoed.put(name(one), one));
            all = found.isEmpty();
            if (!all) {
                universe = of(
                        asOf,
                        settings,
                        histories.stream()
                                .filter(history -> !vetoed.containsKey(history.name()))
                                .toList(),
                        told);
            }
        }
        List<NonMember> refused = new ArrayList<>(universe.nonMembers());
        refused.addAll(vetoed.values());
        refused.sort(Comparator.comparing(SoundUniverse::name));
        return new Universe(universe.members(), refused);
    }

    private static Universe of(
            Instant asOf, RankingSettings settings, List<DailyHistory> histories, Map<String, InstrumentFact> told) {
        return Universe.at(asOf, histories, told, settings.universe(), settings.minMembers());
    }

    private static Optional<NonMember> veto(CheckSettings checks, DailyHistory member) {
        return Veto.of(member.recent(), DataFacts.WINDOW_DAYS, checks)
                .map(finding -> new NonMember(member.venue(), member.symbol(), finding.rule(), reason(finding)));
    }

    private static String reason(Finding finding) {
        return "its bars cannot be trusted from "
                + Figures.day(CandleRows.timestamp(finding.from()).toInstant()) + " to "
                + Figures.day(CandleRows.timestamp(finding.until()).toInstant()) + ": " + finding.message();
    }

    private static String name(NonMember one) {
        return PairName.of(one.venue(), one.symbol());
    }
}

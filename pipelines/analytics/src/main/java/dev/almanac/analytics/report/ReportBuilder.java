package dev.almanac.analytics.report;

import dev.almanac.analytics.market.PairName;
import dev.almanac.analytics.ranking.RankedSymbol;
import dev.almanac.analytics.ranking.Status;
import dev.almanac.analytics.universe.DailyHistory;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Builds the report model from values: every figure and sentence of a report is made here. */
public final class ReportBuilder {
    private ReportBuilder() {}

    /**
     * The report of {@code input}; equal inputs give equal models.
     *
     * @throws IllegalArgumentException where a ranked member has no history
     */
    public static ReportModel build(ReportInput input) {
        List<SymbolView> views = views(input);
        MarketView market = MarketBuilder.market(views, input.asOf());
        CallBuilder calls = new CallBuilder(input);
        List<Call> called = with(views, Status.CALL).stream()
                .limit(input.top())
                .map(calls::call)
                .toList();
        List<NearMiss> nearMisses = with(views, Status.NEAR_MISS).stream()
                .map(ReportBuilder::nearMiss)
                .toList();
        Set<String> shown = new HashSet<>();
        called.forEach(call -> shown.add(PairName.of(call.venue(), call.symbol())));
        nearMisses.forEach(miss -> shown.add(PairName.of(miss.venue(), miss.symbol())));
        return new ReportModel(
                new HeadBuilder(input, market).head(),
                called,
                nearMisses,
                leftOut(input),
                market,
                DataBuilder.data(input, shown),
                input.provenance());
    }

    private static List<SymbolView> views(ReportInput input) {
        Map<String, DailyHistory> byName = new HashMap<>();
        input.histories().forEach(history -> byName.put(history.name(), history));
        List<SymbolView> views = new ArrayList<>();
        for (RankedSymbol row : input.ranking().rows()) {
            DailyHistory history = byName.get(row.name());
            if (history == null) {
                throw new IllegalArgumentException("a ranked member without daily bars: " + row.name());
            }
            views.add(new SymbolView(row, history));
        }
        return views;
    }

    private static List<SymbolView> with(List<SymbolView> views, Status status) {
        return views.stream()
                .filter(view -> view.row().verdict().status() == status)
                .toList();
    }

    private static NearMiss nearMiss(SymbolView view) {
        RankedSymbol row = view.row();
        return new NearMiss(
                row.rank(),
                row.venue(),
                row.symbol().toString(),
                row.score(),
                row.confidence().value(),
                view.figures(),
                row.verdict().reason(),
                row.verdict().lacking());
    }

    private static List<LeftOut> leftOut(ReportInput input) {
        List<LeftOut> all = new ArrayList<>();
        input.ranking()
                .nonMembers()
                .forEach(one -> all.add(new LeftOut(one.venue(), one.symbol().toString(), one.rule(), one.reason())));
        input.ranking()
                .with(Status.VETOED)
                .forEach(row -> all.add(new LeftOut(
                        row.venue(),
                        row.symbol().toString(),
                        row.verdict().rule(),
                        row.verdict().reason() + ": " + row.verdict().lacking())));
        all.sort(Comparator.comparing(LeftOut::venue).thenComparing(LeftOut::symbol));
        return all;
    }
}

package dev.almanac.reports;

import dev.almanac.analytics.report.Call;
import dev.almanac.analytics.report.ContributionLine;
import dev.almanac.analytics.report.MarketView;
import dev.almanac.analytics.report.ReportModel;
import dev.almanac.reports.svg.BreadthChart;
import dev.almanac.reports.svg.CandleChart;
import dev.almanac.reports.svg.Chart;
import dev.almanac.reports.svg.ContributionChart;
import dev.almanac.reports.svg.HeatMap;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/**
 * Every chart of a report, drawn once for all its forms. A chart that would have nothing in it is left out.
 *
 * @param calls the charts of each call, in the order of the calls
 * @param breadth none or one
 * @param correlation none or one
 */
public record ReportCharts(List<List<Chart>> calls, List<Chart> breadth, List<Chart> correlation) {
    /** Defensive copies. */
    public ReportCharts {
        calls = calls.stream().map(List::copyOf).toList();
        breadth = List.copyOf(breadth);
        correlation = List.copyOf(correlation);
    }

    /** Draws them. */
    public static ReportCharts of(ReportModel model) {
        double largest = 0;
        for (Call call : model.calls()) {
            for (ContributionLine line : call.contributions()) {
                largest = Double.isFinite(line.contribution())
                        ? Math.max(largest, Math.abs(line.contribution()))
                        : largest;
            }
        }
        List<List<Chart>> calls = new ArrayList<>();
        for (Call call : model.calls()) {
            calls.add(ofCall(call, largest));
        }
        MarketView market = model.market();
        return new ReportCharts(
                calls,
                market.breadth().history().isEmpty()
                        ? List.of()
                        : List.of(BreadthChart.draw("market-breadth", market.breadth())),
                market.correlation().symbols().isEmpty()
                        ? List.of()
                        : List.of(HeatMap.draw("market-correlation", market.correlation())));
    }

    private static List<Chart> ofCall(Call call, double largest) {
        String name = "call-" + call.rank() + "-" + ReportNames.slug(call.symbol());
        List<Chart> charts = new ArrayList<>();
        if (!call.chart().bars().isEmpty()) {
            charts.add(CandleChart.draw(name + "-price", call.chart()));
        }
        if (call.contributions().stream().anyMatch(line -> Math.abs(line.contribution()) > 0)) {
            charts.add(ContributionChart.draw(name + "-score", call, largest));
        }
        return charts;
    }

    /** All of them, in reading order. */
    public List<Chart> all() {
        return Stream.concat(
                        calls.stream().flatMap(List::stream), Stream.concat(breadth.stream(), correlation.stream()))
                .toList();
    }
}

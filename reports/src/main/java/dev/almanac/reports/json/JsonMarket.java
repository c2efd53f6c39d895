package dev.almanac.reports.json;

import dev.almanac.analytics.report.ChartBar;
import dev.almanac.analytics.report.DataView;
import dev.almanac.analytics.report.Level;
import dev.almanac.analytics.report.MarketView;
import dev.almanac.analytics.report.PriceChart;
import java.util.List;

/** The parts of the JSON form that are series and matrices: by column, each column one array. */
final class JsonMarket {
    private JsonMarket() {}

    static void chart(JsonOut json, PriceChart chart) {
        List<ChartBar> bars = chart.bars();
        json.text("title", chart.title());
        json.text("description", chart.description());
        json.whole("price_decimals", chart.priceDecimals());
        json.object("bars", () -> {
            json.texts("day", bars.stream().map(bar -> bar.day().toString()).toList());
            json.numbers("open", bars.stream().map(ChartBar::open).toList());
            json.numbers("high", bars.stream().map(ChartBar::high).toList());
            json.numbers("low", bars.stream().map(ChartBar::low).toList());
            json.numbers("close", bars.stream().map(ChartBar::close).toList());
            json.numbers("volume", bars.stream().map(ChartBar::volume).toList());
        });
        json.objects("lines", chart.lines(), line -> {
            json.text("label", line.label());
            json.numbers("values", line.values());
        });
        levels(json, chart.levels());
        json.objects("markers", chart.markers(), marker -> {
            json.text("day", marker.day().toString());
            json.whole("direction", marker.direction());
            json.text("label", marker.label());
        });
    }

    static void levels(JsonOut json, List<Level> levels) {
        json.objects("levels", levels, level -> {
            json.text("name", level.name());
            json.number("price", level.price());
            json.text("kind", level.kind());
        });
    }

    static void market(JsonOut json, MarketView market) {
        json.object("breadth", () -> breadth(json, market.breadth()));
        json.object("regime", () -> {
            json.text("name", market.regime().name());
            json.text("since", market.regime().since().toString());
            json.text("text", market.regime().text());
        });
        json.text("dispersion_text", market.dispersionText());
        json.number("dispersion", market.dispersion());
        json.object("correlation", () -> {
            json.whole("days", market.correlation().days());
            json.texts("symbols", market.correlation().symbols());
            json.matrix("rows", market.correlation().rows());
            json.text("text", market.correlation().text());
        });
        json.objects("anomalies", market.anomalies(), anomaly -> {
            json.text("symbol", anomaly.symbol());
            json.number("z", anomaly.z());
            json.text("text", anomaly.text());
        });
    }

    private static void breadth(JsonOut json, MarketView.Breadth breadth) {
        List<MarketView.BreadthDay> history = breadth.history();
        json.number("above_50", breadth.above50());
        json.number("above_200", breadth.above200());
        json.whole("members", breadth.members());
        json.text("text", breadth.text());
        json.object("history", () -> {
            json.texts("day", history.stream().map(day -> day.day().toString()).toList());
            json.numbers(
                    "above_50",
                    history.stream().map(MarketView.BreadthDay::above50).toList());
            json.numbers(
                    "above_200",
                    history.stream().map(MarketView.BreadthDay::above200).toList());
        });
    }

    static void data(JsonOut json, DataView data) {
        json.text("summary", data.summary());
        json.objects("findings", data.findings(), finding -> {
            json.text("symbol", finding.symbol());
            json.text("interval", finding.interval());
            json.text("rule", finding.rule());
            json.instant("from", finding.from());
            json.instant("until", finding.until());
            json.whole("bars", finding.bars());
            json.text("text", finding.text());
            json.texts("touches", finding.touches());
        });
        json.text("score_summary", data.scoreSummary());
        json.objects("scores", data.scores(), score -> {
            json.text("venue", score.venue());
            json.text("symbol", score.symbol());
            json.number("score", score.score());
            json.whole("bars", score.bars());
            json.texts("checks", score.checks());
        });
    }
}

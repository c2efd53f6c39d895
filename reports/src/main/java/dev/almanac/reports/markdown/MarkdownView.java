package dev.almanac.reports.markdown;

import dev.almanac.analytics.figure.Figures;
import dev.almanac.analytics.report.Call;
import dev.almanac.analytics.report.NearMiss;
import dev.almanac.analytics.report.ReportModel;
import dev.almanac.analytics.report.SymbolFigures;
import dev.almanac.reports.ReportCharts;
import dev.almanac.reports.ReportNames;
import dev.almanac.reports.svg.Chart;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** What the template is given: the model, and beside it the tables, literals and pictures already laid out. */
final class MarkdownView {
    private final ReportModel model;
    private final ReportCharts charts;

    MarkdownView(ReportModel model, ReportCharts charts) {
        this.model = model;
        this.charts = charts;
    }

    /** A chart's file and the words that stand for it. */
    public record Picture(String title, MarkdownFormat.Output path) {}

    /** One call, laid out. */
    public record Card(
            Call call,
            String rank,
            String score,
            String confidence,
            String close,
            MarkdownFormat.Output id,
            MarkdownFormat.Output levels,
            MarkdownFormat.Output contributions,
            MarkdownFormat.Output parts,
            List<Picture> pictures) {}

    Map<String, Object> values() {
        Map<String, Object> values = new LinkedHashMap<>();
        values.put("model", model);
        values.put("day", Figures.day(model.head().asOf()));
        values.put("asOf", Figures.instant(model.head().asOf()));
        values.put("ranked", Figures.count(model.head().ranked(), "symbol", "symbols"));
        values.put("horizon", Figures.count(model.head().horizonDays(), "day", "days"));
        values.put("revision", Integer.toString(model.head().revision()));
        values.put("absent", Figures.ABSENT);
        values.put("hasAbsent", hasAbsent());
        values.put("calls", finished(Tables.calls(model)));
        values.put("cards", cards());
        values.put("nearMisses", finished(Tables.nearMisses(model)));
        values.put("leftOut", finished(Tables.leftOut(model.leftOut())));
        values.put("breadthPictures", pictures(charts.breadth()));
        values.put("correlationPictures", pictures(charts.correlation()));
        values.put("anomalies", finished(Tables.anomalies(model.market().anomalies())));
        values.put("findings", finished(Tables.findings(model.data().findings())));
        values.put("scores", finished(Tables.scores(model.data().scores())));
        values.put("versions", finished(Tables.versions(model.provenance().tables())));
        values.put("reportId", code(model.provenance().reportId()));
        values.put("codeVersion", code(model.provenance().codeVersion()));
        values.put("configurationHash", code(model.provenance().configurationHash()));
        values.put("command", code(model.provenance().command()));
        values.put(
                "configuration", finished(MarkdownText.block(model.provenance().configuration())));
        return values;
    }

    private List<Card> cards() {
        List<Card> cards = new ArrayList<>();
        for (int i = 0; i < model.calls().size(); i++) {
            Call call = model.calls().get(i);
            cards.add(new Card(
                    call,
                    Integer.toString(call.rank()),
                    Figures.score(call.score()),
                    Figures.wholePercent(call.confidence()),
                    Figures.fixed(call.figures().close(), call.figures().priceDecimals()),
                    code(call.recommendationId()),
                    finished(Tables.levels(call)),
                    finished(Tables.contributions(call)),
                    finished(Tables.confidence(call)),
                    pictures(charts.calls().get(i))));
        }
        return cards;
    }

    private List<Picture> pictures(List<Chart> drawn) {
        return drawn.stream()
                .map(chart ->
                        new Picture(chart.title(), finished(ReportNames.chart(model.head(), chart.name(), "svg"))))
                .toList();
    }

    private boolean hasAbsent() {
        return Stream.concat(
                        model.calls().stream().map(Call::figures),
                        model.nearMisses().stream().map(NearMiss::figures))
                .anyMatch(MarkdownView::hasAbsent);
    }

    private static boolean hasAbsent(SymbolFigures figures) {
        return !Double.isFinite(figures.change1d()
                + figures.change7d()
                + figures.change30d()
                + figures.distanceTo52wHigh()
                + figures.normalDayMove());
    }

    private static MarkdownFormat.Output code(String literal) {
        return finished(MarkdownText.code(literal));
    }

    private static MarkdownFormat.Output finished(String markdown) {
        return MarkdownFormat.finished(markdown);
    }
}

package dev.almanac.reports.markdown;

import static dev.almanac.reports.markdown.TextTable.Column.figures;
import static dev.almanac.reports.markdown.TextTable.Column.words;

import dev.almanac.analytics.figure.Figures;
import dev.almanac.analytics.report.Call;
import dev.almanac.analytics.report.ConfidencePart;
import dev.almanac.analytics.report.ContributionLine;
import dev.almanac.analytics.report.DataView.DataFinding;
import dev.almanac.analytics.report.DataView.SymbolQuality;
import dev.almanac.analytics.report.LeftOut;
import dev.almanac.analytics.report.Level;
import dev.almanac.analytics.report.MarketView.Anomaly;
import dev.almanac.analytics.report.NearMiss;
import dev.almanac.analytics.report.Provenance.TableVersion;
import dev.almanac.analytics.report.ReportModel;
import dev.almanac.analytics.report.SymbolFigures;
import dev.almanac.reports.ScoreBar;
import java.util.List;

/** Lays the model's rows out as tables; each method writes one of the report's tables as Markdown. */
final class Tables {
    private Tables() {}

    static String calls(ReportModel model) {
        TextTable table = new TextTable(
                figures("#"),
                words("Moved"),
                words("Symbol"),
                words("Score"),
                figures("Confidence"),
                figures("Close"),
                figures("1 day"),
                figures("7 days"),
                figures("30 days"),
                figures("To 52-week high"),
                figures("Normal day"));
        double largest = largest(model);
        for (Call call : model.calls()) {
            SymbolFigures figures = call.figures();
            table.row(
                    Integer.toString(call.rank()),
                    moved(call),
                    text(call.symbol()),
                    ScoreBar.of(call.score(), largest).text(),
                    Figures.wholePercent(call.confidence()),
                    Figures.fixed(figures.close(), figures.priceDecimals()),
                    Figures.change(figures.change1d()),
                    Figures.change(figures.change7d()),
                    Figures.change(figures.change30d()),
                    Figures.change(figures.distanceTo52wHigh()),
                    Figures.percent(figures.normalDayMove()));
        }
        return table.markdown();
    }

    static String nearMisses(ReportModel model) {
        TextTable table = new TextTable(
                figures("#"),
                words("Symbol"),
                words("Score"),
                figures("Confidence"),
                figures("Close"),
                figures("1 day"),
                figures("7 days"),
                figures("30 days"),
                words("Why not"),
                words("What it lacked"));
        double largest = largest(model);
        for (NearMiss miss : model.nearMisses()) {
            SymbolFigures figures = miss.figures();
            table.row(
                    Integer.toString(miss.rank()),
                    text(miss.symbol()),
                    ScoreBar.of(miss.score(), largest).text(),
                    Figures.wholePercent(miss.confidence()),
                    Figures.fixed(figures.close(), figures.priceDecimals()),
                    Figures.change(figures.change1d()),
                    Figures.change(figures.change7d()),
                    Figures.change(figures.change30d()),
                    text(miss.reason()),
                    text(miss.lacking()));
        }
        return table.markdown();
    }

    static String levels(Call call) {
        TextTable table = new TextTable(words("Level"), figures("Price"), words("Kind"));
        for (Level level : call.levels()) {
            String price = Figures.fixed(level.price(), call.figures().priceDecimals());
            table.row(text(level.name()), price, text(level.kind()));
        }
        return table.markdown();
    }

    static String contributions(Call call) {
        TextTable table = new TextTable(
                words("Component"),
                words("Feature"),
                figures("Value"),
                figures("Place"),
                figures("z"),
                figures("Weight"),
                figures("Adds"));
        for (ContributionLine line : call.contributions()) {
            table.row(
                    text(line.component()),
                    text(line.label()),
                    text(line.valueText()),
                    line.place() > 0 ? line.place() + " of " + line.of() : Figures.ABSENT,
                    Figures.signed(line.z(), 2),
                    Figures.percent(line.weight()),
                    Figures.signed(line.contribution(), 3));
        }
        table.row("score", "sum of these", "", "", "", "", Figures.signed(call.score(), 3));
        return table.markdown();
    }

    static String confidence(Call call) {
        TextTable table = new TextTable(words("Part"), figures("Value"), words("Rests on"));
        for (ConfidencePart part : call.confidenceParts()) {
            table.row(text(part.name()), Figures.wholePercent(part.value()), text(part.text()));
        }
        return table.markdown();
    }

    static String leftOut(List<LeftOut> leftOut) {
        TextTable table = new TextTable(words("Venue"), words("Symbol"), words("Rule"), words("Reason"));
        for (LeftOut left : leftOut) {
            table.row(text(left.venue()), text(left.symbol()), text(left.rule()), text(left.reason()));
        }
        return table.markdown();
    }

    static String anomalies(List<Anomaly> anomalies) {
        TextTable table = new TextTable(words("Symbol"), figures("z"), words("What"));
        for (Anomaly anomaly : anomalies) {
            table.row(text(anomaly.symbol()), Figures.signed(anomaly.z(), 1), text(anomaly.text()));
        }
        return table.markdown();
    }

    static String findings(List<DataFinding> findings) {
        TextTable table = new TextTable(
                words("Symbol"),
                words("Interval"),
                words("Rule"),
                words("From"),
                words("Until"),
                figures("Bars"),
                words("Touches"),
                words("Finding"));
        for (DataFinding finding : findings) {
            String touches = String.join(", ", finding.touches());
            table.row(
                    text(finding.symbol()),
                    text(finding.interval()),
                    text(finding.rule()),
                    Figures.instant(finding.from()),
                    Figures.instant(finding.until()),
                    Long.toString(finding.bars()),
                    touches.isEmpty() ? Figures.ABSENT : text(touches),
                    text(finding.text()));
        }
        return table.markdown();
    }

    static String scores(List<SymbolQuality> scores) {
        TextTable table = new TextTable(words("Symbol"), figures("Score"), figures("Daily bars"), words("Checks"));
        for (SymbolQuality score : scores) {
            String checks = String.join(", ", score.checks());
            table.row(
                    text(score.symbol()),
                    Figures.fixed(score.score(), 1),
                    Long.toString(score.bars()),
                    checks.isEmpty() ? Figures.ABSENT : text(checks));
        }
        return table.markdown();
    }

    static String versions(List<TableVersion> tables) {
        TextTable table = new TextTable(words("Table"), figures("Version"), words("Detail"));
        for (TableVersion version : tables) {
            table.row(text(version.name()), Long.toString(version.version()), text(version.detail()));
        }
        return table.markdown();
    }

    /** The largest score shown, so that the bars of all tables compare. */
    private static double largest(ReportModel model) {
        double largest = 0;
        for (Call call : model.calls()) {
            largest = Math.max(largest, Math.abs(call.score()));
        }
        for (NearMiss miss : model.nearMisses()) {
            largest = Math.max(largest, Math.abs(miss.score()));
        }
        return largest;
    }

    private static String moved(Call call) {
        int places = call.previousRank() - call.rank();
        if (call.previousRank() == 0) {
            return "new";
        }
        return places == 0 ? "=" : places > 0 ? "▲ " + places : "▼ " + -places;
    }

    private static String text(String text) {
        return MarkdownText.escape(text);
    }
}

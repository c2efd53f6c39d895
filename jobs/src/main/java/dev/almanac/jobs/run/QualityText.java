package dev.almanac.jobs.run;

import dev.almanac.analytics.figure.Figures;
import dev.almanac.analytics.market.PairName;
import dev.almanac.analytics.quality.check.Checks;
import dev.almanac.analytics.quality.check.QualityScore;
import dev.almanac.analytics.quality.check.Severity;
import dev.almanac.analytics.report.QualityFinding;
import dev.almanac.jobs.terminal.TextTable;
import dev.almanac.lake.quality.QualityOverview;
import dev.almanac.lake.quality.SeriesQuality;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** What is known of the quality of candles, for people and for programs. */
final class QualityText {
    private static final int SHOWN = 40;

    private QualityText() {}

    /** Findings, the gravest first, notes only counted; then the worst scores, then all in one line. */
    static String text(QualityOverview overview) {
        if (overview.series().isEmpty()) {
            return "no candles are asked for that the lake holds\n";
        }
        List<QualityFinding> grave = overview.findings().stream()
                .filter(one -> Checks.severity(one.rule()) != Severity.NOTE)
                .toList();
        StringBuilder text = new StringBuilder();
        if (!grave.isEmpty()) {
            text.append(findings(grave)).append('\n');
        }
        Map<String, Double> scores = scores(overview);
        List<Map.Entry<String, Double>> worst = scores.entrySet().stream()
                .filter(pair -> pair.getValue() < QualityScore.BEST)
                .sorted(Map.Entry.<String, Double>comparingByValue().thenComparing(Map.Entry.comparingByKey()))
                .toList();
        if (!worst.isEmpty()) {
            TextTable table = new TextTable(false, true);
            table.row("pair", "score");
            worst.stream().limit(SHOWN).forEach(pair -> table.row(pair.getKey(), score(pair.getValue())));
            text.append(table.text())
                    .append(more(worst.size(), "pairs with a better score"))
                    .append('\n');
        }
        return text.append(totals(overview, scores)).toString();
    }

    private static String findings(List<QualityFinding> grave) {
        TextTable table = new TextTable(false, false, false, false, false, false, true, false);
        table.row("pair", "interval", "check", "severity", "from", "to", "bars", "message");
        grave.stream()
                .limit(SHOWN)
                .forEach(one -> table.row(
                        PairName.of(one.venue(), one.symbol()),
                        one.interval(),
                        one.rule(),
                        Checks.severity(one.rule()).code(),
                        Figures.instant(one.from()),
                        Figures.instant(one.until()),
                        Long.toString(one.bars()),
                        one.message()));
        return table.text() + more(grave.size(), "findings");
    }

    private static String more(int all, String what) {
        return all > SHOWN ? "and " + (all - SHOWN) + " more " + what + "; --json shows all\n" : "";
    }

    private static String totals(QualityOverview overview, Map<String, Double> scores) {
        long best = scores.values().stream()
                .filter(score -> score == QualityScore.BEST)
                .count();
        return Figures.count(scores.size(), "pair", "pairs") + ", "
                + overview.series().size() + " series, " + best
                + " of the pairs with the full score; findings: "
                + counts(overview.findings()).entrySet().stream()
                        .map(entry -> entry.getValue() + " " + entry.getKey())
                        .collect(Collectors.joining(", "))
                + "\n";
    }

    /** Findings by severity, the gravest first, zeros too. */
    private static Map<String, Long> counts(List<QualityFinding> findings) {
        Map<String, Long> counts = new LinkedHashMap<>();
        for (Severity severity : Severity.values()) {
            counts.put(
                    severity.code(),
                    findings.stream()
                            .filter(one -> Checks.severity(one.rule()) == severity)
                            .count());
        }
        return counts;
    }

    /** The least score of each pair's series. */
    private static Map<String, Double> scores(QualityOverview overview) {
        Map<String, Double> scores = new TreeMap<>();
        overview.series().forEach(one -> scores.merge(PairName.of(one.venue(), one.symbol()), one.score(), Math::min));
        return scores;
    }

    private static String score(double score) {
        return Figures.fixed(score, 1);
    }

    /** Every finding and every series. */
    static Map<String, Object> values(QualityOverview overview) {
        Map<String, Object> values = new LinkedHashMap<>();
        values.put("counts", counts(overview.findings()));
        values.put(
                "findings",
                overview.findings().stream().map(QualityText::object).toList());
        values.put(
                "series",
                overview.series().stream()
                        .sorted(Comparator.comparingDouble(SeriesQuality::score))
                        .map(QualityText::object)
                        .toList());
        return values;
    }

    private static Map<String, Object> object(QualityFinding one) {
        Map<String, Object> object = new LinkedHashMap<>();
        object.put("venue", one.venue());
        object.put("symbol", one.symbol());
        object.put("interval", one.interval());
        object.put("check", one.rule());
        object.put("severity", Checks.severity(one.rule()).code());
        object.put("from", one.from().toString());
        object.put("to", one.until().toString());
        object.put("bars", one.bars());
        object.put("message", one.message());
        return object;
    }

    private static Map<String, Object> object(SeriesQuality one) {
        Map<String, Object> object = new LinkedHashMap<>();
        object.put("venue", one.venue());
        object.put("symbol", one.symbol());
        object.put("interval", one.interval());
        object.put("bars", one.bars());
        object.put("score", one.score());
        return object;
    }
}

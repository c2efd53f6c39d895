package dev.almanac.analytics.report;

import dev.almanac.analytics.figure.Figures;
import dev.almanac.analytics.market.Interval;
import dev.almanac.analytics.market.PairName;
import dev.almanac.analytics.quality.Finding;
import dev.almanac.analytics.quality.check.QualityScore;
import dev.almanac.analytics.report.DataView.DataFinding;
import dev.almanac.analytics.report.DataView.SymbolQuality;
import dev.almanac.analytics.universe.DailyHistory;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/** What the data lacked: findings about the daily bars that this report rests on. */
final class DataBuilder {
    private static final int DAYS = 365;
    private static final int MOST = 40;

    private DataBuilder() {}

    /** @param shown venue and symbol of the calls and near misses above, in one word each */
    static DataView data(ReportInput input, Set<String> shown) {
        List<QualityFinding> known = known(input);
        List<DataFinding> recent = known.stream()
                .sorted(Comparator.comparing(QualityFinding::from)
                        .reversed()
                        .thenComparing(QualityFinding::venue)
                        .thenComparing(QualityFinding::symbol)
                        .thenComparing(QualityFinding::rule)
                        .thenComparing(QualityFinding::until))
                .map(finding -> new DataFinding(
                        finding.symbol(),
                        finding.interval(),
                        finding.rule(),
                        finding.from(),
                        finding.until(),
                        finding.bars(),
                        finding.message(),
                        shown.contains(PairName.of(finding.venue(), finding.symbol()))
                                ? List.of(finding.symbol())
                                : List.of()))
                .toList();
        List<SymbolQuality> scores = scores(input, known);
        return new DataView(
                summary(recent, input.ranking().rows().isEmpty()),
                recent.subList(0, Math.min(MOST, recent.size())),
                scoreSummary(scores),
                scores);
    }

    /** Findings about daily bars of the last year. */
    private static List<QualityFinding> known(ReportInput input) {
        Instant from = input.asOf().minus(Duration.ofDays(DAYS));
        return input.findings().stream()
                .filter(finding -> finding.interval().equals(Interval.D1.code()))
                .filter(finding ->
                        finding.until().isAfter(from) && finding.from().isBefore(input.asOf()))
                .toList();
    }

    private static List<SymbolQuality> scores(ReportInput input, List<QualityFinding> known) {
        Map<String, List<Finding>> bySymbol = known.stream()
                .collect(Collectors.groupingBy(
                        finding -> PairName.of(finding.venue(), finding.symbol()),
                        Collectors.mapping(DataBuilder::plain, Collectors.toList())));
        return input.histories().stream()
                .map(history -> score(history, bySymbol.getOrDefault(history.name(), List.of())))
                .sorted(Comparator.comparingDouble(SymbolQuality::score)
                        .thenComparing(SymbolQuality::symbol)
                        .thenComparing(SymbolQuality::venue))
                .toList();
    }

    private static SymbolQuality score(DailyHistory history, List<Finding> findings) {
        int bars = history.barsWithin(DAYS);
        return new SymbolQuality(
                history.venue(),
                history.symbol().toString(),
                QualityScore.of(findings, bars),
                bars,
                findings.stream().map(Finding::rule).distinct().sorted().toList());
    }

    /** Only rule and bars count. */
    private static Finding plain(QualityFinding finding) {
        return new Finding(finding.rule(), 0, 0, finding.bars(), finding.message());
    }

    private static String scoreSummary(List<SymbolQuality> scores) {
        long full =
                scores.stream().filter(one -> one.score() == QualityScore.BEST).count();
        if (scores.isEmpty() || full == scores.size()) {
            return scores.isEmpty() ? "" : "Every ranked symbol has the full quality score of 100.";
        }
        SymbolQuality least = scores.get(0);
        return full + " of " + Figures.count(scores.size(), "ranked symbol has", "ranked symbols have")
                + " the full quality score of 100; the least is " + Figures.fixed(least.score(), 1) + ", of "
                + least.symbol() + ".";
    }

    private static String summary(List<DataFinding> findings, boolean nobodyRanked) {
        if (findings.isEmpty() && nobodyRanked) {
            return "No symbol was ranked, and nothing is recorded about daily bars of the last " + DAYS + " days.";
        }
        if (findings.isEmpty()) {
            return "Nothing was missing, corrected or refused in the daily bars of the last " + DAYS + " days.";
        }
        Set<String> touched = new TreeSet<>();
        findings.forEach(finding -> touched.addAll(finding.touches()));
        String text = Figures.count(findings.size(), "finding", "findings") + " in the daily bars of the last " + DAYS
                + " days; "
                + (touched.isEmpty()
                        ? "none touches a call or near miss above."
                        : "touched above: " + Words.list(touched.stream().toList()) + ".");
        return findings.size() > MOST ? text + " The latest " + MOST + " are shown." : text;
    }
}

package dev.almanac.analytics.report;

import dev.almanac.analytics.figure.Figures;
import dev.almanac.analytics.market.Interval;
import dev.almanac.analytics.market.PairName;
import dev.almanac.analytics.report.DataView.DataFinding;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/** What the data lacked: findings about the daily bars that this report rests on. */
final class DataBuilder {
    private static final int DAYS = 365;
    private static final int MOST = 40;

    private DataBuilder() {}

    /** @param shown venue and symbol of the calls and near misses above, in one word each */
    static DataView data(ReportInput input, Set<String> shown) {
        Instant from = input.asOf().minus(Duration.ofDays(DAYS));
        List<DataFinding> recent = input.findings().stream()
                .filter(finding -> finding.interval().equals(Interval.D1.code()))
                .filter(finding ->
                        finding.until().isAfter(from) && finding.from().isBefore(input.asOf()))
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
        return new DataView(
                summary(recent, input.ranking().rows().isEmpty()), recent.subList(0, Math.min(MOST, recent.size())));
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

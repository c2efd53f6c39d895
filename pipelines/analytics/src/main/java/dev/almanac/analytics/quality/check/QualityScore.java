package dev.almanac.analytics.quality.check;

import dev.almanac.analytics.quality.Finding;
import java.util.Collection;
import java.util.Map;
import java.util.TreeMap;

/**
 * How far a series can be trusted, in one figure: 100 less what each check that found something costs. That is the points of
 * its severity ({@link Severity#points}: quarantine 10, veto 40, warn 10, note 2), half of them for finding anything and the
 * other half in proportion to the bars concerned, in full from 1 % of the series' bars on:
 *
 * <pre>score = max(0, 100 - sum over checks of points x (0.5 + 0.5 x min(1, bars found / bars of the series / 0.01)))</pre>
 *
 * <p>How often a check spoke does not count, only how many bars it spoke of; so one event told twice costs no more. A symbol
 * has the least score of its series. What was put right ({@link Check.Stage#isPutRight}) costs nothing.
 */
public final class QualityScore {
    /** Nothing was found. */
    public static final double BEST = 100;

    private static final double FULL_SHARE = 0.01;

    private QualityScore() {}

    /**
     * The score of a series, 0 to 100.
     *
     * @param findings all that was found in it
     * @param bars how many bars it has
     */
    public static double of(Collection<Finding> findings, long bars) {
        Map<String, Long> found = new TreeMap<>();
        findings.stream()
                .filter(finding -> !isPutRight(finding.rule()))
                .forEach(finding -> found.merge(finding.rule(), finding.bars(), Long::sum));
        double score = BEST;
        for (Map.Entry<String, Long> check : found.entrySet()) {
            double share = bars == 0 ? 1 : check.getValue() / (double) bars;
            score -= Checks.severity(check.getKey()).points() * (0.5 + 0.5 * Math.min(1, share / FULL_SHARE));
        }
        return Math.max(0, score);
    }

    private static boolean isPutRight(String rule) {
        return Checks.named(rule).filter(check -> check.stage().isPutRight()).isPresent();
    }
}

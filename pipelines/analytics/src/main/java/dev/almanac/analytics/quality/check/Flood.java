package dev.almanac.analytics.quality.check;

import dev.almanac.analytics.figure.Figures;
import dev.almanac.analytics.quality.Finding;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Consumer;

/**
 * Lets the first findings of each check through and puts the rest together, so that a source that is wrong throughout does not
 * fill a table. Nothing is lost but their places: the bars of the rest are counted.
 */
final class Flood implements Consumer<Finding> {
    /** So many findings of one check and series stand alone. */
    static final int MOST = 50;

    private final Consumer<Finding> findings;
    private final Map<String, Rest> rests = new TreeMap<>();

    Flood(Consumer<Finding> findings) {
        this.findings = findings;
    }

    @Override
    public void accept(Finding finding) {
        Rest rest = rests.computeIfAbsent(finding.rule(), rule -> new Rest());
        rest.count++;
        if (rest.count <= MOST) {
            findings.accept(finding);
        } else {
            rest.from = Math.min(rest.from, finding.from());
            rest.until = Math.max(rest.until, finding.until());
            rest.bars += finding.bars();
        }
    }

    /** Reports the rest of each check. */
    void finish() {
        rests.forEach((rule, rest) -> {
            long more = rest.count - MOST;
            if (more > 0) {
                findings.accept(new Finding(
                        rule,
                        rest.from,
                        rest.until,
                        rest.bars,
                        Figures.count(more, "more finding", "more findings") + " of this check, of "
                                + Figures.count(rest.bars, "bar", "bars") + " in this time"));
            }
        });
    }

    private static final class Rest {
        private long count;
        private long from = Long.MAX_VALUE;
        private long until = Long.MIN_VALUE;
        private long bars;
    }
}

package dev.almanac.analytics.quality.check;

import dev.almanac.analytics.figure.Figures;
import dev.almanac.analytics.quality.Finding;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Consumer;

/**
 * Holds the first findings of each check and puts the rest together, so that a source that is wrong throughout does not
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
        if (rest.hold(finding, MOST)) {
            return;
        }
        rest.count++;
        rest.from = Math.min(rest.from, finding.from());
        rest.until = Math.max(rest.until, finding.until());
        rest.bars += finding.bars();
    }

    /** Reports what is held, and the rest of each check. */
    void finish() {
        rests.forEach((rule, rest) -> {
            if (rest.count > 0) {
                String message = Figures.count(rest.count, "more finding", "more findings") + " of this check, of "
                        + Figures.count(rest.bars, "bar", "bars") + " in this time";
                rest.hold(new Finding(rule, rest.from, rest.until, rest.bars, message), MOST + 1);
            }
            rest.held.values().forEach(findings);
        });
    }

    private record Span(long from, long until) {}

    private static final class Rest {
        /** A table holds one finding of a rule and span: what else is found of the same is said by the same. */
        private final Map<Span, Finding> held = new LinkedHashMap<>();

        private long count;
        private long from = Long.MAX_VALUE;
        private long until = Long.MIN_VALUE;
        private long bars;

        boolean hold(Finding finding, int most) {
            Span span = new Span(finding.from(), finding.until());
            if (held.size() >= most && !held.containsKey(span)) {
                return false;
            }
            held.merge(span, finding, Rest::together);
            return true;
        }

        private static Finding together(Finding one, Finding other) {
            return new Finding(
                    one.rule(),
                    one.from(),
                    one.until(),
                    Math.max(one.bars(), other.bars()),
                    one.message() + "; " + other.message());
        }
    }
}

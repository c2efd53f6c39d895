package dev.almanac.jobs.run;

import dev.almanac.analytics.figure.Figures;
import dev.almanac.analytics.ranking.Component;
import dev.almanac.analytics.ranking.Confidence;
import dev.almanac.analytics.ranking.Contribution;
import dev.almanac.analytics.ranking.RankedSymbol;
import dev.almanac.analytics.ranking.Status;
import dev.almanac.analytics.universe.NonMember;
import dev.almanac.jobs.Invocation;
import dev.almanac.jobs.config.Settings;
import dev.almanac.jobs.terminal.StatusLine;
import dev.almanac.jobs.terminal.TextTable;
import dev.almanac.lake.ranking.Why;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** Explains where a symbol stands on a day, or what kept it out. */
public final class WhyJob {
    /** So many that the printed summands add up to the printed score. */
    private static final int SUMMAND_DIGITS = 4;

    private WhyJob() {}

    /**
     * The explanation.
     *
     * @param text for a person
     * @param values for a program
     */
    public record Answer(String text, Map<String, Object> values) {}

    /** Looks {@code symbol} up in the latest ranking of {@code asOf}; without one, in that of the latest ranked day. */
    public static Answer run(
            Invocation invocation, StatusLine status, Settings settings, Optional<Instant> asOf, String symbol) {
        try (Run run = Run.reading(invocation, status, settings.lake())) {
            Why why = Why.of(run.lake(), asOf, settings.ranking().profile(), symbol);
            return new Answer(text(why), values(why));
        }
    }

    private static String text(Why why) {
        StringBuilder text = new StringBuilder();
        for (RankedSymbol row : why.ranked()) {
            text.append(head(why, row));
            text.append(verdict(row)).append("\n\n").append(contributions(row));
        }
        for (NonMember one : why.leftOut()) {
            text.append(one.venue()).append(' ').append(one.symbol()).append(" on ");
            text.append(Figures.day(why.asOf()))
                    .append(": not ranked (")
                    .append(one.rule())
                    .append("): ");
            text.append(one.reason()).append('\n');
        }
        return text.toString();
    }

    private static String head(Why why, RankedSymbol row) {
        Confidence confidence = row.confidence();
        return String.format(
                Locale.ROOT,
                "%s %s on %s (revision %d): rank %d of %d, score %s, confidence %s%n"
                        + "confidence is the least of data quality %s, agreement %s and rank stability %s%n",
                row.venue(),
                row.symbol(),
                Figures.day(why.asOf()),
                why.revision(),
                row.rank(),
                why.members(),
                Figures.score(row.score()),
                Figures.wholePercent(confidence.value()),
                Figures.wholePercent(confidence.dataQuality()),
                Figures.wholePercent(confidence.agreement()),
                Figures.wholePercent(confidence.stability()));
    }

    private static String verdict(RankedSymbol row) {
        String status = row.verdict().status().name().toLowerCase(Locale.ROOT).replace('_', ' ');
        if (row.verdict().status() == Status.CALL) {
            return status;
        }
        String lacking = row.verdict().lacking();
        return status + " (" + row.verdict().rule() + "): " + row.verdict().reason()
                + (lacking.isEmpty() ? "" : "; " + lacking);
    }

    /** Features under their components; the sums are of the unrounded figures, shown with as many digits as these. */
    private static String contributions(RankedSymbol row) {
        TextTable table = new TextTable(false, false, true, true, true, true, true);
        table.row("feature", "column", "value", "place", "z", "weight", "adds");
        for (Component component : Component.values()) {
            List<Contribution> parts = row.contributions().stream()
                    .filter(one -> one.feature().component() == component)
                    .toList();
            double weight = parts.stream().mapToDouble(Contribution::weight).sum();
            table.row(component.code(), "", "", "", "", Figures.percent(weight), summand(row.contribution(component)));
            for (Contribution one : parts) {
                table.row(
                        "  " + one.feature().label(),
                        one.feature().column(),
                        one.feature().text(one.value()),
                        one.place() == 0 ? Figures.ABSENT : one.place() + "/" + one.of(),
                        Figures.score(one.z()),
                        Figures.percent(one.weight()),
                        summand(one.contribution()));
            }
        }
        table.row("score", "", "", "", "", "", summand(row.score()));
        return table.text();
    }

    private static String summand(double value) {
        return Figures.signed(value, SUMMAND_DIGITS);
    }

    private static Map<String, Object> values(Why why) {
        Map<String, Object> values = new LinkedHashMap<>();
        values.put("as_of", why.asOf().toString());
        values.put("revision", why.revision());
        values.put("members", why.members());
        values.put("ranked", why.ranked().stream().map(WhyJob::object).toList());
        List<Map<String, Object>> leftOut = new ArrayList<>();
        for (NonMember one : why.leftOut()) {
            Map<String, Object> object = new LinkedHashMap<>();
            object.put("venue", one.venue());
            object.put("symbol", one.symbol().toString());
            object.put("rule", one.rule());
            object.put("reason", one.reason());
            leftOut.add(object);
        }
        values.put("left_out", leftOut);
        return values;
    }

    private static Map<String, Object> object(RankedSymbol row) {
        Map<String, Object> object = new LinkedHashMap<>();
        object.put("venue", row.venue());
        object.put("symbol", row.symbol().toString());
        object.put("rank", row.rank());
        object.put("score", row.score());
        object.put("confidence", row.confidence().value());
        object.put("status", row.verdict().status().name().toLowerCase(Locale.ROOT));
        object.put("rule", row.verdict().rule());
        object.put("reason", row.verdict().reason());
        List<Map<String, Object>> contributions = new ArrayList<>();
        for (Contribution one : row.contributions()) {
            Map<String, Object> part = new LinkedHashMap<>();
            part.put("feature", one.feature().column());
            part.put("label", one.feature().label());
            part.put("component", one.feature().component().code());
            part.put("weight", one.weight());
            part.put("contribution", one.contribution());
            if (one.place() > 0) {
                part.put("value", one.value());
                part.put("z", one.z());
                part.put("place", one.place());
                part.put("of", one.of());
            }
            contributions.add(part);
        }
        object.put("contributions", contributions);
        return object;
    }
}

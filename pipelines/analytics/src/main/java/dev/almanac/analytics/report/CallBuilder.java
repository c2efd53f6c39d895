package dev.almanac.analytics.report;

import dev.almanac.analytics.figure.Figures;
import dev.almanac.analytics.ranking.Component;
import dev.almanac.analytics.ranking.Confidence;
import dev.almanac.analytics.ranking.Contribution;
import dev.almanac.analytics.ranking.DataFacts;
import dev.almanac.analytics.ranking.RankedFeature;
import dev.almanac.analytics.ranking.RankedSymbol;
import dev.almanac.analytics.ranking.RecommendationId;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** A call with everything that is said about it. */
final class CallBuilder {
    /** Contributions smaller than this are not worth a clause. */
    private static final double WORTH_SAYING = 0.01;

    private static final int MOST_REASONS = 3;

    /** Averages and changes tell much the same; so one component gets at most so many clauses. */
    private static final int MOST_OF_A_COMPONENT = 2;

    private final ReportInput input;

    CallBuilder(ReportInput input) {
        this.input = input;
    }

    Call call(SymbolView view) {
        RankedSymbol row = view.row();
        return new Call(
                row.rank(),
                input.previousRanks().getOrDefault(row.name(), 0),
                row.venue(),
                row.symbol().toString(),
                RecommendationId.of(
                        input.asOf(), input.settings().profile(), row.venue(), row.symbol(), input.revision()),
                row.score(),
                row.confidence().value(),
                confidenceParts(row),
                view.figures(),
                rationale(row),
                contributions(row),
                view.levels(),
                new ViewChanges(view, input.settings().minScore()).sentences(),
                ChartBuilder.chart(view));
    }

    private int members() {
        return input.ranking().rows().size();
    }

    /** What the confidence is the least of, each with the facts it rests on. */
    private List<ConfidencePart> confidenceParts(RankedSymbol row) {
        Confidence confidence = row.confidence();
        DataFacts facts = row.facts();
        long features = row.contributions().stream()
                .filter(one -> !Double.isNaN(one.z()))
                .count();
        return List.of(
                new ConfidencePart(
                        "data quality",
                        confidence.dataQuality(),
                        facts.bars() + " of the last " + DataFacts.WINDOW_DAYS + " daily bars, " + features + " of "
                                + row.contributions().size() + " features, "
                                + Figures.count(facts.outliers(), "flagged bar", "flagged bars") + "."),
                new ConfidencePart("agreement", confidence.agreement(), agreement(row)),
                new ConfidencePart("rank stability", confidence.stability(), stability(confidence) + "."));
    }

    private static String agreement(RankedSymbol row) {
        List<String> parts = new ArrayList<>();
        for (Component component : Component.values()) {
            parts.add(component.code() + " " + Figures.score(row.contribution(component)));
        }
        return "Net over gross of " + Words.list(parts) + ".";
    }

    private String stability(Confidence confidence) {
        return confidence.bestRank() == confidence.worstRank()
                ? "It stays " + Figures.ordinal(confidence.bestRank()) + " of " + members()
                        + " whichever component is left out"
                : "With any one component left out it ranks between " + Figures.ordinal(confidence.bestRank()) + " and "
                        + Figures.ordinal(confidence.worstRank()) + " of " + members();
    }

    private List<String> rationale(RankedSymbol row) {
        List<String> sentences = new ArrayList<>();
        Component leading = leading(row);
        if (row.contribution(leading) >= WORTH_SAYING) {
            sentences.add(caseFor(row, leading));
        }
        List<Contribution> adverse = largest(row, -1);
        sentences.add(adverse.isEmpty() ? "Nothing of weight speaks against it." : against(row, adverse));
        sentences.add(stability(row.confidence()) + ".");
        return sentences;
    }

    private static Component leading(RankedSymbol row) {
        Component leading = Component.TREND;
        for (Component component : Component.values()) {
            leading = row.contribution(component) > row.contribution(leading) ? component : leading;
        }
        return leading;
    }

    /** The component that adds most, by its own largest features, and the largest of another one. */
    private static String caseFor(RankedSymbol row, Component leading) {
        List<Contribution> favourable = byMagnitude(row).stream()
                .filter(one -> one.contribution() >= WORTH_SAYING)
                .toList();
        List<Contribution> own = favourable.stream()
                .filter(one -> one.feature().component() == leading)
                .limit(MOST_OF_A_COMPONENT)
                .toList();
        String other = favourable.stream()
                .filter(one -> one.feature().component() != leading)
                .findFirst()
                .map(one -> "; " + clause(one) + " adds to it")
                .orElse("");
        return opening(row, leading) + Words.list(clauses(own)) + other + ".";
    }

    /** The wording goes with the rank, so that neighbours read differently. */
    private static String opening(RankedSymbol row, Component leading) {
        String name =
                switch (leading) {
                    case TREND -> "the trend";
                    case MOMENTUM -> "momentum";
                    case VOLATILITY -> "its calm";
                    case LIQUIDITY -> "its liquidity";
                    case ANOMALY -> "an ordinary day";
                };
        String figure = " (" + Figures.score(row.contribution(leading)) + " of " + Figures.score(row.score()) + "): ";
        return switch (row.rank() % 3) {
            case 1 -> Words.sentence(name) + " carries it" + figure;
            case 2 -> "Its case rests first on " + name + figure;
            default -> "What lifts it most is " + name + figure;
        };
    }

    private static String against(RankedSymbol row, List<Contribution> adverse) {
        String clauses = Words.list(clauses(adverse)) + ".";
        return switch (row.rank() % 3) {
            case 1 -> "Against it: " + clauses;
            case 2 -> "It is held down by " + clauses;
            default -> "On the other side: " + clauses;
        };
    }

    private static List<String> clauses(List<Contribution> contributions) {
        return contributions.stream().map(CallBuilder::clause).toList();
    }

    /** "30-day change +18.4 % (3rd of 31)". */
    static String clause(Contribution one) {
        return one.feature().label() + " " + one.feature().text(one.value()) + " (" + Figures.ordinal(one.place())
                + " of " + one.of() + ")";
    }

    /** The largest contributions of one sign, largest first. */
    static List<Contribution> largest(RankedSymbol row, int sign) {
        List<Contribution> chosen = new ArrayList<>();
        for (Contribution one : byMagnitude(row)) {
            long ofComponent = chosen.stream()
                    .filter(other ->
                            other.feature().component() == one.feature().component())
                    .count();
            if (sign * one.contribution() >= WORTH_SAYING
                    && ofComponent < MOST_OF_A_COMPONENT
                    && chosen.size() < MOST_REASONS) {
                chosen.add(one);
            }
        }
        return chosen;
    }

    private static List<Contribution> byMagnitude(RankedSymbol row) {
        return row.contributions().stream()
                .sorted(Comparator.comparingDouble((Contribution one) -> -Math.abs(one.contribution())))
                .toList();
    }

    private static List<ContributionLine> contributions(RankedSymbol row) {
        return byMagnitude(row).stream()
                .map(one -> {
                    RankedFeature feature = one.feature();
                    return new ContributionLine(
                            feature.component().code(),
                            feature.column(),
                            feature.label(),
                            one.value(),
                            feature.text(one.value()),
                            one.z(),
                            one.weight(),
                            one.contribution(),
                            one.place(),
                            one.of());
                })
                .toList();
    }
}

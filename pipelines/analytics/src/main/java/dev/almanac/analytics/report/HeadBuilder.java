package dev.almanac.analytics.report;

import dev.almanac.analytics.figure.Figures;
import dev.almanac.analytics.ranking.Contribution;
import dev.almanac.analytics.ranking.EntryRule;
import dev.almanac.analytics.ranking.RankedSymbol;
import dev.almanac.analytics.ranking.Status;
import dev.almanac.analytics.universe.NonMember;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The first lines of a report. */
final class HeadBuilder {
    private static final int MOST_NAMES = 5;

    /** A climb or fall by fewer places is no news. */
    private static final int NEWSWORTHY_PLACES = 5;

    private final ReportInput input;
    private final MarketView market;

    HeadBuilder(ReportInput input, MarketView market) {
        this.input = input;
        this.market = market;
    }

    Head head() {
        return new Head(
                input.asOf(),
                input.settings().profile(),
                input.revision(),
                input.retrospective(),
                input.notices(),
                headline(),
                standsOut(),
                rows().size(),
                input.settings().horizonDays(),
                EntryRule.text(input.asOf()),
                EntryRule.BENCHMARK);
    }

    private List<RankedSymbol> rows() {
        return input.ranking().rows();
    }

    private String headline() {
        List<RankedSymbol> calls = input.ranking().with(Status.CALL);
        int ranked = rows().size();
        if (ranked == 0) {
            List<NonMember> left = input.ranking().nonMembers();
            return "No call today: no symbol could be ranked; "
                    + (left.isEmpty()
                            ? "there was no daily bar of any by then."
                            : "left out: " + NonMember.summary(left) + ".");
        }
        if (!calls.isEmpty()) {
            return Figures.count(calls.size(), "call", "calls") + " among "
                    + Figures.count(ranked, "ranked symbol", "ranked symbols") + ": " + names(calls) + "; " + state();
        }
        String counted = Figures.count(ranked, "symbol", "symbols") + " ranked";
        if (ranked < input.settings().minMembers()) {
            return "No call today: " + counted + ", fewer than the "
                    + input.settings().minMembers() + " that a ranking is trusted with.";
        }
        return "No call today: " + counted + ", none above the bar"
                + nearest()
                        .map(row -> "; nearest " + row.symbol() + ", "
                                + row.verdict().reason())
                        .orElse("")
                + ". " + Words.sentence(state());
    }

    private static String names(List<RankedSymbol> calls) {
        List<String> names = new ArrayList<>(
                calls.stream().limit(MOST_NAMES).map(row -> row.symbol().base()).toList());
        if (calls.size() > MOST_NAMES) {
            names.add((calls.size() - MOST_NAMES) + " more");
        }
        return Words.list(names);
    }

    private Optional<RankedSymbol> nearest() {
        return input.ranking().with(Status.NEAR_MISS).stream().findFirst();
    }

    /** "the market is in a downtrend since 2022-09-13, 32 % of members above the 50-day average." */
    private String state() {
        String name = market.regime().name();
        if (name.equals("unknown")) {
            return "the market's state is unknown.";
        }
        return (name.equals("sideways")
                        ? "the market goes sideways"
                        : "the market is in " + (name.equals("uptrend") ? "an " : "a ") + name)
                + ", " + Figures.wholePercent(market.breadth().above50()) + " of members above the 50-day average.";
    }

    private List<String> standsOut() {
        List<String> lines = new ArrayList<>();
        input.ranking().with(Status.CALL).stream()
                .findFirst()
                .map(HeadBuilder::leader)
                .or(() -> nearest().map(HeadBuilder::nearestLine))
                .ifPresent(lines::add);
        others().ifPresent(lines::add);
        if (!rows().isEmpty()) {
            lines.add(market.regime().text());
        }
        market.anomalies().stream()
                .findFirst()
                .map(MarketView.Anomaly::text)
                .or(this::largestMove)
                .or(() -> rows().size() > 1 ? Optional.of(market.dispersionText()) : Optional.empty())
                .ifPresent(lines::add);
        return lines;
    }

    /** The calls beyond those that are shown in full. */
    private Optional<String> others() {
        List<RankedSymbol> rest =
                input.ranking().with(Status.CALL).stream().skip(input.top()).toList();
        if (rest.isEmpty()) {
            return Optional.empty();
        }
        List<String> names = rest.stream().map(row -> row.symbol().toString()).toList();
        return Optional.of("Calls below the " + input.top() + " shown: " + Words.list(names) + ".");
    }

    private static String leader(RankedSymbol row) {
        String text = row.symbol() + " leads with a score of " + Figures.score(row.score()) + " at confidence "
                + Figures.wholePercent(row.confidence().value());
        List<Contribution> favourable = CallBuilder.largest(row, 1);
        return favourable.isEmpty() ? text + "." : text + ": " + CallBuilder.clause(favourable.get(0)) + ".";
    }

    private static String nearestLine(RankedSymbol row) {
        return row.symbol() + " came nearest with a score of " + Figures.score(row.score()) + " at confidence "
                + Figures.wholePercent(row.confidence().value()) + ": "
                + row.verdict().lacking() + ".";
    }

    private Optional<String> largestMove() {
        Optional<String> text = Optional.empty();
        int largest = NEWSWORTHY_PLACES - 1;
        for (RankedSymbol row : rows()) {
            int before = input.previousRanks().getOrDefault(row.name(), row.rank());
            if (Math.abs(before - row.rank()) > largest) {
                largest = Math.abs(before - row.rank());
                text = Optional.of(row.symbol() + (row.rank() < before ? " climbed from " : " fell from ")
                        + Figures.ordinal(before) + " to " + Figures.ordinal(row.rank()) + " in a day.");
            }
        }
        return text;
    }
}

package dev.almanac.analytics.report;

import dev.almanac.analytics.figure.Figures;
import dev.almanac.analytics.ranking.Contribution;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** What would change the view on a call: prices and conditions, a sentence each. */
record ViewChanges(SymbolView view, double minScore) {
    List<String> sentences() {
        List<String> all = new ArrayList<>();
        level(SymbolView.AVERAGE_50).ifPresent(average -> all.add(average(average)));
        level(SymbolView.LOW_20)
                .ifPresent(low ->
                        all.add("A daily close below " + named(low) + " would break the range of the last 20 days."));
        level(SymbolView.HIGH_20).ifPresent(high -> all.add(breakout(high)));
        all.add(bar());
        return all;
    }

    private Optional<Level> level(String name) {
        return view.levels().stream().filter(level -> level.name().equals(name)).findFirst();
    }

    /** "the 50-day average at 31.20 (−4.1 %)". */
    private String named(Level level) {
        return "the " + level.name() + " at " + view.price(level.price()) + " ("
                + Figures.change(level.price() / view.close() - 1) + ")";
    }

    private String average(Level average) {
        double away = average.price() / view.close() - 1;
        if (Figures.change(away).equals(Figures.change(0))) {
            return "It stands on the " + average.name() + " at " + view.price(average.price())
                    + "; daily closes clearly above or below would turn its distance to that average for or against it.";
        }
        return away < 0
                ? "A daily close below " + named(average) + " would turn its distance to that average against it."
                : "It is still below " + named(average) + "; a daily close above would turn that in its favour.";
    }

    private String breakout(Level high) {
        Optional<Level> year = level(SymbolView.HIGH_52W).filter(level -> level.price() > high.price());
        return "A daily close above " + named(high) + " would be its highest in 20 days"
                + year.map(level -> "; the next mark is " + named(level)).orElse("") + ".";
    }

    private String bar() {
        double spare = view.row().score() - minScore;
        String text = "It leaves the list below a score of " + Figures.score(minScore) + ": it has "
                + Figures.fixed(spare, 2) + " to spare";
        List<Contribution> favourable = CallBuilder.largest(view.row(), 1);
        if (favourable.isEmpty()) {
            return text + ".";
        }
        Contribution largest = favourable.get(0);
        return text + ", and " + largest.feature().label() + " alone gives " + Figures.score(largest.contribution())
                + ".";
    }
}

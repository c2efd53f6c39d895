package dev.almanac.analytics.report;

import dev.almanac.analytics.figure.Figures;
import dev.almanac.analytics.market.Interval;
import dev.almanac.analytics.ranking.Component;
import dev.almanac.analytics.ranking.RankedFeature;
import dev.almanac.analytics.ranking.RankedSymbol;
import dev.almanac.analytics.report.MarketView.Anomaly;
import dev.almanac.analytics.report.MarketView.Breadth;
import dev.almanac.analytics.report.MarketView.Correlation;
import dev.almanac.analytics.statistic.ClusterOrder;
import dev.almanac.analytics.statistic.Moments;
import dev.almanac.analytics.universe.DailyHistory;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** The market as the ranked members show it. */
final class MarketBuilder {
    private static final int CORRELATION_DAYS = 90;
    private static final int LEAST_OVERLAP = 60;

    /** More rows than this cannot be read in a heat map; the best ranked are shown. */
    private static final int MOST_CORRELATED = 40;

    private static final double UNUSUAL = 3;
    private static final int MOST_ANOMALIES = 8;

    private MarketBuilder() {}

    /** @param views ranked members, best first */
    static MarketView market(List<SymbolView> views, Instant asOf) {
        List<DailyHistory> members = views.stream().map(SymbolView::history).toList();
        Breadth breadth = BreadthBuilder.breadth(members, asOf);
        double[] changes =
                members.stream().mapToDouble(member -> member.change(30)).toArray();
        double dispersion = Moments.deviation(changes);
        return new MarketView(
                breadth,
                BreadthBuilder.regime(breadth.history(), asOf),
                dispersionText(views, changes, dispersion),
                dispersion,
                correlation(views.subList(0, Math.min(views.size(), MOST_CORRELATED))),
                anomalies(views));
    }

    private static String dispersionText(List<SymbolView> views, double[] changes, double dispersion) {
        if (Double.isNaN(dispersion)) {
            return views.isEmpty()
                    ? "There are no members to compare."
                    : "There are not two members with a 30-day change to compare.";
        }
        int lowest = -1;
        int highest = -1;
        for (int i = 0; i < changes.length; i++) {
            if (!Double.isNaN(changes[i])) {
                lowest = lowest < 0 || changes[i] < changes[lowest] ? i : lowest;
                highest = highest < 0 || changes[i] > changes[highest] ? i : highest;
            }
        }
        String range = "30-day changes run from " + Figures.change(changes[lowest]) + " ("
                + views.get(lowest).row().symbol() + ") to " + Figures.change(changes[highest]) + " ("
                + views.get(highest).row().symbol() + ")";
        return views.size() == 2
                ? range + "."
                : range + "; their standard deviation is " + Figures.fixed(dispersion * 100, 1) + " percentage points.";
    }

    private static Correlation correlation(List<SymbolView> views) {
        double[][] returns = views.stream().map(view -> returns(view.history())).toArray(double[][]::new);
        int size = views.size();
        double[][] matrix = new double[size][size];
        for (int i = 0; i < size; i++) {
            for (int j = 0; j <= i; j++) {
                matrix[i][j] = i == j ? 1 : Moments.correlation(returns[i], returns[j], LEAST_OVERLAP);
                matrix[j][i] = matrix[i][j];
            }
        }
        int[] order = ClusterOrder.of(matrix);
        List<String> symbols = new ArrayList<>();
        List<List<Double>> rows = new ArrayList<>();
        for (int i : order) {
            symbols.add(views.get(i).row().symbol().toString());
            List<Double> row = new ArrayList<>();
            for (int j : order) {
                row.add(matrix[i][j]);
            }
            rows.add(row);
        }
        return new Correlation(CORRELATION_DAYS, symbols, rows, correlationText(symbols, rows));
    }

    /** Log returns of the last days by day; {@code NaN} where one of the two bars is missing. */
    private static double[] returns(DailyHistory history) {
        double[] returns = new double[CORRELATION_DAYS];
        for (int i = 0; i < CORRELATION_DAYS; i++) {
            long open = history.last().openTime() - (CORRELATION_DAYS - 1 - i) * Interval.D1.micros();
            int today = BreadthBuilder.indexOf(history.recent(), open);
            int yesterday = BreadthBuilder.indexOf(history.recent(), open - Interval.D1.micros());
            returns[i] = today < 0 || yesterday < 0
                    ? Double.NaN
                    : StrictMath.log(history.recent().get(today).close()
                            / history.recent().get(yesterday).close());
        }
        return returns;
    }

    private static String correlationText(List<String> symbols, List<List<Double>> rows) {
        List<Double> pairs = new ArrayList<>();
        String closest = "";
        String farthest = "";
        double highest = Double.NEGATIVE_INFINITY;
        double lowest = Double.POSITIVE_INFINITY;
        for (int i = 0; i < rows.size(); i++) {
            for (int j = 0; j < i; j++) {
                double value = rows.get(i).get(j);
                if (Double.isNaN(value)) {
                    continue;
                }
                pairs.add(value);
                if (value > highest) {
                    highest = value;
                    closest = symbols.get(j) + " and " + symbols.get(i);
                }
                if (value < lowest) {
                    lowest = value;
                    farthest = symbols.get(j) + " and " + symbols.get(i);
                }
            }
        }
        if (pairs.isEmpty()) {
            return symbols.size() < 2
                    ? "A correlation takes two members."
                    : "No two members share enough days for a correlation.";
        }
        if (pairs.size() == 1) {
            return "Over " + CORRELATION_DAYS + " daily log returns the correlation of " + closest + " is "
                    + Figures.fixed(highest, 2) + ".";
        }
        double mean =
                Moments.mean(pairs.stream().mapToDouble(Double::doubleValue).toArray());
        return "Over " + CORRELATION_DAYS + " daily log returns the mean correlation is " + Figures.fixed(mean, 2)
                + "; highest between " + closest + " (" + Figures.fixed(highest, 2) + "), lowest between " + farthest
                + " (" + Figures.fixed(lowest, 2) + ").";
    }

    private static List<Anomaly> anomalies(List<SymbolView> views) {
        List<Anomaly> all = new ArrayList<>();
        for (SymbolView view : views) {
            for (RankedFeature feature : Component.ANOMALY.features()) {
                double z = view.row().value(feature);
                if (Math.abs(z) >= UNUSUAL) {
                    all.add(new Anomaly(view.row().symbol().toString(), z, text(view, feature, z)));
                }
            }
        }
        return all.stream()
                .sorted(Comparator.comparingDouble((Anomaly one) -> -Math.abs(one.z()))
                        .thenComparing(Anomaly::symbol)
                        .thenComparing(Anomaly::text))
                .limit(MOST_ANOMALIES)
                .toList();
    }

    private static String text(SymbolView view, RankedFeature feature, double z) {
        RankedSymbol row = view.row();
        return feature == RankedFeature.RETURN_Z_60
                ? row.symbol() + " moved " + Figures.change(view.history().change(1)) + " in the day, "
                        + Figures.signed(z, 1) + " robust deviations against its last 60 days."
                : row.symbol() + " traded " + Figures.fixed(row.value(RankedFeature.RELATIVE_VOLUME_20), 1)
                        + " times its 20-day mean volume, " + Figures.signed(z, 1)
                        + " robust deviations against its last 60 days.";
    }
}

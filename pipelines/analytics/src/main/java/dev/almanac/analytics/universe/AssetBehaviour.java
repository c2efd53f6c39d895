package dev.almanac.analytics.universe;

import dev.almanac.analytics.figure.Figures;
import dev.almanac.analytics.market.Annualisation;
import dev.almanac.analytics.market.Candle;
import dev.almanac.analytics.market.Interval;
import dev.almanac.analytics.statistic.Moments;
import dev.almanac.analytics.statistic.Robust;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Kinds of assets by how their daily closes move, against those of the most traded ordinary ones of the same time:
 *
 * <ul>
 *   <li>a stablecoin stays at 1;
 *   <li>a wrapped token moves as another asset does, day by day;
 *   <li>a leveraged token moves as a multiple of another asset, day by day, which no asset of its own comes near;
 *   <li>a token of shares or gold hardly moves with the market, is quiet, and quieter still on weekends, when what it is a
 *       claim on does not trade.
 * </ul>
 */
final class AssetBehaviour {
    /** How many days the moves are compared over. */
    static final int DAYS = 60;

    private static final int PEG_BARS = 30;

    /** A peg holds where every close is so near to 1 ... */
    private static final double PEG_BAND = 0.01;

    /** ... and daily returns deviate by less than this: quieter than any asset with a price of its own. */
    private static final double PEG_VOLATILITY = 0.004;

    /** So many returns of the days have to be there on both sides. */
    private static final int ENOUGH_RETURNS = 50;

    private static final int MOST_TRADED = 20;

    /** A market is the median of so many at least. */
    private static final int ENOUGH_FOR_A_MARKET = 8;

    private static final double LEVERAGED_CORRELATION = 0.97;
    private static final double LEVERAGED_BETA = 1.7;
    private static final double INVERSE_BETA = -0.5;
    private static final double QUIET_BETA = 0.2;
    private static final double QUIET_VOLATILITY = 0.6;
    private static final double WEEKEND_SHARE = 0.5;

    private static final long DAY = Interval.D1.micros();

    private final AssetFacts names;
    private final long end;
    private final List<Reference> references;
    private final double[] market;

    /** Moves of an asset that others are compared with. */
    private record Reference(String asset, double turnover, double[] returns) {}

    /**
     * @param histories what all others are compared with; their order does not matter
     * @param end open time of the last day, microseconds since the epoch
     */
    AssetBehaviour(Collection<DailyHistory> histories, AssetFacts names, long end) {
        this.names = names;
        this.end = end;
        this.references = references(histories);
        this.market = market(references);
    }

    /** One pair of each of the most traded assets that no rule takes for anything but ordinary. */
    private List<Reference> references(Collection<DailyHistory> histories) {
        List<Reference> all = new ArrayList<>();
        for (DailyHistory history : histories) {
            if (AssetRules.of(history.symbol().base()).isEmpty()
                    && pegged(history).isEmpty()) {
                double[] returns = returns(history);
                if (count(returns) >= ENOUGH_RETURNS) {
                    all.add(new Reference(asset(history), history.medianTurnover(), returns));
                }
            }
        }
        all.sort(Comparator.comparingDouble(Reference::turnover)
                .reversed()
                .thenComparing(Reference::asset)
                .thenComparing(one -> Arrays.toString(one.returns())));
        Set<String> taken = new HashSet<>();
        return all.stream()
                .filter(one -> taken.add(one.asset()))
                .limit(MOST_TRADED)
                .toList();
    }

    /** The median return of each day; empty where there are too few for a market. */
    private static double[] market(List<Reference> references) {
        if (references.size() < ENOUGH_FOR_A_MARKET) {
            return new double[0];
        }
        double[] market = new double[DAYS];
        for (int day = 0; day < DAYS; day++) {
            int place = day;
            market[day] = Robust.median(
                    references.stream().mapToDouble(one -> one.returns()[place]).toArray());
        }
        return market;
    }

    private String asset(DailyHistory history) {
        return names.asset(history.symbol().base(), end, end + DAY);
    }

    /** What the moves of a pair tell; empty where they tell nothing. */
    Optional<AssetMark> of(DailyHistory history) {
        Optional<AssetMark> peg = pegged(history);
        double[] returns = returns(history);
        if (peg.isPresent() || count(returns) < ENOUGH_RETURNS) {
            return peg;
        }
        String asset = asset(history);
        double turnover = history.medianTurnover();
        for (Reference reference : references) {
            // What is traded less follows what is traded more, never the other way round.
            if (!reference.asset().equals(asset) && reference.turnover() > turnover) {
                Optional<AssetMark> follows = follows(returns, reference);
                if (follows.isPresent()) {
                    return follows;
                }
            }
        }
        return quiet(returns);
    }

    private static Optional<AssetMark> pegged(DailyHistory history) {
        List<Candle> bars = history.recent();
        if (bars.size() < PEG_BARS) {
            return Optional.empty();
        }
        List<Candle> last = bars.subList(bars.size() - PEG_BARS, bars.size());
        double[] returns = new double[PEG_BARS - 1];
        double farthest = 0;
        for (int i = 0; i < PEG_BARS; i++) {
            farthest = Math.max(farthest, Math.abs(last.get(i).close() - 1));
            if (i > 0) {
                returns[i - 1] =
                        StrictMath.log(last.get(i).close() / last.get(i - 1).close());
            }
        }
        return farthest > PEG_BAND || Moments.deviation(returns) > PEG_VOLATILITY
                ? Optional.empty()
                : mark(
                        AssetClass.STABLECOIN,
                        "its last " + PEG_BARS + " daily closes stayed within " + Figures.fixed(farthest * 100, 2)
                                + " % of 1");
    }

    private static Optional<AssetMark> follows(double[] returns, Reference reference) {
        double correlation = Moments.correlation(returns, reference.returns(), ENOUGH_RETURNS);
        if (!(Math.abs(correlation) >= LEVERAGED_CORRELATION)) {
            return Optional.empty();
        }
        double[] apart = new double[DAYS];
        for (int day = 0; day < DAYS; day++) {
            apart[day] = returns[day] - reference.returns()[day];
        }
        double error = Moments.deviation(apart);
        if (error <= PEG_VOLATILITY) {
            return mark(
                    AssetClass.WRAPPED,
                    "its daily moves of the last " + DAYS + " days are those of " + reference.asset() + " within "
                            + Figures.fixed(error * 100, 2) + " %");
        }
        double beta = beta(returns, reference.returns(), correlation);
        return beta >= LEVERAGED_BETA || beta <= INVERSE_BETA
                ? mark(
                        AssetClass.LEVERAGED,
                        "its daily moves of the last " + DAYS + " days are " + Figures.fixed(beta, 1)
                                + " times those of " + reference.asset() + " (correlation "
                                + Figures.fixed(correlation, 2) + ")")
                : Optional.empty();
    }

    private Optional<AssetMark> quiet(double[] returns) {
        double correlation = market.length == 0 ? Double.NaN : Moments.correlation(returns, market, ENOUGH_RETURNS);
        double volatility = Moments.deviation(returns) * StrictMath.sqrt(Annualisation.DAYS_PER_YEAR);
        double weekend = Moments.deviation(ofDays(returns, true));
        double week = Moments.deviation(ofDays(returns, false));
        double beta = beta(returns, market, correlation);
        boolean isQuiet =
                Math.abs(beta) < QUIET_BETA && volatility < QUIET_VOLATILITY && weekend < WEEKEND_SHARE * week;
        return isQuiet
                ? mark(
                        AssetClass.TOKENISED,
                        "over the last " + DAYS + " days it moved " + Figures.fixed(beta, 2)
                                + " times as the market, at " + Figures.wholePercent(volatility)
                                + " volatility a year, and on weekends " + Figures.wholePercent(weekend / week)
                                + " as much as on other days")
                : Optional.empty();
    }

    /** Slope of {@code returns} over {@code others}; {@code NaN} without a correlation. */
    private static double beta(double[] returns, double[] others, double correlation) {
        return Double.isNaN(correlation)
                ? Double.NaN
                : correlation * Moments.deviation(returns) / Moments.deviation(others);
    }

    private double[] ofDays(double[] returns, boolean weekend) {
        double[] chosen = new double[DAYS];
        for (int day = 0; day < DAYS; day++) {
            long opened = Math.floorDiv(end, DAY) - (DAYS - 1 - day);
            // 1970-01-01 was a Thursday, the fourth day of a week from Monday.
            boolean isWeekend = Math.floorMod(opened + 3, 7) >= 5;
            chosen[day] = isWeekend == weekend ? returns[day] : Double.NaN;
        }
        return chosen;
    }

    /** Log returns of the last days, oldest first; {@code NaN} where a day or the one before has no bar. */
    private double[] returns(DailyHistory history) {
        double[] closes = new double[DAYS + 1];
        Arrays.fill(closes, Double.NaN);
        List<Candle> bars = history.recent();
        for (int i = bars.size() - 1; i >= 0; i--) {
            long back = (end - bars.get(i).openTime()) / DAY;
            if (back > DAYS) {
                break;
            }
            if (back >= 0) {
                closes[DAYS - (int) back] = bars.get(i).close();
            }
        }
        double[] returns = new double[DAYS];
        for (int day = 0; day < DAYS; day++) {
            returns[day] = StrictMath.log(closes[day + 1] / closes[day]);
        }
        return returns;
    }

    private static long count(double[] returns) {
        return Arrays.stream(returns).filter(value -> !Double.isNaN(value)).count();
    }

    private static Optional<AssetMark> mark(AssetClass assetClass, String reason) {
        return Optional.of(new AssetMark(assetClass, AssetMark.Basis.BEHAVIOUR, reason));
    }
}

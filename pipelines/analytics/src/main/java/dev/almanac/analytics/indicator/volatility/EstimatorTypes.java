package dev.almanac.analytics.indicator.volatility;

import dev.almanac.analytics.indicator.type.Group;
import dev.almanac.analytics.indicator.type.IndicatorType;
import dev.almanac.analytics.indicator.type.Memory;
import dev.almanac.analytics.indicator.type.Scale;
import dev.almanac.analytics.market.Annualisation;
import java.util.List;

/** The estimates and forecasts of volatility per year that can be named. */
public final class EstimatorTypes {
    private static final double INF = Double.POSITIVE_INFINITY;
    private static final String PER_YEAR = "fraction per year";

    private EstimatorTypes() {}

    /** All of them. */
    public static List<IndicatorType<?>> all() {
        return List.of(parkinson(), garmanKlass(), rogersSatchell(), yangZhang(), ewma(), garch());
    }

    private static IndicatorType<?> parkinson() {
        return IndicatorType.of("parkinson", "Parkinson volatility", Group.VOLATILITY)
                .formula("root of the mean of ln(H / L)^2 / (4 ln 2) over n bars x sqrt(bars of 365 days)")
                .source("Parkinson, The Extreme Value Method for Estimating the Variance of the Rate of Return, 1980")
                .bars("n", 30, 1)
                .made((a, interval) -> new Parkinson(a.bars(0), Annualisation.barsPerYear(interval)), a -> a.bars(0))
                .shows(PER_YEAR, Scale.FREE, 0, INF, Parkinson::value);
    }

    private static IndicatorType<?> garmanKlass() {
        return IndicatorType.of("garman_klass", "Garman-Klass volatility", Group.VOLATILITY)
                .formula(
                        "root of the mean of ln(H / L)^2 / 2 - (2 ln 2 - 1) ln(C / O)^2 over n bars x sqrt(bars of 365 days)")
                .source("Garman and Klass, On the Estimation of Security Price Volatilities from Historical Data, 1980")
                .bars("n", 30, 1)
                .made((a, interval) -> new GarmanKlass(a.bars(0), Annualisation.barsPerYear(interval)), a -> a.bars(0))
                .shows(PER_YEAR, Scale.FREE, 0, INF, GarmanKlass::value);
    }

    private static IndicatorType<?> rogersSatchell() {
        return IndicatorType.of("rogers_satchell", "Rogers-Satchell volatility", Group.VOLATILITY)
                .formula(
                        "root of the mean of ln(H / C) ln(H / O) + ln(L / C) ln(L / O) over n bars x sqrt(bars of 365 days)")
                .source("Rogers and Satchell, Estimating Variance from High, Low and Closing Prices, 1991")
                .bars("n", 30, 1)
                .made(
                        (a, interval) -> new RogersSatchell(a.bars(0), Annualisation.barsPerYear(interval)),
                        a -> a.bars(0))
                .shows(PER_YEAR, Scale.FREE, 0, INF, RogersSatchell::value);
    }

    private static IndicatorType<?> yangZhang() {
        return IndicatorType.of("yang_zhang", "Yang-Zhang volatility", Group.VOLATILITY)
                .formula("root of V(ln(O / C before)) + k V(ln(C / O)) + (1 - k) Rogers-Satchell over n bars,"
                        + " k = 0.34 / (1.34 + (n + 1) / (n - 1)), x sqrt(bars of 365 days)")
                .source("Yang and Zhang, Drift-Independent Volatility Estimation, Journal of Business, 2000")
                .bars("n", 30, 2)
                .made(
                        (a, interval) -> new YangZhang(a.bars(0), Annualisation.barsPerYear(interval)),
                        a -> a.bars(0) + 1)
                .shows(PER_YEAR, Scale.FREE, 0, INF, YangZhang::value);
    }

    private static IndicatorType<?> ewma() {
        return IndicatorType.of("ewma_volatility", "Exponentially weighted volatility", Group.VOLATILITY)
                .memory(Memory.FADING)
                .formula("root of v = lambda v + (1 - lambda) r^2 of log returns r, begun with the mean of n,"
                        + " x sqrt(bars of 365 days)")
                .source("J.P. Morgan and Reuters, RiskMetrics Technical Document, 1996")
                .number("lambda", 0.94, 0, 0.9999)
                .bars("n", 20, 1)
                .made(
                        (a, interval) ->
                                new WeightedVolatility(a.number(0), a.bars(1), Annualisation.barsPerYear(interval)),
                        a -> a.bars(1) + 1)
                .shows(PER_YEAR, Scale.FREE, 0, INF, WeightedVolatility::value);
    }

    private static IndicatorType<?> garch() {
        return IndicatorType.of("garch", "GARCH(1,1) forecast", Group.VOLATILITY)
                .memory(Memory.FADING)
                .formula(
                        "next = root of h, h = (1 - p) V + alpha r^2 + (p - alpha) h of log returns r, V their mean square"
                                + " over n bars; horizon = root of the mean forecast of m bars; x sqrt(bars of 365 days)")
                .source("Bollerslev, Generalized Autoregressive Conditional Heteroskedasticity, 1986")
                .number("alpha", 0.08, 0, 0.5)
                .number("p", 0.98, 0.5, 0.9999)
                .bars("n", 250, 2)
                .bars("m", 10, 1)
                .made(
                        (a, interval) -> new Garch(
                                a.number(0), a.number(1), a.bars(2), a.bars(3), Annualisation.barsPerYear(interval)),
                        a -> a.bars(2) + 1)
                .output("next", "GARCH forecast for the next bar", PER_YEAR, Scale.FREE, 0, INF, Garch::next)
                .output("horizon", "GARCH forecast for the next bars", PER_YEAR, Scale.FREE, 0, INF, Garch::horizon)
                .done();
    }
}

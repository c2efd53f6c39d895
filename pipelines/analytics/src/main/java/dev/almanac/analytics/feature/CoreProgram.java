package dev.almanac.analytics.feature;

import dev.almanac.analytics.indicator.Bar;
import dev.almanac.analytics.indicator.Quotient;
import dev.almanac.analytics.indicator.StateReader;
import dev.almanac.analytics.indicator.StateWriter;
import dev.almanac.analytics.indicator.Stateful;
import dev.almanac.analytics.indicator.average.SimpleAverage;
import dev.almanac.analytics.indicator.momentum.CommodityChannel;
import dev.almanac.analytics.indicator.momentum.LogReturn;
import dev.almanac.analytics.indicator.momentum.RateOfChange;
import dev.almanac.analytics.indicator.momentum.RelativeStrength;
import dev.almanac.analytics.indicator.momentum.Stochastic;
import dev.almanac.analytics.indicator.rolling.RobustScore;
import dev.almanac.analytics.indicator.trend.AroonOscillator;
import dev.almanac.analytics.indicator.trend.DirectionalMovement;
import dev.almanac.analytics.indicator.trend.Macd;
import dev.almanac.analytics.indicator.trend.RegressionSlope;
import dev.almanac.analytics.indicator.volatility.BollingerBands;
import dev.almanac.analytics.indicator.volatility.DonchianChannel;
import dev.almanac.analytics.indicator.volatility.Drawdown;
import dev.almanac.analytics.indicator.volatility.RealisedVolatility;
import dev.almanac.analytics.indicator.volume.ChaikinMoneyFlow;
import dev.almanac.analytics.indicator.volume.MedianTurnover;
import dev.almanac.analytics.indicator.volume.MoneyFlowIndex;
import dev.almanac.analytics.indicator.volume.RelativeVolume;
import dev.almanac.analytics.indicator.volume.VolumeScore;
import dev.almanac.analytics.market.Annualisation;
import dev.almanac.analytics.market.Interval;
import java.util.Arrays;
import java.util.List;

/**
 * The features of {@link CoreFeatures} in its order. Indicators are fields of their own class, not a list, so that the
 * compiler can see through every call of the loop.
 *
 * <p>A bar without trades carries no price: venues fill such bars with the close before, and taken at its word a halt would
 * look like calm. Indicators of price go over it as over a gap and are not defined on it; that nothing was traded is a fact,
 * which turnover and relative volume take.
 */
final class CoreProgram implements FeatureProgram {
    private static final int FEATURES = 27;
    private static final int RELATIVE_VOLUME = 21;
    private static final int TURNOVER = 22;

    private final SimpleAverage average50 = new SimpleAverage(50);
    private final SimpleAverage average200 = new SimpleAverage(200);
    private final Macd macd = new Macd(12, 26, 9);
    private final DirectionalMovement movement = new DirectionalMovement(14);
    private final AroonOscillator aroon = new AroonOscillator(25);
    private final RegressionSlope slope = new RegressionSlope(20);
    private final RelativeStrength strength = new RelativeStrength(14);
    private final Stochastic stochastic = new Stochastic(14);
    private final CommodityChannel channel = new CommodityChannel(20);
    private final RateOfChange change7;
    private final RateOfChange change30;
    private final RateOfChange change90;
    private final BollingerBands bands = new BollingerBands(20, 2);
    private final LogReturn logReturn = new LogReturn();
    private final RealisedVolatility volatility;
    private final MoneyFlowIndex moneyFlow = new MoneyFlowIndex(14);
    private final ChaikinMoneyFlow chaikin = new ChaikinMoneyFlow(20);
    private final RelativeVolume relativeVolume = new RelativeVolume(20);
    private final MedianTurnover turnover = new MedianTurnover(30);
    private final DonchianChannel donchian = new DonchianChannel(20);
    private final Drawdown drawdown = new Drawdown(365);
    private final RobustScore returnScore = new RobustScore(60);
    private final VolumeScore volumeScore = new VolumeScore(60);
    private final List<Stateful> parts;

    CoreProgram(Interval interval) {
        this.change7 = new RateOfChange(7, interval.micros());
        this.change30 = new RateOfChange(30, interval.micros());
        this.change90 = new RateOfChange(90, interval.micros());
        this.volatility = new RealisedVolatility(30, Annualisation.barsPerYear(interval));
        this.parts = List.of(
                average50,
                average200,
                macd,
                movement,
                aroon,
                slope,
                strength,
                stochastic,
                channel,
                change7,
                change30,
                change90,
                bands,
                logReturn,
                volatility,
                moneyFlow,
                chaikin,
                relativeVolume,
                turnover,
                donchian,
                drawdown,
                returnScore,
                volumeScore);
    }

    @Override
    public void update(Bar bar, double[] out) {
        relativeVolume.update(bar);
        turnover.update(bar);
        if (bar.volume() > 0) {
            feed(bar);
            values(bar, out);
        } else {
            Arrays.fill(out, 0, FEATURES, Double.NaN);
        }
        out[RELATIVE_VOLUME] = relativeVolume.value();
        out[TURNOVER] = turnover.value();
    }

    private void values(Bar bar, double[] out) {
        double close = bar.close();
        out[0] = Quotient.excess(close, bands.middle());
        out[1] = Quotient.excess(close, average50.value());
        out[2] = Quotient.excess(close, average200.value());
        out[3] = Quotient.excess(macd.fastAverage(), macd.slowAverage());
        out[4] = macd.histogram() / close;
        out[5] = movement.averageIndex();
        out[6] = movement.plusLine() - movement.minusLine();
        out[7] = aroon.value();
        out[8] = slope.value() / close;
        out[9] = strength.value();
        out[10] = stochastic.value();
        out[11] = channel.value();
        out[12] = change7.value();
        out[13] = change30.value();
        out[14] = change90.value();
        out[15] = movement.averageTrueRange() / close;
        out[16] = bands.percentB();
        out[17] = bands.width();
        out[18] = volatility.value();
        out[19] = moneyFlow.value();
        out[20] = chaikin.value();
        out[23] = donchian.position();
        out[24] = drawdown.value();
        out[25] = returnScore.score();
        out[26] = volumeScore.value();
    }

    private void feed(Bar bar) {
        average50.update(bar);
        average200.update(bar);
        macd.update(bar);
        movement.update(bar);
        aroon.update(bar);
        slope.update(bar);
        strength.update(bar);
        stochastic.update(bar);
        channel.update(bar);
        change7.update(bar);
        change30.update(bar);
        change90.update(bar);
        bands.update(bar);
        logReturn.update(bar);
        double change = logReturn.value();
        volatility.add(change);
        if (!Double.isNaN(change)) {
            returnScore.add(change);
        }
        moneyFlow.update(bar);
        chaikin.update(bar);
        donchian.update(bar);
        drawdown.update(bar);
        volumeScore.update(bar);
    }

    @Override
    public void save(StateWriter writer) {
        parts.forEach(part -> part.save(writer));
    }

    @Override
    public void restore(StateReader reader) {
        parts.forEach(part -> part.restore(reader));
    }
}

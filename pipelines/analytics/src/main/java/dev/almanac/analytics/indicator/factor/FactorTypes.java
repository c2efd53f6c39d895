package dev.almanac.analytics.indicator.factor;

import dev.almanac.analytics.indicator.type.Group;
import dev.almanac.analytics.indicator.type.IndicatorType;
import dev.almanac.analytics.indicator.type.Scale;
import java.util.List;

/** The factors that can be named. */
public final class FactorTypes {
    private static final double INF = Double.POSITIVE_INFINITY;
    private static final String PRICE = "price";
    private static final String FRACTION = "fraction";
    private static final String CORRELATION = "correlation";
    private static final String DEFINITION = "definition";
    private static final String ALPHA158 =
            "Alpha158 of Yang, Liu, Zhou, Bian and Liu, Qlib: An AI-oriented Quantitative Investment Platform, 2020";

    private FactorTypes() {}

    /** All of them. */
    public static List<IndicatorType<?>> all() {
        return List.of(
                candleRatios(),
                barPrices(),
                earlierClose(),
                regressionResidual(),
                quantile(),
                rank(),
                extremePlaces(),
                volumeCorrelation(),
                changeCorrelation(),
                moveCounts(),
                closeMoves(),
                volumeMoves(),
                volumeRatios(),
                moveDispersion());
    }

    private static IndicatorType<?> candleRatios() {
        return IndicatorType.of("kbar", "Candle ratios", Group.FACTOR)
                .formula("mid = (C - O) / O; len = (H - L) / O; up = (H - max(O, C)) / O; low = (min(O, C) - L) / O;"
                        + " sft = (2 C - H - L) / O; mid2, up2, low2, sft2 by H - L in place of O")
                .source(ALPHA158)
                .made((a, interval) -> new CandleRatios(), a -> 1)
                .output("mid", "Body of the open", FRACTION, Scale.FREE, -1, INF, CandleRatios::body)
                .output("len", "Range of the open", FRACTION, Scale.FREE, 0, INF, CandleRatios::range)
                .output("mid2", "Body of the range", FRACTION, Scale.FREE, -1, 1, CandleRatios::bodyOfRange)
                .output("up", "Upper shadow of the open", FRACTION, Scale.FREE, 0, INF, CandleRatios::upper)
                .output("up2", "Upper shadow of the range", FRACTION, Scale.FREE, 0, 1, CandleRatios::upperOfRange)
                .output("low", "Lower shadow of the open", FRACTION, Scale.FREE, 0, 1, CandleRatios::lower)
                .output("low2", "Lower shadow of the range", FRACTION, Scale.FREE, 0, 1, CandleRatios::lowerOfRange)
                .output("sft", "Shift of the close, of the open", FRACTION, Scale.FREE, CandleRatios::shift)
                .output(
                        "sft2",
                        "Shift of the close, of the range",
                        FRACTION,
                        Scale.FREE,
                        -1,
                        1,
                        CandleRatios::shiftOfRange)
                .done();
    }

    private static IndicatorType<?> barPrices() {
        return IndicatorType.of("price", "Prices of the bar", Group.FACTOR)
                .formula(
                        "open, high, low of the bar; vwap = quote volume / volume, (H + L + C) / 3 where the source has"
                                + " no quote volume")
                .source(DEFINITION)
                .made((a, interval) -> new BarPrices(), a -> 1)
                .output("open", "Open", PRICE, Scale.PRICE, 0, INF, BarPrices::open)
                .output("high", "High", PRICE, Scale.PRICE, 0, INF, BarPrices::high)
                .output("low", "Low", PRICE, Scale.PRICE, 0, INF, BarPrices::low)
                .output(
                        "vwap",
                        "Volume-weighted average price of the bar",
                        PRICE,
                        Scale.PRICE,
                        0,
                        INF,
                        BarPrices::average)
                .done();
    }

    private static IndicatorType<?> earlierClose() {
        return IndicatorType.of("lag", "Close n bars before", Group.FACTOR)
                .formula("C n bars before")
                .source(DEFINITION)
                .bars("n", 1, 1)
                .made((a, interval) -> new EarlierClose(a.bars(0)), a -> a.bars(0) + 1)
                .shows(PRICE, Scale.PRICE, 0, INF, EarlierClose::value);
    }

    private static IndicatorType<?> regressionResidual() {
        return IndicatorType.of("linreg_residual", "Close above the regression line", Group.FACTOR)
                .formula("C - end of the least-squares line through the last n closes")
                .source(DEFINITION)
                .bars("n", 20, 2)
                .made((a, interval) -> new RegressionResidual(a.bars(0)), a -> a.bars(0))
                .shows(PRICE, Scale.PRICE, RegressionResidual::value);
    }

    private static IndicatorType<?> quantile() {
        return IndicatorType.of("quantile", "Quantile of closes", Group.FACTOR)
                .formula(
                        "the last n closes in order at place q (n - 1), interpolated; costs a move of up to n numbers a bar")
                .source("Hyndman and Fan, Sample Quantiles in Statistical Packages, 1996, definition 7")
                .bars("n", 20, 2)
                .number("q", 0.8, 0, 1)
                .made((a, interval) -> new CloseQuantile(a.bars(0), a.number(1)), a -> a.bars(0))
                .shows(PRICE, Scale.PRICE, 0, INF, CloseQuantile::value);
    }

    private static IndicatorType<?> rank() {
        return IndicatorType.of("rank", "Rank of the close", Group.FACTOR)
                .formula(
                        "rank of C among the last n closes by n, equal ones at the mean of their ranks; costs a move of up"
                                + " to n numbers a bar")
                .source(DEFINITION)
                .bars("n", 20, 2)
                .made((a, interval) -> new CloseRank(a.bars(0)), a -> a.bars(0))
                .shows(FRACTION, Scale.FREE, 0, 1, CloseRank::value);
    }

    private static IndicatorType<?> extremePlaces() {
        return IndicatorType.of("extreme_place", "Places of high and low", Group.FACTOR)
                .formula(
                        "place of the highest H, of the lowest L among the last n bars by n, the oldest 1, the last n; of equal"
                                + " ones the earliest; diff = high - low")
                .source(ALPHA158)
                .bars("n", 20, 1)
                .made((a, interval) -> new ExtremePlaces(a.bars(0)), a -> a.bars(0))
                .output("high", "Place of the highest high", FRACTION, Scale.FREE, 0, 1, ExtremePlaces::high)
                .output("low", "Place of the lowest low", FRACTION, Scale.FREE, 0, 1, ExtremePlaces::low)
                .output("diff", "High after low", FRACTION, Scale.FREE, -1, 1, ExtremePlaces::difference)
                .done();
    }

    private static IndicatorType<?> volumeCorrelation() {
        return IndicatorType.of("volume_corr", "Correlation of close and volume", Group.FACTOR)
                .formula(
                        "correlation of C and ln(V + plus) over n bars; depends on the unit of volume where plus is not 0")
                .source(ALPHA158)
                .bars("n", 20, 2)
                .number("plus", 0, 0, 1e12)
                .made((a, interval) -> new VolumeCorrelation(a.bars(0), a.number(1)), a -> a.bars(0))
                .shows(CORRELATION, Scale.FREE, -1, 1, VolumeCorrelation::value);
    }

    private static IndicatorType<?> changeCorrelation() {
        return IndicatorType.of("change_corr", "Correlation of changes of close and volume", Group.FACTOR)
                .formula("correlation of C / C before and ln(V / V before + 1) over n bars")
                .source(ALPHA158)
                .bars("n", 20, 2)
                .made((a, interval) -> new ChangeCorrelation(a.bars(0)), a -> a.bars(0) + 1)
                .shows(CORRELATION, Scale.FREE, -1, 1, ChangeCorrelation::value);
    }

    private static IndicatorType<?> moveCounts() {
        return IndicatorType.of("move_count", "Share of bars that closed higher", Group.FACTOR)
                .formula("up = share of the last n bars with C > C before, down with C < C before; net = up - down")
                .source(ALPHA158)
                .bars("n", 20, 1)
                .made((a, interval) -> new MoveCounts(a.bars(0)), a -> a.bars(0) + 1)
                .output("up", "Share of bars that closed higher", FRACTION, Scale.FREE, 0, 1, MoveCounts::up)
                .output("down", "Share of bars that closed lower", FRACTION, Scale.FREE, 0, 1, MoveCounts::down)
                .output("net", "Higher less lower closes", FRACTION, Scale.FREE, -1, 1, MoveCounts::net)
                .done();
    }

    private static IndicatorType<?> closeMoves() {
        return IndicatorType.of("close_move", "Share of gains", Group.FACTOR)
                .formula("up = sum of rises of C / sum of |C - C before| over n bars, down of falls; net = up - down")
                .source(ALPHA158)
                .bars("n", 20, 1)
                .made((a, interval) -> MoveShares.ofCloses(a.bars(0)), a -> a.bars(0) + 1)
                .output("up", "Share of gains", FRACTION, Scale.FREE, 0, 1, MoveShares::rise)
                .output("down", "Share of losses", FRACTION, Scale.FREE, 0, 1, MoveShares::fall)
                .output("net", "Gains less losses", FRACTION, Scale.FREE, -1, 1, MoveShares::net)
                .done();
    }

    private static IndicatorType<?> volumeMoves() {
        return IndicatorType.of("volume_move", "Share of rises of volume", Group.FACTOR)
                .countsIdleBars()
                .formula("up = sum of rises of V / sum of |V - V before| over n bars, down of falls; net = up - down")
                .source(ALPHA158)
                .bars("n", 20, 1)
                .made((a, interval) -> MoveShares.ofVolumes(a.bars(0)), a -> a.bars(0) + 1)
                .output("up", "Share of rises of volume", FRACTION, Scale.FREE, 0, 1, MoveShares::rise)
                .output("down", "Share of falls of volume", FRACTION, Scale.FREE, 0, 1, MoveShares::fall)
                .output("net", "Rises less falls of volume", FRACTION, Scale.FREE, -1, 1, MoveShares::net)
                .done();
    }

    private static IndicatorType<?> volumeRatios() {
        return IndicatorType.of("volume_ratio", "Past volume in multiples of the bar's", Group.FACTOR)
                .countsIdleBars()
                .formula("mean = mean of the last n volumes / V; deviation = their sample deviation / V")
                .source(ALPHA158)
                .bars("n", 20, 2)
                .made((a, interval) -> new VolumeRatios(a.bars(0)), a -> a.bars(0))
                .output("mean", "Mean volume by volume", "ratio", Scale.FREE, 0, INF, VolumeRatios::mean)
                .output(
                        "deviation",
                        "Deviation of volume by volume",
                        "ratio",
                        Scale.FREE,
                        0,
                        INF,
                        VolumeRatios::deviation)
                .done();
    }

    private static IndicatorType<?> moveDispersion() {
        return IndicatorType.of("move_dispersion", "Dispersion of volume-weighted moves", Group.FACTOR)
                .formula("sample deviation / mean of |C / C before - 1| V over n bars")
                .source(ALPHA158)
                .bars("n", 20, 2)
                .made((a, interval) -> new MoveDispersion(a.bars(0)), a -> a.bars(0) + 1)
                .shows("ratio", Scale.FREE, 0, INF, MoveDispersion::value);
    }
}

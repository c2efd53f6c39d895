package dev.almanac.analytics.ranking;

import dev.almanac.analytics.figure.Figures;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** A feature of the {@code core} set on daily bars that the ranking uses, with the side on which it is favourable. */
public enum RankedFeature {
    /** Close over its 50-day average, less one. */
    SMA_RATIO_50("sma_ratio_50", Component.TREND, Side.HIGH, Unit.CHANGE, "distance to the 50-day average"),
    /** Close over its 200-day average, less one. */
    SMA_RATIO_200("sma_ratio_200", Component.TREND, Side.HIGH, Unit.CHANGE, "distance to the 200-day average"),
    /** 12-day exponential average over the 26-day one, less one. */
    EMA_RATIO_12_26("ema_ratio_12_26", Component.TREND, Side.HIGH, Unit.CHANGE, "12-day over 26-day average"),
    /** Plus less minus directional indicator. */
    DI_SPREAD_14("di_spread_14", Component.TREND, Side.HIGH, Unit.POINTS, "directional spread over 14 days"),
    /** Slope of a 20-day regression a day, as a share of the price. */
    LINREG_SLOPE_PCT_20("linreg_slope_pct_20", Component.TREND, Side.HIGH, Unit.DAILY, "20-day regression slope"),
    /** Change over 7 bars. */
    ROC_7("roc_7", Component.MOMENTUM, Side.HIGH, Unit.CHANGE, "7-day change"),
    /** Change over 30 bars. */
    ROC_30("roc_30", Component.MOMENTUM, Side.HIGH, Unit.CHANGE, "30-day change"),
    /** Change over 90 bars. */
    ROC_90("roc_90", Component.MOMENTUM, Side.HIGH, Unit.CHANGE, "90-day change"),
    /** Wilder's relative strength index. */
    RSI_14("rsi_14", Component.MOMENTUM, Side.HIGH, Unit.INDEX, "14-day RSI"),
    /** Chaikin's money flow. */
    CMF_20("cmf_20", Component.MOMENTUM, Side.HIGH, Unit.RATIO, "20-day money flow"),
    /** Average true range as a share of the price. */
    NATR_14("natr_14", Component.VOLATILITY, Side.LOW, Unit.SHARE, "14-day average true range"),
    /** Annualised deviation of daily log returns. */
    VOLATILITY_30("volatility_30", Component.VOLATILITY, Side.LOW, Unit.SHARE, "annualised 30-day volatility"),
    /** Close over the highest high of a year, less one. */
    DRAWDOWN_365("drawdown_365", Component.VOLATILITY, Side.HIGH, Unit.CHANGE, "distance to the 52-week high"),
    /** Median daily turnover; compared by its logarithm. */
    QUOTE_VOLUME_MEDIAN_30(
            "quote_volume_median_30", Component.LIQUIDITY, Side.HIGH_LOG, Unit.MONEY, "30-day median turnover"),
    /** The day's volume over its 20-day average. */
    RELATIVE_VOLUME_20(
            "relative_volume_20", Component.LIQUIDITY, Side.HIGH, Unit.TIMES, "volume against its 20-day average"),
    /** The day's return against the last 60. */
    RETURN_Z_60("return_z_60", Component.ANOMALY, Side.NEAR_ZERO, Unit.SIGMA, "the day's return against 60 days"),
    /** The day's volume against the last 60. */
    VOLUME_Z_60("volume_z_60", Component.ANOMALY, Side.NEAR_ZERO, Unit.SIGMA, "the day's volume against 60 days");

    private final String column;
    private final Component component;
    private final Side side;
    private final Unit unit;
    private final String label;

    RankedFeature(String column, Component component, Side side, Unit unit, String label) {
        this.column = column;
        this.component = component;
        this.side = side;
        this.unit = unit;
        this.label = label;
    }

    private enum Side {
        HIGH,
        HIGH_LOG,
        LOW,
        NEAR_ZERO
    }

    private enum Unit {
        CHANGE,
        DAILY,
        SHARE,
        POINTS,
        INDEX,
        RATIO,
        MONEY,
        TIMES,
        SIGMA
    }

    /** The column of the features table. */
    public String column() {
        return column;
    }

    /** The component that it speaks for. */
    public Component component() {
        return component;
    }

    /** What a reader calls it. */
    public String label() {
        return label;
    }

    /** The value on a scale on which more is more favourable; {@code NaN} where the value is absent. */
    double favour(double value) {
        return switch (side) {
            case HIGH -> value;
            case HIGH_LOG -> value > 0 ? StrictMath.log(value) : Double.NaN;
            case LOW -> -value;
            case NEAR_ZERO -> -Math.abs(value);
        };
    }

    /** The value as it stands in a sentence, with its unit. */
    public String text(double value) {
        if (!Double.isFinite(value)) {
            return Figures.ABSENT;
        }
        return switch (unit) {
            case CHANGE -> Figures.change(value);
            case DAILY -> Figures.signed(value * 100, 2) + " % a day";
            case SHARE -> Figures.percent(value);
            case POINTS -> Figures.signed(value, 1) + " points";
            case INDEX -> Figures.fixed(value, 1);
            case RATIO -> Figures.signed(value, 2);
            case MONEY -> Figures.compact(value);
            case TIMES -> Figures.fixed(value, 2) + " times";
            case SIGMA -> Figures.signed(value, 1) + " σ";
        };
    }

    /** The feature of that column. */
    public static Optional<RankedFeature> parse(String column) {
        return Arrays.stream(values())
                .filter(feature -> feature.column.equals(column))
                .findFirst();
    }

    static List<RankedFeature> of(Component component) {
        return Arrays.stream(values())
                .filter(feature -> feature.component == component)
                .toList();
    }
}

package dev.almanac.analytics.agreement;

import dev.almanac.analytics.agreement.Reference.TestSeries;
import dev.almanac.analytics.agreement.Reference.Values;
import dev.almanac.analytics.market.Candle;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.function.Function;
import org.ta4j.core.BarSeries;
import org.ta4j.core.BaseBar;
import org.ta4j.core.BaseBarSeriesBuilder;
import org.ta4j.core.Indicator;
import org.ta4j.core.num.DoubleNum;
import org.ta4j.core.num.Num;

/** ta4j's indicators as independent computations. */
final class Ta4j {
    /** Where averages that begin differently have become equal to within any tolerance used here. */
    static final int FADED = 500;

    private Ta4j() {}

    /** A column against an indicator of ta4j on a series, from a bar on. */
    static Reference of(
            String column, TestSeries bars, int from, double tolerance, Function<BarSeries, Indicator<Num>> indicator) {
        return new Reference(column, "ta4j", bars, from, tolerance, "", values(indicator));
    }

    /** The values of an indicator of ta4j. */
    static Values values(Function<BarSeries, Indicator<Num>> indicator) {
        return candles -> {
            Indicator<Num> theirs = indicator.apply(series(candles));
            double[] values = new double[candles.size()];
            for (int i = 0; i < values.length; i++) {
                values[i] = theirs.getValue(i).doubleValue();
            }
            return values;
        };
    }

    /** The bars as ta4j's, each ending a millisecond early so that it belongs to the day it opens in. */
    static BarSeries series(List<Candle> candles) {
        BarSeries series =
                new BaseBarSeriesBuilder().withNumTypeOf(DoubleNum.class).build();
        Duration length =
                Duration.ofMillis((candles.get(1).openTime() - candles.get(0).openTime()) / 1000 - 1);
        for (Candle candle : candles) {
            series.addBar(new BaseBar(
                    length,
                    Instant.ofEpochMilli(candle.openTime() / 1000).plus(length).atZone(ZoneOffset.UTC),
                    candle.open(),
                    candle.high(),
                    candle.low(),
                    candle.close(),
                    candle.volume(),
                    candle.close() * candle.volume(),
                    0,
                    DoubleNum::valueOf));
        }
        return series;
    }
}

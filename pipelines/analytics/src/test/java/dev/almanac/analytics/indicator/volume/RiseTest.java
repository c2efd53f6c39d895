package dev.almanac.analytics.indicator.volume;

import static org.assertj.core.api.Assertions.assertThat;

import dev.almanac.analytics.feature.Column;
import dev.almanac.analytics.feature.FeatureProgram;
import dev.almanac.analytics.indicator.Bar;
import dev.almanac.analytics.indicator.Bars;
import dev.almanac.analytics.indicator.type.IndicatorLibrary;
import dev.almanac.analytics.market.Interval;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Bars of XRP/USDT of 2021-07-13: high, low and close of the first two add up to 1.8505 both, as decimals. */
class RiseTest {
    private static final double[][] PRICES = {
        {.6275, .6107, .6123},
        {.6227, .6086, .6192},
        {.6227, .6086, .6193},
        {.6275, .6107, .6123}
    };

    @Test
    void sumsThatAreEqualAsDecimalsNeitherRoseNorFell() {
        assertThat(PRICES[0][0] + PRICES[0][1] + PRICES[0][2])
                .as("rounded")
                .isLessThan(PRICES[1][0] + PRICES[1][1] + PRICES[1][2]);
        assertThat(Rise.isFrom(1.8504999999999998, 1.8505)).isFalse();
        assertThat(Rise.isFrom(1.8505, 1.8504999999999998)).isFalse();
        assertThat(Rise.isFrom(1.8505, 1.8506)).isTrue();
        assertThat(Rise.isFrom(100_000_000.0, 100_000_000.0001)).as("12 digits").isTrue();
    }

    @Test
    void noMoneyFlowsBetweenThemBarByBarOrInBlocks() {
        MoneyFlowIndex index = new MoneyFlowIndex(1);
        Bars bars = new Bars();
        Bar bar = new Bar();
        double[] alone = new double[PRICES.length];
        for (int i = 0; i < PRICES.length; i++) {
            double[] price = PRICES[i];
            bar.fill(i * Interval.H4.micros(), price[2], price[0], price[1], price[2], 10, Double.NaN);
            bars.add(bar);
            index.update(bar);
            alone[i] = index.value();
        }
        double[] expected = {Double.NaN, Double.NaN, 100, 0};
        assertThat(alone).isEqualTo(expected);

        double[][] blocks = new double[1][PRICES.length];
        List<Column> columns = List.of(Column.parse("mfi(1)", IndicatorLibrary.builtIn()));
        new FeatureProgram(columns, Interval.H4).update(bars, 0, PRICES.length, blocks);
        assertThat(blocks[0]).isEqualTo(expected);
    }
}

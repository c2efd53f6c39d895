package dev.almanac.analytics.feature;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.almanac.analytics.indicator.Bar;
import dev.almanac.analytics.indicator.Bars;
import dev.almanac.analytics.market.Candle;
import dev.almanac.analytics.market.Interval;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** The published factors: all 158 against their definitions, and some by hand. */
class Alpha158FeaturesTest {
    private static final double ROUNDING = 1e-8;

    @Test
    void allFactorsAgreeWithTheirDefinitionsOnRealDays() throws Exception {
        assertAgrees(TestBars.binance("BTC_USDT-1d").subList(0, 1200));
    }

    @Test
    void allFactorsAgreeWithTheirDefinitionsWherePricesAreSmallAndOftenEqual() throws Exception {
        assertAgrees(TestBars.binance("XRP_USDT-4h").subList(0, 1200));
    }

    @Test
    void allFactorsAgreeWithTheirDefinitionsOnSeededWalks() {
        // A bar without trades is another matter: the definition does not know of it.
        List<Candle> traded = TestBars.walk(Interval.H4, 900, 21).stream()
                .filter(candle -> candle.volume() > 0)
                .toList();
        assertAgrees(traded);
    }

    private static void assertAgrees(List<Candle> candles) {
        Computed ours = computed(candles);
        Map<String, double[]> expected = NaiveAlpha158.of(candles, 5, 10, 20, 30, 60);
        assertThat(ours.names())
                .containsExactlyInAnyOrderElementsOf(expected.keySet())
                .hasSize(158);
        expected.forEach((name, values) -> Agreement.assertClose(name, ours.of(name), values, 0, ROUNDING));
    }

    @Test
    void aFewBarsByHand() {
        List<Candle> candles = List.of(
                bar(0, 10, 12, 9, 11, 100, 1050),
                bar(1, 11, 13, 10, 12, 200, Double.NaN),
                bar(2, 12, 13, 8, 9, 100, Double.NaN),
                bar(3, 9, 10, 8, 9, 300, Double.NaN),
                bar(4, 9, 12, 9, 12, 100, Double.NaN),
                bar(5, 12, 16, 11, 15, 400, 5600));
        Computed all = computed(candles);
        assertThat(all.of("vwap0")[0]).isCloseTo(10.5 / 11, within(1e-12));
        assertThat(all.of("vwap0")[1]).isCloseTo(35.0 / 3 / 12, within(1e-12));
        assertThat(all.of("vwap0")[5]).isCloseTo(14.0 / 15, within(1e-12));
        assertThat(all.of("klow2")[2]).isCloseTo(1.0 / 5, within(1e-12));
        assertThat(all.of("ksft")[2]).isCloseTo((18.0 - 21) / 12, within(1e-12));
        assertThat(all.of("roc5")[4]).isNaN();
        assertThat(all.of("roc5")[5]).isCloseTo(11.0 / 15, within(1e-12));
        assertThat(all.of("ma5")[4]).isCloseTo(10.6 / 12, within(1e-12));
        // The highest high of the first five bars is 13, first at the second; the lowest low 8, first at the third.
        assertThat(all.of("imax5")[4]).isCloseTo(2.0 / 5, within(1e-12));
        assertThat(all.of("imin5")[4]).isCloseTo(3.0 / 5, within(1e-12));
        assertThat(all.of("imxd5")[4]).isCloseTo(-1.0 / 5, within(1e-12));
        // Closes in order are 9, 9, 11, 12, 12: the two at the top share rank 4.5.
        assertThat(all.of("rank5")[4]).isCloseTo(0.9, within(1e-12));
        assertThat(all.of("qtlu5")[4]).isCloseTo(12.0 / 12, within(1e-12));
        assertThat(all.of("qtld5")[4]).isCloseTo(9.0 / 12, within(1e-12));
        assertThat(all.of("rsv5")[4]).isCloseTo(4.0 / 5, within(1e-12));
        // Changes of the close are 1, -3, 0, 3, 3.
        assertThat(all.of("cntp5")[5]).isCloseTo(3.0 / 5, within(1e-12));
        assertThat(all.of("cntd5")[5]).isCloseTo(2.0 / 5, within(1e-12));
        assertThat(all.of("sump5")[5]).isCloseTo(7.0 / 10, within(1e-12));
        assertThat(all.of("sumd5")[5]).isCloseTo(4.0 / 10, within(1e-12));
        assertThat(all.of("vma5")[5]).isCloseTo(220.0 / 400, within(1e-12));
        // Changes of the volume are 100, -100, 200, -200, 300.
        assertThat(all.of("vsump5")[5]).isCloseTo(6.0 / 9, within(1e-12));
    }

    @Test
    void aBarWithoutTradesCarriesNoPriceButCountsAsVolume() {
        List<Candle> candles = new ArrayList<>(TestBars.walk(Interval.D1, 100, 22).stream()
                .filter(candle -> candle.volume() > 0)
                .toList());
        Computed without = computed(candles);
        Candle last = candles.remove(candles.size() - 1);
        candles.add(bar(
                last.openTime() / Interval.D1.micros() - 1,
                last.close(),
                last.close(),
                last.close(),
                last.close(),
                0,
                0));
        candles.add(last);
        Computed with = computed(candles);
        int end = candles.size() - 1;
        assertThat(with.of("ma20")[end - 1]).isNaN();
        assertThat(with.of("ma20")[end]).isEqualTo(without.of("ma20")[end - 1]);
        assertThat(with.of("vma20")[end]).isLessThan(without.of("vma20")[end - 1]);
    }

    private static Candle bar(
            long day, double open, double high, double low, double close, double volume, double quoteVolume) {
        return new Candle(
                day * Interval.D1.micros(), open, high, low, close, volume, quoteVolume, -1, Double.NaN, Double.NaN);
    }

    private record Computed(List<String> names, double[][] columns) {
        double[] of(String name) {
            return columns[names.indexOf(name)];
        }
    }

    private static Computed computed(List<Candle> candles) {
        FeatureSet set = Alpha158Features.set(List.of(Interval.D1));
        Bars bars = new Bars();
        Bar bar = new Bar();
        candles.forEach(candle -> bars.add(TestBars.fill(bar, candle)));
        double[][] columns = new double[set.names().size()][bars.size()];
        set.program(Interval.D1).update(bars, 0, bars.size(), columns);
        return new Computed(set.names(), columns);
    }
}

package dev.almanac.analytics.quality.check;

import static org.assertj.core.api.Assertions.assertThat;

import dev.almanac.analytics.market.Candle;
import dev.almanac.analytics.market.Interval;
import dev.almanac.analytics.quality.Finding;
import dev.almanac.analytics.quality.check.Market.Series;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Intervals and venues against each other. */
class SymbolChecksTest {
    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6})
    void findADayThatIsNotItsHours(long seed) {
        List<Candle> hours = Market.bars(Interval.H1, 24 * 40, seed);
        List<Candle> days = Market.resampled(hours, Interval.H1, Interval.D1);
        List<Candle> wrong = Market.with(
                days, 10, 12, bar -> Market.prices(bar, bar.open(), bar.high() * 1.02, bar.low(), bar.close()));

        assertThat(Market.check(
                        new Series("binance", Interval.H1, hours),
                        new Series("binance", Interval.H4, Market.resampled(hours, Interval.H1, Interval.H4)),
                        new Series("binance", Interval.D1, days),
                        new Series("binance", Interval.W1, Market.resampled(days, Interval.D1, Interval.W1))))
                .isEmpty();
        Map<String, List<Finding>> found =
                Market.check(new Series("binance", Interval.H1, hours), new Series("binance", Interval.D1, wrong));
        assertThat(found).containsOnlyKeys("binance 1d");
        assertThat(found.get("binance 1d")).singleElement().satisfies(one -> {
            assertThat(one.rule()).isEqualTo("interval_disagreement");
            assertThat(one.bars()).isEqualTo(2);
            assertThat(one.from()).isEqualTo(days.get(10).openTime());
            assertThat(one.message()).startsWith("2 bars differ from the 1h bars within, the first in its high");
        });
    }

    @Test
    void compareNoDayWithPartOfItsHours() {
        List<Candle> hours = Market.bars(Interval.H1, 24 * 10, 1);
        List<Candle> days = Market.resampled(hours, Interval.H1, Interval.D1);
        List<Candle> holes = new ArrayList<>(hours);
        holes.removeIf(bar -> bar.openTime() % Interval.D1.micros() == 5 * Interval.H1.micros());

        assertThat(Market.check(
                        new Series("binance", Interval.H1, holes),
                        new Series(
                                "binance",
                                Interval.D1,
                                Market.with(
                                        days,
                                        0,
                                        days.size(),
                                        bar -> Market.volumes(bar, bar.volume() * 2, Double.NaN)))))
                .isEmpty();
    }

    @Test
    void blameTheOneOfThreeVenuesThatDiffers() {
        List<Candle> bars = Market.bars(Interval.H1, 500, 2);
        List<Candle> off = Market.with(bars, 100, 103, bar -> Market.scaled(bar, 1.08));

        assertThat(Market.check(
                        new Series("binance", Interval.H1, bars),
                        new Series("coinbase", Interval.H1, off),
                        new Series("kraken", Interval.H1, Market.with(bars, 0, 500, bar -> Market.scaled(bar, 1.001)))))
                .containsOnlyKeys("coinbase 1h")
                .hasEntrySatisfying("coinbase 1h", findings -> {
                    assertThat(findings).singleElement().satisfies(one -> {
                        assertThat(one.rule()).isEqualTo("venue_disagreement");
                        assertThat(one.bars()).isEqualTo(3);
                        assertThat(one.message()).endsWith("at binance, kraken");
                    });
                });
    }

    @Test
    void blameBothOfTwoVenues() {
        List<Candle> bars = Market.bars(Interval.D1, 100, 2);
        List<Candle> off = Market.with(bars, 50, 51, bar -> Market.scaled(bar, 0.9));

        assertThat(Market.check(new Series("binance", Interval.D1, bars), new Series("coinbase", Interval.D1, off)))
                .containsOnlyKeys("binance 1d", "coinbase 1d");
    }
}

package dev.almanac.connectors.sandbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.almanac.analytics.market.Candle;
import dev.almanac.analytics.market.Interval;
import dev.almanac.analytics.market.Symbol;
import java.time.Instant;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What is planted has the size that is written beside it, in days and in bars of hours. */
class EffectTest {
    private static final Instant START = Instant.parse("2020-01-01T00:00:00Z");
    private static final List<Symbol> PAIRS = IntStream.range(0, 40)
            .mapToObj(number -> new Symbol("SIM" + (char) ('A' + number % 26) + number, "USDT"))
            .toList();

    /** Sums over all pairs of the products of returns that are {@code lag} days apart. */
    private static double covariance(Market market, int lag) {
        double sum = 0;
        long count = 0;
        for (Symbol pair : market.symbols()) {
            List<Candle> days = market.pair(pair).orElseThrow().bars(Interval.D1, 0, Long.MAX_VALUE);
            double[] returns = new double[days.size()];
            for (int i = 1; i < returns.length; i++) {
                returns[i] = Math.log(days.get(i).close() / days.get(i - 1).close());
            }
            for (int i = 1 + lag; i < returns.length; i++) {
                sum += returns[i] * returns[i - lag];
                count++;
            }
        }
        return sum / count;
    }

    /** With 60,000 returns the standard error of a correlation is 0.4 %. */
    @ParameterizedTest
    @CsvSource({"NOISE, 0, 0.0300", "MOMENTUM, 0.0933, 0.0316", "REVERSION, -0.0743, 0.0378"})
    void theReturnsOfADayAndTheNextCorrelateAsDocumented(Effect effect, double correlation, double deviation) {
        Market market = Walk.market(effect, 5, PAIRS, Interval.D1, START, 1500);
        double variance = covariance(market, 0);
        assertThat(Math.sqrt(variance)).isCloseTo(deviation, within(0.0006));
        assertThat(covariance(market, 1) / variance).isCloseTo(correlation, within(0.016));
    }

    @Test
    void theSizeIsThatOfADayWhateverTheLengthOfABar() {
        Market market = Walk.market(Effect.MOMENTUM, 6, PAIRS.subList(0, 10), Interval.H4, START, 6 * 1500);
        double variance = covariance(market, 0);
        assertThat(Math.sqrt(variance)).isCloseTo(0.0316, within(0.0012));
        assertThat(covariance(market, 1) / variance).isCloseTo(0.0933, within(0.032));
    }

    @Test
    void aLongerMarketBeginsWithTheSameBars() {
        Market some = Walk.market(Effect.REVERSION, 7, PAIRS.subList(0, 1), Interval.H1, START, 100);
        Market more = Walk.market(Effect.REVERSION, 7, PAIRS.subList(0, 1), Interval.H1, START, 200);
        assertThat(more.pair(PAIRS.get(0)).orElseThrow().bars().subList(0, 100))
                .isEqualTo(some.pair(PAIRS.get(0)).orElseThrow().bars());
    }
}

package dev.almanac.connectors.venue;

import static org.assertj.core.api.Assertions.assertThat;

import dev.almanac.analytics.market.Interval;
import dev.almanac.analytics.port.CandleSource;
import dev.almanac.analytics.port.CandleUnit;
import dev.almanac.analytics.port.CandleWindow;
import dev.almanac.connectors.sandbox.Market;
import dev.almanac.connectors.sandbox.SandboxSettings;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

/** How the part of a long window goes that has to be made of trades, because candles do not reach so far back. */
class KrakenHistoryTest {
    private static final int REACH = 717;

    private final Market market = Loopback.market();
    private final SandboxSettings settings = SandboxSettings.at(Loopback.clock());

    private static CandleWindow history(Loopback venue, Interval interval) {
        return venue.window(interval, Loopback.START, Loopback.START.plus(Duration.ofHours(Loopback.BARS - 100)));
    }

    @Test
    void whatIsMadeOfTradesIsReadDayByDay() throws Exception {
        try (Loopback venue = Loopback.of("kraken", market, settings)) {
            CandleSource source = venue.venues.candles(List.of(history(venue, Interval.H1)));
            List<CandleUnit> units = source.plan();
            int old = Loopback.BARS - 100 - REACH;
            assertThat(units).hasSize(1 + old / 24 + 1);
            assertThat(units.get(0).name())
                    .isEqualTo("sandbox-kraken BTC/USDT 1h 2024-01-01T00:00:00Z to 2024-01-02T00:00:00Z");
            Instant reach = Loopback.START.plus(Duration.ofHours(old));
            assertThat(units.get(units.size() - 1).name())
                    .isEqualTo("sandbox-kraken BTC/USDT 1h " + reach + " to " + reach.plus(Duration.ofHours(REACH)));
            Rows first = new Rows();
            first.read(source, units.get(0));
            assertThat(first.good).hasSize(24);
            assertThat(venue.server.asked())
                    .as("a page with the day's trades and later ones")
                    .isEqualTo(1);
            Rows all = new Rows();
            for (CandleUnit unit : units) {
                all.read(source, unit);
            }
            Loopback.assertSame(Loopback.fives(all), Loopback.closed(market, settings.clock()));
        }
    }

    @Test
    void daysAndPartsOfThemAreReadDayByDay() {
        SandboxSettings later = SandboxSettings.at(Loopback.at(Loopback.START.plus(Duration.ofDays(4000))));
        try (Loopback venue = Loopback.of("kraken", market, later)) {
            CandleWindow days = venue.window(Interval.D1, Loopback.START, Loopback.START.plus(Duration.ofDays(10)));
            assertThat(venue.venues.candles(List.of(days)).plan()).hasSize(10);
            CandleWindow fours = venue.window(Interval.H4, Loopback.START, Loopback.START.plus(Duration.ofDays(10)));
            assertThat(venue.venues.candles(List.of(fours)).plan()).hasSize(10);
        }
    }

    @Test
    void anEstimateSaysWhatIsMadeOfTrades() {
        try (Loopback venue = Loopback.of("kraken", market, settings)) {
            Venues.Estimate estimate =
                    venue.venues.estimate(List.of(history(venue, Interval.H1))).get(0);
            int old = Loopback.BARS - 100 - REACH;
            assertThat(estimate.bars()).isEqualTo(Loopback.BARS - 100);
            assertThat(estimate.rebuilt()).isEqualTo(old);
            assertThat(estimate.calls()).isEqualTo(1 + old / 24 + 1);
            assertThat(estimate.time()).isGreaterThan(Duration.ofSeconds(estimate.calls()));
        }
        try (Loopback venue = Loopback.of("okx", market, settings)) {
            assertThat(venue.venues
                            .estimate(List.of(history(venue, Interval.H1)))
                            .get(0)
                            .rebuilt())
                    .isZero();
        }
    }
}

package dev.almanac.connectors.venue;

import static org.assertj.core.api.Assertions.assertThat;

import dev.almanac.analytics.market.Interval;
import dev.almanac.analytics.market.SeriesKey;
import dev.almanac.analytics.market.Symbol;
import dev.almanac.analytics.market.Trade;
import dev.almanac.analytics.port.CandleSource;
import dev.almanac.analytics.port.CandleUnit;
import dev.almanac.analytics.port.CandleWindow;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The real venues, for those who can reach them: docs/venues.md says how. A few calls each. */
@Tag("live")
class LiveVenueTest {
    private static final Symbol BTC = new Symbol("BTC", "USD");
    private static final Symbol BTC_TETHER = new Symbol("BTC", "USDT");

    @ParameterizedTest
    @ValueSource(strings = {"binance", "coinbase", "kraken", "bybit", "okx"})
    void candlesTradesAndInstrumentsComeAsDocumented(String venue) throws Exception {
        Symbol symbol = venue.equals("coinbase") || venue.equals("kraken") ? BTC : BTC_TETHER;
        Clock clock = Clock.systemUTC();
        Instant now = clock.instant();
        Venues venues = new Venues(List.of(VenueSettings.of(venue)), clock);

        Rows rows = new Rows();
        CandleSource source = venues.candles(List.of(
                new CandleWindow(new SeriesKey(venue, symbol, Interval.H1), now.minus(Duration.ofHours(49)), now)));
        for (CandleUnit unit : source.plan()) {
            rows.read(source, unit);
        }
        assertThat(rows.bad).isEmpty();
        assertThat(rows.good).hasSizeBetween(47, 49).allSatisfy(row -> {
            assertThat(row.candle().low())
                    .isPositive()
                    .isLessThanOrEqualTo(row.candle().high());
            assertThat(Interval.H1.isOnGrid(row.candle().openTime())).isTrue();
        });

        assertThat(venues.instruments().list(venue).instruments())
                .anySatisfy(one -> assertThat(one.symbol()).isEqualTo(symbol));
        if (!venue.equals("bybit")) {
            List<Trade> trades = new ArrayList<>();
            venues.trades().read(venue, symbol, now.minusSeconds(120), now.minusSeconds(60), trades::add);
            assertThat(trades).allSatisfy(trade -> assertThat(trade.price()).isPositive());
        }
    }
}

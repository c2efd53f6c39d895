package dev.almanac.connectors.venue;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.almanac.analytics.market.Candle;
import dev.almanac.analytics.market.InstrumentStatus;
import dev.almanac.analytics.market.Interval;
import dev.almanac.analytics.market.SeriesKey;
import dev.almanac.analytics.market.Symbol;
import dev.almanac.analytics.market.Trade;
import dev.almanac.analytics.port.CandleSource;
import dev.almanac.analytics.port.CandleUnit;
import dev.almanac.analytics.port.CandleWindow;
import dev.almanac.analytics.port.UnreadableUnitException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
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
        assertThat(rows.notes).as("its clock and ours").isEmpty();
        assertThat(rows.good).hasSizeBetween(47, 49).isSortedAccordingTo(Comparator.comparing(Rows.Good::place));
        assertThat(rows.good).allSatisfy(row -> {
            Candle bar = row.candle();
            assertThat(bar.low()).isPositive().isLessThanOrEqualTo(Math.min(bar.open(), bar.close()));
            assertThat(bar.high()).isGreaterThanOrEqualTo(Math.max(bar.open(), bar.close()));
            assertThat(bar.volume()).isPositive();
            assertThat(Interval.H1.isOnGrid(bar.openTime())).isTrue();
            assertThat(Double.isNaN(bar.quoteVolume())).isEqualTo(venue.equals("coinbase") || venue.equals("kraken"));
            assertThat(bar.tradeCount() > 0).isEqualTo(venue.equals("binance") || venue.equals("kraken"));
        });
        long newest = rows.good.get(rows.good.size() - 1).place();
        assertThat(now.getEpochSecond() - newest)
                .as("the last one that has closed")
                .isBetween(3600L, 7300L);

        assertThat(venues.instruments().list(venue).instruments())
                .filteredOn(one -> one.symbol().equals(symbol))
                .singleElement()
                .satisfies(one -> {
                    assertThat(one.status()).isEqualTo(InstrumentStatus.TRADING);
                    assertThat(one.tick()).isPositive();
                    assertThat(one.lot()).isPositive();
                });
        List<Trade> trades = new ArrayList<>();
        Instant from = now.minusSeconds(720);
        if (venue.equals("bybit")) {
            assertThatThrownBy(() -> venues.trades().read(venue, symbol, from, now, trades::add))
                    .isInstanceOf(UnreadableUnitException.class);
            return;
        }
        venues.trades().read(venue, symbol, from, now.minusSeconds(60), trades::add);
        assertThat(trades).isNotEmpty().isSortedAccordingTo(Comparator.comparing(Trade::time));
        assertThat(trades).allSatisfy(trade -> {
            assertThat(trade.price()).isPositive();
            assertThat(trade.size()).isPositive();
            assertThat(trade.time() / 1_000_000)
                    .isBetween(from.getEpochSecond(), now.minusSeconds(60).getEpochSecond());
        });
        assertThat(trades.stream().map(Trade::id).distinct()).hasSameSizeAs(trades);
    }
}

package dev.almanac.connectors.sandbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.almanac.analytics.error.UserException;
import dev.almanac.analytics.market.Candle;
import dev.almanac.analytics.market.Interval;
import dev.almanac.analytics.market.Symbol;
import dev.almanac.connectors.file.FileCandleSource;
import dev.almanac.connectors.file.FileOverrides;
import dev.almanac.connectors.sample.Sample;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SandboxTest {
    private static final Symbol BTC = new Symbol("BTC", "USDT");
    private static final Instant START = Instant.parse("2024-01-01T00:00:00Z");
    private static final Clock NOW = Clock.fixed(START.plus(Duration.ofMinutes(150)), ZoneOffset.UTC);

    private final Market market = Walk.market(5, List.of(BTC), Interval.H1, START, 100);

    @Test
    void saysInEveryAnswerThatItIsSimulated() throws Exception {
        try (SandboxVenue venue = SandboxVenue.start("binance", market, SandboxSettings.at(NOW))) {
            for (String path : List.of("/api/v3/time", "/api/v3/nothing")) {
                assertThat(get(venue.base().resolve(path)).headers().firstValue("X-Almanac-Sandbox"))
                        .hasValue("simulated");
            }
        }
    }

    @Test
    void showsTheBarThatIsOpenUnfinishedAndNoneThatIsStillToCome() throws Exception {
        try (SandboxVenue venue = SandboxVenue.start("binance", market, SandboxSettings.at(NOW))) {
            String body = get(venue.base().resolve("/api/v3/klines?symbol=BTCUSDT&interval=1h"))
                    .body();
            Candle last = market.pair(BTC).orElseThrow().bars().get(2);
            assertThat(body.split("\\],\\[", -1)).hasSize(3);
            assertThat(body)
                    .contains("1704074400000,\"" + last.open() + "\"")
                    .doesNotContain("\"" + last.volume() + "\"");
        }
    }

    @Test
    void theSameSeedIsTheSameMarket() {
        Market again = Walk.market(5, List.of(BTC), Interval.H1, START, 100);
        assertThat(again.pair(BTC).orElseThrow().bars())
                .isEqualTo(market.pair(BTC).orElseThrow().bars());
        assertThat(Walk.market(6, List.of(BTC), Interval.H1, START, 100)
                        .pair(BTC)
                        .orElseThrow()
                        .bars())
                .isNotEqualTo(market.pair(BTC).orElseThrow().bars());
    }

    @Test
    void longerBarsAndTradesSumUpToTheBarsThereAre() {
        PairHistory pair = market.pair(BTC).orElseThrow();
        Candle day = pair.bars(Interval.D1, 0, Long.MAX_VALUE).get(0);
        List<Candle> hours = pair.bars().subList(0, 24);
        assertThat(day.open()).isEqualTo(hours.get(0).open());
        assertThat(day.close()).isEqualTo(hours.get(23).close());
        assertThat(day.tradeCount()).isEqualTo(96);
        assertThat(pair.trades(1, 97, Long.MAX_VALUE)).hasSize(96);
        assertThat(pair.bars(Interval.M1, 0, Long.MAX_VALUE)).isEmpty();
    }

    @Test
    void theBundledSampleHappensAgain(@TempDir Path folder) throws Exception {
        List<String> files =
                Sample.extractTo(folder).stream().map(Path::toString).toList();
        Market sample = MarketBars.read(FileCandleSource.of(files, FileOverrides.NONE), Interval.H4);
        assertThat(sample.symbols()).hasSize(33);
        Clock end = Clock.fixed(Sample.asOf(), ZoneOffset.UTC);
        try (SandboxVenue venue = SandboxVenue.start("okx", sample, SandboxSettings.at(end))) {
            assertThat(get(venue.base().resolve("/api/v5/market/candles?instId=BTC-USDT&bar=4H&limit=2"))
                            .body())
                    .contains("\"" + Sample.asOf().minus(Duration.ofHours(4)).toEpochMilli() + "\"");
        }
    }

    @Test
    void knowsWhatItCanPlay() {
        assertThatThrownBy(() -> SandboxVenue.start("mtgox", market, SandboxSettings.at(NOW)))
                .isInstanceOf(UserException.class)
                .hasMessage("there is no sandbox for mtgox\nits protocol is not known here\n"
                        + "choose one of binance, coinbase, kraken, bybit, okx");
    }

    private static HttpResponse<String> get(URI uri) throws Exception {
        return HttpClient.newHttpClient()
                .send(HttpRequest.newBuilder(uri).build(), HttpResponse.BodyHandlers.ofString());
    }
}

package dev.almanac.connectors.file;

import static org.assertj.core.api.Assertions.assertThat;

import dev.almanac.analytics.market.Interval;
import dev.almanac.analytics.market.Symbol;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FileFactsTest {
    @ParameterizedTest
    @CsvSource({
        "/data/binance/BTC_USDT-1d.json,                               ,             binance,  BTC/USDT,  1d",
        "/data/kraken/XBT_USD-1h.json.gz,                              ,             kraken,   BTC/USD,   1h",
        "/data/Coinbase-BTC-USD-PT4H-20160518_20251028.json,           coinbase,     ,         BTC/USD,   4h",
        "/data/Coinbase-ETH-USD-PT1D-20160517_20260310.json,           coinbase,     ,         ETH/USD,   1d",
        "/data/Binance_ADAUSDT_d.csv,                                  binance,      ,         ADA/USDT,  1d",
        "/data/Coinbase_BTCUSD_1h.csv,                                 coinbase,     ,         BTC/USD,   1h",
        "/data/spot-klines-BTCUSDT-1h-2024-10-28.zip,                  binance,      ,         BTC/USDT,  1h",
        "/data/futures-um-klines-BTCUSDT-1h-2024-10-28.zip,            binance-usdm, ,         BTC/USDT,  1h",
        "/data/futures/um/daily/klines/BTCUSDT/1h/BTCUSDT-1h-2024.zip, binance-usdm, ,         BTC/USDT,  1h",
        "/data/BTCUSDT-1h-2024-10-28.zip,                              ,             ,         BTC/USDT,  1h",
        "/data/btcusdt-1m.csv.gz,                                      ,             ,         BTC/USDT,  1m",
        "/data/Coinbase/1INCH-EUR-4H.csv,                              ,             coinbase, 1INCH/EUR, 4h",
        "/data/BTC_FDUSD-15m.csv,                                      ,             ,         BTC/FDUSD, 15m",
        "/data/BTC_BUSD-daily.csv,                                     ,             ,         BTC/BUSD,  1d",
        "/data/H_USDT-1h.csv,                                          ,             ,         H/USDT,    1h",
        "/data/binance-4h.csv.gz,                                      binance,      ,         ,          4h",
    })
    void namesThatPeopleGive(
            String path, @Nullable String venue, @Nullable String folder, @Nullable String symbol, String interval) {
        FileFacts facts = FileFacts.of(Path.of(path));
        assertThat(facts.venue()).isEqualTo(venue);
        assertThat(facts.folderVenue()).isEqualTo(folder);
        assertThat(facts.symbol())
                .isEqualTo(symbol == null ? null : Symbol.parse(symbol).orElseThrow());
        assertThat(facts.interval()).isEqualTo(Interval.parse(interval).orElseThrow());
    }

    @Test
    void futuresOfAnUnknownKindHaveNoVenue() {
        FileFacts facts = FileFacts.of(Path.of("/binance/Binance_BTC_USDT_USDT-1h-futures.json"));
        assertThat(facts.derivative()).isTrue();
        assertThat(facts.venue()).isNull();
        assertThat(facts.symbol()).hasToString("BTC/USDT");
    }

    @Test
    void whatIsAmbiguousIsNothing() {
        assertThat(FileFacts.of(Path.of("BTCUSDT_ETHUSDT-1h.csv")).symbol()).isNull();
        assertThat(FileFacts.of(Path.of("default.csv")).symbol()).isNull();
    }

    @Test
    void anIntervalThatIsNotKnownIsKeptForTheMessage() {
        FileFacts facts = FileFacts.of(Path.of("BTCUSDT-1mo-2024-10.zip"));
        assertThat(facts.interval()).isNull();
        assertThat(facts.unknownInterval()).isEqualTo("1mo");
        assertThat(FileFacts.of(Path.of("BTCUSDT-1M.csv")).unknownInterval()).isEqualTo("1M");
    }
}

package dev.almanac.analytics.market;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SymbolTest {
    @ParameterizedTest
    @CsvSource({
        "BTC/USDT, BTC/USDT",
        "btc-usdt, BTC/USDT",
        "BTC_USDT, BTC/USDT",
        "BTCUSDT,  BTC/USDT",
        "XBT/USD,  BTC/USD",
        "XBTUSD,   BTC/USD",
        "BTCFDUSD, BTC/FDUSD",
        "1INCHEUR, 1INCH/EUR",
    })
    void formsThatPeopleWrite(String text, String expected) {
        assertThat(Symbol.parse(text).orElseThrow()).hasToString(expected);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "BTC", "USDT", "BTC/", "/USDT", "BTC/USDT/X", "ABCXYZ", "BTC USDT"})
    void whatIsNone(String text) {
        assertThat(Symbol.parse(text)).isEmpty();
    }

    @Test
    void quotes() {
        assertThat(Symbol.isQuote("usdt")).isTrue();
        assertThat(Symbol.isQuote("PEPE")).isFalse();
    }
}

package dev.almanac.connectors.file;

import static org.assertj.core.api.Assertions.assertThat;

import dev.almanac.analytics.market.Interval;
import dev.almanac.analytics.port.CandleUnit;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Test;

class RealFilesTest {
    @Test
    void dailyJsonArrays() throws Exception {
        Rows rows = Rows.of(SharedCandles.path("binance/BTC_USDT-1d.json"));
        assertThat(rows.good).hasSize(1881);
        assertThat(rows.bad).isEmpty();
        assertThat(rows.notes).isEmpty();
        Rows.Good first = rows.good.get(0);
        assertThat(first.series()).hasToString("binance BTC/USDT 1d");
        assertThat(first.openTime()).isEqualTo("2017-08-17T00:00:00Z");
        assertThat(first.candle().open()).isEqualTo(4261.48);
        assertThat(first.candle().volume()).isEqualTo(795.150377);
        assertThat(first.raw()).isEqualTo("[1502928000000,4261.48,4485.39,4200.74,4285.08,795.150377]");
        Rows.Good last = rows.good.get(1880);
        assertThat(last.raw()).isEqualTo("[1665360000000,19439.96,19525.0,19020.25,19131.87,212509.09849]");
        assertThat(last.place()).isEqualTo(1880);
    }

    @Test
    void everyFileOfTheFolderIsReadWithoutRefusal() throws Exception {
        FileCandleSource source =
                FileCandleSource.of(List.of(SharedCandles.path("binance").toString()), FileOverrides.NONE);
        List<CandleUnit> units = source.plan();
        assertThat(units).hasSize(99).allSatisfy(unit -> assertThat(unit.series())
                .isNotNull()
                .extracting(series -> Objects.requireNonNull(series).venue())
                .isEqualTo("binance"));
        assertThat(source.skipped()).isEmpty();
        long rows = 0;
        for (CandleUnit unit : units) {
            Rows read = new Rows();
            source.read(unit, read);
            assertThat(read.bad).as(unit.name()).isEmpty();
            assertThat(read.good.get(0).series()).isEqualTo(unit.series());
            rows += read.good.size();
        }
        assertThat(rows).isGreaterThan(1_000_000);
    }

    @Test
    void endTimeOfDailyObjectsIsTheExclusiveEnd() throws Exception {
        Rows daily = Rows.of(SharedCandles.path("coinbase/Coinbase-ETH-USD-PT1D-20160517_20260310.json"));
        Rows fourHours = Rows.of(SharedCandles.path("coinbase/Coinbase-ETH-USD-PT4H-20160518_20251028.json"));
        assertThat(daily.bad).isEmpty();
        assertThat(fourHours.bad).isEmpty();
        assertThat(daily.good).hasSize(3582);
        assertThat(daily.good.get(0).series()).hasToString("coinbase ETH/USD 1d");
        assertThat(daily.good.get(0).openTime()).isEqualTo("2016-05-18T00:00:00Z");
        assertThat(daily.notes).containsExactly("fields ignored: amount");

        Map<Long, Double> closes = new HashMap<>();
        fourHours.good.forEach(
                row -> closes.put(row.candle().openTime(), row.candle().close()));
        long lastBarOfDay = Interval.D1.micros() - Interval.H4.micros();
        long same = daily.good.stream()
                .filter(row -> Objects.equals(
                        closes.get(row.candle().openTime() + lastBarOfDay),
                        row.candle().close()))
                .count();
        assertThat(same).isGreaterThan(3400);
    }

    @Test
    void exchangeArchives() throws Exception {
        Rows spot = Rows.of(SharedCandles.path("archive/spot-klines-BTCUSDT-1h-2024-10-28.zip"));
        assertThat(spot.good).hasSize(24);
        assertThat(spot.bad).isEmpty();
        Rows.Good first = spot.good.get(0);
        assertThat(first.series()).hasToString("binance BTC/USDT 1h");
        assertThat(first.openTime()).isEqualTo("2024-10-28T00:00:00Z");
        assertThat(first.place()).isEqualTo(1);
        assertThat(first.candle().quoteVolume()).isEqualTo(37756129.81953250);
        assertThat(first.candle().tradeCount()).isEqualTo(145225);
        assertThat(first.candle().takerBuyVolume()).isEqualTo(281.12098);
        assertThat(first.candle().takerBuyQuoteVolume()).isEqualTo(19113044.72922260);

        Rows futures = Rows.of(SharedCandles.path("archive/futures-um-klines-BTCUSDT-1h-2024-10-28.zip"));
        assertThat(futures.good).hasSize(24);
        assertThat(futures.good.get(0).series()).hasToString("binance-usdm BTC/USDT 1h");
        assertThat(futures.good.get(0).place()).isEqualTo(2);
        assertThat(futures.notes).isEmpty();

        FileCandleSource folder =
                FileCandleSource.of(List.of(SharedCandles.path("archive").toString()), FileOverrides.NONE);
        assertThat(folder.plan()).hasSize(2);
        assertThat(folder.skipped()).singleElement().satisfies(skipped -> {
            assertThat(skipped.path()).endsWith("spot-PEPEUSDT-aggTrades-2024-10-27.zip");
            assertThat(skipped.reason()).contains("aggregated trades");
        });
    }

    @Test
    void dirtyDailyCsv() throws Exception {
        Rows rows = Rows.of(SharedCandles.path("dirty/Binance_BTCUSDT_d.csv"));
        assertThat(rows.good.size() + rows.bad.size()).isEqualTo(1409);
        assertThat(rows.bad).isEmpty();
        assertThat(rows.notes)
                .containsExactly(
                        "banner: line 1 is skipped: https://www.CryptoDataDownload.com",
                        "descending_order: 1409 rows, newest first",
                        "mixed_time_units: times of rows: 124 in seconds, 1285 in milliseconds",
                        "null_word: a word such as NULL for trade_count of 124 rows, taken as absent");
        Rows.Good first = rows.good.get(0);
        assertThat(first.series()).hasToString("binance BTC/USDT 1d");
        assertThat(first.place()).isEqualTo(3);
        assertThat(first.openTime()).isEqualTo("2021-06-24T00:00:00Z");
        assertThat(first.candle().volume()).isEqualTo(662.92579700);
        assertThat(first.candle().quoteVolume()).isEqualTo(22321896.63385500);
        assertThat(first.candle().tradeCount()).isEqualTo(14034);
        Rows.Good last = rows.good.get(rows.good.size() - 1);
        assertThat(last.openTime()).isEqualTo("2017-08-17T00:00:00Z");
        assertThat(last.candle().tradeCount()).isEqualTo(-1);
    }

    @Test
    void dirtyHourlyCsvOfAnotherVenue() throws Exception {
        Rows rows = Rows.of(SharedCandles.path("dirty/Coinbase_BTCUSD_1h.csv"));
        assertThat(rows.good.size() + rows.bad.size()).isEqualTo(29_061);
        // one stretch of the file has the publisher's local time in its second column
        assertThat(rows.rules()).hasSize(1208).containsOnly("time_mismatch");
        assertThat(rows.bad.get(0).place()).isEqualTo(25_850);
        assertThat(rows.bad.get(0).message())
                .isEqualTo("two time columns do not agree: 2017-11-12T08:00:00Z and '2017-11-12 03-AM'");
        assertThat(rows.notes)
                .containsExactly(
                        "banner: line 1 is skipped: Timestamps are UTC timezone,https://www.CryptoDataDownload.com",
                        "descending_order: 27853 rows, newest first");
        assertThat(rows.good.get(0).series()).hasToString("coinbase BTC/USD 1h");
        assertThat(rows.good.get(0).openTime()).isEqualTo("2020-10-24T07:00:00Z");
        assertThat(rows.good.get(1).candle().quoteVolume()).isEqualTo(1587965.94);
        assertThat(rows.good)
                .allSatisfy(row -> assertThat(Interval.H1.isOnGrid(row.candle().openTime()))
                        .isTrue());
    }
}

package dev.almanac.connectors.file;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.almanac.analytics.market.Candle;
import dev.almanac.analytics.port.UnreadableUnitException;
import dev.almanac.analytics.quality.check.Check;
import dev.almanac.analytics.quality.check.Checks;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class CsvReaderTest {
    private static final String HEADER = "timestamp,open,high,low,close,volume\n";
    private static final String GOOD = "1603522800,10,12,9,11,5\n";

    @TempDir
    Path folder;

    @ParameterizedTest
    @ValueSource(
            strings = {
                "timestamp",
                "date",
                "time",
                "datetime",
                "open_time",
                "Open Time",
                "unix",
                "Unix Timestamp",
                "\"Date\""
            })
    void columnsInAnyOrderUnderTheNamesPeopleUse(String time) throws Exception {
        Rows rows = read("Volume,Low,High,Close,Open," + time + "\n5,9,12,11,10,2020-10-24T07:00:00Z\n");
        assertThat(rows.bad).isEmpty();
        assertThat(rows.good.get(0).candle()).isEqualTo(Candle.of(1_603_522_800_000_000L, 10, 12, 9, 11, 5));
        assertThat(rows.good.get(0).series()).hasToString("binance BTC/USDT 1h");
        assertThat(rows.good.get(0).raw()).isEqualTo("5,9,12,11,10,2020-10-24T07:00:00Z");
        assertThat(rows.good.get(0).place()).isEqualTo(2);
    }

    @ParameterizedTest
    @ValueSource(strings = {";", "\t"})
    void semicolonsAndTabsSeparateToo(String separator) throws Exception {
        String text = "exported by a spreadsheet, in 2020\n" + HEADER + GOOD + "\"1603526400\",10,12,9,,5\n";
        Rows rows = read(text.replace(",", separator));
        assertThat(rows.good).hasSize(1);
        assertThat(rows.good.get(0).candle()).isEqualTo(Candle.of(1_603_522_800_000_000L, 10, 12, 9, 11, 5));
        assertThat(rows.good.get(0).raw()).isEqualTo(GOOD.trim().replace(",", separator));
        assertThat(rows.rules()).containsExactly("missing_field");
        assertThat(rows.notes).singleElement().asString().startsWith("banner: line 1 is skipped: exported by");
    }

    @ParameterizedTest
    @ValueSource(strings = {".tsv", ".TSV"})
    void filesOfTabsAreKnownByTheirEnding(String end) throws Exception {
        Path file = Files.writeString(folder.resolve("binance_BTCUSDT_1h" + end), (HEADER + GOOD).replace(',', '\t'));
        assertThat(Rows.of(file).good).singleElement().satisfies(row -> assertThat(row.series())
                .hasToString("binance BTC/USDT 1h"));
    }

    @Test
    void theColumnsThatExchangesAdd() throws Exception {
        Rows rows = read("open_time,open,high,low,close,volume,close_time,quote_asset_volume,number_of_trades,"
                + "taker_buy_base_asset_volume,taker_buy_quote_asset_volume,ignore\n"
                + "1603522800000,10,12,9,11,5,1603526399999,50,7,2,20,0\n");
        assertThat(rows.good.get(0).candle())
                .isEqualTo(new Candle(1_603_522_800_000_000L, 10, 12, 9, 11, 5, 50, 7, 2, 20));
        assertThat(rows.notes).isEmpty();
    }

    @Test
    void bareKlinesInMicrosecondsAreBinancesWhereNothingElseSaysSo() throws Exception {
        Path file = write("BTCUSDT-1h-2025-01-01.csv", "1735689600000000,10,12,9,11,5,1735693199999999,50,7,2,20,0\n");
        Rows rows = Rows.of(file);
        assertThat(rows.good.get(0).series()).hasToString("binance BTC/USDT 1h");
        assertThat(rows.good.get(0).openTime()).isEqualTo("2025-01-01T00:00:00Z");
    }

    @Test
    void oneFileMayHoldManySeries() throws Exception {
        Path file = write(
                "candles.csv",
                "symbol,interval,exchange,timestamp,open,high,low,close,volume\n"
                        + "ETH-USD,PT4H,Kraken,1603497600,10,12,9,11,5\n"
                        + "XBT/EUR,1d,coinbase,1603497600,10,12,9,11,5\n"
                        + "what,1d,coinbase,1603497600,10,12,9,11,5\n"
                        + "ETHUSD,7q,coinbase,1603497600,10,12,9,11,5\n"
                        + ",1d,coinbase,1603497600,10,12,9,11,5\n");
        Rows rows = Rows.of(file);
        assertThat(rows.good)
                .extracting(row -> row.series().toString())
                .containsExactly("kraken ETH/USD 4h", "coinbase BTC/EUR 1d");
        assertThat(rows.rules()).containsExactly("unknown_symbol", "unknown_interval", "missing_field");
    }

    @Test
    void flagGoesBeforeColumnAndColumnBeforeName() throws Exception {
        Path file = write("binance_BTCUSDT_1h.csv", "symbol," + HEADER + "ETHUSDT," + GOOD + "ETHUSDT," + GOOD);
        assertThat(Rows.of(file).good.get(0).series()).hasToString("binance ETH/USDT 1h");
        Rows forced = Rows.of(file, FileOverrides.parse("Kraken", "SOL-EUR", "4H"));
        assertThat(forced.good.get(0).series()).hasToString("kraken SOL/EUR 4h");
        assertThat(forced.notes).containsExactly("its rows name ETH/USDT; they are taken as SOL/EUR, as --symbol says");
    }

    @ParameterizedTest
    @CsvSource({"'Volume BTC,Volume USDT'", "'Volume USDT,Volume BTC'"})
    void aVolumeThatNamesAnAsset(String columns) throws Exception {
        boolean baseFirst = columns.startsWith("Volume BTC");
        Rows rows = read("date,open,high,low,close," + columns + "\n2020-10-24,10,12,9,11,"
                + (baseFirst ? "5,50" : "50,5") + "\n");
        assertThat(rows.good.get(0).candle().volume()).isEqualTo(5);
        assertThat(rows.good.get(0).candle().quoteVolume()).isEqualTo(50);
    }

    @ParameterizedTest
    @CsvSource({
        "'Volume USDT,Volume BTC', BTC-USD",
        "'Volume USDT,Volume XBT', XBT-USD",
        "'Volume BTC,Volume USDT', BTC-USD",
    })
    void turnoverInAnotherQuoteIsNoVolume(String columns, String symbol) throws Exception {
        String cells = columns.startsWith("Volume BTC") ? "5,50" : "50,5";
        Path file = write(
                "binance_" + symbol + "_1h.csv",
                "date,open,high,low,close," + columns + "\n2020-10-24,10,12,9,11," + cells + "\n");
        Rows rows = Rows.of(file);
        assertThat(rows.good.get(0).series()).hasToString("binance BTC/USD 1h");
        assertThat(rows.good.get(0).candle().volume()).isEqualTo(5);
        assertThat(rows.good.get(0).candle().quoteVolume()).isNaN();
        assertThat(rows.notes).isEmpty();
    }

    @Test
    void aVolumeOfAnAssetOfAnotherNameIsNotedAndOfAnotherQuoteRefused() throws Exception {
        Rows rows = read("date,open,high,low,close,Volume Bitcoin\n2020-10-24,10,12,9,11,5\n");
        assertThat(rows.good.get(0).candle().volume()).isEqualTo(5);
        assertThat(rows.notes).containsExactly("the volume of BITCOIN is taken for that of BTC");
        assertThatThrownBy(() -> read("date,open,high,low,close,Volume USD\n2020-10-24,10,12,9,11,5\n"))
                .isInstanceOf(UnreadableUnitException.class)
                .hasMessageContaining("none is of BTC");
    }

    @Test
    void aVenueThatIsNoNameIsRefused() throws Exception {
        Path file = write(
                "BTCUSDT_1h.csv",
                "venue," + HEADER + "my\tvenue," + GOOD + "Kraken," + GOOD + "\"a,b\"," + GOOD + "x y," + GOOD);
        Rows rows = Rows.of(file);
        assertThat(rows.good).extracting(row -> row.series().toString()).containsExactly("kraken BTC/USDT 1h");
        assertThat(rows.rules()).containsExactly("unknown_venue", "unknown_venue", "unknown_venue");
        assertThat(Rows.of(file, FileOverrides.parse("okx", null, null)).good).hasSize(4);
    }

    @Test
    void bannersAndExtraColumnsAreNotedOnce() throws Exception {
        Rows rows = read("https://example.org\n\n" + HEADER.trim() + ",vwap,marketorder_volume\n" + GOOD.trim()
                + ",1,2\n" + GOOD.trim() + ",1,2\n");
        assertThat(rows.good).hasSize(2);
        assertThat(rows.good.get(0).place()).isEqualTo(4);
        assertThat(rows.notes)
                .containsExactly(
                        "columns ignored: vwap, marketorder_volume", "banner: line 1 is skipped: https://example.org");
    }

    @Test
    void quotesByteOrderMarkAndWindowsLines() throws Exception {
        Rows rows = read("\uFEFF\"timestamp\",\"open\",\"high\",\"low\",\"close\",\"volume\"\r\n"
                + "\"1603522800\", \"10\" ,\"12\",\"9\",\"11\",\"5\"\r\n"
                + "\"1603522800,10,12,9,11,5\r\n");
        assertThat(rows.good).hasSize(1);
        assertThat(rows.good.get(0).candle().close()).isEqualTo(11);
        assertThat(rows.rules()).containsExactly("open_quote");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "1603522800,ten,12,9,11,5     | not_a_number    | open is no finite number: ten",
                "1603522800,10,12,9,NaN,5     | not_a_number    | close is no finite number: NaN",
                "1603522800,10,Infinity,9,11,5| not_a_number    | high is no finite number: Infinity",
                "1603522800,10,12,9,11,1e999  | not_a_number    | volume is no finite number: 1e999",
                "1603522800,10,12,9,1d,5      | not_a_number    | close is no finite number: 1d",
                "1603522800,10,12,,11,5       | missing_field   | low is missing",
                "1603522800,10,12,9,11,NULL   | missing_field   | volume is missing",
                ",10,12,9,11,5                | missing_field   | the time is missing",
                "1603522800,10,12,9,11        | missing_field   | the row has 5 fields, the header 6",
                "1603522800,1,000,12,9,11,5   | extra_field     | the row has 7 fields, the header 6",
                "soon,10,12,9,11,5            | unreadable_time | 'soon' is no time",
                "16035228,10,12,9,11,5        | time_unit       | 16035228 is a time in neither seconds, milliseconds,"
                        + " microseconds nor nanoseconds since 1970",
            })
    void badRowsAreRefusedAndTheOthersKept(String row, String rule, String message) throws Exception {
        Rows rows = read(HEADER + GOOD + row + "\n" + GOOD);
        assertThat(rows.good).hasSize(2);
        assertThat(rows.bad).hasSize(1);
        Rows.Bad bad = rows.bad.get(0);
        assertThat(bad.rule()).isEqualTo(rule);
        assertThat(bad.message()).isEqualTo(message);
        assertThat(bad.raw()).isEqualTo(row);
        assertThat(bad.place()).isEqualTo(3);
        assertThat(bad.series()).hasToString("binance BTC/USDT 1h");
    }

    @Test
    void whatTheGateJudgesIsHandedOn() throws Exception {
        Rows rows = read(HEADER + "1603522801,-10,12,9,11,5,\n");
        assertThat(rows.bad).isEmpty();
        assertThat(rows.good.get(0).candle().open()).isEqualTo(-10);
    }

    @Test
    void twoTimesThatDisagree() throws Exception {
        Rows rows = read("unix,date,open,high,low,close,volume\n"
                + "1603522800.0,2020-10-24 07-AM,10,12,9,11,5\n"
                + "1603522800.0,2020-10-24 03-AM,10,12,9,11,5\n"
                + "1603522800.0,,10,12,9,11,5\n");
        assertThat(rows.good).hasSize(2);
        assertThat(rows.rules()).containsExactly("time_mismatch");
        assertThat(rows.bad.get(0).message())
                .isEqualTo("two time columns do not agree: 2020-10-24T07:00:00Z and '2020-10-24 03-AM'");
    }

    @Test
    void whatIsPutRightByReadingIsNamed() throws Exception {
        Rows rows = read("by hand\nin 2020\ntime,open,high,low,close,volume,trade_count\n"
                + "1603530000000,10,12,9,11,5,7\n"
                + "1603526400,10,12,9,11,5,NULL\n"
                + "1603522800,10,12,9,11,5,none\n"
                + "1603519200000000,10,12,9,11,5,7\n");
        assertThat(rows.bad).isEmpty();
        assertThat(rows.good).hasSize(4);
        assertThat(rows.notes)
                .containsExactly(
                        "banner: 2 lines are skipped, the first, line 1: by hand",
                        "descending_order: 4 rows, newest first",
                        "mixed_time_units: times of rows: 2 in seconds, 1 in milliseconds, 1 in microseconds",
                        "null_word: a word such as NULL for trade_count of 2 rows, taken as absent");
        assertThat(rows.notes).allSatisfy(note -> assertThat(Checks.named(note.substring(0, note.indexOf(':'))))
                .hasValueSatisfying(check -> assertThat(check.stage()).isEqualTo(Check.Stage.FILE)));
    }

    @Test
    void bannersAndHeadersThatComeAgainAreNoBrokenRows() throws Exception {
        Rows rows = read("by hand\n" + HEADER + GOOD + "by hand\n" + HEADER + GOOD);
        assertThat(rows.good).hasSize(2);
        assertThat(rows.rules()).containsExactly("repeated_banner", "repeated_banner");
        assertThat(rows.notes).containsExactly("banner: line 1 is skipped: by hand");
    }

    @ParameterizedTest
    @ValueSource(strings = {"\"12,345.6\"", "12'345.6", "1 234 567"})
    void separatorsOfThousandsAreNamed(String price) throws Exception {
        Rows rows = read(HEADER + GOOD + "1603526400,10," + price + ",9,11,5\n");
        assertThat(rows.rules()).containsExactly("thousands_separator");
    }

    @Test
    void aHeaderWithoutRowsIsNoted() throws Exception {
        Rows rows = read(HEADER);
        assertThat(rows.good).isEmpty();
        assertThat(rows.notes).containsExactly("it has a header and no rows");
    }

    private Rows read(String text) throws Exception {
        return Rows.of(write("binance_BTCUSDT_1h.csv", text));
    }

    private Path write(String name, String text) throws Exception {
        return Files.writeString(folder.resolve(name), text);
    }
}

package dev.almanac.connectors.file;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.almanac.analytics.market.Candle;
import dev.almanac.analytics.port.UnreadableUnitException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class JsonReaderTest {
    private static final String GOOD = "[1603522800000,10,12,9,11,5]";
    private static final Candle CANDLE = Candle.of(1_603_522_800_000_000L, 10, 12, 9, 11, 5);

    @TempDir
    Path folder;

    @Test
    void numbersMayBeTextsAndTimesOfAnyUnit() throws Exception {
        Rows rows = read("[" + GOOD + ", [\"1603522800\", \"10\", \"12.0\", \"9\", \"11\", \"5\"],"
                + "[1603522800000000,1e1,12,9,11,5]]");
        assertThat(rows.bad).isEmpty();
        assertThat(rows.good).extracting(Rows.Good::candle).containsExactly(CANDLE, CANDLE, CANDLE);
        assertThat(rows.good).extracting(Rows.Good::place).containsExactly(0L, 1L, 2L);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "[1603522800000,10,12,9,NaN,5]    | not_a_number  | close is no finite number: NaN",
                "[1603522800000,10,Infinity,9,11,5]|not_a_number  | high is no finite number: Infinity",
                "[1603522800000,10,1e999,9,11,5]  | not_a_number  | high is no finite number: 1e999",
                "[1603522800000,\"ten\",12,9,11,5]| not_a_number  | open is no finite number: ten",
                "[1603522800000,true,12,9,11,5]   | not_a_number  | open is no finite number: true",
                "[1603522800000,[1,2],12,9,11,5]  | not_a_number  | open is no finite number: [",
                "[1603522800000,10,null,9,11,5]   | missing_field | high is null",
                "[1603522800000,10,12,9,11]       | missing_field | the row has 5 values; volume is missing",
                "[]                               | missing_field | the row has 0 values; time is missing",
                "{\"open\": [1]}                  | not_a_candle  | the row is no array",
                "17                               | not_a_candle  | the row is no array",
                "[20201024,10,12,9,11,5]          | time_unit     | 20201024 is a time in neither seconds,"
                        + " milliseconds, microseconds nor nanoseconds since 1970",
            })
    void badRowsAreRefusedAndTheOthersKept(String row, String rule, String message) throws Exception {
        Rows rows = read("[" + GOOD + "," + row + ",\n" + GOOD + "]");
        assertThat(rows.good).extracting(Rows.Good::candle).containsExactly(CANDLE, CANDLE);
        assertThat(rows.bad).hasSize(1);
        Rows.Bad bad = rows.bad.get(0);
        assertThat(bad.rule()).isEqualTo(rule);
        assertThat(bad.message()).isEqualTo(message);
        assertThat(bad.raw()).isEqualTo(row);
        assertThat(bad.place()).isEqualTo(1);
        assertThat(bad.series()).hasToString("binance BTC/USDT 1h");
    }

    @Test
    void moreThanSixValuesAreNotedOnce() throws Exception {
        Rows rows = read("[[1603522800000,10,12,9,11,5,1603526399999],[1603522800000,10,12,9,11,5,1603526399999]]");
        assertThat(rows.good).hasSize(2);
        assertThat(rows.notes).containsExactly("rows have 7 values; those after the sixth are ignored");
    }

    @Test
    void objectsAndTheirBadRows() throws Exception {
        Rows rows = read("""
                {"name": "ETH-USD", "page": {"n": [1]}, "candles": [
                  {"start": "1603522800", "low": "9", "high": "12", "open": "10", "close": "11", "volume": "5", "x": 1},
                  {"start": "1603522800", "low": "9", "high": "12", "open": "ten", "close": "11", "volume": "5"},
                  {"start": "1603522800", "low": "9", "high": "12", "open": "10", "close": "11"},
                  {"low": "9", "high": "12", "open": "10", "close": "11", "volume": "5"},
                  {"start": "1603522800", "date": "2020-10-25", "low": 9, "high": 12, "open": 10, "close": 11, "volume": 5},
                  {"start": null, "low": 9, "high": 12, "open": 10, "close": 11, "volume": 5, "x": {"y": [1, 2]}},
                  [1603522800000,10,12,9,11,5]
                ]}""");
        assertThat(rows.good).hasSize(1);
        assertThat(rows.good.get(0).series()).hasToString("binance ETH/USD 1h");
        assertThat(rows.good.get(0).candle()).isEqualTo(CANDLE);
        assertThat(rows.good.get(0).raw())
                .isEqualTo("{\"start\": \"1603522800\", \"low\": \"9\", \"high\": \"12\", \"open\": \"10\","
                        + " \"close\": \"11\", \"volume\": \"5\", \"x\": 1}");
        assertThat(rows.rules())
                .containsExactly(
                        "not_a_number",
                        "missing_field",
                        "missing_field",
                        "time_mismatch",
                        "missing_field",
                        "not_a_candle");
        assertThat(rows.notes).containsExactly("fields ignored: x");
    }

    @Test
    void theExclusiveEndBecomesTheOpenTime() throws Exception {
        Rows rows = read("[{\"endTime\": 1603526400000, \"openPrice\": 10, \"highPrice\": 12, \"lowPrice\": 9,"
                + " \"closePrice\": 11, \"volume\": 5}]");
        assertThat(rows.good.get(0).candle()).isEqualTo(CANDLE);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "'start': 1603522800, 'endTime': 1603526400",
                "'endTime': 1603526400, 'start': 1603522800",
                "'endTime': 'whenever', 'start': 1603522800",
                "'endTime': null, 'start': 1603522800",
                "'endTime': 1603526400",
            })
    void theOpenTimeCountsWhereverItStands(String times) throws Exception {
        Rows rows = read("[{" + times.replace('\'', '"')
                + ", \"open\": 10, \"high\": 12, \"low\": 9, \"close\": 11, \"volume\": 5}]");
        assertThat(rows.rules()).isEmpty();
        assertThat(rows.good).extracting(Rows.Good::candle).containsExactly(CANDLE);
    }

    @Test
    void aVenueThatIsNoNameIsNotTaken() throws Exception {
        Path file = Files.writeString(
                folder.resolve("BTCUSDT_1h.json"), "{\"exchange\": \"my\\tvenue\", \"candles\": [" + GOOD + "]}");
        assertThatThrownBy(() -> Rows.of(file))
                .isInstanceOf(UnreadableUnitException.class)
                .hasMessageContaining("'my venue' in it is no name of a venue");
        assertThat(Rows.of(file, FileOverrides.parse("kraken", null, null))
                        .good
                        .get(0)
                        .series())
                .hasToString("kraken BTC/USDT 1h");
    }

    @Test
    void rawTextIsRightAcrossBuffers() throws Exception {
        StringBuilder json = new StringBuilder("[");
        for (int i = 0; i < 20_000; i++) {
            json.append(i == 0 ? "" : ",\n ")
                    .append("[1603522800000,10,12,9,11,")
                    .append(i)
                    .append(']');
        }
        Rows rows = read(json.append(']').toString());
        assertThat(rows.good).hasSize(20_000).allSatisfy(row -> assertThat(row.raw())
                .isEqualTo("[1603522800000,10,12,9,11," + row.place() + "]"));
    }

    @Test
    void theHashIsOfTheStoredBytes() throws Exception {
        assertThat(read("[" + GOOD + "]").hash)
                .isEqualTo("559bd94151ac5b937f7746c3292607b9847d04901f6449033dfde1150edf5baf");
        Path packed = folder.resolve("binance_BTCUSDT_1h.json.gz");
        try (GZIPOutputStream out = new GZIPOutputStream(Files.newOutputStream(packed))) {
            out.write(("[" + GOOD + "]").getBytes(StandardCharsets.UTF_8));
        }
        Rows rows = Rows.of(packed);
        assertThat(rows.good).hasSize(1);
        assertThat(rows.hash)
                .isEqualTo(HexFormat.of()
                        .formatHex(MessageDigest.getInstance("SHA-256").digest(Files.readAllBytes(packed))));
    }

    @Test
    void anEmptyArrayIsNoted() throws Exception {
        assertThat(read("[]").notes).containsExactly("it holds no candle");
    }

    private Rows read(String text) throws Exception {
        return Rows.of(Files.writeString(folder.resolve("binance_BTCUSDT_1h.json"), text));
    }
}

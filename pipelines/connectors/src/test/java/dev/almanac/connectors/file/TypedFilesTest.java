package dev.almanac.connectors.file;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.assertj.core.api.Assertions.tuple;

import dev.almanac.analytics.port.UnreadableUnitException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Parquet and Feather as other tools write them; the files are made by {@code make_tables.py} beside them. */
class TypedFilesTest {
    private static final List<List<Double>> CANDLES = List.of(
            List.of(100.5, 102.0, 100.0, 101.25, 5.5),
            List.of(101.25, 102.5, 100.5, 101.0, 0.25),
            List.of(101.0, 103.0, 100.75, 102.5, 1024.0),
            List.of(102.5, 103.75, 101.5, 102.0, 7.0),
            List.of(102.0, 102.25, 99.5, 99.75, 3.125));

    @TempDir
    Path folder;

    @ParameterizedTest
    @ValueSource(
            strings = {
                "pandas_index.parquet",
                "pandas_nameless_index.parquet",
                "polars.parquet",
                "klines.parquet",
                "epoch_ns.parquet",
                "single_precision.parquet",
                "int96_decimals.parquet",
                "texts.parquet",
                "qlib.parquet",
                "freqtrade_lz4.feather",
                "freqtrade_zstd.feather",
                "freqtrade_uncompressed.feather",
                "batches_of_two.feather",
                "polars.arrow",
                "polars_texts.ipc"
            })
    void sayTheSame(String resource) throws Exception {
        Rows rows = Rows.of(copy(resource));
        assertThat(rows.bad).isEmpty();
        assertThat(rows.good).hasSameSizeAs(CANDLES);
        for (int i = 0; i < CANDLES.size(); i++) {
            Rows.Good row = rows.good.get(i);
            assertThat(row.series()).hasToString("binance BTC/USDT 1h");
            assertThat(row.openTime()).isEqualTo("2024-03-01T0" + i + ":00:00Z");
            assertThat(row.place()).isEqualTo(i);
            assertThat(List.of(
                            row.candle().open(),
                            row.candle().high(),
                            row.candle().low(),
                            row.candle().close(),
                            row.candle().volume()))
                    .isEqualTo(CANDLES.get(i));
        }
        assertThat(rows.hash).hasSize(64);
    }

    @Test
    void figuresBeyondTheFive() throws Exception {
        Rows rows = Rows.of(copy("klines.parquet"));
        assertThat(rows.good.get(2).candle().quoteVolume()).isEqualTo(104448.0);
        assertThat(rows.good.get(2).candle().tradeCount()).isEqualTo(900);
        assertThat(rows.good.get(2).candle().takerBuyVolume()).isEqualTo(512.0);
        assertThat(rows.good.get(2).candle().takerBuyQuoteVolume()).isEqualTo(52224.0);
        assertThat(rows.notes).isEmpty();
    }

    @Test
    void columnsThatSayNothingAreNamed() throws Exception {
        assertThat(Rows.of(copy("qlib.parquet")).notes).containsExactly("columns ignored: $factor");
    }

    @Test
    void aColumnTellsTheVenue() throws Exception {
        Path file = Files.write(folder.resolve("mine-1h.ipc"), bytes("polars_texts.ipc"));
        assertThat(Rows.of(file).good.get(0).series()).hasToString("binance BTC/USDT 1h");
    }

    @Test
    void whatFreqtradeKeepsIsReadFromItsFolder() throws Exception {
        Path venue = Files.createDirectories(folder.resolve("user_data/data/binance"));
        Files.write(venue.resolve("BTC_USDT-1h.feather"), bytes("freqtrade_lz4.feather"));
        Files.write(venue.resolve("BTC_USDT-trades.feather"), new byte[] {1});
        Path futures = Files.createDirectories(venue.resolve("futures"));
        Files.write(futures.resolve("BTC_USDT_USDT-8h-funding_rate.feather"), new byte[] {1});
        FileCandleSource source = FileCandleSource.of(List.of(folder.toString()), FileOverrides.NONE);
        assertThat(source.plan()).hasSize(1);
        assertThat(source.skipped()).hasSize(2).allSatisfy(skipped -> assertThat(skipped.reason())
                .isEqualTo("it holds trades, mark prices or funding rates, not candles of trades"));
        Rows rows = new Rows();
        source.read(source.plan().get(0), rows);
        assertThat(rows.good).hasSize(5);
        assertThat(rows.good.get(0).series()).hasToString("binance BTC/USDT 1h");
        assertThat(rows.good.get(0).raw())
                .isEqualTo("{\"date\":\"2024-03-01T00:00:00Z\",\"open\":100.5,\"high\":102.0,\"low\":100.0,"
                        + "\"close\":101.25,\"volume\":5.5}");
    }

    @Test
    void defectsOfParquet() throws Exception {
        Rows rows = Rows.of(copy("defects.parquet"));
        assertThat(rows.good).singleElement().satisfies(row -> assertThat(row.place())
                .isEqualTo(3));
        assertThat(rows.bad)
                .extracting(Rows.Bad::place, Rows.Bad::rule, Rows.Bad::message)
                .containsExactly(
                        tuple(0L, "missing_field", "close is missing"),
                        tuple(1L, "not_a_number", "high is no finite number: Infinity"),
                        tuple(2L, "missing_field", "volume is missing"),
                        tuple(4L, "missing_field", "the time is missing"));
        assertThat(rows.bad.get(0).raw())
                .isEqualTo("{\"timestamp\":1709251200000,\"open\":100.5,\"high\":102.0,\"low\":100.0,"
                        + "\"close\":null,\"volume\":5.5}");
        assertThat(rows.bad.get(1).raw()).contains("\"high\":\"Infinity\"");
    }

    @Test
    void defectsOfFeather() throws Exception {
        Rows rows = Rows.of(copy("defects.feather"));
        assertThat(rows.good).extracting(Rows.Good::place).containsExactly(2L, 3L, 4L);
        assertThat(rows.bad)
                .extracting(Rows.Bad::place, Rows.Bad::rule, Rows.Bad::message)
                .containsExactly(
                        tuple(
                                0L,
                                "time_unit",
                                "1 is a time in neither seconds, milliseconds, microseconds nor nanoseconds since 1970"),
                        tuple(1L, "not_a_number", "close is no finite number: n.a."));
        assertThat(rows.bad.get(1).raw()).contains("\"close\":\"n.a.\"");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "x.parquet | 'PK34      ' | it is no Parquet file: it does not begin with PAR1",
                "x.parquet | 'PAR1      ' | it is cut off: it does not end as Parquet file",
                "x.parquet | 'PAREnnPARE' | it is encrypted",
                "x.parquet | ''           | it is empty (0 bytes)",
                "x.feather | 'time,open'  | it is no Arrow or Feather file: it does not begin with ARROW1",
                "x.feather | 'ARROW1    ' | it is cut off: it does not end as Arrow or Feather file",
                "x.feather | 'FEA1..FEA1' | it is of the first version of Feather, which is not read",
                "x.arrow   | ''           | it is empty (0 bytes)",
            })
    void filesThatAreSomethingElse(String name, String content, String reason) throws Exception {
        Path file = Files.writeString(named(name), content, StandardCharsets.US_ASCII);
        assertThat(failure(file).reason()).isEqualTo(reason);
    }

    @Test
    void aCodecThatIsNotUnderstood() throws Exception {
        UnreadableUnitException failure = failure(copy("brotli_packed.parquet"));
        assertThat(failure.reason())
                .isEqualTo("it is packed by BROTLI; understood are none, snappy, gzip, zstd and lz4 (raw)");
        assertThat(failure.remedy()).isEqualTo("write it anew with one of these");
    }

    @ParameterizedTest
    @ValueSource(strings = {"klines.parquet", "int96_decimals.parquet", "freqtrade_lz4.feather", "polars_texts.ipc"})
    void damagedBytesCostTheFileAndNothingElse(String resource) throws Exception {
        byte[] whole = bytes(resource);
        for (int seed = 0; seed < 150; seed++) {
            Random random = new Random(seed);
            byte[] damaged = whole.clone();
            for (int i = 0; i < 4; i++) {
                damaged[8 + random.nextInt(whole.length - 16)] = (byte) random.nextInt(256);
            }
            if (seed % 3 == 0) { // the end is where such files say what is in them
                int cut = 16 + random.nextInt(whole.length / 2);
                damaged = join(whole, cut, whole.length - 8);
            }
            Path file = Files.write(named(resource), damaged);
            UnreadableUnitException failure = catchThrowableOfType(UnreadableUnitException.class, () -> Rows.of(file));
            if (failure != null) {
                assertThat(failure).as("seed %d", seed).message().hasLineCount(3);
            }
        }
    }

    /** The first {@code to} bytes, then those from {@code from} on. */
    private static byte[] join(byte[] whole, int to, int from) {
        byte[] joined = Arrays.copyOf(whole, to + whole.length - from);
        System.arraycopy(whole, from, joined, to, whole.length - from);
        return joined;
    }

    private static UnreadableUnitException failure(Path file) {
        UnreadableUnitException failure = catchThrowableOfType(UnreadableUnitException.class, () -> Rows.of(file));
        assertThat(failure).isNotNull().message().hasLineCount(3);
        assertThat(failure.problem()).isEqualTo(file + " cannot be read");
        return failure;
    }

    private Path copy(String resource) throws Exception {
        return Files.write(named(resource), bytes(resource));
    }

    /** A file of the same kind whose name says what it is of. */
    private Path named(String resource) {
        return folder.resolve("binance_BTCUSDT_1h" + resource.substring(resource.lastIndexOf('.')));
    }

    private static byte[] bytes(String resource) throws Exception {
        try (InputStream in = TypedFilesTest.class.getResourceAsStream("tables/" + resource)) {
            return Objects.requireNonNull(in, resource).readAllBytes();
        }
    }
}

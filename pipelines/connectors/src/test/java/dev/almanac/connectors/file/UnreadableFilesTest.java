package dev.almanac.connectors.file;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.almanac.analytics.error.UserException;
import dev.almanac.analytics.port.CandleUnit;
import dev.almanac.analytics.port.UnreadableUnitException;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.zip.GZIPOutputStream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class UnreadableFilesTest {
    private static final String ROW = "1603522800000,10,12,9,11,5";
    private static final String JSON = "[[" + ROW + "]]";
    private static final String CSV = "timestamp,open,high,low,close,volume\n" + ROW + "\n";

    @TempDir
    Path folder;

    @Test
    void missingSinceItWasPlanned() throws Exception {
        Path file = write("binance_BTCUSDT_1h.json", JSON);
        FileCandleSource source = FileCandleSource.of(List.of(file.toString()), FileOverrides.NONE);
        CandleUnit unit = source.plan().get(0);
        Files.delete(file);
        UnreadableUnitException failure =
                catchThrowableOfType(UnreadableUnitException.class, () -> source.read(unit, new Rows()));
        assertThat(failure.reason()).isEqualTo("there is no such file any more");
        assertThat(unit.series()).as("what it stands for").hasToString("binance BTC/USDT 1h");
    }

    @ParameterizedTest
    @ValueSource(strings = {"json", "json.gz", "csv", "csv.gz", "zip", "parquet", "feather"})
    void empty(String end) throws Exception {
        assertThat(failure("binance_BTCUSDT_1h." + end, "").reason()).isEqualTo("it is empty (0 bytes)");
    }

    @Test
    void blank() throws Exception {
        assertThat(failure("binance_BTCUSDT_1h.json", " \n ").reason()).isEqualTo("it is empty");
        assertThat(failure("binance_BTCUSDT_1h.csv", "\n \n").reason()).isEqualTo("there is nothing in it");
    }

    @Test
    void notJson() throws Exception {
        UnreadableUnitException failure =
                failure("binance_BTCUSDT_1h.json", "[[" + ROW + "],\n [1603522800000,10,,9,11,5]]");
        assertThat(failure.reason())
                .startsWith("it is no JSON (line 2, column 20): Unexpected character")
                .doesNotContain("\n");
        assertThat(failure("binance_BTCUSDT_1h.json", CSV).reason()).startsWith("it is no JSON (line 1, column ");
    }

    @Test
    void jsonThatIsCutOff() throws Exception {
        assertThat(failure("binance_BTCUSDT_1h.json", "[[" + ROW + "],\n[16035").reason())
                .isEqualTo("it is cut off: its JSON ends too early (line 2, column 7)");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "17                       | it is a single value",
                "[17]                     | its array holds neither arrays nor objects but 17",
                "{\"a\": 1, \"b\": {}}    | it is an object without an array of candles; its fields are [a, b]",
                "[[1603522800000,10,12,9,11,5]] x | it is no JSON",
                "[[1603522800000,10,12,9,11,5]] []| something follows its end in line 1",
                "[{\"a\": 1, \"open\": 2}]| its objects have no field for the time; their fields are [a, open]",
            })
    void jsonOfUnknownShape(String text, String reason) throws Exception {
        assertThat(failure("binance_BTCUSDT_1h.json", text).reason()).contains(reason);
    }

    @ParameterizedTest
    @ValueSource(strings = {"json.gz", "csv.gz"})
    void truncatedGzip(String end) throws Exception {
        ByteArrayOutputStream packed = new ByteArrayOutputStream();
        try (GZIPOutputStream out = new GZIPOutputStream(packed)) {
            out.write((end.startsWith("json") ? JSON : CSV).getBytes(StandardCharsets.UTF_8));
        }
        byte[] all = packed.toByteArray();
        for (int length : new int[] {5, all.length / 2, all.length - 4}) {
            assertThat(failure("binance_BTCUSDT_1h." + end, Arrays.copyOf(all, length))
                            .reason())
                    .as("%d of %d bytes", length, all.length)
                    .isEqualTo("it is cut off: its compressed data ends too early");
        }
    }

    @Test
    void gzipThatIsNone() throws Exception {
        assertThat(failure("binance_BTCUSDT_1h.json.gz", JSON).reason())
                .isEqualTo("its compressed data is damaged: Not in GZIP format");
    }

    @Test
    void zips() throws Exception {
        assertThat(failure("binance_BTCUSDT_1h.zip", zip("a.csv", "b.csv")).reason())
                .isEqualTo("there is more than one file in it; the second is b.csv");
        assertThat(failure("binance_BTCUSDT_1h.zip", zip()).reason())
                .isEqualTo("it is no zip, or there is no file in it");
        assertThat(failure("binance_BTCUSDT_1h.zip", zip("a.json")).reason())
                .isEqualTo("what is in it is no CSV: a.json");
        assertThat(failure("binance_BTCUSDT_1h.zip", JSON).reason())
                .isEqualTo("it is no zip, or there is no file in it");
        byte[] whole = zip("a.csv");
        assertThat(failure("binance_BTCUSDT_1h.zip", Arrays.copyOf(whole, 60)).reason())
                .isEqualTo("it is cut off: its compressed data ends too early");
        assertThat(Rows.of(Files.write(folder.resolve("binance_BTCUSDT_1h.zip"), whole)).good)
                .as("and one that is sound")
                .hasSize(1);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "open,high,low,close,volume            | it has no time column; its columns are open, high, low, close, volume",
                "close_time,open,high,low,close,volume | it has a column for the close time, but none for the open time;"
                        + " its columns are close_time, open, high, low, close, volume",
                "date,open,high,close                  | it has no column for low, volume; its columns are"
                        + " date, open, high, close",
                "1603522800,1,1,1,1,1                  | it has no time column; its columns are 1603522800, 1, 1, 1, 1, 1",
            })
    void csvWithoutWhatACandleNeeds(String header, String reason) throws Exception {
        assertThat(failure("binance_BTCUSDT_1h.csv", "a banner\n" + header + "\n" + ROW + "\n")
                        .reason())
                .isEqualTo(reason);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "timestamp;open;high;low;close;volume | 1603522800;10,5;12;9;11;5       | open is 10,5",
                "timestamp;open;high;low;close;volume | 1603522800;10;1.012,5;9;11;5    | high is 1.012,5",
                "timestamp,open,high,low,close,volume | 1603522800,10,12,9,11,\"5,000\" | volume is 5,000",
            })
    void numbersWithACommaFailTheFile(String header, String row, String which) throws Exception {
        UnreadableUnitException failure = failure("binance_BTCUSDT_1h.csv", header + "\n" + row + "\n");
        assertThat(failure.reason()).isEqualTo("its numbers are written with a comma: " + which);
        assertThat(failure.remedy()).contains("decimal points");
    }

    @Test
    void aSemicolonFileWithoutATimeColumnIsToldSoByItsColumns() throws Exception {
        assertThat(failure("binance_BTCUSDT_1h.csv", "colour;open;high;low;close;volume\n")
                        .reason())
                .isEqualTo("it has no time column; its columns are colour, open, high, low, close, volume");
    }

    @ParameterizedTest
    @ValueSource(strings = {"json", "json.gz", "csv", "csv.gz", "zip", "parquet", "feather"})
    void binaryGarbage(String end) throws Exception {
        for (int seed = 0; seed < 20; seed++) {
            byte[] noise = new byte[5000];
            new Random(seed).nextBytes(noise);
            assertThat(failure("binance_BTCUSDT_1h." + end, noise).reason())
                    .as("seed %d", seed)
                    .isNotBlank()
                    .doesNotContain("\n");
        }
    }

    @Test
    void whatItIsOfIsNotKnown() throws Exception {
        UnreadableUnitException interval = unknown("interval", "binance_BTCUSDT_7h.csv", CSV);
        assertThat(interval.reason())
                .isEqualTo("'7h' in its name is no interval that is known (1m, 5m, 15m, 30m, 1h, 4h, 1d, 1w)");
        assertThat(interval.remedy()).contains("--interval");
        assertThat(unknown("interval", "binance_BTCUSDT.json", JSON).remedy()).contains("--interval");
        assertThat(unknown("symbol", "binance_bitcoin_1h.json", JSON).remedy()).contains("--symbol");
        UnreadableUnitException venue = unknown("venue", "BTCUSDT_1h.json", JSON);
        assertThat(venue.reason()).isEqualTo("no column, no part of its name and no folder above it names a venue");
        assertThat(venue.remedy()).contains("--venue");
        assertThat(unknown("venue", "binance_BTCUSDT_PERP_1h.json", JSON).remedy())
                .contains("--venue binance-usdm");
    }

    @Test
    void aKindThatIsNotKnown() throws Exception {
        assertThat(failure("binance_BTCUSDT_1h.xlsx", "PK").reason())
                .isEqualTo(
                        "its name ends in none of .json, .json.gz, .csv, .csv.gz, .tsv, .tsv.gz, .zip, .parquet and .feather");
    }

    @ParameterizedTest
    @CsvSource({"'bi nance',,,--venue bi nance", ",bitcoin,,--symbol bitcoin", ",,7q,--interval 7q"})
    void flagsOfUnknownForm(
            @Nullable String venue, @Nullable String symbol, @Nullable String interval, String expected) {
        UserException failure =
                catchThrowableOfType(UserException.class, () -> FileOverrides.parse(venue, symbol, interval));
        assertThat(failure.problem()).startsWith(expected);
    }

    private static byte[] zip(String... members) throws Exception {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ZipOutputStream out = new ZipOutputStream(bytes)) {
            for (String member : members) {
                out.putNextEntry(new ZipEntry(member));
                out.write(CSV.getBytes(StandardCharsets.UTF_8));
            }
        }
        return bytes.toByteArray();
    }

    private UnreadableUnitException failure(String name, String text) throws Exception {
        return failure(name, text.getBytes(StandardCharsets.UTF_8));
    }

    private UnreadableUnitException failure(String name, byte[] bytes) throws Exception {
        return failure(folder.resolve(name) + " cannot be read", name, bytes);
    }

    /** The failure of a file of which one part of its series is told nowhere. */
    private UnreadableUnitException unknown(String part, String name, String text) throws Exception {
        String problem = "the " + part + " of " + folder.resolve(name) + " is not known";
        return failure(problem, name, text.getBytes(StandardCharsets.UTF_8));
    }

    private UnreadableUnitException failure(String problem, String name, byte[] bytes) throws Exception {
        Path file = Files.write(folder.resolve(name), bytes);
        UnreadableUnitException failure = catchThrowableOfType(UnreadableUnitException.class, () -> Rows.of(file));
        assertThat(failure).as(name).isNotNull().message().hasLineCount(3);
        assertThat(failure.problem()).isEqualTo(problem);
        return failure;
    }

    private Path write(String name, String text) throws Exception {
        return Files.writeString(folder.resolve(name), text);
    }
}

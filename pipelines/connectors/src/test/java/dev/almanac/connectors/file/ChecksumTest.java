package dev.almanac.connectors.file;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.almanac.analytics.port.CandleUnit;
import dev.almanac.analytics.port.UnreadableUnitException;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.List;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The exchange's archive as it lies in a folder: daily and monthly zips with a checksum beside each. */
class ChecksumTest {
    private static final String ROW = ",67000.1,67100.2,66900.3,67050.4,12.5,0,837500.5,100,6.25,418750.25,0\n";

    @TempDir
    Path folder;

    @Test
    void dailyAndMonthlyFilesOfAFolder() throws Exception {
        Path monthly = Files.createDirectories(folder.resolve("data/spot/monthly/klines/BTCUSDT/1h"));
        Path daily = Files.createDirectories(folder.resolve("data/spot/daily/klines/BTCUSDT/1h"));
        archive(monthly, "BTCUSDT-1h-2024-09", 1725148800000L);
        // since 2025 in microseconds
        archive(daily, "BTCUSDT-1h-2025-01-01", 1735689600000000L);
        FileCandleSource source = FileCandleSource.of(List.of(folder.toString()), FileOverrides.NONE);
        assertThat(source.skipped()).isEmpty();
        Rows rows = new Rows();
        for (CandleUnit unit : source.plan()) {
            assertThat(unit.series()).hasToString("binance BTC/USDT 1h");
            assertThat(source.contentHash(unit)).contains(source.read(unit, rows));
        }
        assertThat(rows.good)
                .extracting(Rows.Good::openTime)
                .containsExactly("2025-01-01T00:00:00Z", "2024-09-01T00:00:00Z");
    }

    @Test
    void anotherContentIsRefused() throws Exception {
        Path zip = archive(folder, "BTCUSDT-1h-2024-09", 1725148800000L);
        Path beside = folder.resolve("BTCUSDT-1h-2024-09.zip.CHECKSUM");
        Files.writeString(beside, "0".repeat(64) + "  BTCUSDT-1h-2024-09.zip\n");
        UnreadableUnitException failure = catchThrowableOfType(UnreadableUnitException.class, () -> Rows.of(zip));
        assertThat(failure.problem()).isEqualTo(zip + " cannot be read");
        assertThat(failure.reason()).startsWith("its SHA-256 is ").endsWith("its checksum file says 000000000000...");
        assertThat(failure.remedy()).isEqualTo("download both again");
        FileCandleSource source = FileCandleSource.of(List.of(zip.toString()), FileOverrides.NONE);
        assertThat(source.contentHash(source.plan().get(0)))
                .as("a load that was known before is looked at again")
                .isEmpty();
    }

    @Test
    void aChecksumThatIsNoneIsRefused() throws Exception {
        Path zip = archive(folder, "BTCUSDT-1h-2024-09", 1725148800000L);
        Files.writeString(folder.resolve("BTCUSDT-1h-2024-09.zip.CHECKSUM"), "<html>not found</html>");
        UnreadableUnitException failure = catchThrowableOfType(UnreadableUnitException.class, () -> Rows.of(zip));
        assertThat(failure.reason()).isEqualTo("the checksum beside it, BTCUSDT-1h-2024-09.zip.CHECKSUM, is none");
    }

    @Test
    void aChecksumWithoutItsFileIsNamed() throws Exception {
        archive(folder, "BTCUSDT-1h-2024-09", 1725148800000L);
        Files.writeString(folder.resolve("BTCUSDT-1h-2024-10.zip.CHECKSUM"), "0".repeat(64));
        assertThat(FileCandleSource.of(List.of(folder.toString()), FileOverrides.NONE)
                        .skipped())
                .singleElement()
                .satisfies(skipped -> assertThat(skipped.path()).endsWith("BTCUSDT-1h-2024-10.zip.CHECKSUM"));
    }

    private static Path archive(Path folder, String name, long openTime) throws Exception {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ZipOutputStream out = new ZipOutputStream(bytes)) {
            out.putNextEntry(new ZipEntry(name + ".csv"));
            out.write((openTime + ROW).getBytes(StandardCharsets.US_ASCII));
        }
        byte[] hash = MessageDigest.getInstance("SHA-256").digest(bytes.toByteArray());
        Files.writeString(
                folder.resolve(name + ".zip.CHECKSUM"), HexFormat.of().formatHex(hash) + "  " + name + ".zip\n");
        return Files.write(folder.resolve(name + ".zip"), bytes.toByteArray());
    }
}

package dev.almanac.jobs;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What runs leave is tidied by the eighth, and where it cannot be, that is a note. */
class HousekeepingTest {
    @TempDir
    Path folder;

    @Test
    void aRunIsAsGoodWhereItCannotTidy() throws IOException {
        String file = Files.writeString(
                        folder.resolve("binance-BTC_USDT-1d.csv"),
                        "open_time,open,high,low,close,volume\n1640995200,100,102,99,101,1000\n")
                .toString();
        for (int run = 1; run <= 7; run++) {
            assertThat(ingest(file).err()).doesNotContain("tidy", "note:");
        }
        Call eighth = ingest(file);
        assertThat(eighth.exitCode()).isZero();
        assertThat(eighth.err()).containsPattern("tidy +8 files into 1 \\.\\.\\. \\d");
        assertThat(runs()).isEqualTo("runs\n8\n");

        for (int run = 9; run <= 14; run++) {
            assertThat(ingest(file).exitCode()).isZero();
        }
        Path lost = newest(folder.resolve("lake/runs"));
        Path aside = folder.resolve("aside");
        Files.move(lost, aside);
        Call fifteenth = ingest(file);
        assertThat(fifteenth.exitCode()).isZero();
        assertThat(fifteenth.err())
                .contains("note: small files of runs stay: ", "; all results are kept, and a later run tries again\n");
        assertThat(fifteenth.out()).isEqualTo(eighth.out());
        assertThat(folder.resolve("lake/_lock")).doesNotExist();
        Files.move(aside, lost);
        assertThat(runs()).isEqualTo("runs\n15\n");
    }

    private static Path newest(Path table) throws IOException {
        try (Stream<Path> files = Files.list(table)) {
            List<Path> parquet = files.filter(file -> file.toString().endsWith(".parquet"))
                    .sorted(Comparator.comparingLong(file -> file.toFile().lastModified()))
                    .toList();
            return parquet.get(parquet.size() - 1);
        }
    }

    private Call ingest(String file) {
        return Call.in(folder, Map.of(), "ingest", "files", file);
    }

    private String runs() {
        return Call.in(folder, Map.of(), "query", "SELECT count(*) AS runs FROM runs", "--format", "csv")
                .out();
    }
}

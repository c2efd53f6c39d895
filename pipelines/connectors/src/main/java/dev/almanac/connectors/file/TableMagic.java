package dev.almanac.connectors.file;

import dev.almanac.analytics.port.UnreadableUnitException;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;

/** The bytes that files of typed columns begin and end with; looked at first, as they tell what is wrong in plain words. */
final class TableMagic {
    private static final int LONGEST = 6;

    private TableMagic() {}

    /** @throws UnreadableUnitException where the file at {@code path} is none of {@code kind}, or a part of one */
    static void require(String unit, Path path, FileKind kind) throws IOException, UnreadableUnitException {
        String magic = kind == FileKind.PARQUET ? "PAR1" : "ARROW1";
        String what = kind == FileKind.PARQUET ? "Parquet" : "Arrow or Feather";
        String first;
        String last;
        try (RandomAccessFile file = new RandomAccessFile(path.toFile(), "r")) {
            if (file.length() == 0) {
                throw Unreadable.empty(unit);
            }
            first = text(file, 0);
            last = text(file, Math.max(0, file.length() - LONGEST));
        }
        if (first.startsWith("FEA1")) {
            throw Unreadable.of(
                    unit,
                    "it is of the first version of Feather, which is not read",
                    "write it anew with pandas or Polars, as Feather or Parquet");
        }
        if (first.startsWith("PARE")) {
            throw Unreadable.of(unit, "it is encrypted", "write it anew without encryption");
        }
        if (!first.startsWith(magic)) {
            throw Unreadable.of(
                    unit, "it is no " + what + " file: it does not begin with " + magic, "name it by what is in it");
        }
        if (!last.endsWith(magic)) {
            throw Unreadable.of(unit, "it is cut off: it does not end as " + what + " file", "download it again");
        }
    }

    private static String text(RandomAccessFile file, long from) throws IOException {
        byte[] bytes = new byte[(int) Math.min(LONGEST, file.length() - from)];
        file.seek(from);
        file.readFully(bytes);
        return new String(bytes, StandardCharsets.ISO_8859_1);
    }
}

package dev.almanac.connectors.file;

import dev.almanac.analytics.port.UnreadableUnitException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The file {@code NAME.CHECKSUM} that an exchange publishes beside each file of its archive: the SHA-256 in hexadecimal,
 * blanks, the name.
 */
final class Checksum {
    /** What the names of such files end in, lower case. */
    static final String END = ".checksum";

    private static final Pattern LINE = Pattern.compile("\\s*([0-9A-Fa-f]{64})\\s.*", Pattern.DOTALL);

    /** More than any of them has. */
    static final int LONGEST = 4096;

    private Checksum() {}

    /** The SHA-256 that the text of such a file says, in lower case. */
    static Optional<String> in(String text) {
        Matcher line = LINE.matcher(text + "\n");
        return line.matches() ? Optional.of(line.group(1).toLowerCase(Locale.ROOT)) : Optional.empty();
    }

    /**
     * Compares, where there is such a file beside {@code path}.
     *
     * @param hash SHA-256 of the bytes of {@code path}, in hexadecimal
     * @throws UnreadableUnitException where it says another one, or none
     */
    static void require(String unit, Path path, String hash) throws IOException, UnreadableUnitException {
        Path beside = path.resolveSibling(path.getFileName() + ".CHECKSUM");
        if (!Files.isRegularFile(beside)) {
            return;
        }
        String text;
        try (var in = Files.newInputStream(beside)) {
            text = new String(in.readNBytes(LONGEST), StandardCharsets.ISO_8859_1);
        }
        String expected = in(text).orElseThrow(() -> Unreadable.of(
                unit,
                "the checksum beside it, " + beside.getFileName() + ", is none",
                "download both again, or take that away"));
        if (!expected.equals(hash)) {
            throw Unreadable.of(
                    unit,
                    "its SHA-256 is " + hash.substring(0, 12) + "..., its checksum file says "
                            + expected.substring(0, 12) + "...",
                    "download both again");
        }
    }
}

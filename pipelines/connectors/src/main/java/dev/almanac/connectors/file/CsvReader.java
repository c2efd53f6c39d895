package dev.almanac.connectors.file;

import dev.almanac.analytics.port.CandleSink;
import dev.almanac.analytics.port.UnreadableUnitException;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * Finds the header of text separated by commas, semicolons or tabs, after banner lines where there are some, and leaves the
 * rows to {@link TableRows}. Text is UTF-8; a row is a line.
 */
final class CsvReader {
    /** A header that has not come by then is none. */
    private static final int HEADER_WITHIN = 10;

    /** What exporters put between fields: spreadsheets of countries with a decimal comma write semicolons. */
    private static final List<Character> SEPARATORS = List.of(',', ';', '\t');

    private static final int SHOWN = 200;
    private static final int BUFFER = 1 << 16;
    private static final String BYTE_ORDER_MARK = "\uFEFF";

    private final SeriesFacts facts;
    private final CandleSink sink;

    /** The lines above the header by their numbers, as they are. */
    private final Map<Integer, String> banner = new TreeMap<>();

    CsvReader(SeriesFacts facts, CandleSink sink) {
        this.facts = facts;
        this.sink = sink;
    }

    /** Reads {@code content} to its end; closing it is the caller's. */
    void read(InputStream content) throws IOException, UnreadableUnitException {
        // a decoder, not a charset: bytes that are no UTF-8 are an error, not question marks
        BufferedReader lines =
                new BufferedReader(new InputStreamReader(content, StandardCharsets.UTF_8.newDecoder()), BUFFER);
        List<String> best = List.of();
        int number = 0;
        String text = lines.readLine();
        while (text != null && number < HEADER_WITHIN) {
            number++;
            String bare = number == 1 && text.startsWith(BYTE_ORDER_MARK) ? text.substring(1) : text;
            if (!bare.isBlank()) {
                requireText(bare, number);
                for (char separator : SEPARATORS) {
                    CsvLine line = new CsvLine(separator);
                    TableHeader kline =
                            line.cut(bare) ? TableHeader.ofBareKline(line).orElse(null) : null;
                    TableHeader header = kline != null ? kline : TableHeader.of(line.fields());
                    if (header.isComplete()) {
                        readRows(header, line, bare, kline != null, number, lines);
                        return;
                    }
                    best = likelier(best, line.fields());
                }
                banner.put(number, bare.trim());
            }
            text = lines.readLine();
        }
        throw best.isEmpty()
                ? Unreadable.of(facts.unit(), "there is nothing in it", "download it again, or leave it out")
                : withoutHeader(best);
    }

    /** Which of two lines is the likelier header, for the message: more columns that are understood, else more columns. */
    private static List<String> likelier(List<String> one, List<String> other) {
        int difference = TableHeader.of(other).known() - TableHeader.of(one).known();
        return difference > 0 || (difference == 0 && other.size() > one.size()) ? other : one;
    }

    private UnreadableUnitException withoutHeader(List<String> seen) {
        return Unreadable.of(
                facts.unit(),
                TableHeader.of(seen).lack() + "; its columns are " + shown(String.join(", ", seen)),
                "name the columns timestamp, open, high, low, close and volume in a header line");
    }

    private void readRows(
            TableHeader header, CsvLine line, String found, boolean isRow, int number, BufferedReader lines)
            throws IOException, UnreadableUnitException {
        if (!header.ignored().isEmpty()) {
            sink.note("columns ignored: " + String.join(", ", header.ignored()));
        }
        TableRows rows = new TableRows(header, facts, sink, new FileDefects(sink, skipped()));
        banner.values().forEach(rows::repeatable);
        if (isRow) {
            readRow(rows, header.width(), line, found, number);
        } else {
            rows.repeatable(found.trim());
        }
        long at = number;
        for (String text = lines.readLine(); text != null; text = lines.readLine()) {
            at++;
            if (!text.isBlank()) {
                readRow(rows, header.width(), line, text, at);
            }
        }
        rows.finish();
    }

    /** The lines above the header in a sentence; empty where there are none. */
    private String skipped() {
        return banner.entrySet().stream()
                .findFirst()
                .map(first -> (banner.size() == 1
                                ? "line " + first.getKey() + " is skipped: "
                                : banner.size() + " lines are skipped, the first, line " + first.getKey() + ": ")
                        + shown(first.getValue()))
                .orElse("");
    }

    private static void readRow(TableRows rows, int width, CsvLine line, String text, long number)
            throws UnreadableUnitException {
        try {
            if (!line.cut(text)) {
                throw new BadFieldException("open_quote", "a quoted field has no end");
            }
            requireWidth(line, width);
        } catch (BadFieldException bad) {
            rows.refuse(text, number, bad);
            return;
        }
        rows.read(line, text, number);
    }

    private static void requireWidth(CsvLine line, int width) throws BadFieldException {
        if (line.count() < width) {
            throw new BadFieldException(
                    "missing_field", "the row has " + line.count() + " fields, the header " + width);
        }
        for (int i = width; i < line.count(); i++) {
            if (!line.isAbsent(i)) {
                throw new BadFieldException(
                        "extra_field", "the row has " + line.count() + " fields, the header " + width);
            }
        }
    }

    private void requireText(String line, int number) throws UnreadableUnitException {
        if (line.chars().anyMatch(c -> c < ' ' && c != '\t')) {
            throw Unreadable.of(
                    facts.unit(), "it is binary: line " + number + " is no text", "give a text file in UTF-8");
        }
    }

    private static String shown(String text) {
        return text.length() <= SHOWN ? text : text.substring(0, SHOWN) + "...";
    }
}

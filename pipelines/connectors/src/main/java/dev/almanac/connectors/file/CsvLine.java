package dev.almanac.connectors.file;

import dev.almanac.connectors.number.Decimals;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * One line of text with separated fields, cut without copying them; used again for the next line. Fields may be quoted, and
 * are trimmed.
 */
final class CsvLine implements TableRow {
    private final char separator;
    private String text = "";
    private int[] starts = new int[16];
    private int[] ends = new int[16];
    private int count;

    /** @param separator what stands between two fields, such as a comma */
    CsvLine(char separator) {
        this.separator = separator;
    }

    /**
     * Cuts {@code line}.
     *
     * @return whether its quotes are closed
     */
    boolean cut(String line) {
        text = line;
        count = 0;
        int length = line.length();
        int at = 0;
        while (true) {
            int start = at;
            while (start < length && line.charAt(start) == ' ') {
                start++;
            }
            int end;
            if (start < length && line.charAt(start) == '"') {
                end = closingQuote(line, ++start);
                if (end < 0) {
                    return false;
                }
                at = line.indexOf(separator, end);
            } else {
                at = line.indexOf(separator, at);
                end = at < 0 ? length : at;
            }
            add(start, end);
            if (at < 0) {
                return true;
            }
            at++;
        }
    }

    /** How many fields there are. */
    int count() {
        return count;
    }

    /** The line as it was. */
    String text() {
        return text;
    }

    /** {@inheritDoc} Without quotes. */
    @Override
    public String field(int index) {
        return text.substring(starts[index], ends[index]);
    }

    /** All fields. */
    List<String> fields() {
        List<String> all = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            all.add(field(i));
        }
        return all;
    }

    @Override
    public double number(int index) {
        return Decimals.parse(text, starts[index], ends[index]);
    }

    /** {@inheritDoc} Exporters write {@code NULL} or {@code None} for it, too. */
    @Override
    public boolean isAbsent(int index) {
        int length = ends[index] - starts[index];
        return length == 0
                || length == 4
                        && (text.regionMatches(true, starts[index], "null", 0, 4)
                                || text.regionMatches(true, starts[index], "none", 0, 4));
    }

    /** {@inheritDoc} Of {@code NULL} and the like. */
    @Override
    public boolean isWord(int index) {
        return ends[index] > starts[index];
    }

    @Override
    public TimeText time(int index) throws BadFieldException {
        return TimeText.parse(field(index));
    }

    private static int closingQuote(String line, int from) {
        int at = line.indexOf('"', from);
        while (at >= 0 && at + 1 < line.length() && line.charAt(at + 1) == '"') {
            at = line.indexOf('"', at + 2);
        }
        return at;
    }

    private void add(int start, int untrimmedEnd) {
        int end = untrimmedEnd;
        while (end > start && text.charAt(end - 1) <= ' ') {
            end--;
        }
        if (count == starts.length) {
            starts = Arrays.copyOf(starts, count * 2);
            ends = Arrays.copyOf(ends, count * 2);
        }
        starts[count] = start;
        ends[count++] = end;
    }
}

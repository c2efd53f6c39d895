package dev.almanac.jobs.terminal;

import java.util.ArrayList;
import java.util.List;

/** Lines up columns of text with two spaces between them; columns of figures to the right. */
public final class TextTable {
    private final List<List<String>> rows = new ArrayList<>();
    private final boolean[] right;

    /** @param right for each column whether it holds figures */
    public TextTable(boolean... right) {
        this.right = right.clone();
    }

    /** Adds a row, one text a column. */
    public TextTable row(String... cells) {
        if (cells.length != right.length) {
            throw new IllegalArgumentException(cells.length + " cells in a table of " + right.length + " columns");
        }
        rows.add(List.of(cells));
        return this;
    }

    /** The lines, without spaces at their ends, each with a line feed. */
    public String text() {
        int[] widths = new int[right.length];
        for (List<String> row : rows) {
            for (int column = 0; column < widths.length; column++) {
                widths[column] = Math.max(widths[column], width(row.get(column)));
            }
        }
        StringBuilder text = new StringBuilder();
        for (List<String> row : rows) {
            StringBuilder line = new StringBuilder();
            for (int column = 0; column < widths.length; column++) {
                String cell = row.get(column);
                String pad = " ".repeat(widths[column] - width(cell));
                line.append(column == 0 ? "" : "  ").append(right[column] ? pad + cell : cell + pad);
            }
            text.append(line.toString().stripTrailing()).append('\n');
        }
        return text.toString();
    }

    private static int width(String cell) {
        return cell.codePointCount(0, cell.length());
    }
}

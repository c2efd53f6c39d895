package dev.almanac.reports.markdown;

import java.util.ArrayList;
import java.util.List;

/** A GFM table, padded so that it reads as plain text too: figures stand with their decimal points below each other. */
final class TextTable {
    private final List<Column> columns;
    private final List<List<String>> rows = new ArrayList<>();

    TextTable(Column... columns) {
        this.columns = List.of(columns);
    }

    /** A column and how its cells are laid out. */
    record Column(String name, boolean figures) {
        /** A column of words. */
        static Column words(String name) {
            return new Column(name, false);
        }

        /** A column of figures, aligned on the decimal point. */
        static Column figures(String name) {
            return new Column(name, true);
        }
    }

    /** Adds a row of cells that are Markdown already. */
    TextTable row(String... cells) {
        if (cells.length != columns.size()) {
            throw new IllegalArgumentException(cells.length + " cells in a table of " + columns.size() + " columns");
        }
        rows.add(List.of(cells));
        return this;
    }

    /** Whether it has no rows. */
    boolean isEmpty() {
        return rows.isEmpty();
    }

    /** The table without a line feed at its end. */
    String markdown() {
        List<List<String>> laidOut = new ArrayList<>();
        for (int c = 0; c < columns.size(); c++) {
            laidOut.add(columns.get(c).figures() ? figures(c) : words(c));
        }
        StringBuilder out = new StringBuilder();
        for (int line = 0; line < rows.size() + 2; line++) {
            out.append(line == 0 ? "" : "\n").append('|');
            for (List<String> column : laidOut) {
                out.append(' ').append(column.get(line)).append(" |");
            }
        }
        return out.toString();
    }

    private List<String> words(int c) {
        int width = Math.max(3, length(columns.get(c).name()));
        for (List<String> row : rows) {
            width = Math.max(width, length(row.get(c)));
        }
        List<String> lines = new ArrayList<>();
        lines.add(right(columns.get(c).name(), width));
        lines.add("-".repeat(width));
        for (List<String> row : rows) {
            lines.add(right(row.get(c), width));
        }
        return lines;
    }

    private List<String> figures(int c) {
        int before = 0;
        int after = 0;
        for (List<String> row : rows) {
            int point = point(row.get(c));
            before = Math.max(before, length(row.get(c).substring(0, point)));
            after = Math.max(after, length(row.get(c).substring(point)));
        }
        int width = Math.max(Math.max(3, length(columns.get(c).name())), before + after);
        List<String> lines = new ArrayList<>();
        lines.add(left(columns.get(c).name(), width));
        lines.add("-".repeat(width - 1) + ":");
        for (List<String> row : rows) {
            String cell = row.get(c);
            int behind = after - length(cell.substring(point(cell)));
            lines.add(left(cell + " ".repeat(behind), width));
        }
        return lines;
    }

    /** Where the part behind the last whole digit starts: the decimal point, or the unit, or the end. */
    private static int point(String figure) {
        for (int i = 0; i < figure.length(); i++) {
            char c = figure.charAt(i);
            if (c == '.' || c == ' ') {
                return i;
            }
        }
        return figure.length();
    }

    private static int length(String text) {
        return text.codePointCount(0, text.length());
    }

    private static String left(String text, int width) {
        return " ".repeat(Math.max(0, width - length(text))) + text;
    }

    private static String right(String text, int width) {
        return text + " ".repeat(Math.max(0, width - length(text)));
    }
}

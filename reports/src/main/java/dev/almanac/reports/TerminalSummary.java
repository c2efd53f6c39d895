package dev.almanac.reports;

import dev.almanac.analytics.figure.Figures;
import dev.almanac.analytics.report.Call;
import dev.almanac.analytics.report.NearMiss;
import dev.almanac.analytics.report.ReportModel;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/** The report in a few lines of at most 80 columns: headline, table of calls, near misses, where the files are. */
public final class TerminalSummary {
    private static final int COLUMNS = 80;
    private static final String RESET = "\u001B[0m";
    private static final String BOLD = "\u001B[1m";
    private static final String DIM = "\u001B[2m";
    private static final String BLUE = "\u001B[34m";
    private static final String YELLOW = "\u001B[33m";

    private final boolean colour;

    /**
     * @param terminal whether a person's terminal receives the text rather than a file or another program
     * @param noColor whether the environment sets {@code NO_COLOR}
     */
    public TerminalSummary(boolean terminal, boolean noColor) {
        this.colour = terminal && !noColor;
    }

    /** The summary, each line ended by a line feed; paths longer than a line are not cut. */
    public String render(ReportModel model, List<ReportFile> files) {
        StringBuilder out = new StringBuilder();
        for (String notice : model.head().notices()) {
            wrapped(out, notice, YELLOW);
        }
        wrapped(out, Figures.day(model.head().asOf()) + "  " + model.head().headline(), BOLD);
        if (!model.calls().isEmpty()) {
            out.append('\n');
            table(out, model.calls());
        }
        if (!model.nearMisses().isEmpty()) {
            out.append('\n').append(style(DIM, nearMisses(model.nearMisses()))).append('\n');
        }
        List<ReportFile> documents = files.stream().filter(ReportFile::document).toList();
        if (!documents.isEmpty()) {
            out.append('\n');
            documents.forEach(file -> out.append(file.path()).append('\n'));
        }
        return out.toString();
    }

    private void table(StringBuilder out, List<Call> calls) {
        List<List<String>> columns = List.of(
                figures(
                        "#",
                        calls.stream()
                                .map(call -> Integer.toString(call.rank()))
                                .toList()),
                symbols(calls),
                figures(
                        "score",
                        calls.stream().map(call -> Figures.score(call.score())).toList()),
                figures(
                        "conf",
                        calls.stream()
                                .map(call -> Figures.wholePercent(call.confidence()))
                                .toList()),
                figures("close", calls.stream().map(TerminalSummary::close).toList()),
                figures(
                        "1d",
                        calls.stream()
                                .map(call -> Figures.change(call.figures().change1d()))
                                .toList()),
                figures(
                        "7d",
                        calls.stream()
                                .map(call -> Figures.change(call.figures().change7d()))
                                .toList()),
                figures(
                        "30d",
                        calls.stream()
                                .map(call -> Figures.change(call.figures().change30d()))
                                .toList()),
                figures(
                        "52w high",
                        calls.stream()
                                .map(call -> Figures.change(call.figures().distanceTo52wHigh()))
                                .toList()));
        int shown = columns.size();
        while (width(columns.subList(0, shown)) > COLUMNS) {
            shown--;
        }
        for (int line = 0; line <= calls.size(); line++) {
            StringBuilder text = new StringBuilder();
            for (List<String> column : columns.subList(0, shown)) {
                String cell = column.get(line);
                text.append(text.isEmpty() ? "" : " ").append(line == 0 ? style(DIM, cell) : toned(cell));
            }
            out.append(text.toString().stripTrailing()).append('\n');
        }
    }

    private static int width(List<List<String>> columns) {
        return columns.stream().mapToInt(column -> column.get(0).length() + 1).sum() - 1;
    }

    private static String close(Call call) {
        return Figures.fixed(call.figures().close(), call.figures().priceDecimals());
    }

    private static List<String> symbols(List<Call> calls) {
        int width =
                calls.stream().mapToInt(call -> call.symbol().length()).max().orElse(0);
        int room = Math.max("symbol".length(), Math.min(width, 14));
        List<String> lines = new ArrayList<>();
        lines.add(padded("symbol", room));
        for (Call call : calls) {
            String symbol = call.symbol();
            lines.add(padded(symbol.length() <= room ? symbol : symbol.substring(0, room - 1) + "…", room));
        }
        return lines;
    }

    private static List<String> figures(String name, List<String> cells) {
        int before = 0;
        int after = 0;
        for (String cell : cells) {
            before = Math.max(before, point(cell));
            after = Math.max(after, cell.length() - point(cell));
        }
        int width = Math.max(name.length(), before + after);
        List<String> lines = new ArrayList<>();
        lines.add(" ".repeat(width - name.length()) + name);
        for (String cell : cells) {
            String tail = " ".repeat(after - (cell.length() - point(cell)));
            lines.add(" ".repeat(width - cell.length() - tail.length()) + cell + tail);
        }
        return lines;
    }

    private static int point(String figure) {
        for (int i = 0; i < figure.length(); i++) {
            if (figure.charAt(i) == '.' || figure.charAt(i) == ' ') {
                return i;
            }
        }
        return figure.length();
    }

    /** As many of them as fit into a line. */
    private static String nearMisses(List<NearMiss> misses) {
        for (int shown = misses.size(); shown > 0; shown--) {
            String names = misses.stream()
                    .limit(shown)
                    .map(miss -> miss.symbol() + " (" + miss.reason() + ")")
                    .collect(Collectors.joining(", "));
            String line = "near misses: " + names + andMore(misses.size() - shown);
            if (line.length() <= COLUMNS) {
                return line;
            }
        }
        return "near misses: " + misses.get(0).symbol() + andMore(misses.size() - 1);
    }

    private static String andMore(int count) {
        return count == 0 ? "" : " and " + count + " more";
    }

    private void wrapped(StringBuilder out, String text, String style) {
        StringBuilder line = new StringBuilder();
        for (String word : text.split(" ", -1)) {
            if (!line.isEmpty() && line.length() + 1 + word.length() > COLUMNS) {
                out.append(style(style, line.toString())).append('\n');
                line.setLength(0);
            }
            line.append(line.isEmpty() ? "" : " ").append(word);
        }
        out.append(style(style, line.toString())).append('\n');
    }

    private String toned(String cell) {
        String bare = cell.strip();
        if (bare.endsWith("%") && bare.startsWith("+")) {
            return style(BLUE, cell);
        }
        return bare.endsWith("%") && bare.startsWith("−") ? style(YELLOW, cell) : cell;
    }

    private static String padded(String text, int width) {
        return text + " ".repeat(width - text.length());
    }

    private String style(String code, String text) {
        return colour ? code + text + RESET : text;
    }
}

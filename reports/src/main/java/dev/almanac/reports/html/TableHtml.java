package dev.almanac.reports.html;

import dev.almanac.reports.ScoreBar;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import org.commonmark.ext.gfm.tables.TableBlock;
import org.commonmark.ext.gfm.tables.TableCell;
import org.commonmark.node.Node;
import org.commonmark.renderer.html.HtmlNodeRendererContext;
import org.commonmark.renderer.html.HtmlWriter;

/**
 * A table in a frame that it scrolls within: its header stays in sight, and so does the column that names the rows. Figures
 * are set with their decimal points below each other, score bars drawn, rises and falls coloured.
 */
final class TableHtml {
    private static final Pattern CHANGE = Pattern.compile("[+−]\\d+(\\.\\d+)? %");
    private static final int LONG = 30;

    private final HtmlNodeRendererContext context;
    private final HtmlWriter html;
    private final Map<String, String> cards;
    private final List<List<TableCell>> rows = new ArrayList<>();

    /** @param cards where the card of a symbol stands in the page: its id by symbol */
    TableHtml(HtmlNodeRendererContext context, TableBlock table, Map<String, String> cards) {
        this.context = context;
        this.html = context.getWriter();
        this.cards = cards;
        for (Node part : Nodes.children(table)) {
            for (Node row : Nodes.children(part)) {
                rows.add(Nodes.children(row).stream().map(TableCell.class::cast).toList());
            }
        }
    }

    /** Writes the table; {@code label} names its frame for screen readers. */
    void write(String label) {
        int key = key();
        List<TableCell> header = rows.get(0);
        List<String> tails = new ArrayList<>();
        for (int c = 0; c < header.size(); c++) {
            tails.add(isFigures(header.get(c)) ? longestTail(c) : "");
        }
        html.raw("<div class=\"table\" role=\"group\" tabindex=\"0\" aria-label=\"" + HtmlText.escape(label) + "\">\n");
        html.raw("<table>\n<thead>\n<tr>");
        for (int c = 0; c < header.size(); c++) {
            String classes = (c == key ? "key" : "") + (isFigures(header.get(c)) ? " num" : "");
            html.raw("<th scope=\"col\"" + attribute("class", classes.strip()) + ">");
            children(header.get(c));
            html.raw("</th>");
        }
        html.raw("</tr>\n</thead>\n<tbody>\n");
        for (List<TableCell> row : rows.subList(1, rows.size())) {
            html.raw("<tr>");
            for (int c = 0; c < row.size(); c++) {
                cell(row.get(c), c == key, tails.get(c));
            }
            html.raw("</tr>\n");
        }
        html.raw("</tbody>\n</table>\n</div>\n");
    }

    private void cell(TableCell cell, boolean key, String tail) {
        String text = Nodes.text(cell);
        if (key) {
            html.raw("<th scope=\"row\" class=\"key\">");
            String card = cards.get(text);
            html.raw(card == null ? "" : "<a href=\"#" + HtmlText.escape(card) + "\">");
            children(cell);
            html.raw(card == null ? "</th>" : "</a></th>");
            return;
        }
        Optional<ScoreBar> bar = ScoreBar.parse(text);
        if (bar.isPresent()) {
            bar(bar.get());
            return;
        }
        boolean figures = isFigures(cell);
        String tone = CHANGE.matcher(text).matches() ? (text.startsWith("+") ? " up" : " down") : "";
        String classes = (figures ? "num" : text.length() > LONG ? "long" : "") + (figures ? tone : "");
        String own = tail(text);
        String pad = figures && tail.length() > own.length() && !text.isEmpty() ? tail.substring(own.length()) : "";
        html.raw("<td" + attribute("class", classes.strip()) + attribute("data-pad", pad) + ">");
        children(cell);
        html.raw("</td>");
    }

    private void bar(ScoreBar bar) {
        long percent = Math.round(bar.eighths() * 100.0 / (ScoreBar.LETTERS * 8));
        html.raw("<td>" + HtmlText.escape(bar.figure()) + "<span class=\"bar" + (bar.negative() ? " against" : "")
                + "\" style=\"--share:" + percent + "%\" aria-hidden=\"true\"></span></td>");
    }

    private void children(Node cell) {
        Nodes.children(cell).forEach(context::render);
    }

    /** The column that names the rows: the symbol where there is one, else the first. */
    private int key() {
        List<TableCell> header = rows.get(0);
        for (int c = 0; c < header.size(); c++) {
            if (Nodes.text(header.get(c)).equals("Symbol")) {
                return c;
            }
        }
        return 0;
    }

    private String longestTail(int column) {
        String longest = "";
        for (List<TableCell> row : rows.subList(1, rows.size())) {
            String tail = tail(Nodes.text(row.get(column)));
            longest = tail.length() > longest.length() ? tail : longest;
        }
        return longest;
    }

    /** What stands behind the last whole digit: decimals and unit. */
    private static String tail(String figure) {
        for (int i = 0; i < figure.length(); i++) {
            if (figure.charAt(i) == '.' || figure.charAt(i) == ' ') {
                return figure.substring(i);
            }
        }
        return "";
    }

    private static boolean isFigures(TableCell cell) {
        return cell.getAlignment() == TableCell.Alignment.RIGHT;
    }

    private static String attribute(String name, String value) {
        return value.isEmpty() ? "" : " " + name + "=\"" + HtmlText.escape(value) + "\"";
    }
}

package dev.almanac.reports.html;

import java.util.ArrayDeque;
import java.util.Deque;
import org.commonmark.node.Heading;

/** Nests what stands below a heading into a section, a call's card or a fold. */
final class Sections {
    private final StringBuilder out = new StringBuilder();
    private final Deque<Open> open = new ArrayDeque<>();

    /** An element that is not closed yet, opened by a heading of that level. */
    private record Open(int level, String element) {}

    /** A heading, rendered; closes the sections that it ends. */
    void begin(Heading heading, String html) {
        while (!open.isEmpty() && open.getFirst().level() >= heading.getLevel()) {
            close();
        }
        if (heading.getLevel() == 1) {
            out.append(html);
        } else if (Outline.FOLDED.contains(Nodes.text(heading))) {
            out.append("<details>\n<summary>").append(html.strip()).append("</summary>\n");
            open.addFirst(new Open(heading.getLevel(), "details"));
        } else {
            String kind = Outline.isCard(heading) ? " class=\"card\"" : heading.getLevel() > 2 ? " class=\"part\"" : "";
            out.append("<section").append(kind).append(">\n").append(html);
            open.addFirst(new Open(heading.getLevel(), "section"));
        }
    }

    /** Content of the innermost section. */
    void add(String html) {
        out.append(html);
    }

    /** Closes everything and gives the whole. */
    String end() {
        while (!open.isEmpty()) {
            close();
        }
        return out.toString();
    }

    private void close() {
        out.append("</").append(open.removeFirst().element()).append(">\n");
    }
}

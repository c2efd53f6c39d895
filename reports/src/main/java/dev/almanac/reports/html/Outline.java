package dev.almanac.reports.html;

import dev.almanac.reports.ReportNames;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import org.commonmark.node.Heading;
import org.commonmark.node.Node;
import org.commonmark.node.Paragraph;

/** The headings of a document: their ids, which of them fold, and which begin a call's card. */
final class Outline {
    /** Sections that few readers open; the rest of the report is complete without them. */
    static final Set<String> FOLDED = Set.of(
            "All contributions",
            "Parts of the confidence",
            "Not ranked",
            "Findings",
            "Quality scores",
            "Tables",
            "Configuration");

    private final Map<Heading, String> ids = new LinkedHashMap<>();
    private final Map<String, String> cards = new LinkedHashMap<>();

    Outline(Node document) {
        for (Node node : Nodes.children(document)) {
            if (node instanceof Heading heading) {
                String text = path(heading) + (heading.getLevel() > 1 ? " " + Nodes.text(heading) : "");
                ids.put(heading, ReportNames.slug(text.isBlank() ? Nodes.text(heading) : text));
                if (isCard(heading)) {
                    String title = Nodes.text(heading);
                    cards.put(title.substring(title.indexOf(' ') + 1), id(heading));
                }
            }
        }
    }

    /** A heading's id, unique within the page. */
    String id(Heading heading) {
        String id = ids.get(heading);
        if (id == null) {
            throw new IllegalArgumentException("not a heading of this document: " + Nodes.text(heading));
        }
        return id;
    }

    /** The ids of the calls' cards by symbol. */
    Map<String, String> cards() {
        return cards;
    }

    /** Whether a heading begins the card of a call. */
    static boolean isCard(Heading heading) {
        return heading.getLevel() == 3 && path(heading).equals("Calls");
    }

    /** Whether a paragraph holds the circumstances of the headings above it, each behind a middle dot. */
    static boolean isMeta(Node node) {
        return node instanceof Paragraph && Nodes.text(node).split(" · ", -1).length > 3;
    }

    /** The headings above a node, below the page's title, from the outermost: {@code Calls: 1. SOL/USDT}. */
    static String path(Node node) {
        int level = node instanceof Heading heading ? heading.getLevel() : Integer.MAX_VALUE;
        String path = "";
        for (Node above = node.getPrevious(); above != null && level > 2; above = above.getPrevious()) {
            if (above instanceof Heading heading && heading.getLevel() < level && heading.getLevel() > 1) {
                level = heading.getLevel();
                path = Nodes.text(heading) + (path.isEmpty() ? "" : ": " + path);
            }
        }
        return path;
    }
}

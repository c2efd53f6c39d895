package dev.almanac.reports.html;

import dev.almanac.reports.svg.Chart;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.commonmark.ext.gfm.tables.TableBlock;
import org.commonmark.node.FencedCodeBlock;
import org.commonmark.node.Heading;
import org.commonmark.node.Image;
import org.commonmark.node.ListBlock;
import org.commonmark.node.Node;
import org.commonmark.node.Paragraph;
import org.commonmark.node.SoftLineBreak;
import org.commonmark.node.Text;
import org.commonmark.renderer.NodeRenderer;
import org.commonmark.renderer.html.HtmlNodeRendererContext;
import org.commonmark.renderer.html.HtmlWriter;

/** How the page differs from plain HTML of the Markdown: charts inside it, tables in frames, headings with ids. */
final class PageNodes implements NodeRenderer {
    /** A line must not end between a number and its unit. */
    private static final Pattern PERCENT = Pattern.compile("(?<=\\d) %");

    private final HtmlNodeRendererContext context;
    private final HtmlWriter html;
    private final Map<String, Chart> charts;
    private final Outline outline;

    /** @param charts by the path that the Markdown names them with */
    PageNodes(HtmlNodeRendererContext context, Map<String, Chart> charts, Outline outline) {
        this.context = context;
        this.html = context.getWriter();
        this.charts = Map.copyOf(charts);
        this.outline = outline;
    }

    @Override
    public Set<Class<? extends Node>> getNodeTypes() {
        return Set.of(Heading.class, TableBlock.class, Paragraph.class, FencedCodeBlock.class, Text.class);
    }

    @Override
    public void render(Node node) {
        if (node instanceof Heading heading) {
            heading(heading);
        } else if (node instanceof TableBlock table) {
            new TableHtml(context, table, outline.cards()).write(Outline.path(table));
        } else if (node instanceof FencedCodeBlock block) {
            html.raw("<pre tabindex=\"0\" role=\"group\" aria-label=\"" + HtmlText.escape(Outline.path(block))
                    + "\"><code>" + HtmlText.escape(block.getLiteral()) + "</code></pre>\n");
        } else if (node instanceof Text text) {
            html.text(PERCENT.matcher(text.getLiteral()).replaceAll("\u00A0%"));
        } else {
            paragraph(node);
        }
    }

    private void heading(Heading heading) {
        String tag = "h" + heading.getLevel();
        html.raw("<" + tag + " id=\"" + HtmlText.escape(outline.id(heading)) + "\">");
        children(heading);
        html.raw("</" + tag + ">\n");
    }

    private void paragraph(Node paragraph) {
        List<Node> children = Nodes.children(paragraph);
        if (!children.stream().allMatch(child -> child instanceof Image || child instanceof SoftLineBreak)) {
            words(paragraph);
            return;
        }
        List<Image> images = children.stream()
                .filter(Image.class::isInstance)
                .map(Image.class::cast)
                .toList();
        html.raw("<div class=\"charts" + (images.size() == 2 ? " two" : "") + "\">\n");
        html.raw(images.stream().map(this::figure).collect(Collectors.joining()));
        html.raw("</div>\n");
    }

    private void words(Node paragraph) {
        Node holder =
                paragraph.getParent() == null ? null : paragraph.getParent().getParent();
        if (holder instanceof ListBlock list && list.isTight()) {
            children(paragraph);
            return;
        }
        html.raw(Outline.isMeta(paragraph) ? "<p class=\"meta\">" : "<p>");
        children(paragraph);
        html.raw("</p>\n");
    }

    private String figure(Image image) {
        Chart chart = charts.get(image.getDestination());
        if (chart == null) {
            throw new IllegalStateException("no chart is drawn for " + image.getDestination());
        }
        return "<figure class=\"chart\"><figcaption>" + HtmlText.escape(chart.title()) + "</figcaption>\n" + chart.svg()
                + "\n</figure>\n";
    }

    private void children(Node parent) {
        Nodes.children(parent).forEach(context::render);
    }
}

package dev.almanac.reports.html;

import dev.almanac.analytics.figure.Figures;
import dev.almanac.analytics.report.ReportModel;
import dev.almanac.reports.Renderer;
import dev.almanac.reports.ReportCharts;
import dev.almanac.reports.ReportNames;
import dev.almanac.reports.markdown.MarkdownReport;
import dev.almanac.reports.svg.Chart;
import dev.almanac.reports.svg.Ink;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.commonmark.ext.gfm.tables.TablesExtension;
import org.commonmark.node.BlockQuote;
import org.commonmark.node.Heading;
import org.commonmark.node.Node;
import org.commonmark.parser.Parser;
import org.commonmark.renderer.html.HtmlRenderer;

/**
 * One page that asks for nothing else: the Markdown form with its charts inside, sections that fold, and a stylesheet for
 * light, dark and paper. It is well-formed as XML too, and needs no script.
 */
public final class HtmlReport implements Renderer {
    @Override
    public byte[] render(ReportModel model, ReportCharts charts) {
        String markdown = new String(new MarkdownReport().render(model, charts), StandardCharsets.UTF_8);
        Map<String, Chart> byPath = new LinkedHashMap<>();
        for (Chart chart : charts.all()) {
            byPath.put(ReportNames.chart(model.head(), chart.name(), "svg"), chart);
        }
        Node document = Parser.builder()
                .extensions(List.of(TablesExtension.create()))
                .build()
                .parse(markdown);
        Outline outline = new Outline(document);
        HtmlRenderer renderer = HtmlRenderer.builder()
                .escapeHtml(true)
                .sanitizeUrls(true)
                .nodeRendererFactory(context -> new PageNodes(context, byPath, outline))
                .build();
        String title = "Almanac " + Figures.day(model.head().asOf()) + ": "
                + model.head().headline();
        return page(title, body(document, renderer)).getBytes(StandardCharsets.UTF_8);
    }

    private static String page(String title, String body) {
        return """
                <!DOCTYPE html>
                <html lang="en">
                <head>
                <meta charset="utf-8"/>
                <meta name="viewport" content="width=device-width, initial-scale=1"/>
                <meta name="color-scheme" content="light dark"/>
                <meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'"/>
                <title>%s</title>
                <style>
                %s</style>
                </head>
                <body>
                <main>
                %s</main>
                </body>
                </html>
                """.formatted(HtmlText.escape(title), stylesheet(), body);
    }

    private static String body(Node document, HtmlRenderer renderer) {
        Sections sections = new Sections();
        for (Node node : Nodes.children(document)) {
            String html = renderer.render(node);
            if (node instanceof Heading heading) {
                sections.begin(heading, html);
            } else if (node instanceof BlockQuote) {
                sections.add(html.replace("<blockquote>", "<div class=\"notice\" role=\"note\">")
                        .replace("</blockquote>", "</div>"));
            } else {
                sections.add(html);
            }
        }
        return sections.end();
    }

    private static String stylesheet() {
        try (InputStream in = HtmlReport.class.getResourceAsStream("page.css")) {
            if (in == null) {
                throw new IllegalStateException("resource is missing: page.css");
            }
            return Ink.stylesheet() + new String(in.readAllBytes(), StandardCharsets.UTF_8) + Chart.pageStylesheet();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}

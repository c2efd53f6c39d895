package dev.almanac.reports;

import static org.assertj.core.api.Assertions.assertThat;

import dev.almanac.analytics.report.ReportModel;
import dev.almanac.reports.html.HtmlReport;
import java.io.StringReader;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.Test;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.NodeList;
import org.xml.sax.InputSource;

class HtmlReportTest {
    @Test
    void isWellFormedAndEveryIdIsUnique() throws Exception {
        for (ReportModel model : List.of(Samples.full(), Samples.empty(), Samples.ofCalls(10))) {
            Set<String> ids = new HashSet<>();
            for (Element element : elements(parse(html(model)), "*")) {
                if (element.hasAttribute("id")) {
                    assertThat(ids.add(element.getAttribute("id")))
                            .as(element.getAttribute("id"))
                            .isTrue();
                }
            }
            for (Element link : elements(parse(html(model)), "a")) {
                assertThat(ids).contains(link.getAttribute("href").substring(1));
            }
        }
    }

    @Test
    void headingsDoNotSkipALevelAndHeaderCellsHaveAScope() throws Exception {
        Document page = parse(html(Samples.full()));
        int level = 0;
        for (Element element : elements(page, "*")) {
            if (element.getTagName().matches("h[1-6]")) {
                int next = element.getTagName().charAt(1) - '0';
                assertThat(next).as(element.getTextContent()).isLessThanOrEqualTo(level + 1);
                level = next;
            }
        }
        assertThat(elements(page, "th")).isNotEmpty().allSatisfy(cell -> assertThat(cell.getAttribute("scope"))
                .isIn("col", "row"));
    }

    @Test
    void asksForNothingAndRunsNothing() {
        String html = html(Samples.full());
        Pattern namespace = Pattern.compile("xmlns=\"http://www.w3.org/2000/svg\"");
        assertThat(namespace.matcher(html).replaceAll(""))
                .doesNotContain("http:")
                .doesNotContain("https:")
                .doesNotContain("url(")
                .doesNotContain("@import")
                .doesNotContain("<script")
                .doesNotContain("<img")
                .doesNotContain("<link");
    }

    @Test
    void isSmallWithTenCalls() {
        assertThat(html(Samples.ofCalls(10)).getBytes(StandardCharsets.UTF_8)).hasSizeLessThan(1_000_000);
    }

    @Test
    void noticesComeFirstAndSideMattersFold() throws Exception {
        Document page = parse(html(Samples.full()));
        Element main = elements(page, "main").get(0);
        Element first = (Element) elements(page, "div").get(0);
        assertThat(first.getAttribute("role")).isEqualTo("note");
        assertThat(main.getTextContent().strip()).startsWith("Historical sample data");
        assertThat(elements(page, "summary").stream()
                        .map(summary -> summary.getTextContent().strip())
                        .distinct())
                .containsExactly(
                        "All contributions",
                        "Parts of the confidence",
                        "Not ranked",
                        "Findings",
                        "Quality scores",
                        "Tables",
                        "Configuration");
    }

    @Test
    void tablesScrollInFramesThatTheKeyboardReaches() throws Exception {
        for (Element table : elements(parse(html(Samples.full())), "table")) {
            Element frame = (Element) table.getParentNode();
            assertThat(frame.getAttribute("tabindex")).isEqualTo("0");
            assertThat(frame.getAttribute("aria-label")).isNotBlank();
        }
    }

    static String html(ReportModel model) {
        return new String(new HtmlReport().render(model, ReportCharts.of(model)), StandardCharsets.UTF_8);
    }

    private static Document parse(String html) throws Exception {
        return DocumentBuilderFactory.newInstance().newDocumentBuilder().parse(new InputSource(new StringReader(html)));
    }

    private static List<Element> elements(Document page, String name) {
        NodeList nodes = page.getElementsByTagName(name);
        List<Element> elements = new ArrayList<>();
        for (int i = 0; i < nodes.getLength(); i++) {
            elements.add((Element) nodes.item(i));
        }
        return elements;
    }
}

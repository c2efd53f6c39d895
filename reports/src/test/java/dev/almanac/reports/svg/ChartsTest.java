package dev.almanac.reports.svg;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.almanac.analytics.report.ChartBar;
import dev.almanac.analytics.report.ChartLine;
import dev.almanac.analytics.report.ChartMarker;
import dev.almanac.analytics.report.Level;
import dev.almanac.analytics.report.MarketView.Correlation;
import dev.almanac.analytics.report.PriceChart;
import dev.almanac.reports.ReportCharts;
import dev.almanac.reports.Samples;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.StringReader;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import javax.imageio.ImageIO;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.Test;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.NodeList;
import org.xml.sax.InputSource;

class ChartsTest {
    private static final int LIMIT = 30_000;

    @Test
    void everyChartIsWellFormedSmallAndNamedForWhoCannotSeeIt() throws Exception {
        List<Chart> charts = ReportCharts.of(Samples.ofCalls(10)).all();
        assertThat(charts).hasSize(22);
        for (Chart chart : charts) {
            for (String svg : List.of(chart.svg(), chart.standalone(), chart.resolved())) {
                Element root = parse(svg).getDocumentElement();
                assertThat(root.getAttribute("viewBox")).matches("0 0 \\d+ \\d+");
                assertThat(root.getElementsByTagName("title").item(0).getTextContent())
                        .isNotBlank();
                assertThat(root.getElementsByTagName("desc").item(0).getTextContent())
                        .isNotBlank();
                assertThat(svg.getBytes(StandardCharsets.UTF_8))
                        .as(chart.name())
                        .hasSizeLessThan(LIMIT);
            }
        }
    }

    @Test
    void resolvedChartsKnowNoVariablesAndOthersHaveFallbacks() {
        Chart chart = ReportCharts.of(Samples.ofCalls(1)).all().get(0);
        assertThat(chart.svg()).contains("var(--up,#0072b2)");
        assertThat(chart.resolved()).doesNotContain("var(").contains("#0072b2");
        assertThat(chart.standalone()).contains("prefers-color-scheme:dark").contains("--up:#56b4e9");
    }

    @Test
    void aPictureOfPointsHasTheWidthAskedForAndSomethingOnIt() throws IOException {
        for (Chart chart : ReportCharts.of(Samples.ofCalls(1)).all()) {
            var image = ImageIO.read(new ByteArrayInputStream(PngCharts.png(chart, 900)));
            assertThat(image.getWidth()).isEqualTo(900);
            assertThat(image.getHeight()).isGreaterThan(300);
            long blue = 0;
            for (int y = 0; y < image.getHeight(); y++) {
                for (int x = 0; x < image.getWidth(); x++) {
                    int rgb = image.getRGB(x, y);
                    blue += (rgb & 0xFF) > ((rgb >> 16) & 0xFF) + 40 || ((rgb >> 8) & 0xFF) > ((rgb >> 16) & 0xFF) + 40
                            ? 1
                            : 0;
                }
            }
            assertThat(blue).as(chart.name()).isGreaterThan(200);
        }
    }

    @Test
    void risingAndFallingCandlesDifferWithoutColour() throws Exception {
        LocalDate day = LocalDate.of(2022, 1, 31);
        List<ChartBar> bars =
                List.of(new ChartBar(day, 10, 12, 9, 11, 5), new ChartBar(day.plusDays(1), 11, 12, 8, 9, 7));
        Chart chart = CandleChart.draw("two", new PriceChart("t", "d", 2, bars, List.of(), List.of(), List.of()));
        assertThat(chart.svg())
                .contains("fill=\"var(--ground,#ffffff)\" stroke=\"var(--up,#0072b2)\"")
                .contains("fill=\"var(--down,#d55e00)\" stroke=\"var(--down,#d55e00)\"")
                .contains(">2022-02</text>");
    }

    @Test
    void aSignalsLabelStandsClearOfTheBarsBesideIt() throws Exception {
        double free = labelled(8.7);
        double crowded = labelled(8);
        assertThat(crowded).isGreaterThan(free + 10);
    }

    /** How far down the label of a signal under a bar with its low at 8.7 stands, where the other bars have that low. */
    private static double labelled(double low) throws Exception {
        LocalDate day = LocalDate.of(2022, 1, 1);
        List<ChartBar> bars = new ArrayList<>(List.of(new ChartBar(day, 10, 12, 5, 10, 5)));
        for (int i = 1; i < 60; i++) {
            bars.add(new ChartBar(day.plusDays(i), 10, 12, i == 30 ? 8.7 : low, 10, 5));
        }
        ChartMarker marker = new ChartMarker(day.plusDays(30), 1, "signal");
        PriceChart model = new PriceChart("t", "d", 2, bars, List.of(), List.of(), List.of(marker));
        NodeList texts = parse(CandleChart.draw("x", model).svg()).getElementsByTagName("text");
        for (int i = 0; i < texts.getLength(); i++) {
            if (texts.item(i).getTextContent().equals("signal")) {
                return Double.parseDouble(((Element) texts.item(i)).getAttribute("y"));
            }
        }
        throw new AssertionError("no label");
    }

    @Test
    void aFlatSeriesOfOneBarWithALongLabelCanBeDrawn() throws Exception {
        List<ChartBar> bars = List.of(new ChartBar(LocalDate.of(2022, 1, 1), 1e-8, 1e-8, 1e-8, 1e-8, 0));
        PriceChart model = new PriceChart(
                "a < b & \"c\"",
                "d",
                8,
                bars,
                List.of(new ChartLine("no value yet", List.of(Double.NaN))),
                List.of(new Level("a level whose name goes on and on", 1e-8, "support")),
                List.of());
        Chart chart = CandleChart.draw("flat", model);
        assertThat(parse(chart.svg()).getElementsByTagName("title").item(0).getTextContent())
                .isEqualTo("a < b & \"c\"");
        assertThat(chart.svg()).doesNotContain("NaN").doesNotContain("Infinity").contains("0.00000001");
    }

    @Test
    void whatHasNothingInItIsRefused() {
        PriceChart none = new PriceChart("nothing", "d", 2, List.of(), List.of(), List.of(), List.of());
        assertThatThrownBy(() -> CandleChart.draw("x", none)).hasMessageContaining("nothing");
        Correlation empty = new Correlation(0, List.of(), List.of(), "");
        assertThatThrownBy(() -> HeatMap.draw("x", empty)).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void aLargeHeatMapSaysThatItShowsAPartAndStaysSmall() throws Exception {
        List<String> symbols = new ArrayList<>();
        List<List<Double>> rows = new ArrayList<>();
        for (int i = 0; i < 90; i++) {
            symbols.add("ASSET" + i + "/USDT");
            List<Double> row = new ArrayList<>(Collections.nCopies(90, 0.0));
            for (int k = 0; k < 90; k++) {
                row.set(k, StrictMath.sin(i * 31 + k * 17));
            }
            rows.add(row);
        }
        Chart chart = HeatMap.draw("many", new Correlation(30, symbols, rows, "text"));
        assertThat(chart.title()).endsWith("the first 45 of 90");
        assertThat(chart.standalone().getBytes(StandardCharsets.UTF_8)).hasSizeLessThan(LIMIT);
        NodeList texts = parse(chart.svg()).getElementsByTagName("text");
        assertThat(texts.item(0).getTextContent()).isEqualTo("ASSET0");
    }

    @Test
    void labelsKeepTheirDistanceAndTheirOrder() {
        List<Double> placed = EndLabels.apart(List.of(10.0, 11.0, 12.0, 95.0, 99.0), 10, 0, 100);
        for (int i = 1; i < placed.size(); i++) {
            assertThat(placed.get(i) - placed.get(i - 1)).isGreaterThanOrEqualTo(10);
        }
        assertThat(placed.get(4)).isLessThanOrEqualTo(100);
        assertThat(placed.get(0)).isEqualTo(10);
    }

    @Test
    void ticksAreRoundAndWithinTheSpan() {
        assertThat(labels(new Scale(19, 34.2, 0, 1), 6)).containsExactly("20", "25", "30");
        assertThat(labels(new Scale(0.010, 0.0132, 0, 1), 6)).containsExactly("0.010", "0.011", "0.012", "0.013");
        assertThat(labels(new Scale(-1, 1, 0, 1), 4)).containsExactly("−1.0", "−0.5", "0.0", "0.5", "1.0");
        assertThat(labels(new Scale(15000, 69000, 0, 1), 6))
                .containsExactly("20000", "30000", "40000", "50000", "60000");
        assertThat(Scale.over(5, 5, 0, 100).at(5)).isCloseTo(50, within(1e-9));
    }

    private static List<String> labels(Scale scale, int most) {
        return scale.ticks(most).stream().map(Scale.Tick::label).toList();
    }

    static Document parse(String xml) throws Exception {
        return DocumentBuilderFactory.newInstance().newDocumentBuilder().parse(new InputSource(new StringReader(xml)));
    }
}

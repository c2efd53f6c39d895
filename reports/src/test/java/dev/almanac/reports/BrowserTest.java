package dev.almanac.reports;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.almanac.analytics.report.ReportModel;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The page in a real browser, at the widths of a phone and of a desk. */
class BrowserTest {
    @TempDir
    Path folder;

    private Path chromium = Path.of("chromium");

    @BeforeEach
    void findChromium() {
        Optional<Path> found = Arrays.stream(System.getenv("PATH").split(":"))
                .map(entry -> Path.of(entry, "chromium"))
                .filter(Files::isExecutable)
                .findFirst();
        assumeTrue(found.isPresent(), "chromium is not on the PATH: apt-get install chromium");
        chromium = found.orElseThrow();
    }

    @ParameterizedTest
    @ValueSource(ints = {340, 390, 768, 1280})
    void nothingStandsOutOfThePage(int width) throws Exception {
        for (ReportModel model : List.of(Samples.full(), Samples.empty())) {
            String dom = run(probe(HtmlReportTest.html(model), width), "--dump-dom");
            assertThat(dom).contains("data-done=\"yes\"").contains("data-width=\"" + width + "\"");
            assertThat(dom).contains("data-overflow=\"0\"");
        }
    }

    @Test
    void theProbeSeesWhatStandsOut() throws Exception {
        String wide =
                HtmlReportTest.html(Samples.empty()).replace("</main>", "<div style=\"width:1500px\">x</div></main>");
        assertThat(run(probe(wide, 390), "--dump-dom"))
                .contains("data-done=\"yes\"")
                .doesNotContain("data-overflow=\"0\"");
    }

    @Test
    void aScreenshotShowsMoreThanOneColour() throws Exception {
        Path page = Files.writeString(folder.resolve("page.html"), HtmlReportTest.html(Samples.full()));
        Path picture = folder.resolve("page.png");
        run(page, "--screenshot=" + picture, "--window-size=1280,1800", "--hide-scrollbars");
        var image = ImageIO.read(new ByteArrayInputStream(Files.readAllBytes(picture)));
        assertThat(image.getWidth()).isEqualTo(1280);
        long coloured = 0;
        for (int y = 0; y < image.getHeight(); y += 3) {
            for (int x = 0; x < image.getWidth(); x += 3) {
                int rgb = image.getRGB(x, y);
                coloured += Math.abs((rgb & 0xFF) - ((rgb >> 16) & 0xFF)) > 60 ? 1 : 0;
            }
        }
        assertThat(coloured).isGreaterThan(1000);
    }

    @Test
    void paperHasTheFoldsOpen() throws Exception {
        String closed = HtmlReportTest.html(Samples.full());
        Path page = Files.writeString(folder.resolve("page.html"), closed);
        Path print = folder.resolve("page.pdf");
        run(page, "--print-to-pdf=" + print, "--no-pdf-header-footer");
        Path opened =
                Files.writeString(folder.resolve("open.html"), closed.replace("<details>", "<details open=\"open\">"));
        Path reference = folder.resolve("open.pdf");
        run(opened, "--print-to-pdf=" + reference, "--no-pdf-header-footer");
        assertThat(pages(print)).isEqualTo(pages(reference)).isGreaterThan(3);
    }

    private static long pages(Path pdf) throws IOException {
        String text = Files.readString(pdf, StandardCharsets.ISO_8859_1);
        return text.split("/Type\\s*/Page[^s]", -1).length - 1;
    }

    /** A page that shows another in a frame of that width and writes down how far it stands out. */
    private Path probe(String html, int width) throws IOException {
        String framed = html.replace("&", "&amp;").replace("\"", "&quot;");
        String page =
                "<!DOCTYPE html><html><body><iframe width=\"" + width + "\" height=\"900\" style=\"border:0\" srcdoc=\""
                        + framed + "\"></iframe><script>var f=document.querySelector('iframe');f.onload=function(){"
                        + "var e=f.contentDocument.documentElement,b=document.body.dataset;"
                        + "b.width=f.contentWindow.innerWidth;b.overflow=Math.max(0,e.scrollWidth-e.clientWidth);b.done='yes'};"
                        + "</script></body></html>";
        return Files.writeString(folder.resolve("probe.html"), page);
    }

    private String run(Path page, String... options) throws Exception {
        List<String> command = new ArrayList<>(List.of(
                chromium.toString(),
                "--headless",
                "--no-sandbox",
                "--disable-gpu",
                "--disable-quic",
                "--no-first-run",
                "--disable-background-networking",
                "--disable-component-update",
                "--disable-sync",
                "--virtual-time-budget=5000",
                "--user-data-dir=" + Files.createTempDirectory(folder, "profile")));
        command.addAll(Arrays.asList(options));
        command.add(page.toUri().toString());
        Path out = Files.createTempFile(folder, "out", ".txt");
        Process process = new ProcessBuilder(command)
                .redirectOutput(out.toFile())
                .redirectError(ProcessBuilder.Redirect.DISCARD)
                .start();
        try {
            assertThat(process.waitFor(60, TimeUnit.SECONDS))
                    .as("chromium ended")
                    .isTrue();
            assertThat(process.exitValue()).isZero();
            return Files.readString(out);
        } finally {
            process.destroyForcibly();
        }
    }
}

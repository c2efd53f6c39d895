package dev.almanac.reports;

import dev.almanac.analytics.error.ExitCode;
import dev.almanac.analytics.error.SystemWords;
import dev.almanac.analytics.error.UserException;
import dev.almanac.analytics.report.ReportModel;
import dev.almanac.reports.html.HtmlReport;
import dev.almanac.reports.json.JsonReport;
import dev.almanac.reports.markdown.MarkdownReport;
import dev.almanac.reports.svg.Chart;
import dev.almanac.reports.svg.PngCharts;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;

/** Writes a report in the forms asked for. Writing the same model again leaves the same bytes. */
public final class ReportFiles {
    /** Width of chart pictures in points: a mail's 600 px on a display of double density. */
    private static final int PNG_WIDTH = 1200;

    private ReportFiles() {}

    /**
     * The documents as bytes, without touching a disk: one each for {@link Format#MARKDOWN}, {@link Format#JSON} and
     * {@link Format#HTML}.
     */
    public static Map<Format, byte[]> render(ReportModel model) {
        ReportCharts charts = ReportCharts.of(model);
        Map<Format, byte[]> documents = new EnumMap<>(Format.class);
        for (Format format : List.of(Format.MARKDOWN, Format.JSON, Format.HTML)) {
            documents.put(format, renderer(format).render(model, charts));
        }
        return Collections.unmodifiableMap(documents);
    }

    /**
     * Writes the report into a folder, which is made where it is missing. Each file appears whole or not at all, charts
     * before the document that shows them; a file that already holds the same bytes is left alone.
     *
     * @return what was asked for, documents first in the order of {@link Format}, then charts
     * @throws UserException where the folder cannot be written to
     */
    public static List<ReportFile> write(ReportModel model, Path folder, Set<Format> formats) {
        ReportCharts charts = ReportCharts.of(model);
        List<ReportFile> beside = new ArrayList<>();
        List<ReportFile> documents = new ArrayList<>();
        for (Format format : Format.values()) {
            if (!formats.contains(format)) {
                continue;
            }
            if (format == Format.MARKDOWN || format == Format.PNG) {
                beside.addAll(writeCharts(model, charts, folder, format));
            }
            if (format != Format.PNG) {
                Path file = folder.resolve(ReportNames.base(model.head()) + "." + format.extension());
                boolean written = replace(file, renderer(format).render(model, charts));
                documents.add(new ReportFile(format, file, true, written));
            }
        }
        documents.addAll(beside);
        return List.copyOf(documents);
    }

    private static Renderer renderer(Format format) {
        return switch (format) {
            case MARKDOWN -> new MarkdownReport();
            case JSON -> new JsonReport();
            case HTML -> new HtmlReport();
            case PNG -> throw new IllegalArgumentException("pictures are no document");
        };
    }

    private static List<ReportFile> writeCharts(ReportModel model, ReportCharts charts, Path folder, Format format) {
        String extension = format == Format.PNG ? "png" : "svg";
        List<ReportFile> written = new ArrayList<>();
        for (Chart chart : charts.all()) {
            byte[] bytes = format == Format.PNG
                    ? PngCharts.png(chart, PNG_WIDTH)
                    : chart.standalone().getBytes(StandardCharsets.UTF_8);
            Path file = folder.resolve(ReportNames.chart(model.head(), chart.name(), extension));
            written.add(new ReportFile(format, file, false, replace(file, bytes)));
        }
        return written;
    }

    /** False where the file already holds these bytes. */
    private static boolean replace(Path file, byte[] bytes) {
        try {
            if (Files.isRegularFile(file) && Arrays.equals(Files.readAllBytes(file), bytes)) {
                return false;
            }
            Path folder = file.toAbsolutePath().getParent();
            Files.createDirectories(folder);
            // Not createTempFile, whose files nobody else may read: what others may do is the umask's to say.
            Path whole = file.resolveSibling(".almanac-" + UUID.randomUUID() + ".part");
            try {
                Files.write(whole, bytes);
                Files.move(whole, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
            } finally {
                Files.deleteIfExists(whole);
            }
            return true;
        } catch (IOException e) {
            throw new UserException(
                    ExitCode.USAGE,
                    "the report could not be written: " + file,
                    SystemWords.of(e),
                    "name a folder that can be written to with --out, or make room on its disk",
                    e);
        }
    }
}

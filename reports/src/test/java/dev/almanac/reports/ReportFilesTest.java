package dev.almanac.reports;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.almanac.analytics.error.UserException;
import dev.almanac.analytics.report.ReportModel;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TimeZone;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ReportFilesTest {
    @TempDir
    Path folder;

    @Test
    void writesTheFormsAskedForAndTheChartsThatTheMarkdownNames() throws IOException {
        List<ReportFile> files = ReportFiles.write(Samples.full(), folder.resolve("new/out"), documents());
        assertThat(files.stream()
                        .filter(ReportFile::document)
                        .map(file -> file.path().getFileName().toString()))
                .containsExactly("2022-10-11-default.md", "2022-10-11-default.json", "2022-10-11-default.html");
        String markdown = Files.readString(files.get(0).path());
        List<ReportFile> charts =
                files.stream().filter(file -> !file.document()).toList();
        assertThat(charts).hasSize(8);
        for (ReportFile chart : charts) {
            String relative = folder.resolve("new/out").relativize(chart.path()).toString();
            assertThat(markdown).contains("](" + relative + ")");
        }
    }

    @Test
    void writesAgainTheSameBytesAndTouchesNothing() throws IOException {
        ReportFiles.write(Samples.full(), folder, documents());
        Map<Path, String> first = content();
        FileTime old = FileTime.fromMillis(1_000_000_000_000L);
        for (Path file : first.keySet()) {
            Files.setLastModifiedTime(file, old);
        }
        Locale locale = Locale.getDefault();
        TimeZone zone = TimeZone.getDefault();
        try {
            Locale.setDefault(Locale.forLanguageTag("ar-EG-u-nu-arab"));
            TimeZone.setDefault(TimeZone.getTimeZone("Pacific/Auckland"));
            ReportFiles.write(Samples.full(), folder, documents());
        } finally {
            Locale.setDefault(locale);
            TimeZone.setDefault(zone);
        }
        assertThat(content()).isEqualTo(first);
        for (Path file : first.keySet()) {
            assertThat(Files.getLastModifiedTime(file)).as(file.toString()).isEqualTo(old);
        }
    }

    @Test
    void rendersInMemoryWhatItWritesToFiles() throws IOException {
        ReportModel model = Samples.full();
        Map<Format, byte[]> rendered = ReportFiles.render(model);
        for (ReportFile file : ReportFiles.write(model, folder, documents())) {
            if (file.document()) {
                assertThat(rendered.get(file.format())).isEqualTo(Files.readAllBytes(file.path()));
            }
        }
    }

    @Test
    void picturesOfPointsOnRequest() {
        List<ReportFile> files = ReportFiles.write(Samples.ofCalls(1), folder, Set.of(Format.PNG));
        assertThat(files).hasSize(4).allSatisfy(file -> assertThat(file.path()).hasExtension("png"));
    }

    @Test
    void anotherHourOrRevisionIsAnotherFile() {
        assertThat(ReportNames.base(Samples.empty().head())).isEqualTo("2022-10-11T0400Z-default-r2");
        assertThat(ReportNames.slug("1000SHIB/USDT")).isEqualTo("1000shib-usdt");
    }

    @Test
    void aFolderThatIsAFileIsTheUsersToMend() throws IOException {
        Path file = Files.writeString(folder.resolve("file"), "x");
        assertThatThrownBy(() -> ReportFiles.write(Samples.empty(), file, documents()))
                .isInstanceOf(UserException.class)
                .hasMessageContaining("2022-10-11T0400Z-default-r2.md")
                .hasMessageContaining("--out");
        assertThat(Files.readString(file)).isEqualTo("x");
    }

    private static Set<Format> documents() {
        return EnumSet.of(Format.MARKDOWN, Format.JSON, Format.HTML);
    }

    private Map<Path, String> content() throws IOException {
        Map<Path, String> content = new TreeMap<>();
        try (Stream<Path> files = Files.walk(folder)) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                content.put(file, Files.readString(file));
            }
        }
        return content;
    }
}

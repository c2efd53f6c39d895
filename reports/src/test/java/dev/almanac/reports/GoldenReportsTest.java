package dev.almanac.reports;

import static org.assertj.core.api.Assertions.assertThat;

import dev.almanac.analytics.report.ReportModel;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Every byte of the documents, as reviewed. After a deliberate change:
 * {@code ./mvnw -pl reports -am test -Dtest=GoldenReportsTest -Dsurefire.failIfNoSpecifiedTests=false -Dgolden.update=true},
 * then read the difference.
 */
class GoldenReportsTest {
    static Stream<Arguments> reports() {
        return Stream.of(Map.entry("full", Samples.full()), Map.entry("empty", Samples.empty()))
                .flatMap(report -> Stream.of(Format.MARKDOWN, Format.JSON, Format.HTML)
                        .map(format -> Arguments.of(report.getKey(), format, report.getValue())));
    }

    @ParameterizedTest(name = "{0} as {1}")
    @MethodSource("reports")
    void isWhatWasReviewed(String name, Format format, ReportModel model) throws IOException {
        Path golden = Path.of("src/test/resources/golden", name + "." + format.extension());
        byte[] made = bytes(ReportFiles.render(model), format);
        if (Boolean.getBoolean("golden.update")) {
            Files.createDirectories(golden.getParent());
            Files.write(golden, made);
        }
        assertThat(new String(made, StandardCharsets.UTF_8)).isEqualTo(Files.readString(golden));
    }

    private static byte[] bytes(Map<Format, byte[]> documents, Format format) {
        byte[] bytes = documents.get(format);
        if (bytes == null) {
            throw new AssertionError("not rendered: " + format);
        }
        return bytes;
    }
}

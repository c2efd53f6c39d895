package dev.almanac.lake.feature;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.almanac.lake.SparkFixture;
import dev.almanac.lake.column.ParquetPlace;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.apache.spark.util.SerializableConfiguration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

class ColumnWriterTest {
    @TempDir
    Path folder;

    /** Each open file has native memory of its compressor, too. */
    @Test
    @EnabledOnOs(OS.LINUX)
    void theFirstFileIsClosedWhereTheSecondCannotBeBegun() throws IOException {
        Path states = Files.createFile(folder.resolve("states"));
        ColumnTask task = new ColumnTask(
                FeaturePipelineTest.LENT,
                new ParquetPlace(new SerializableConfiguration(
                        SparkFixture.session().sessionState().newHadoopConf())),
                folder.resolve("features").toUri().toString(),
                states.toUri().toString(),
                "run",
                null);
        assertThatThrownBy(() -> new ColumnWriter(task).close()).isInstanceOf(IOException.class);
        try (Stream<Path> written = Files.list(folder.resolve("features"))) {
            assertThat(written).hasSize(1);
        }
        assertThat(openFiles()).noneMatch(name -> name.startsWith(folder.toString()));
    }

    private static List<String> openFiles() throws IOException {
        try (Stream<Path> open = Files.list(Path.of("/proc/self/fd"))) {
            return open.map(ColumnWriterTest::target).toList();
        }
    }

    /** What is open can be closed while one looks. */
    private static String target(Path link) {
        try {
            return Files.readSymbolicLink(link).toString();
        } catch (IOException e) {
            return "";
        }
    }
}

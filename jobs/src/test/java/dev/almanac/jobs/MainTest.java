package dev.almanac.jobs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class MainTest {
    @TempDir
    Path folder;

    @Test
    void theMarkIsLeftWhereItCanBe() throws IOException {
        Main.keepArchive(folder.resolve("a.jsa.1").toString());
        assertThat(folder.resolve("a.jsa.1.good")).exists();
        assertThatCode(() -> Main.keepArchive(folder.resolve("a.jsa.1").toString()))
                .doesNotThrowAnyException();
        Files.writeString(folder.resolve("file"), "x");
        assertThatCode(() -> Main.keepArchive(folder.resolve("file/a.jsa.2").toString()))
                .doesNotThrowAnyException();
        assertThatCode(() -> Main.keepArchive(folder.resolve("none/a.jsa.3").toString()))
                .doesNotThrowAnyException();
    }
}

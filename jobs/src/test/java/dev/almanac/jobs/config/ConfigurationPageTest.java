package dev.almanac.jobs.config;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

class ConfigurationPageTest {
    @Test
    void docsHoldWhatTheReferenceSays() throws IOException {
        Path page = Path.of(System.getProperty("almanac.root", ".."), "docs", "configuration.md");
        if (Boolean.getBoolean("configuration.update")) {
            Files.writeString(page, ConfigurationFile.page());
        }
        assertThat(Files.readString(page)).isEqualTo(ConfigurationFile.page());
    }
}

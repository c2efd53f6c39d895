package dev.almanac.jobs;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Properties;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class VersionTest {
    @ParameterizedTest
    @CsvSource({
        "1dd23c09f5ab, false, 0.1.0+1dd23c09f5ab",
        "1dd23c09f5ab, true, 0.1.0+1dd23c09f5ab-dirty",
        "'', false, 0.1.0",
    })
    void theCommitIsPartOfTheVersion(String commit, String dirty, String expected) {
        Properties properties = new Properties();
        properties.setProperty("version", "0.1.0");
        properties.setProperty("commit", commit);
        properties.setProperty("dirty", dirty);
        assertThat(Version.of(properties).almanac()).isEqualTo(expected);
    }

    /** The build fills everything in, in a repository and outside of one. */
    @Test
    void nothingIsLeftToBeFilledIn() {
        assertThat(Version.read().toString()).doesNotContain("$", "{");
        assertThat(Version.read().almanac()).matches("\\d+\\.\\d+\\.\\d+(-SNAPSHOT)?(\\+[0-9a-f]{12}(-dirty)?)?");
    }
}

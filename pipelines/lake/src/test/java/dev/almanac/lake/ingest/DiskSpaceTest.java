package dev.almanac.lake.ingest;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.almanac.analytics.error.UserException;
import dev.almanac.lake.SparkFixture;
import dev.almanac.lake.table.Lake;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DiskSpaceTest {
    @TempDir
    Path folder;

    @Test
    void aLoadThatNoDiskHoldsIsRefusedBeforeItStarts() {
        Lake lake = Lake.openOrCreate(SparkFixture.session(), folder.toString());

        assertThatCode(() -> DiskSpace.require(lake, 1000)).doesNotThrowAnyException();
        assertThatThrownBy(() -> DiskSpace.require(lake, 1L << 55))
                .isInstanceOf(UserException.class)
                .hasMessageContaining("not enough room for the load")
                .hasMessageContaining("are free");
    }
}

package dev.almanac.lake.quarantine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.almanac.analytics.error.UserException;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SelectionTest {
    @ParameterizedTest
    @ValueSource(strings = {"", "a", "12345", "%%%%%%%%"})
    void whatNamesNoRowOrRunByItselfIsRefused(String id) {
        assertThatThrownBy(() -> Selection.of(List.of(id))).isInstanceOf(UserException.class);
        assertThatThrownBy(() -> ofRun(id)).isInstanceOf(UserException.class);
    }

    @Test
    void startsOfIdsAreTaken() {
        assertThat(Selection.of(List.of("0AbCdE", "0123456789ab")).isEverything())
                .isFalse();
        assertThat(ofRun("0199aa00-bb").isEverything()).isFalse();
    }

    private static Selection ofRun(String run) {
        return new Selection(
                List.of(), Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty(), Optional.of(run));
    }
}

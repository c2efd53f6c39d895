package dev.almanac.lake.ingest;

import static org.assertj.core.api.Assertions.assertThat;

import dev.almanac.analytics.port.CandleUnit;
import java.util.List;
import org.junit.jupiter.api.Test;

class UnitSpreadTest {
    private static final long MB = 1 << 20;

    private static List<List<Integer>> spread(int tasks, long... megabytes) {
        List<CandleUnit> units = java.util.Arrays.stream(megabytes)
                .mapToObj(size -> new CandleUnit("unit", size * MB, null))
                .toList();
        return UnitSpread.over(tasks, UnitSpread.numbered(units)).stream()
                .map(share -> share.stream().map(UnitSpread.Numbered::number).toList())
                .toList();
    }

    @Test
    void theLargestGoFirstAndTheRestEvensOut() {
        assertThat(spread(2, 1, 9, 5, 4)).containsExactly(List.of(0, 1), List.of(2, 3));
        assertThat(spread(2, 0, 0, 0, 0)).containsExactly(List.of(0, 2), List.of(1, 3));
    }

    @Test
    void noTaskIsWithoutUnits() {
        assertThat(spread(8, 1, 2)).containsExactly(List.of(1), List.of(0));
        assertThat(spread(8)).isEmpty();
    }
}

package dev.almanac.lake.feature;

import static org.assertj.core.api.Assertions.assertThat;

import dev.almanac.lake.column.CandleGroup;
import dev.almanac.lake.column.CandleGroup.SymbolName;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class ColumnPlanTest {
    @Test
    void groupsThatShareASymbolOverOthersGoToOneTask() {
        CandleGroup first = group("a", 100, "BTC");
        CandleGroup second = group("b", 100, "ETH");
        CandleGroup both = group("c", 100, "BTC", "ETH");
        CandleGroup apart = group("d", 100, "SOL");
        List<List<CandleGroup>> tasks =
                ColumnPlan.whole(List.of(first, apart, second, both), 1, 400).orElseThrow();
        assertThat(tasks).containsExactlyInAnyOrder(List.of(first, second, both), List.of(apart));
    }

    @Test
    void whatIsTooMuchForOneTaskOrUnknownIsShuffled() {
        CandleGroup all = group("a", 500, "BTC", "ETH");
        assertThat(ColumnPlan.whole(List.of(all), 1, 400)).isEmpty();
        assertThat(ColumnPlan.whole(List.of(group("a", 10)), 1, 400)).isEmpty();
        // One task would have all of it while the other core waits.
        assertThat(ColumnPlan.whole(List.of(all, group("b", 300, "SOL")), 2, 1000))
                .isEmpty();
    }

    @Test
    void tasksAreOfAboutTheSameSizeAndKeepTheCoresBusy() {
        List<CandleGroup> groups = Stream.iterate(1, i -> i <= 40, i -> i + 1)
                .map(i -> group("f" + i, 100 + i, "S" + i))
                .toList();
        List<List<CandleGroup>> tasks = ColumnPlan.whole(groups, 2, 1000).orElseThrow();
        assertThat(tasks).hasSize(8);
        assertThat(tasks).allSatisfy(task -> assertThat(ColumnPlan.rows(task)).isBetween(560L, 650L));
        assertThat(ColumnPlan.tasks(groups, 64, 1000)).isEqualTo(19);
    }

    private static CandleGroup group(String path, long rows, String... symbols) {
        return new CandleGroup(
                path,
                0,
                rows,
                Stream.of(symbols).map(name -> new SymbolName("binance", name)).toList());
    }
}

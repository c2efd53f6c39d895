package dev.almanac.lake.audit;

import static org.assertj.core.api.Assertions.assertThat;

import dev.almanac.lake.audit.AuditTask.Group;
import dev.almanac.lake.audit.AuditTask.Input;
import dev.almanac.lake.column.CandleGroup;
import dev.almanac.lake.column.CandleGroup.SymbolName;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

class AuditPlanTest {
    private static final long ROWS = 100_000;
    private static final int WIDTH = 8;

    private static SymbolName name(int symbol) {
        return new SymbolName("binance", "A" + symbol + "/USDT");
    }

    private static Group group(Input input, int index, int... symbols) {
        return new Group(
                input,
                new CandleGroup(
                        "file",
                        index,
                        ROWS,
                        Arrays.stream(symbols).mapToObj(AuditPlanTest::name).toList()),
                WIDTH);
    }

    private static AuditPlan.Tasks plan(List<Group> groups) {
        return AuditPlan.of(groups, 0, 2, AuditPlan.TASK_NUMBERS);
    }

    @Test
    void withoutStoredRowsSymbolsAreSpreadEvenlyAndCandlesAreSent() {
        Group candles = group(Input.CANDLES, 0, 0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15);
        AuditPlan.Tasks plan = plan(List.of(candles));
        assertThat(plan.straight()).hasSize(8).allSatisfy(groups -> assertThat(groups)
                .isEmpty());
        assertThat(plan.sent()).containsExactly(candles);
        int[] symbols = new int[8];
        for (int i = 0; i < 16; i++) {
            symbols[plan.of(name(i))]++;
        }
        assertThat(symbols).containsOnly(2);
    }

    @Test
    void aTaskReadsTheStoredRowsOfItsSymbols() {
        List<Group> groups = new ArrayList<>();
        for (int i = 0; i < 8; i++) {
            groups.add(group(Input.STORED, i, 2 * i, 2 * i + 1));
        }
        Group ofAll = group(Input.STORED, 8, 0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15);
        groups.add(ofAll);
        AuditPlan.Tasks plan = plan(groups);
        assertThat(plan.sent()).containsExactly(ofAll);
        for (int i = 0; i < 8; i++) {
            assertThat(plan.of(name(2 * i))).isEqualTo(plan.of(name(2 * i + 1)));
            assertThat(plan.straight().get(plan.of(name(2 * i)))).containsExactly(groups.get(i));
        }
    }

    @Test
    void aRowGroupBetweenTwoTasksIsReadByBoth() {
        List<Group> groups = new ArrayList<>();
        // One long chain: each row group ends within a symbol with which the next begins.
        for (int i = 0; i < 16; i++) {
            groups.add(group(Input.STORED, i, i, i + 1));
        }
        AuditPlan.Tasks plan = plan(groups);
        assertThat(plan.sent()).isEmpty();
        assertThat(plan.straight()).allSatisfy(own -> assertThat(own).hasSizeLessThan(10));
        for (int i = 0; i < 16; i++) {
            assertThat(plan.straight().get(plan.of(name(i)))).contains(groups.get(i));
            assertThat(plan.straight().get(plan.of(name(i + 1)))).contains(groups.get(i));
        }
    }

    @Test
    void whatNoFooterTellsIsSentAndEverySymbolHasATask() {
        Group unknown = group(Input.STORED, 0);
        AuditPlan.Tasks plan = plan(List.of(unknown));
        assertThat(plan.sent()).containsExactly(unknown);
        assertThat(plan.straight()).hasSize((int) (ROWS * WIDTH / AuditPlan.TASK_NUMBERS));
        assertThat(plan.of(name(3))).isBetween(0, plan.straight().size() - 1);
        assertThat(plan(List.of()).straight()).hasSize(1);
    }

    @Test
    void whatIsReadAsRowsIsDividedToo() {
        assertThat(AuditPlan.of(List.of(), 1_000_000_000, 2, AuditPlan.TASK_NUMBERS)
                        .straight())
                .hasSize(30);
        assertThat(AuditPlan.of(List.of(), 10_000_000, 2, AuditPlan.TASK_NUMBERS)
                        .straight())
                .hasSize(8);
        assertThat(AuditPlan.of(List.of(), 100, 2, AuditPlan.TASK_NUMBERS).straight())
                .hasSize(1);
    }

    /** What a task holds grows with the columns. */
    @Test
    void wideRowsTakeMoreTasks() {
        List<Group> groups = new ArrayList<>();
        for (int i = 0; i < 32; i++) {
            groups.add(group(Input.STORED, i, i));
        }
        assertThat(plan(groups).straight()).hasSize(8);
        List<Group> wide = groups.stream()
                .map(group -> new Group(Input.STORED, group.rows(), 100))
                .toList();
        assertThat(plan(wide).straight()).hasSize(10);
    }
}

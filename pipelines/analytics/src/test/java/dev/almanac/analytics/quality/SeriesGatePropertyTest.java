package dev.almanac.analytics.quality;

import static dev.almanac.analytics.quality.GateRun.DAY;
import static org.assertj.core.api.Assertions.assertThat;

import dev.almanac.analytics.market.Candle;
import dev.almanac.analytics.quality.GateRun.Row;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class SeriesGatePropertyTest {
    static List<Long> seeds() {
        return new Random(20).longs(60).boxed().toList();
    }

    /** Days 0 to 79 with holes, some rows twice, some contradicting each other, some bad. */
    private static List<Row> load(Random random, double badShare) {
        List<Row> rows = new ArrayList<>();
        for (long day = 0; day < 80; day++) {
            if (random.nextDouble() < 0.2) {
                continue;
            }
            Candle bar = GateRun.volume(day, random.nextInt(40));
            int times = 1 + (random.nextDouble() < 0.2 ? random.nextInt(3) : 0);
            for (int i = 0; i < times; i++) {
                rows.add(new Row(bar, random.nextInt(3), rows.size()));
            }
            if (random.nextDouble() < badShare) {
                rows.add(new Row(GateRun.close(day, 1 + random.nextInt(2)), random.nextInt(3), rows.size()));
            }
            if (random.nextDouble() < badShare) {
                rows.add(new Row(GateRun.close(day, -1), random.nextInt(3), rows.size()));
            }
        }
        return rows;
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void countsEveryRowOnce(long seed) {
        Random random = new Random(seed);
        List<Candle> stored = GateRun.of(List.of(), load(random, 0)).applied(List.of());
        List<Row> load = load(random, 0.1);
        GateRun run = GateRun.of(stored, Set.of(), load, random.nextBoolean());
        SeriesReport report = run.report;

        assertThat(report.read()).as("seed %d", seed).isEqualTo(load.size());
        assertThat(report.added()
                        + report.replaced()
                        + report.filled()
                        + report.equal()
                        + report.duplicates()
                        + report.refused()
                        + report.conflicts()
                        + report.storedConflicts()
                        + report.stillOpen())
                .as("seed %d", seed)
                .isEqualTo(load.size());
        assertThat((long) run.quarantine.size())
                .as("seed %d", seed)
                .isEqualTo(report.refused() + report.conflicts() + report.storedConflicts() + report.stillOpen());
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void orderOfUnitsAndPlacesDoesNotMatter(long seed) {
        Random random = new Random(seed);
        List<Row> load = load(random, 0.05);
        List<Integer> numbers = new ArrayList<>();
        for (int i = 0; i < load.size(); i++) {
            numbers.add(i);
        }
        Collections.shuffle(numbers, random);
        List<Row> shuffled = new ArrayList<>();
        for (int i = 0; i < load.size(); i++) {
            shuffled.add(new Row(load.get(i).bar(), numbers.get(i) % 5, numbers.get(i)));
        }
        GateRun one = GateRun.of(List.of(), load);
        GateRun other = GateRun.of(List.of(), shuffled);

        assertThat(other.kept).as("seed %d", seed).isEqualTo(one.kept);
        assertThat(other.report).as("seed %d", seed).isEqualTo(one.report);
        assertThat(other.found(QualityRule.GAP)).as("seed %d", seed).isEqualTo(one.found(QualityRule.GAP));
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void theSameLoadAgainWritesNothingAndFindsTheSame(long seed) {
        Random random = new Random(seed);
        List<Candle> before = GateRun.of(List.of(), load(random, 0)).applied(List.of());
        List<Row> load = load(random, 0.05);
        boolean replace = random.nextBoolean();
        GateRun first = GateRun.of(before, Set.of(), load, replace);
        Set<Long> flagged = first.findings.stream()
                .filter(finding -> finding.rule().equals(QualityRule.MAYBE_OPEN.code()))
                .map(finding -> finding.from() / DAY)
                .collect(Collectors.toSet());
        GateRun second = GateRun.of(first.applied(before), flagged, load, replace);

        assertThat(second.kept).as("seed %d", seed).isEmpty();
        assertThat(second.quarantine).as("seed %d", seed).containsExactlyInAnyOrderElementsOf(first.quarantine);
        assertThat(second.findings)
                .as("seed %d", seed)
                .containsExactlyElementsOf(first.findings.stream()
                        .filter(finding -> !finding.rule().equals(QualityRule.REPLACED.code()))
                        .toList());
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void missingBarsOfAllGapsAreTheHolesOfTheUnion(long seed) {
        Random random = new Random(seed);
        List<Candle> stored = GateRun.of(List.of(), load(random, 0)).applied(List.of());
        GateRun run = GateRun.of(stored, load(random, 0.02));
        TreeSet<Long> days = new TreeSet<>();
        run.applied(stored).forEach(bar -> days.add(bar.openTime() / DAY));
        long holes = days.last() - days.first() + 1 - days.size();

        long missing = run.findings.stream()
                .filter(finding -> finding.rule().equals(QualityRule.GAP.code()))
                .mapToLong(Finding::bars)
                .sum();
        assertThat(missing).as("seed %d", seed).isEqualTo(holes);
        for (Finding finding : run.findings) {
            if (finding.rule().equals(QualityRule.GAP.code())) {
                assertThat(days.subSet(finding.from() / DAY, finding.until() / DAY))
                        .as("seed %d", seed)
                        .isEmpty();
                assertThat(finding.until() - finding.from()).as("seed %d", seed).isEqualTo(finding.bars() * DAY);
            }
        }
    }

    /** The rows of some days, in order of time. */
    private static List<Row> days(List<Row> rows, long from, long until) {
        return rows.stream()
                .filter(row -> row.bar().openTime() >= from * DAY && row.bar().openTime() < until * DAY)
                .toList();
    }

    private static Set<Long> flagged(GateRun run) {
        return run.findings.stream()
                .filter(finding -> finding.rule().equals(QualityRule.MAYBE_OPEN.code()))
                .map(finding -> finding.from() / DAY)
                .collect(Collectors.toSet());
    }

    /** Findings that are judged anew with the stored bars; a flag only by a gate that is fed them all. */
    private static boolean isKept(Finding finding, GateRun run) {
        boolean isFlag = finding.rule().equals(QualityRule.MAYBE_OPEN.code());
        return QualityRule.lasting(finding.rule()) == QualityRule.Lasting.SERIES
                && (isFlag || finding.from() < run.judgedFrom);
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void goingOnBehindTheStoredBarsIsTheSameAsBeingFedThemAll(long seed) {
        Random random = new Random(seed);
        List<Row> all = load(random, 0.02);
        long end = 30 + random.nextInt(45);
        GateRun first = GateRun.of(List.of(), days(all, 0, end));
        List<Candle> stored = first.applied(List.of());
        List<Row> load = days(all, end - random.nextInt(10), 80);
        if (random.nextInt(4) == 0) {
            load = new ArrayList<>(load);
            load.add(new Row(GateRun.close(random.nextInt((int) end), 7), 9, 0));
        }
        boolean replace = random.nextInt(4) == 0;
        GateRun whole = GateRun.of(stored, flagged(first), load, replace);
        GateRun resumed = GateRun.resumed(first, stored, flagged(first), load, replace);

        boolean reachesBack = whole.changes.contains(Change.REPLACED)
                || whole.kept.keySet().stream()
                        .anyMatch(time -> time <= stored.get(stored.size() - 1).openTime());
        if (first.report.failed() || resumed.reachedBack) {
            Set<Long> spoken =
                    load.stream().map(row -> row.bar().openTime() / DAY).collect(Collectors.toSet());
            assertThat(first.report.failed()
                            || reachesBack
                            || flagged(first).stream().anyMatch(spoken::contains))
                    .as("seed %d", seed)
                    .isTrue();
            return;
        }
        assertThat(reachesBack).as("seed %d", seed).isFalse();
        assertThat(resumed.report).as("seed %d", seed).isEqualTo(whole.report);
        assertThat(resumed.kept).as("seed %d", seed).isEqualTo(whole.kept);
        assertThat(resumed.quarantine).as("seed %d", seed).isEqualTo(whole.quarantine);
        assertThat(resumed.state).as("seed %d", seed).isEqualTo(whole.state);
        Set<Finding> together = new HashSet<>(resumed.findings);
        first.findings.stream().filter(finding -> isKept(finding, resumed)).forEach(together::add);
        assertThat(together).as("seed %d", seed).isEqualTo(new HashSet<>(whole.findings));
    }
}

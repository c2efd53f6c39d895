package dev.almanac.analytics.quality;

import static dev.almanac.analytics.quality.GateRun.DAY;
import static dev.almanac.analytics.quality.GateRun.NOW;
import static dev.almanac.analytics.quality.GateRun.SERIES;
import static dev.almanac.analytics.quality.GateRun.bar;
import static dev.almanac.analytics.quality.GateRun.close;
import static dev.almanac.analytics.quality.GateRun.volume;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.almanac.analytics.market.Candle;
import dev.almanac.analytics.market.Interval;
import dev.almanac.analytics.market.SeriesKey;
import dev.almanac.analytics.quality.GateRun.Row;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;
import java.util.Set;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class SeriesGateTest {
    static Stream<Arguments> badBars() {
        return Stream.of(
                Arguments.of("not_finite", Candle.of(DAY, Double.NaN, 12, 9, 11, 5)),
                Arguments.of("not_finite", Candle.of(DAY, 10, Double.POSITIVE_INFINITY, 9, 11, 5)),
                Arguments.of("not_finite", Candle.of(DAY, 10, 12, 9, 11, Double.NaN)),
                Arguments.of("not_positive", Candle.of(DAY, 10, 12, 0, 11, 5)),
                Arguments.of("not_positive", Candle.of(DAY, 10, 12, -9, 11, 5)),
                Arguments.of("negative_volume", Candle.of(DAY, 10, 12, 9, 11, -1)),
                Arguments.of("negative_volume", new Candle(DAY, 10, 12, 9, 11, 5, -2, -1, Double.NaN, Double.NaN)),
                Arguments.of("price_out_of_bounds", Candle.of(DAY, 1e-200, 12, 1e-200, 11, 5)),
                Arguments.of("price_out_of_bounds", Candle.of(DAY, 10, 1e300, 9, 11, 5)),
                Arguments.of("price_out_of_bounds", Candle.of(DAY, 10, Math.nextUp(1e15), 9, 11, 5)),
                Arguments.of("volume_out_of_bounds", Candle.of(DAY, 10, 12, 9, 11, 1e-300)),
                Arguments.of("volume_out_of_bounds", Candle.of(DAY, 10, 12, 9, 11, Math.nextUp(1e24))),
                Arguments.of("volume_out_of_bounds", new Candle(DAY, 10, 12, 9, 11, 5, 1e40, -1, 1, 1)),
                Arguments.of("volume_out_of_bounds", new Candle(DAY, 10, 12, 9, 11, 5, 55, -1, 1e25, 1)),
                Arguments.of("volume_out_of_bounds", new Candle(DAY, 10, 12, 9, 11, 5, 55, -1, 1, 1e-37)),
                Arguments.of("high_too_low", Candle.of(DAY, 10, 10.5, 9, 11, 5)),
                Arguments.of("low_too_high", Candle.of(DAY, 10, 12, 10.5, 11, 5)),
                Arguments.of("off_grid", Candle.of(DAY + 1, 10, 12, 9, 11, 5)),
                Arguments.of("from_the_future", Candle.of(NOW + DAY, 10, 12, 9, 11, 5)));
    }

    @ParameterizedTest
    @MethodSource("badBars")
    void setsASingleBadBarAside(String rule, Candle bad) {
        GateRun run = GateRun.ofBars(List.of(), bad);

        assertThat(run.kept).isEmpty();
        assertThat(run.quarantine).containsExactly(rule + " raw 0:1");
        assertThat(run.quarantineTimes).containsExactly(OptionalLong.of(bad.openTime()));
        assertThat(run.report.refused()).isEqualTo(1);
        assertThat(run.report.failure())
                .isEqualTo("1 of 1 row is bad (100.0 %, up to 5.0 % is accepted): " + rule + " 1");
    }

    @Test
    void acceptsTheLargestAndTheLeastFigures() {
        Candle least = new Candle(0, 1e-18, 1e-18, 1e-18, 1e-18, 1e-18, 1e-36, -1, 1e-18, 1e-36);
        Candle largest = new Candle(DAY, 1e15, 1e15, 1e15, 1e15, 1e24, 1e39, -1, 1e24, 1e39);
        GateRun run = GateRun.ofBars(List.of(), least, largest);

        assertThat(run.kept.values()).containsExactly(least, largest);
    }

    @Test
    void namesAnAbsurdPriceInAFewDigits() {
        GateRun run = GateRun.ofBars(List.of(), Candle.of(DAY, 10, 1e300, 9, 11, 5));

        assertThat(run.findings.get(0).message())
                .endsWith("a price is not between 1E-18 and 1E+15: open 10, high 1E+300, low 9, close 11");
    }

    @Test
    void acceptsFlatBarsAndBarsWithoutTrades() {
        GateRun run = GateRun.ofBars(List.of(), close(0, 1), volume(1, 0), bar(2));

        assertThat(run.kept).hasSize(3);
        assertThat(run.report.failed()).isFalse();
        assertThat(run.findings).hasSize(1);
    }

    @Test
    void recordsBarsWithoutTradesAndDoesNotTakeTheirCloseForAPrice() {
        GateRun run = GateRun.ofBars(
                List.of(bar(0), volume(1, 0)), volume(2, 0), bar(3), volume(4, 0), volume(6, 0), bar(7), volume(8, 0));
        assertThat(run.found(QualityRule.NO_TRADES)).containsExactly("1-3:2", "4-5:1", "6-7:1", "8-9:1");
        assertThat(run.findings.get(0).message()).isEqualTo("2 bars without trades");
        assertThat(run.found(QualityRule.GAP)).containsExactly("5-6:1");

        List<Candle> halted = new ArrayList<>();
        for (int day = 0; day <= 61; day++) {
            halted.add(close(day, day % 2 == 0 ? 1 : 1.01));
        }
        halted.add(Candle.of(62 * DAY, 7, 7, 7, 7, 0));
        halted.add(close(63, 1.3));
        assertThat(GateRun.of(List.of(), GateRun.rows(halted)).found(QualityRule.OUTLIER))
                .isEmpty();
    }

    @Test
    void aBarThatHasNotClosedIsSetAsideButIsNoFault() {
        GateRun run = GateRun.ofBars(List.of(), bar(NOW / DAY - 1), bar(NOW / DAY));

        assertThat(run.kept).containsOnlyKeys(NOW - DAY);
        assertThat(run.quarantine).containsExactly("still_open raw 0:2");
        assertThat(run.report.stillOpen()).isEqualTo(1);
        assertThat(run.report.failed()).isFalse();
    }

    @Test
    void dropsEqualRowsAndTakesTheFiguresThatOnlyOneHas() {
        Candle rich = new Candle(0, 100, 102, 99, 101, 100, 10_050, 7, Double.NaN, Double.NaN);
        GateRun run = GateRun.of(List.of(), List.of(new Row(bar(0), 0, 1), new Row(rich, 1, 1), new Row(bar(0), 2, 1)));

        assertThat(run.kept.values()).containsExactly(rich);
        assertThat(run.changes).containsExactly(Change.NEW);
        assertThat(run.report.duplicates()).isEqualTo(2);
        assertThat(run.found(QualityRule.DUPLICATE)).containsExactly("0-1:2");
        assertThat(run.report.failed()).isFalse();
        assertThat(run.quarantine).isEmpty();
    }

    @Test
    void setsAllRowsAsideThatContradictEachOther() {
        List<Candle> load =
                new ArrayList<>(LongStream.range(1, 99).mapToObj(GateRun::bar).toList());
        load.addAll(List.of(bar(0), close(0, 7), close(0, 8), bar(0)));
        GateRun run = GateRun.of(List.of(), GateRun.rows(load));

        assertThat(run.kept).hasSize(98).doesNotContainKey(0L);
        assertThat(run.quarantine).containsExactly("conflict raw 0:99", "conflict raw 0:100", "conflict raw 0:101");
        assertThat(run.report.conflicts()).isEqualTo(3);
        assertThat(run.report.duplicates()).isEqualTo(1);
        assertThat(run.found(QualityRule.DUPLICATE)).containsExactly("0-1:1");
        assertThat(run.found(QualityRule.CONFLICT)).containsExactly("0-1:3");
    }

    @Test
    void writesNothingWhereTheStoredBarIsEqual() {
        GateRun run = GateRun.ofBars(List.of(bar(0), bar(1)), bar(0), bar(1));

        assertThat(run.kept).isEmpty();
        assertThat(run.report.equal()).isEqualTo(2);
        assertThat(run.report.changes()).isZero();
    }

    @Test
    void fillsFiguresThatTheStoredBarLacksAndNoOthers() {
        Candle stored = new Candle(0, 100, 102, 99, 101, 100, Double.NaN, 7, Double.NaN, Double.NaN);
        Candle news = new Candle(0, 100, 102, 99, 101, 100, 10_050, 8, Double.NaN, Double.NaN);
        GateRun run = GateRun.ofBars(List.of(stored), news);

        assertThat(run.kept.values())
                .containsExactly(new Candle(0, 100, 102, 99, 101, 100, 10_050, 7, Double.NaN, Double.NaN));
        assertThat(run.changes).containsExactly(Change.FILLED);
        assertThat(run.report.filled()).isEqualTo(1);
        assertThat(run.findings)
                .containsExactly(new Finding(
                        "filled",
                        0,
                        GateRun.DAY,
                        1,
                        "1 stored bar had no value where the load has one, which was taken: quote_volume of 1"));
    }

    @Test
    void theStoredBarStaysAndTheNewcomerIsSetAside() {
        GateRun run = GateRun.ofBars(List.of(bar(0)), close(0, 7));

        assertThat(run.kept).isEmpty();
        assertThat(run.quarantine).containsExactly("stored_conflict raw 0:1");
        assertThat(run.report.storedConflicts()).isEqualTo(1);
        assertThat(run.report.failed()).isFalse();
        assertThat(run.found(QualityRule.STORED_CONFLICT)).containsExactly("0-1:1");
    }

    @Test
    void theNewcomerWinsWhereToldSo() {
        GateRun run = GateRun.of(List.of(bar(0)), Set.of(), GateRun.rows(List.of(close(0, 7))), true);

        assertThat(run.kept.values()).containsExactly(close(0, 7));
        assertThat(run.changes).containsExactly(Change.REPLACED);
        assertThat(run.found(QualityRule.REPLACED)).containsExactly("0-1:1");
        assertThat(run.findings.get(0).message())
                .isEqualTo("stored open 100, high 102, low 99, close 101, volume 100;"
                        + " new open 7, high 7, low 7, close 7, volume 100");
    }

    @Test
    void recordsGapsOverStoredAndNewBars() {
        GateRun run = GateRun.ofBars(List.of(bar(0), bar(10)), bar(1), bar(4), bar(9));

        assertThat(run.found(QualityRule.GAP)).containsExactly("2-4:2", "5-9:4");
        assertThat(run.findings.get(0).message()).isEqualTo("2 bars are missing");
    }

    @Test
    void weeklyGapsAreCountedInWeeks() {
        List<Finding> findings = new ArrayList<>();
        GateRun sink = new GateRun();
        SeriesKey weekly = new SeriesKey("binance", SERIES.symbol(), Interval.W1);
        SeriesGate gate = new SeriesGate(weekly, QualityRules.DEFAULT, false, NOW, sink);
        gate.row(bar(4), 0, 1, "");
        gate.row(bar(25), 0, 2, "");
        gate.finish();
        findings.addAll(sink.findings);

        assertThat(findings).hasSize(1);
        assertThat(findings.get(0).bars()).isEqualTo(2);
        assertThat(findings.get(0).from()).isEqualTo(11 * DAY);
    }

    @Test
    void flagsAnOutlierAndKeepsIt() {
        // Returns alternate between +1 % and -1 %: their median is 0 and the median deviation 1 %, so sigma is 1.4826
        // %.
        List<Candle> load = new ArrayList<>();
        double log = 0;
        for (int day = 0; day <= 60; day++) {
            load.add(close(day, StrictMath.exp(log)));
            log += day % 2 == 0 ? 0.01 : -0.01;
        }
        double last = StrictMath.log(load.get(60).close());
        List<Candle> calm = new ArrayList<>(load);
        calm.add(close(61, StrictMath.exp(last + 11.9 * 0.0148260)));
        load.add(close(61, StrictMath.exp(last - 12.1 * 0.0148260)));

        assertThat(GateRun.of(List.of(), GateRun.rows(calm)).findings).isEmpty();
        GateRun run = GateRun.of(List.of(), GateRun.rows(load));
        assertThat(run.kept).hasSize(62);
        assertThat(run.found(QualityRule.OUTLIER)).containsExactly("61-62:1");
        assertThat(run.findings.get(0).message())
                .isEqualTo("the close changed by −16.4 %, 12.1 robust standard deviations of the 60 bars before");
    }

    @Test
    void aThinLastBarIsFlaggedUntilItComesWithALaterOneBehindIt() {
        GateRun first = GateRun.ofBars(List.of(), bar(0), bar(1), volume(2, 4.9));
        assertThat(first.kept).hasSize(3);
        assertThat(first.found(QualityRule.MAYBE_OPEN)).containsExactly("2-3:1");

        List<Candle> stored = first.applied(List.of());
        GateRun again = GateRun.of(stored, Set.of(2L), GateRun.rows(stored), false);
        assertThat(again.kept).isEmpty();
        assertThat(again.found(QualityRule.MAYBE_OPEN)).containsExactly("2-3:1");

        GateRun unrelated = GateRun.of(stored, Set.of(2L), GateRun.rows(List.of(bar(0), bar(3))), false);
        assertThat(unrelated.found(QualityRule.MAYBE_OPEN)).containsExactly("2-3:1");

        GateRun confirmed = GateRun.of(stored, Set.of(2L), GateRun.rows(List.of(volume(2, 4.9), bar(3))), false);
        assertThat(confirmed.found(QualityRule.MAYBE_OPEN)).isEmpty();
        assertThat(confirmed.kept).containsOnlyKeys(3 * DAY);
    }

    @Test
    void aThinBarWithALaterRowBehindItIsWholeAlsoWhereThatRowIsSetAside() {
        long last = NOW / DAY - 1;
        GateRun run = GateRun.ofBars(List.of(), bar(last - 2), bar(last - 1), volume(last, 4.9), bar(last + 1));
        assertThat(run.quarantine).containsExactly("still_open raw 0:4");
        assertThat(run.found(QualityRule.MAYBE_OPEN)).isEmpty();

        GateRun future = GateRun.ofBars(List.of(), bar(0), bar(1), volume(2, 4.9), bar(NOW / DAY + 1));
        assertThat(future.quarantine).containsExactly("from_the_future raw 0:4");
        assertThat(future.found(QualityRule.MAYBE_OPEN)).containsExactly("2-3:1");
    }

    @Test
    void everyFilesEndIsInDoubtUnlessAFileThatGoesOnHasTheBarToo() {
        List<Row> first = List.of(new Row(bar(0), 0, 1), new Row(bar(1), 0, 2), new Row(volume(2, 4.9), 0, 3));
        List<Row> followed = new ArrayList<>(first);
        followed.addAll(List.of(new Row(bar(3), 1, 1), new Row(volume(4, 3), 1, 2)));
        assertThat(GateRun.of(List.of(), followed).found(QualityRule.MAYBE_OPEN))
                .containsExactly("2-3:1", "4-5:1");

        List<Row> confirmed = new ArrayList<>(first);
        confirmed.addAll(List.of(new Row(volume(2, 4.9), 1, 1), new Row(bar(3), 1, 2)));
        assertThat(GateRun.of(List.of(), confirmed).found(QualityRule.MAYBE_OPEN))
                .isEmpty();

        List<Row> twice = new ArrayList<>(first);
        twice.add(new Row(volume(2, 4.9), 1, 1));
        assertThat(GateRun.of(List.of(), twice).found(QualityRule.MAYBE_OPEN)).containsExactly("2-3:1");
    }

    @Test
    void barsOfAnotherIntervalFailTheSeries() {
        List<Candle> everyOther = new ArrayList<>();
        for (int day = 0; day < 40; day += 2) {
            everyOther.add(bar(day));
        }
        String failure = GateRun.ofBars(List.of(), everyOther.toArray(Candle[]::new))
                .report
                .failure();
        assertThat(failure).contains("no two of 20 bars are 1d apart", "48.00 hours apart", "--interval");
        everyOther.add(bar(39));
        assertThat(GateRun.ofBars(List.of(), everyOther.toArray(Candle[]::new))
                        .report
                        .failure())
                .isEmpty();
    }

    @Test
    void aFileOfOneBarIsMeasuredByWhatIsStored() {
        GateRun run = GateRun.ofBars(List.of(bar(0), bar(1), bar(2)), volume(3, 4.9));
        assertThat(run.found(QualityRule.MAYBE_OPEN)).containsExactly("3-4:1");
    }

    @Test
    void aFlaggedBarGivesWayToItsWholeForm() {
        List<Candle> stored = List.of(bar(0), bar(1), volume(2, 4.9));
        GateRun run = GateRun.of(stored, Set.of(2L), GateRun.rows(List.of(bar(1), bar(2))), false);

        assertThat(run.kept.values()).containsExactly(bar(2));
        assertThat(run.changes).containsExactly(Change.REPLACED);
        assertThat(run.found(QualityRule.MAYBE_OPEN)).isEmpty();
        assertThat(run.found(QualityRule.REPLACED)).containsExactly("2-3:1");

        // Cut off after the bar was written and before the flag was taken away, the same load ends in the same place.
        GateRun rerun = GateRun.of(run.applied(stored), Set.of(2L), GateRun.rows(List.of(bar(1), bar(2))), false);
        assertThat(rerun.kept).isEmpty();
        assertThat(rerun.found(QualityRule.MAYBE_OPEN)).isEmpty();
    }

    @Test
    void aThinStoredBarIsNotFlaggedByAnotherLoadThatEndsWithIt() {
        List<Candle> stored = List.of(bar(0), bar(1), volume(2, 4.9), bar(3));
        GateRun run = GateRun.ofBars(stored, bar(1), volume(2, 4.9));

        assertThat(run.found(QualityRule.MAYBE_OPEN)).isEmpty();
    }

    @Test
    void failsWhereMoreThanTheAllowedShareIsBad() {
        List<Candle> load =
                new ArrayList<>(LongStream.range(0, 19).mapToObj(GateRun::bar).toList());
        load.add(close(19, -1));
        GateRun passing = GateRun.of(List.of(), GateRun.rows(load));
        assertThat(passing.report.failed()).isFalse();
        assertThat(passing.report.changes()).isEqualTo(19);

        load.remove(0);
        GateRun failing = GateRun.of(List.of(), GateRun.rows(load));
        assertThat(failing.report.failed()).isTrue();
        assertThat(failing.report.changes()).isZero();
        assertThat(failing.report.failure())
                .isEqualTo("1 of 19 rows are bad (5.3 %, up to 5.0 % is accepted): not_positive 1");
        assertThat(failing.found(QualityRule.GATE_FAILED)).containsExactly("1-19:19");
    }

    @Test
    void failsWhereAUnitCouldNotBeReadAndCountsRowsOfTheReader() {
        GateRun sink = new GateRun();
        SeriesGate gate = new SeriesGate(SERIES, QualityRules.DEFAULT, false, NOW, sink);
        gate.unreadable("a.json: empty");
        gate.unreadable("b.json: empty");
        gate.refused(2, 7, "x,y", "not_a_number", "open is 'x'");
        gate.row(bar(0), 2, 8, "raw");
        SeriesReport report = gate.finish();

        assertThat(report.failure()).isEqualTo("an input could not be read: a.json: empty (and 1 more)");
        assertThat(report.read()).isEqualTo(2);
        assertThat(report.refused()).isEqualTo(1);
        assertThat(sink.quarantine).containsExactly("not_a_number x,y");
        assertThat(sink.quarantineTimes).containsExactly(OptionalLong.empty());
        assertThat(sink.findings.get(0))
                .isEqualTo(new Finding("not_a_number", 0, DAY, 1, "1 row set aside, the first: open is 'x'"));
    }

    @Test
    void refusesToBeFedOutOfOrder() {
        SeriesGate gate = new SeriesGate(SERIES, QualityRules.DEFAULT, false, NOW, new GateRun());
        gate.row(bar(3), 0, 1, "");

        assertThatThrownBy(() -> gate.row(bar(2), 0, 2, "")).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> gate.stored(bar(3), false, false)).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void aBarThatWasPutTogetherGivesWayToThatOfASource() {
        GateRun sink = new GateRun();
        SeriesGate gate = new SeriesGate(SERIES, QualityRules.DEFAULT, false, NOW, sink);
        Candle same = bar(1);
        Candle other = Candle.of(2 * DAY, 1, 2, 1, 2, 7);
        gate.stored(same, false, true);
        gate.row(same, 0, 1, "");
        gate.stored(bar(2), false, true);
        gate.row(other, 0, 2, "");
        SeriesReport report = gate.finish();

        assertThat(report.replaced()).isEqualTo(2);
        assertThat(sink.kept).containsValues(same, other);
        assertThat(sink.quarantine).isEmpty();
        assertThat(sink.found(QualityRule.REPLACED)).containsExactly("2-3:1");
    }
}

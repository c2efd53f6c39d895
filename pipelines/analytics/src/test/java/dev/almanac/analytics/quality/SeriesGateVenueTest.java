package dev.almanac.analytics.quality;

import static dev.almanac.analytics.quality.GateRun.DAY;
import static dev.almanac.analytics.quality.GateRun.NOW;
import static dev.almanac.analytics.quality.GateRun.bar;
import static dev.almanac.analytics.quality.GateRun.close;
import static org.assertj.core.api.Assertions.assertThat;

import dev.almanac.analytics.market.Candle;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

/** Loads of a few bars that somebody asked a venue for. */
class SeriesGateVenueTest {
    private static final QualityRules STRICT = new QualityRules(0, 60, 12, 0);

    private static List<Candle> bars(long from, long until) {
        return LongStream.range(from, until).mapToObj(GateRun::bar).toList();
    }

    private static Candle bad(long day) {
        return close(day, -1);
    }

    private static GateRun run(List<Candle> stored, Candle... load) {
        return GateRun.ofVenue(stored, List.of(load), QualityRules.DEFAULT);
    }

    @Test
    void aBadBarAmongAFewDoesNotFailALongSeries() {
        List<Candle> stored = new ArrayList<>(bars(0, 40));
        stored.addAll(bars(41, 96));
        GateRun run = run(stored, bad(40), bar(93), bar(94), bar(95), bar(96));
        assertThat(run.report.failure()).isEmpty();
        assertThat(run.kept).containsOnlyKeys(96 * DAY);
        assertThat(run.quarantine).containsExactly("not_positive raw 0:1");
        assertThat(run.found(QualityRule.REFUSED_AT_VENUE)).containsExactly("40-41:1");
        assertThat(GateRun.ofVenue(stored, List.of(bad(40), bar(96)), STRICT)
                        .report
                        .failed())
                .isTrue();
        assertThat(GateRun.ofBars(stored, bad(40), bar(96)).report.failed())
                .as("a file is judged by itself")
                .isTrue();
    }

    @Test
    void oneBadBarIsASlipAndMoreThanTheShareOfTheSeriesAreNot() {
        assertThat(run(bars(0, 2), bar(2), bad(3)).report.failed()).isFalse();
        assertThat(run(List.of(), bad(3)).report.failed()).as("nothing else").isTrue();
        assertThat(run(bars(0, 36), bad(36), bad(37)).report.failed()).isTrue();
        assertThat(run(bars(0, 36), bad(36), bad(37)).report.failure())
                .isEqualTo("2 of 2 rows are bad (5.3 % of the 38 bars of the series, up to 5.0 % is accepted):"
                        + " not_positive 2");
        assertThat(run(bars(0, 38), bad(38), bad(39)).report.failed()).isFalse();
    }

    /** A venue that has gone wrong altogether, and not a slip. */
    @Test
    void aLoadOfNothingButBadBarsFails() {
        Candle[] load =
                LongStream.range(1000, 1020).mapToObj(SeriesGateVenueTest::bad).toArray(Candle[]::new);
        assertThat(run(bars(0, 1000), load).report.failure()).startsWith("20 of 20 rows are bad (100.0 %, up to");
    }

    @Test
    void refusedBarsAreNotedWhereTheyAreOldAndNothingIsStored() {
        long today = NOW / DAY;
        List<Candle> load = new ArrayList<>(bars(today - 60, today - 10));
        load.addAll(List.of(bad(today - 9), bad(today - 8), bad(today - 4), bad(today - 3), bad(today - 2)));
        load.addAll(bars(today - 1, today));
        GateRun run = GateRun.ofVenue(bars(today - 9, today - 8), load, new QualityRules(0.5, 60, 12, 0));
        assertThat(run.report.failure()).isEmpty();
        assertThat(run.found(QualityRule.REFUSED_AT_VENUE))
                .as("one is stored; some may still be corrected")
                .containsExactly((today - 8) + "-" + (today - 7) + ":1", (today - 4) + "-" + (today - 3) + ":1");
        assertThat(run.findings)
                .filteredOn(finding -> finding.rule().equals("refused_at_venue"))
                .extracting(Finding::message)
                .containsOnly("1 bar that the venue gave was refused, see quarantine");
    }

    @Test
    void barsThatLieApartAreNoOtherIntervalAtAVenue() {
        Candle[] thin = LongStream.range(0, 60).mapToObj(day -> bar(2 * day)).toArray(Candle[]::new);
        assertThat(run(List.of(), thin).report.failure()).isEmpty();
        assertThat(GateRun.ofBars(List.of(), thin).report.failure()).contains("--interval");
    }
}

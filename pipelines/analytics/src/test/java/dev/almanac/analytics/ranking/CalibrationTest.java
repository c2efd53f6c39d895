package dev.almanac.analytics.ranking;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The default bar was chosen so that a day of real history has a handful of calls, and some days none. */
class CalibrationTest {
    @Test
    void aDayHasAHandfulOfCallsAndSometimesNone() {
        RealMarket market = RealMarket.shared();
        List<Integer> calls = new ArrayList<>();
        Instant last = Instant.parse("2022-10-11T00:00:00Z");
        for (Instant day = Instant.parse("2020-07-01T00:00:00Z");
                !day.isAfter(last);
                day = day.plus(Duration.ofDays(14))) {
            Ranking ranking = market.rank(day, RankingSettings.defaults());
            assertThat(ranking.rows()).hasSizeGreaterThan(20);
            calls.add(ranking.with(Status.CALL).size());
        }
        calls.sort(Integer::compare);
        long none = calls.stream().filter(count -> count == 0).count();
        assertThat(calls.get(calls.size() / 2)).isBetween(2, 5);
        assertThat(calls.get(calls.size() - 1)).isLessThan(10);
        assertThat(none / (double) calls.size()).isBetween(0.01, 0.25);
    }
}

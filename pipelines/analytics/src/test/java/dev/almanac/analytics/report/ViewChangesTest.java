package dev.almanac.analytics.report;

import static org.assertj.core.api.Assertions.assertThat;

import dev.almanac.analytics.market.Candle;
import dev.almanac.analytics.market.Interval;
import dev.almanac.analytics.market.Symbol;
import dev.almanac.analytics.ranking.Confidence;
import dev.almanac.analytics.ranking.DataFacts;
import dev.almanac.analytics.ranking.RankedSymbol;
import dev.almanac.analytics.ranking.Status;
import dev.almanac.analytics.ranking.Verdict;
import dev.almanac.analytics.universe.DailyHistory;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ViewChangesTest {
    /** Of 49 closes at 100 and the last one. */
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "110 | A daily close below the 50-day average at 100 (−8.9 %) would turn its distance",
                "90 | It is still below the 50-day average at 100 (+10.9 %); a daily close above",
                "100.01 | It stands on the 50-day average at 100.00; daily closes clearly above or below",
                "99.99 | It stands on the 50-day average at 100.00; daily closes clearly above or below",
            })
    void aDistanceThatIsShownAsZeroClaimsNoSide(double last, String expected) {
        Symbol symbol = new Symbol("A", "USDT");
        List<Candle> bars = new ArrayList<>();
        for (int i = 0; i < 50; i++) {
            double close = i < 49 ? 100 : last;
            bars.add(Candle.of(i * Interval.D1.micros(), close, close, close, close, 1));
        }
        RankedSymbol row = new RankedSymbol(
                1,
                "v",
                symbol,
                1,
                List.of(),
                new Confidence(1, 1, 1, 1, 1),
                new DataFacts(50, 0, 0, 1e9, false),
                new Verdict(Status.CALL, "cleared", "", ""));
        SymbolView view = new SymbolView(row, new DailyHistory("v", symbol, 0, 50, bars, false, 0));
        assertThat(new ViewChanges(view, 0.9).sentences().get(0)).startsWith(expected);
    }
}

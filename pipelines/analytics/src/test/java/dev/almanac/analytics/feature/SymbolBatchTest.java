package dev.almanac.analytics.feature;

import static org.assertj.core.api.Assertions.assertThat;

import dev.almanac.analytics.indicator.Bar;
import dev.almanac.analytics.indicator.Bars;
import dev.almanac.analytics.indicator.type.IndicatorLibrary;
import dev.almanac.analytics.market.Candle;
import dev.almanac.analytics.market.Interval;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class SymbolBatchTest {
    /** As an audit does: a history, the same with an end that crosses a block, and a longer one of the first. */
    @Test
    void aHistoryGoesOnFromWholeBlocksThatItSharesWithTheOneBefore() {
        FeatureSet set = FeatureSet.of(
                "one", List.of(Interval.H4), List.of(Column.parse("change(1)", IndicatorLibrary.builtIn())));
        List<Candle> walk = TestBars.walk(Interval.H4, 2100, 17);
        SymbolBatch batch = new SymbolBatch(set);
        batch.compute(Map.of(Interval.H4, bars(walk.subList(0, 1100))));
        double first = batch.column(Interval.H4, 0)[500];
        batch.compute(Map.of(Interval.H4, bars(walk)), Map.of(Interval.H4, 1100));
        // Other bars than were promised: what is not computed again stays as it was.
        List<Candle> other = TestBars.walk(Interval.H4, 1300, 18);
        batch.compute(Map.of(Interval.H4, bars(other)), Map.of(Interval.H4, 1100));
        assertThat(batch.column(Interval.H4, 0)[500]).isEqualTo(first);
        batch.compute(Map.of(Interval.H4, bars(other)));
        assertThat(batch.column(Interval.H4, 0)[500]).isNotEqualTo(first);
    }

    private static Bars bars(List<Candle> candles) {
        Bars bars = new Bars();
        Bar bar = new Bar();
        candles.forEach(candle -> bars.add(TestBars.fill(bar, candle)));
        return bars;
    }
}

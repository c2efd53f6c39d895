package dev.almanac.analytics.label;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.almanac.analytics.feature.TestBars;
import dev.almanac.analytics.indicator.Bar;
import dev.almanac.analytics.market.Candle;
import dev.almanac.analytics.market.Interval;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Labels by hand, against their definitions on real and seeded candles, and what they depend on. */
class LabelsTest {
    private static final long DAY = Interval.D1.micros();

    private static final LabelSettings USUAL =
            new LabelSettings(List.of(Interval.D1), List.of(1, 7, 30), 30, 1.0, 1.5, 5);

    /** The deviation of two returns of +-ln 1.1 is sqrt(2) ln 1.1, so over 2 days the barriers lie at 110 and 100 / 1.1. */
    private static final LabelSettings BY_HAND = new LabelSettings(List.of(Interval.D1), List.of(2), 2, 0.5, 0.5, 2);

    private static final List<Candle> BEFORE = List.of(close(0, 100), close(1, 110), close(2, 100));

    @Test
    void theUpperBarrierIsTouchedFirst() {
        Label label = third(day(3, 100, 109, 95, 105), day(4, 105, 111, 90, 104));
        // The low of the second day is touched in the same bar: what is not known counts as the worse.
        assertThat(label.barrier()).isEqualTo(-1);
        label = third(day(3, 100, 109, 95, 105), day(4, 105, 111, 91, 104));
        assertThat(label.barrier()).isEqualTo(1);
        assertThat(label.barrierSpan()).isEqualTo(2);
        assertThat(label.barrierReturn()).isCloseTo(0.1, within(1e-12));
        assertThat(label.forwardReturn()).isCloseTo(0.04, within(1e-12));
        assertThat(label.volatility()).isCloseTo(Math.sqrt(2) * Math.log(1.1), within(1e-12));
    }

    @Test
    void theLowerBarrierIsTouchedFirst() {
        Label label = third(day(3, 100, 109, 90, 105), day(4, 105, 120, 104, 119));
        assertThat(label.barrier()).isEqualTo(-1);
        assertThat(label.barrierSpan()).isEqualTo(1);
        assertThat(label.barrierReturn()).isCloseTo(1 / 1.1 - 1, within(1e-12));
    }

    @Test
    void aBarThatOpensBeyondABarrierTouchesItThere() {
        Label up = third(day(3, 115, 116, 80, 90), day(4, 90, 91, 89, 90));
        assertThat(up.barrier()).isEqualTo(1);
        assertThat(up.barrierReturn()).isCloseTo(0.15, within(1e-12));
        Label down = third(day(3, 80, 120, 80, 110), day(4, 110, 111, 109, 110));
        assertThat(down.barrier()).isEqualTo(-1);
        assertThat(down.barrierReturn()).isCloseTo(-0.2, within(1e-12));
    }

    @Test
    void theHorizonEndsWhereNoBarrierIsTouched() {
        Label label = third(day(3, 100, 109, 91, 105), day(4, 105, 109, 100, 97));
        assertThat(label.barrier()).isZero();
        assertThat(label.barrierSpan()).isEqualTo(2);
        assertThat(label.barrierReturn()).isEqualTo(label.forwardReturn());
        assertThat(label.forwardReturn()).isCloseTo(-0.03, within(1e-12));
        assertThat(label.availableAt()).isEqualTo(5 * DAY);
    }

    @Test
    void aHorizonThatEndsInAGapIsSettledByTheNextBar() {
        assertThat(labels(BY_HAND, List.of(BEFORE.get(0), BEFORE.get(1), BEFORE.get(2), day(3, 100, 101, 99, 100)))
                        .of(2))
                .isEmpty();
        Label label = third(day(3, 100, 109, 91, 105), day(5, 105, 109, 100, 97));
        assertThat(label.forwardReturn()).isNaN();
        assertThat(label.barrier()).isNaN();
        assertThat(label.availableAt()).isEqualTo(6 * DAY);
    }

    @Test
    void aBarWithoutTradesHasNoLabelAndTouchesNothing() {
        Candle idle = Candle.of(3 * DAY, 200, 200, 200, 200, 0);
        Label label = third(idle, day(4, 100, 105, 95, 101));
        assertThat(label.barrier()).isZero();
        assertThat(label.forwardReturn()).isCloseTo(0.01, within(1e-12));
        List<Candle> candles = new ArrayList<>(BEFORE);
        candles.addAll(List.of(idle, day(4, 100, 105, 95, 101), day(5, 100, 105, 95, 101)));
        Label ofIdle = labels(BY_HAND, candles).of(3).get(0);
        assertThat(ofIdle.forwardReturn()).isNaN();
        assertThat(ofIdle.barrier()).isNaN();
        assertThat(ofIdle.trend()).isNaN();
    }

    @Test
    void theClearestTrendIsFound() {
        LabelSettings settings = new LabelSettings(List.of(Interval.D1), List.of(6), 2, 1, 1, 2);
        List<Candle> candles = new ArrayList<>();
        double[] closes = {100, 103, 101, 104, 106, 107, 90};
        for (int i = 0; i < closes.length; i++) {
            candles.add(close(i, closes[i]));
        }
        Label label = labels(settings, candles).of(0).get(0);
        // Up to day 5 the line rises by 23.5 / 17.5 a day, r2 is 23.5^2 / (17.5 x 37.5); the fall at the end hides it.
        assertThat(label.trend()).isEqualTo(1);
        assertThat(label.trendSpan()).isEqualTo(5);
        assertThat(label.trendT()).isCloseTo(Math.sqrt(552.25 * 4 / (656.25 - 552.25)), within(1e-9));
    }

    @Test
    void aStraightLineHasTheLargestTValueThatCounts() {
        LabelSettings settings = new LabelSettings(List.of(Interval.D1), List.of(4), 2, 1, 1, 2);
        List<Candle> candles = new ArrayList<>();
        for (int i = 0; i < 5; i++) {
            candles.add(close(i, 100 - i));
        }
        Label label = labels(settings, candles).of(0).get(0);
        assertThat(label.trend()).isEqualTo(-1);
        assertThat(label.trendT()).isEqualTo(-1e6);
        assertThat(label.trendSpan()).isEqualTo(2);
    }

    @Test
    void agreesWithTheDefinitionsOnRealDays() throws Exception {
        NaiveLabels.assertAgrees(
                USUAL, Interval.D1, TestBars.binance("BTC_USDT-1d").subList(0, 700), 1000);
    }

    @ParameterizedTest
    @ValueSource(longs = {31, 32})
    void agreesWithTheDefinitionsWhereBarsAreMissingOrWithoutTrades(long seed) {
        NaiveLabels.assertAgrees(USUAL, Interval.D1, TestBars.walk(Interval.D1, 700, seed), 500);
    }

    @Test
    void aPartOfTheSeriesGivesTheLabelsOfTheWholeToTheLastBit() {
        List<Candle> candles = TestBars.walk(Interval.D1, 400, 33);
        Labels whole = labels(USUAL, candles);
        for (int first = 0; first < candles.size(); first += 37) {
            Labels part = labels(USUAL, candles.subList(first, candles.size()));
            long complete = candles.get(first).openTime() + USUAL.volatilityWindow() * DAY;
            for (int i = 0; i < part.size(); i++) {
                if (first == 0 || part.openTime(i) >= complete) {
                    assertThat(part.of(i)).as("from %d, bar %d", first, i).isEqualTo(whole.of(first + i));
                }
            }
        }
    }

    @Test
    void whatComesAfterAHorizonChangesNothing() {
        List<Candle> candles = TestBars.walk(Interval.D1, 300, 34);
        Labels whole = labels(USUAL, candles);
        for (int end = 50; end < candles.size(); end += 41) {
            Labels known = labels(USUAL, candles.subList(0, end));
            long lastOpen = candles.get(end - 1).openTime();
            for (int i = 0; i < end; i++) {
                long open = candles.get(i).openTime();
                long settled = USUAL.horizons().stream()
                        .filter(horizon -> open + horizon * DAY <= lastOpen)
                        .count();
                assertThat(known.of(i))
                        .as("up to %d, bar %d", end, i)
                        .hasSize((int) settled)
                        .isEqualTo(whole.of(i).subList(0, (int) settled));
            }
        }
    }

    @Test
    void settingsThatMakeNoSenseAreRefused() {
        assertRefused(List.of(), 30, 1, 5, "no horizon");
        assertRefused(List.of(0), 30, 1, 5, "horizon of 0");
        assertRefused(List.of(7), 1, 1, 5, "window of 1");
        assertRefused(List.of(7), 30, 0, 5, "barrier");
        assertRefused(List.of(7), 30, 1, 1, "fewer than 3 closes");
        assertThat(USUAL.definition())
                .isEqualTo(new LabelSettings(List.of(Interval.D1), List.of(30, 7, 1, 7), 30, 1, 1.5, 5).definition())
                .isNotEqualTo(new LabelSettings(List.of(Interval.D1), List.of(1, 7, 30), 30, 1, 1.6, 5).definition());
    }

    private static void assertRefused(List<Integer> horizons, int window, double barrier, int trend, String words) {
        assertThatThrownBy(() -> new LabelSettings(List.of(Interval.D1), horizons, window, barrier, barrier, trend))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining(words);
    }

    /** The label of the third day, followed by two bars. */
    private static Label third(Candle fourth, Candle fifth) {
        List<Candle> candles = new ArrayList<>(BEFORE);
        candles.add(fourth);
        candles.add(fifth);
        return labels(BY_HAND, candles).of(2).get(0);
    }

    private static Candle close(long day, double close) {
        return day(day, close, close, close, close);
    }

    private static Candle day(long day, double open, double high, double low, double close) {
        return Candle.of(day * DAY, open, high, low, close, 1);
    }

    static Labels labels(LabelSettings settings, List<Candle> candles) {
        Labels labels = new Labels(settings, Interval.D1);
        Bar bar = new Bar();
        candles.forEach(candle -> labels.add(TestBars.fill(bar, candle), candle.openTime() + DAY));
        return labels;
    }
}

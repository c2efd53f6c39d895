package dev.almanac.analytics.feature;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import dev.almanac.analytics.indicator.Bar;
import dev.almanac.analytics.indicator.Bars;
import dev.almanac.analytics.indicator.type.IndicatorLibrary;
import dev.almanac.analytics.market.Candle;
import dev.almanac.analytics.market.Interval;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Block by block as bar by bar: values, times and states. */
class SymbolHistoryTest {
    /** The core set, and a column that the shorter interval lends: it is absent on daily rows. */
    private static final FeatureSet MIXED = FeatureSet.of(
            "mixed",
            CoreFeatures.set().intervals(),
            Stream.of(
                            CoreFeatures.set().own(),
                            CoreFeatures.set().joined(),
                            List.of(Column.parse("rsi(7) @ 4h", IndicatorLibrary.builtIn())))
                    .flatMap(List::stream)
                    .toList());

    private static final int BLOCK = 128;

    /** A bar, what it is a bar of, and how long after its close it came. */
    private record Step(Interval interval, Candle candle, long delay) {
        long close() {
            return candle.openTime() + interval.micros();
        }

        long availableAt() {
            return close() + delay;
        }
    }

    /** Every row as text, by interval and open time, and every state. */
    private static final class Rows implements SymbolHistory.Sink {
        private final Map<String, String> rows = new TreeMap<>();
        private final Map<String, String> states = new TreeMap<>();
        private final Map<Interval, byte[]> last = new EnumMap<>(Interval.class);

        void row(Interval interval, long openTime, double[] values, long knowableFrom) {
            StringBuilder text = new StringBuilder().append(knowableFrom);
            for (double value : values) {
                text.append(' ').append(Double.doubleToLongBits(value));
            }
            rows.put(interval + " " + openTime, text.toString());
        }

        @Override
        public void block(Interval interval, Bars bars, int from, int to, double[][] columns, long[] knowableFrom) {
            double[] values = new double[columns.length];
            for (int i = from; i < to; i++) {
                for (int column = 0; column < values.length; column++) {
                    values[column] = columns[column][i - from];
                }
                row(interval, bars.openTime(i), values, knowableFrom[i - from]);
            }
        }

        @Override
        public void state(Interval interval, long openTime, long bars, byte[] state) {
            states.put(interval + " " + openTime, HexFormat.of().formatHex(state));
            last.put(interval, state);
        }
    }

    @ParameterizedTest
    @ValueSource(longs = {15, 16})
    void wholeHistoriesEqualBarsOneByOne(long seed) {
        SymbolHistory history = new SymbolHistory(MIXED, BLOCK);
        // The second history is shorter, so that it meets whatever the first one left.
        for (int count : new int[] {1500, 900}) {
            List<Step> steps = steps(seed + count).subList(0, count);
            Rows blocks = new Rows();
            history.compute(series(steps), blocks);
            Rows single = single(steps);
            assertThat(blocks.rows).as("seed %d, %d bars", seed, count).isEqualTo(single.rows);
            assertThat(single.states).as("seed %d, %d bars", seed, count).containsAllEntriesOf(blocks.states);
        }
    }

    @ParameterizedTest
    @ValueSource(longs = {17, 18, 19})
    void whatGoesOnFromStatesOfAnyMomentsEqualsTheWhole(long seed) {
        Random random = new Random(seed);
        List<Step> steps = steps(seed);
        Map<String, String> whole = single(steps).rows;
        Map<String, String> parts = new TreeMap<>();
        Map<Interval, byte[]> states = new EnumMap<>(Interval.class);
        // At first there are no daily bars, and at last only such: either way an interval has nothing to add.
        for (int to = 1 + random.nextInt(4); to < steps.size(); to += 1 + random.nextInt(500)) {
            // Of bars that close together all have closed, or none.
            while (to < steps.size()
                    && steps.get(to).close() == steps.get(to - 1).close()) {
                to++;
            }
            states = added(parts, steps.subList(0, to), states, seed);
        }
        added(parts, steps, states, seed);
        assertThat(parts).as("seed %d", seed).isEqualTo(whole);
    }

    private static Map<Interval, byte[]> added(
            Map<String, String> parts, List<Step> steps, Map<Interval, byte[]> states, long seed) {
        Rows rows = new Rows();
        new SymbolHistory(MIXED, BLOCK).compute(series(steps), states, rows);
        rows.rows.forEach((place, row) -> assertThat(parts.put(place, row))
                .as("seed %d, twice: %s", seed, place)
                .isNull());
        Map<Interval, byte[]> next = new EnumMap<>(Interval.class);
        next.putAll(states);
        next.putAll(rows.last);
        return next;
    }

    @Test
    void aStateOfOtherColumnsIsRefused() {
        List<Step> steps = steps(20).subList(0, 300);
        Rows rows = new Rows();
        new SymbolHistory(CoreFeatures.set(), BLOCK).compute(series(steps), rows);
        assertThatIllegalStateException()
                .isThrownBy(() -> new SymbolHistory(MIXED, BLOCK).compute(series(steps), rows.last, new Rows()))
                .withMessageContaining("format");
    }

    private static Rows single(List<Step> steps) {
        Rows rows = new Rows();
        SymbolEngine engine = new SymbolEngine(MIXED);
        double[] out = new double[MIXED.names().size()];
        Bar bar = new Bar();
        for (Step step : steps) {
            engine.update(step.interval(), TestBars.fill(bar, step.candle()), out);
            long openTime = step.candle().openTime();
            rows.row(step.interval(), openTime, out, engine.knowableFrom(step.interval(), step.availableAt()));
            rows.state(step.interval(), openTime, 0, engine.save(step.interval()));
        }
        return rows;
    }

    private static Map<Interval, SymbolHistory.Series> series(List<Step> steps) {
        Map<Interval, SymbolHistory.Series> series = new EnumMap<>(Interval.class);
        Bar bar = new Bar();
        for (Interval interval : MIXED.intervals()) {
            List<Step> own =
                    steps.stream().filter(step -> step.interval() == interval).toList();
            Bars bars = new Bars();
            own.forEach(step -> bars.add(TestBars.fill(bar, step.candle())));
            series.put(
                    interval,
                    new SymbolHistory.Series(
                            bars, own.stream().mapToLong(Step::availableAt).toArray()));
        }
        return series;
    }

    /** In order of their close, the longer first. */
    private static List<Step> steps(long seed) {
        Random random = new Random(seed);
        List<Step> steps = new ArrayList<>();
        TestBars.walk(Interval.H4, 1200, seed)
                .forEach(candle -> steps.add(new Step(Interval.H4, candle, random.nextInt(3))));
        TestBars.walk(Interval.D1, 300, seed + 1000)
                .forEach(candle -> steps.add(new Step(Interval.D1, candle, random.nextInt(3))));
        steps.sort(Comparator.comparingLong(Step::close)
                .thenComparing(step -> -step.interval().micros()));
        return steps;
    }
}

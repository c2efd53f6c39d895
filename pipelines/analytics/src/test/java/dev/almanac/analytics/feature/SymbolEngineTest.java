package dev.almanac.analytics.feature;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import dev.almanac.analytics.indicator.Bar;
import dev.almanac.analytics.market.Candle;
import dev.almanac.analytics.market.Interval;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SymbolEngineTest {
    private static final FeatureSet SET = CoreFeatures.set();

    private static final int COLUMNS = SET.names().size();

    /** A bar and what it is a bar of. */
    private record Step(Interval interval, Candle candle) {
        long close() {
            return candle.openTime() + interval.micros();
        }
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5})
    void anySplitIntoIncrementsEqualsTheBatch(long seed) {
        List<Step> steps = steps(seed);
        double[][] batch = run(new SymbolEngine(SET), steps);
        Random random = new Random(seed);
        SymbolEngine engine = new SymbolEngine(SET);
        List<double[]> rows = new ArrayList<>();
        int from = 0;
        while (from < steps.size()) {
            int to = Math.min(steps.size(), from + 1 + random.nextInt(200));
            rows.addAll(Arrays.asList(run(engine, steps.subList(from, to))));
            SymbolEngine next = new SymbolEngine(SET);
            for (Interval interval : SET.intervals()) {
                next.restore(interval, engine.save(interval));
            }
            engine = next;
            from = to;
        }
        for (int i = 0; i < batch.length; i++) {
            assertSameBits(rows.get(i), batch[i], "seed " + seed + ", row " + i);
        }
    }

    @ParameterizedTest
    @ValueSource(longs = {6, 7, 8})
    void truncationChangesNothingBeforeTheCut(long seed) {
        List<Step> steps = steps(seed);
        double[][] whole = run(new SymbolEngine(SET), steps);
        Random random = new Random(seed);
        for (int trial = 0; trial < 5; trial++) {
            int cut = 1 + random.nextInt(steps.size());
            double[][] head = run(new SymbolEngine(SET), steps.subList(0, cut));
            for (int i = 0; i < cut; i++) {
                assertSameBits(head[i], whole[i], "seed " + seed + ", row " + i + " of " + cut);
            }
        }
    }

    @Test
    void higherStateFromBeforeTheLowerOneContinuesExactly() {
        List<Step> steps = steps(9);
        double[][] whole = run(new SymbolEngine(SET), steps);
        SymbolEngine engine = new SymbolEngine(SET);
        run(engine, steps.subList(0, 700));
        byte[] daily = engine.save(Interval.D1);
        long dailyFrom = steps.get(699).close();
        run(engine, steps.subList(700, 800));
        byte[] fourHourly = engine.save(Interval.H4);
        SymbolEngine resumed = new SymbolEngine(SET);
        resumed.restore(Interval.D1, daily);
        resumed.restore(Interval.H4, fourHourly);
        double[] out = new double[COLUMNS];
        for (int i = 700; i < steps.size(); i++) {
            Step step = steps.get(i);
            assertThat(step.close()).isGreaterThanOrEqualTo(dailyFrom);
            if (step.interval() == Interval.D1 || i >= 800) {
                resumed.update(step.interval(), TestBars.fill(new Bar(), step.candle()), out);
                assertSameBits(out, whole[i], "row " + i);
            }
        }
    }

    @ParameterizedTest
    @ValueSource(longs = {10, 11})
    void joinedColumnsAreThoseOfTheLastClosedHigherBar(long seed) {
        List<Step> steps = steps(seed);
        double[][] rows = run(new SymbolEngine(SET), steps);
        TreeMap<Long, double[]> daily = new TreeMap<>();
        for (int i = 0; i < rows.length; i++) {
            if (steps.get(i).interval() == Interval.D1) {
                daily.put(steps.get(i).close(), rows[i]);
            }
        }
        int defined = 0;
        for (int i = 0; i < rows.length; i++) {
            Map.Entry<Long, double[]> last = daily.floorEntry(steps.get(i).close());
            for (Column column : SET.joined()) {
                double joined = rows[i][SET.names().indexOf(column.name())];
                String of = column.name().substring("d1_".length());
                double expected =
                        last == null ? Double.NaN : last.getValue()[SET.names().indexOf(of)];
                assertThat(Double.doubleToLongBits(joined))
                        .as("seed %d, row %d, %s", seed, i, column.name())
                        .isEqualTo(Double.doubleToLongBits(expected));
                defined += Double.isNaN(joined) ? 0 : 1;
            }
        }
        assertThat(defined).isGreaterThan(1000);
    }

    @Test
    void everyFeatureIsAbsentUntilItIsWarmAndStaysInItsRange() {
        List<Candle> candles = new ArrayList<>();
        for (Candle candle : TestBars.walk(Interval.D1, 2000, 12)) {
            if (candle.volume() > 0 && candle.high() > candle.low()) {
                // On days without a gap: a change is absent where the bar it would be measured from is missing.
                candles.add(new Candle(
                        candles.size() * Interval.D1.micros(),
                        candle.open(),
                        candle.high(),
                        candle.low(),
                        candle.close(),
                        candle.volume(),
                        candle.quoteVolume(),
                        -1,
                        Double.NaN,
                        Double.NaN));
            }
        }
        FeatureTable table = FeatureTable.of(Interval.D1, candles);
        for (FeatureSpec spec : SET.specs()) {
            double[] values = table.column(spec.name());
            for (int i = 0; i < values.length; i++) {
                assertThat(Double.isNaN(values[i]))
                        .as("%s at bar %d", spec.name(), i + 1)
                        .isEqualTo(i + 1 < spec.warmUp());
                if (i + 1 >= spec.warmUp()) {
                    assertThat(values[i])
                            .as("%s at bar %d", spec.name(), i + 1)
                            .isBetween(spec.low() - 1e-9, spec.high() + 1e-9)
                            .isFinite();
                }
            }
        }
    }

    @Test
    void aMarketThatStandsStillGivesNoInfinity() {
        List<Candle> candles = new ArrayList<>();
        for (int i = 0; i < 600; i++) {
            candles.add(Candle.of(i * Interval.D1.micros(), 7.3, 7.3, 7.3, 7.3, 2));
        }
        FeatureTable table = FeatureTable.of(Interval.D1, candles);
        double[] last = table.rows()[599];
        for (int i = 0; i < COLUMNS; i++) {
            assertThat(Double.isInfinite(last[i])).as(SET.names().get(i)).isFalse();
        }
        assertThat(table.column("volatility_30")[599]).isZero();
        assertThat(table.column("rsi_14")[599]).isNaN();
        assertThat(table.column("bb_percent_b_20")[599]).isNaN();
        assertThat(table.column("cci_20")[599]).isNaN();
        assertThat(table.column("quote_volume_median_30")[599]).isEqualTo(14.6);
    }

    /** Fillers of a halt change no feature of price on the bars around them, only time passes. */
    @Test
    void barsWithoutTradesCarryNoPrice() {
        List<Candle> traded = TestBars.walk(Interval.D1, 900, 15).stream()
                .filter(candle -> candle.volume() > 0)
                .toList();
        List<Candle> filled = new ArrayList<>();
        long next = traded.get(0).openTime();
        for (Candle candle : traded) {
            for (; next < candle.openTime(); next += Interval.D1.micros()) {
                double close = filled.get(filled.size() - 1).close();
                filled.add(Candle.of(next, close, close, close, close, 0));
            }
            filled.add(candle);
            next = candle.openTime() + Interval.D1.micros();
        }
        assertThat(filled).hasSizeGreaterThan(traded.size() + 20);
        FeatureTable without = FeatureTable.of(Interval.D1, traded);
        FeatureTable with = FeatureTable.of(Interval.D1, filled);
        List<Column> ofPrice = new ArrayList<>(SET.own());
        ofPrice.removeIf(column -> column.call().type().countsIdleBars());
        assertThat(ofPrice).hasSize(25);
        for (Column spec : ofPrice) {
            double[] all = with.column(spec.name());
            double[] onTraded = IntStream.range(0, all.length)
                    .filter(i -> filled.get(i).volume() > 0)
                    .mapToDouble(i -> all[i])
                    .toArray();
            assertSameBits(onTraded, without.column(spec.name()), spec.name());
            assertThat(IntStream.range(0, all.length)
                            .filter(i -> filled.get(i).volume() == 0)
                            .mapToDouble(i -> all[i]))
                    .as(spec.name())
                    .allMatch(value -> value.isNaN());
        }
        double[] relative = with.column("relative_volume_20");
        for (int i = 21; i < filled.size(); i++) {
            assertThat(relative[i] == 0).isEqualTo(filled.get(i).volume() == 0);
        }
    }

    @ParameterizedTest
    @ValueSource(doubles = {1024, 1 / 4096.0, 1000, 0.0137})
    void ratiosDoNotDependOnTheUnitOfPriceAndVolume(double factor) {
        List<Candle> candles = TestBars.walk(Interval.H4, 1500, 13);
        List<Candle> scaled = candles.stream()
                .map(candle -> new Candle(
                        candle.openTime(),
                        candle.open() * factor,
                        candle.high() * factor,
                        candle.low() * factor,
                        candle.close() * factor,
                        candle.volume() * factor,
                        candle.quoteVolume() * factor * factor,
                        -1,
                        Double.NaN,
                        Double.NaN))
                .toList();
        FeatureTable plain = FeatureTable.of(Interval.H4, candles);
        FeatureTable other = FeatureTable.of(Interval.H4, scaled);
        for (Column column : SET.own()) {
            FeatureSpec spec = column.spec();
            double[] expected = plain.column(spec.name());
            if (spec.name().equals("quote_volume_median_30")) {
                expected = Arrays.stream(expected)
                        .map(value -> value * factor * factor)
                        .toArray();
            }
            Agreement.assertClose(spec.name(), other.column(spec.name()), expected, 0, 1e-7);
        }
    }

    @Test
    void aSpikeLeavesNoTraceOnceItHasPassed() {
        List<Candle> candles = TestBars.walk(Interval.H4, 3000, 14);
        List<Candle> spiked = new ArrayList<>(candles);
        Candle at = candles.get(1000);
        spiked.set(1000, Candle.of(at.openTime(), 1e12, 1e12, 1e12, 1e12, 1e12));
        FeatureTable plain = FeatureTable.of(Interval.H4, candles);
        FeatureTable after = FeatureTable.of(Interval.H4, spiked);
        List<String> fading =
                List.of("ema_ratio_12_26", "macd_hist_pct", "adx_14", "di_spread_14", "rsi_14", "natr_14");
        for (Column column : SET.own()) {
            FeatureSpec spec = column.spec();
            double[] expected = plain.column(spec.name());
            double[] actual = after.column(spec.name());
            if (fading.contains(spec.name())) {
                Agreement.assertClose(spec.name(), actual, expected, 2000, 1e-9);
            } else {
                assertSameBits(
                        Arrays.copyOfRange(actual, 1400, 3000), Arrays.copyOfRange(expected, 1400, 3000), spec.name());
            }
        }
    }

    @Test
    void refusesBarsOutOfOrderAndForeignStates() {
        SymbolEngine engine = new SymbolEngine(SET);
        double[] out = new double[COLUMNS];
        Candle first = Candle.of(Interval.D1.micros(), 1, 1, 1, 1, 1);
        engine.update(Interval.D1, TestBars.fill(new Bar(), first), out);
        assertThatIllegalArgumentException()
                .isThrownBy(() -> engine.update(Interval.D1, TestBars.fill(new Bar(), first), out))
                .withMessageContaining("out of order");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> engine.update(Interval.H4, TestBars.fill(new Bar(), first), out))
                .withMessageContaining("out of order");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> engine.update(Interval.H1, TestBars.fill(new Bar(), first), out))
                .withMessageContaining("1h");
        byte[] state = engine.save(Interval.H4);
        assertThatIllegalStateException()
                .isThrownBy(() -> engine.restore(Interval.H4, Arrays.copyOf(state, state.length - 1)));
        assertThatIllegalStateException()
                .isThrownBy(() -> engine.restore(Interval.H4, Arrays.copyOf(state, state.length + 1)));
        assertThat(state).startsWith(SymbolEngine.format(SET, Interval.H4));
        state[3]++;
        assertThatIllegalStateException()
                .isThrownBy(() -> engine.restore(Interval.H4, state))
                .withMessageContaining("format");
    }

    @Test
    void theHashNamesTheNumbersAndNotTheWords() {
        FeatureSet other = FeatureSet.of("core", SET.intervals(), SET.own());
        List<Column> renamed = new ArrayList<>(SET.own());
        renamed.set(0, renamed.get(0).labelled("Other words"));
        FeatureSet reworded = new FeatureSet("core", SET.intervals(), renamed, SET.joined());
        assertThat(SET.definitionHash()).matches("[0-9a-f]{12}").isNotEqualTo(other.definitionHash());
        assertThat(reworded.definitionHash()).isEqualTo(SET.definitionHash());
        assertThat(SET.names()).hasSize(32).startsWith("sma_ratio_20").endsWith("d1_roc_30");
    }

    private static List<Step> steps(long seed) {
        List<Step> steps = new ArrayList<>();
        TestBars.walk(Interval.H4, 1200, seed).forEach(candle -> steps.add(new Step(Interval.H4, candle)));
        TestBars.walk(Interval.D1, 300, seed + 1000).forEach(candle -> steps.add(new Step(Interval.D1, candle)));
        steps.sort(Comparator.comparingLong(Step::close)
                .thenComparing(step -> -step.interval().micros()));
        return steps;
    }

    private static double[][] run(SymbolEngine engine, List<Step> steps) {
        double[][] rows = new double[steps.size()][COLUMNS];
        Bar bar = new Bar();
        for (int i = 0; i < rows.length; i++) {
            engine.update(
                    steps.get(i).interval(), TestBars.fill(bar, steps.get(i).candle()), rows[i]);
        }
        return rows;
    }

    private static void assertSameBits(double[] actual, double[] expected, String what) {
        assertThat(Arrays.stream(actual).mapToLong(Double::doubleToLongBits).toArray())
                .as(what)
                .isEqualTo(Arrays.stream(expected)
                        .mapToLong(Double::doubleToLongBits)
                        .toArray());
    }
}

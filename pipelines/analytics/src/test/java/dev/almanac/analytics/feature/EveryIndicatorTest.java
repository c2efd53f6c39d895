package dev.almanac.analytics.feature;

import static org.assertj.core.api.Assertions.assertThat;

import dev.almanac.analytics.indicator.Bar;
import dev.almanac.analytics.indicator.Bars;
import dev.almanac.analytics.indicator.StateReader;
import dev.almanac.analytics.indicator.StateWriter;
import dev.almanac.analytics.indicator.type.IndicatorLibrary;
import dev.almanac.analytics.indicator.type.IndicatorType;
import dev.almanac.analytics.indicator.type.Memory;
import dev.almanac.analytics.indicator.type.Output;
import dev.almanac.analytics.indicator.type.Parameter;
import dev.almanac.analytics.market.Candle;
import dev.almanac.analytics.market.Interval;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What must hold of every type in the library, each at its usual arguments. */
class EveryIndicatorTest {
    private static final Interval INTERVAL = Interval.H4;

    /** No type has as many. */
    private static final int MOST_OUTPUTS = 200;

    /** How close two runs of the same formula come whose rounding differs. */
    private static final double ROUNDING = 1e-7;

    /** Of bars of {@link #INTERVAL}. */
    private static final int TWO_MONTHS = 62 * 6;

    /** A Monday. */
    private static final Instant NEW_YEAR = Instant.parse("2018-01-01T00:00:00Z");

    static Stream<String> types() {
        return IndicatorLibrary.builtIn().all().stream().map(IndicatorType::name);
    }

    @ParameterizedTest
    @MethodSource("types")
    void blocksOfAnySizeEqualBarsOneByOne(String type) {
        for (long seed = 1; seed <= 3; seed++) {
            Bars bars = bars(TestBars.walk(INTERVAL, 1500, seed));
            double[][] single = barByBar(type, bars);
            Random random = new Random(seed);
            FeatureProgram program = program(type);
            double[][] blocks = new double[single.length][];
            Arrays.setAll(blocks, i -> new double[bars.size()]);
            double[][] block = new double[single.length][bars.size()];
            int from = 0;
            while (from < bars.size()) {
                int to = Math.min(bars.size(), from + 1 + random.nextInt(seed == 1 ? 60 : 1400));
                program = random.nextBoolean() ? handedOn(program, type) : program;
                program.update(bars, from, to, block);
                for (int i = 0; i < blocks.length; i++) {
                    System.arraycopy(block[i], 0, blocks[i], from, to - from);
                }
                from = to;
            }
            assertSameBits(blocks, single, type + ", seed " + seed);
            assertThat(state(program))
                    .as("state of %s, seed %d", type, seed)
                    .isEqualTo(state(fed(program(type), bars)));
        }
    }

    @ParameterizedTest
    @MethodSource("types")
    void savedStateContinuesToTheLastBit(String type) {
        for (long seed = 4; seed <= 6; seed++) {
            Bars bars = bars(TestBars.walk(INTERVAL, 1500, seed));
            double[][] whole = barByBar(type, bars);
            Random random = new Random(seed);
            FeatureProgram program = program(type);
            double[] out = new double[whole.length];
            Bar bar = new Bar();
            for (int i = 0; i < bars.size(); i++) {
                if (random.nextInt(40) == 0) {
                    program = handedOn(program, type);
                }
                program.update(bars.read(i, bar), out);
                for (int column = 0; column < out.length; column++) {
                    assertThat(Double.doubleToLongBits(out[column]))
                            .as("%s, seed %d, bar %d, column %d", type, seed, i, column)
                            .isEqualTo(Double.doubleToLongBits(whole[column][i]));
                }
            }
        }
    }

    @ParameterizedTest
    @MethodSource("types")
    void firstValueComesWhenItIsSaidAndStaysInItsRange(String type) {
        // Periods of the calendar are whole in no fixed number of other bars.
        boolean calendar = IndicatorLibrary.builtIn().named(type).memory() == Memory.CALENDAR;
        Interval interval = calendar ? Interval.D1 : INTERVAL;
        List<Candle> candles = traded(interval, 1500, 7);
        double[][] values = barByBar(type, bars(candles), interval);
        List<Column> columns = columns(type);
        for (int column = 0; column < values.length; column++) {
            FeatureSpec spec = columns.get(column).spec();
            boolean waits = columns.get(column).call().output().waits();
            int defined = 0;
            for (int i = 0; i < candles.size(); i++) {
                boolean absent = Double.isNaN(values[column][i]);
                assertThat(absent)
                        .as("%s at bar %d is %s", spec.name(), i + 1, values[column][i])
                        .isEqualTo(i + 1 < spec.warmUp() || waits && absent && defined == 0);
                if (!absent) {
                    defined++;
                    assertThat(values[column][i])
                            .as("%s at bar %d", spec.name(), i + 1)
                            .isBetween(spec.low() - 1e-9, spec.high() + 1e-9)
                            .isFinite();
                }
            }
            assertThat(defined).as(spec.name()).isGreaterThan(1000);
        }
    }

    @ParameterizedTest
    @MethodSource("types")
    void otherArgumentsKeepToWarmUpAndRange(String type) {
        IndicatorType<?> declared = IndicatorLibrary.builtIn().named(type);
        Interval interval = declared.memory() == Memory.CALENDAR ? Interval.D1 : INTERVAL;
        Bars bars = bars(traded(interval, 1500, 10));
        Random random = new Random(11);
        for (int round = 0; round < 4; round++) {
            // First the least of everything, then up to twice the usual.
            double reach = round == 0 ? 0 : random.nextDouble();
            List<Double> arguments = new ArrayList<>();
            for (Parameter parameter : declared.parameters()) {
                double most = Math.min(parameter.most(), 2 * parameter.usual());
                double value = parameter.least() + reach * Math.max(0, most - parameter.least());
                arguments.add(parameter.whole() ? Math.rint(value) : value);
            }
            for (Column column : columns(declared, declared.call(declared.arguments(arguments)))) {
                // A range over one bar or two may be 0, and what is divided by it absent.
                assertKeepsToWarmUpAndRange(column, bars, interval, round == 0 ? 10 : 0);
            }
        }
    }

    private static void assertKeepsToWarmUpAndRange(Column column, Bars bars, Interval interval, int patience) {
        FeatureSpec spec = column.spec();
        FeatureProgram program = new FeatureProgram(List.of(column), interval);
        double[] out = new double[1];
        Bar bar = new Bar();
        boolean begun = false;
        for (int i = 0; i < bars.size(); i++) {
            program.update(bars.read(i, bar), out);
            String what = "%s at bar %d is %s".formatted(column.text(), i + 1, out[0]);
            if (!Double.isNaN(out[0])) {
                assertThat(i + 1).as(what).isGreaterThanOrEqualTo(spec.warmUp());
                assertThat(out[0]).as(what).isFinite().isBetween(spec.low() - 1e-9, spec.high() + 1e-9);
                begun = true;
            }
            if (i + 1 == spec.warmUp() + patience && !column.call().output().waits()) {
                assertThat(begun).as(what).isTrue();
            }
        }
    }

    @ParameterizedTest
    @MethodSource("types")
    void outputsFollowTheUnitsOfPriceAndVolumeAsDeclared(String type) {
        List<Candle> candles = TestBars.walk(INTERVAL, 1500, 8);
        double[][] plain = barByBar(type, bars(candles));
        // A power of two scales without rounding, so that comparisons between prices come out alike.
        for (double price : new double[] {1024, 1.0 / 4096}) {
            double volume = 8;
            List<Candle> scaled = candles.stream()
                    .map(candle -> new Candle(
                            candle.openTime(),
                            candle.open() * price,
                            candle.high() * price,
                            candle.low() * price,
                            candle.close() * price,
                            candle.volume() * volume,
                            candle.quoteVolume() * price * volume,
                            -1,
                            Double.NaN,
                            Double.NaN))
                    .toList();
            double[][] other = barByBar(type, bars(scaled));
            List<Column> columns = columns(type);
            for (int i = 0; i < plain.length; i++) {
                double factor = columns.get(i).scale().factor(price, volume);
                double[] expected =
                        Arrays.stream(plain[i]).map(value -> value * factor).toArray();
                double largest = Arrays.stream(expected)
                        .filter(value -> !Double.isNaN(value))
                        .map(Math::abs)
                        .max()
                        .orElse(0);
                for (int at = 0; at < expected.length; at++) {
                    assertThat(Double.isNaN(other[i][at]))
                            .as("%s at %d", columns.get(i).name(), at)
                            .isEqualTo(Double.isNaN(expected[at]));
                    if (!Double.isNaN(expected[at])) {
                        assertThat(Math.abs(other[i][at] - expected[at]))
                                .as("%s at %d: %s, %s", columns.get(i).name(), at, other[i][at], expected[at])
                                .isLessThanOrEqualTo(ROUNDING * largest);
                    }
                }
            }
        }
    }

    @ParameterizedTest
    @MethodSource("types")
    void aMarketThatStandsStillGivesNoInfinity(String type) {
        List<Candle> candles = new ArrayList<>();
        for (int i = 0; i < 600; i++) {
            candles.add(Candle.of(i * INTERVAL.micros(), 7.3, 7.3, 7.3, 7.3, i % 3 == 0 ? 0 : 5));
        }
        for (double[] column : barByBar(type, bars(candles))) {
            assertThat(Arrays.stream(column).filter(Double::isInfinite).count())
                    .as(type)
                    .isZero();
        }
    }

    @ParameterizedTest
    @MethodSource("types")
    void aSpikeIsForgottenAsDeclared(String type) {
        IndicatorType<?> declared = IndicatorLibrary.builtIn().named(type);
        if (declared.memory() == Memory.WHOLE) {
            return;
        }
        List<Candle> candles = TestBars.walk(INTERVAL, 6000, 9);
        List<Candle> spiked = new ArrayList<>(candles);
        Candle at = candles.get(1000);
        spiked.set(1000, Candle.of(at.openTime(), 1e12, 1e12, 1e12, 1e12, 1e12));
        double[][] plain = barByBar(type, bars(candles));
        double[][] after = barByBar(type, bars(spiked));
        List<Column> columns = columns(type);
        for (int i = 0; i < plain.length; i++) {
            int warmUp = columns.get(i).spec().warmUp();
            int from =
                    switch (declared.memory()) {
                        case FADING -> 5500;
                        case CALENDAR -> 1001 + TWO_MONTHS;
                        default -> 1001 + 2 * warmUp;
                    };
            for (int bar = from; bar < candles.size(); bar++) {
                double expected = plain[i][bar];
                double actual = after[i][bar];
                assertThat(
                                Double.isNaN(expected)
                                        ? Double.isNaN(actual)
                                        : Math.abs(actual - expected) <= 1e-9 * Math.max(1, Math.abs(expected)))
                        .as("%s at %d is %s and was %s", columns.get(i).name(), bar, actual, expected)
                        .isTrue();
            }
        }
    }

    private static byte[] state(FeatureProgram program) {
        StateWriter writer = new StateWriter();
        program.save(writer);
        return writer.toBytes();
    }

    private static FeatureProgram fed(FeatureProgram program, Bars bars) {
        double[] out = new double[MOST_OUTPUTS];
        Bar bar = new Bar();
        for (int i = 0; i < bars.size(); i++) {
            program.update(bars.read(i, bar), out);
        }
        return program;
    }

    private static FeatureProgram handedOn(FeatureProgram program, String type) {
        FeatureProgram next = program(type);
        StateReader reader = new StateReader(state(program));
        next.restore(reader);
        reader.end();
        return next;
    }

    private static FeatureProgram program(String type) {
        return new FeatureProgram(columns(type), INTERVAL);
    }

    private static List<Column> columns(String type) {
        IndicatorType<?> one = IndicatorLibrary.builtIn().named(type);
        return columns(one, one.signature());
    }

    /** All outputs of a call. */
    private static List<Column> columns(IndicatorType<?> type, String call) {
        List<Column> columns = new ArrayList<>();
        for (Output<?> output : type.outputs()) {
            String text = call + (output.name().isEmpty() ? "" : "." + output.name());
            columns.add(Column.parse(text, IndicatorLibrary.builtIn()));
        }
        return columns;
    }

    /** Bars without gaps, each with trades and a range. */
    private static List<Candle> traded(Interval interval, int count, long seed) {
        List<Candle> candles = new ArrayList<>();
        for (Candle candle : TestBars.walk(interval, count * 2, seed)) {
            if (candles.size() < count && candle.volume() > 0 && candle.high() > candle.low()) {
                candles.add(new Candle(
                        NEW_YEAR.toEpochMilli() * 1000 + candles.size() * interval.micros(),
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
        return candles;
    }

    private static Bars bars(List<Candle> candles) {
        Bars bars = new Bars();
        Bar bar = new Bar();
        candles.forEach(candle -> bars.add(TestBars.fill(bar, candle)));
        return bars;
    }

    private static double[][] barByBar(String type, Bars bars) {
        return barByBar(type, bars, INTERVAL);
    }

    private static double[][] barByBar(String type, Bars bars, Interval interval) {
        FeatureProgram program = new FeatureProgram(columns(type), interval);
        double[] out = new double[columns(type).size()];
        double[][] columns = new double[out.length][bars.size()];
        Bar bar = new Bar();
        for (int i = 0; i < bars.size(); i++) {
            program.update(bars.read(i, bar), out);
            for (int column = 0; column < out.length; column++) {
                columns[column][i] = out[column];
            }
        }
        return columns;
    }

    private static void assertSameBits(double[][] actual, double[][] expected, String what) {
        for (int i = 0; i < expected.length; i++) {
            assertThat(Arrays.stream(actual[i])
                            .mapToLong(Double::doubleToLongBits)
                            .toArray())
                    .as("%s, column %d", what, i)
                    .isEqualTo(Arrays.stream(expected[i])
                            .mapToLong(Double::doubleToLongBits)
                            .toArray());
        }
    }
}

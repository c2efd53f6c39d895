package dev.almanac.analytics.feature;

import static org.assertj.core.api.Assertions.assertThat;

import dev.almanac.analytics.indicator.Bar;
import dev.almanac.analytics.indicator.type.IndicatorLibrary;
import dev.almanac.analytics.indicator.type.IndicatorType;
import dev.almanac.analytics.indicator.type.Output;
import dev.almanac.analytics.market.Candle;
import dev.almanac.analytics.market.Interval;
import dev.almanac.analytics.quality.CandleBounds;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.function.DoubleSupplier;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Whatever bars the gate lets through, features are finite or absent, and in their declared range. */
class GateBoundsTest {
    private static final int BARS = 900;

    /** As much as the writer of feature tables allows for rounding. */
    private static final double SLACK = 1e-9;

    static Stream<String> types() {
        return IndicatorLibrary.builtIn().all().stream().map(IndicatorType::name);
    }

    @ParameterizedTest
    @MethodSource("types")
    void everyIndicatorBearsTheLargestAndTheLeastFigures(String type) {
        for (Column column : columns(type)) {
            assertBears(column);
        }
    }

    @ParameterizedTest
    @MethodSource("core")
    void everyCoreFeatureBearsThem(Column column) {
        assertBears(column);
    }

    static Stream<Column> core() {
        return CoreFeatures.set().own().stream();
    }

    private static void assertBears(Column column) {
        for (Shape shape : Shape.values()) {
            assertBears(column, shape);
        }
    }

    private static void assertBears(Column column, Shape shape) {
        FeatureSpec spec = column.spec();
        FeatureProgram program = new FeatureProgram(List.of(column), Interval.D1);
        double[] out = new double[1];
        Bar bar = new Bar();
        for (Candle candle : bars(shape)) {
            program.update(TestBars.fill(bar, candle), out);
            if (!Double.isNaN(out[0])) {
                assertThat(out[0])
                        .as("%s of %s bars, at %s", column.text(), shape, candle)
                        .isFinite()
                        .isBetween(
                                spec.low() - SLACK * Math.max(1, Math.abs(spec.low())),
                                spec.high() + SLACK * Math.max(1, Math.abs(spec.high())));
            }
        }
    }

    private static List<Column> columns(String type) {
        IndicatorType<?> one = IndicatorLibrary.builtIn().named(type);
        List<Column> columns = new ArrayList<>();
        for (Output<?> output : one.outputs()) {
            String text = one.signature() + (output.name().isEmpty() ? "" : "." + output.name());
            columns.add(Column.parse(text, IndicatorLibrary.builtIn()));
        }
        return columns;
    }

    /** How the prices of a series lie within the bounds. */
    private enum Shape {
        /** Near the least price. */
        LEAST,
        /** Near the largest price. */
        LARGEST,
        /** Anywhere, each bar elsewhere. */
        ANYWHERE,
        /** An ordinary market with a bar at a bound now and then. */
        SPIKED;

        DoubleSupplier prices(Random random) {
            return switch (this) {
                case LEAST -> () -> CandleBounds.MIN_PRICE * (1 + random.nextInt(3));
                case LARGEST -> () -> CandleBounds.MAX_PRICE * (1 - 0.1 * random.nextInt(3));
                case ANYWHERE -> () -> between(random, CandleBounds.MIN_PRICE, CandleBounds.MAX_PRICE);
                case SPIKED ->
                    () -> switch (random.nextInt(60)) {
                        case 0 -> CandleBounds.MIN_PRICE;
                        case 1 -> CandleBounds.MAX_PRICE;
                        default -> 100 + random.nextDouble();
                    };
            };
        }
    }

    private static List<Candle> bars(Shape shape) {
        Random random = new Random(31);
        DoubleSupplier prices = shape.prices(random);
        List<Candle> candles = new ArrayList<>();
        for (int i = 0; i < BARS; i++) {
            double open = prices.getAsDouble();
            double close = prices.getAsDouble();
            double high = Math.max(Math.max(open, close), prices.getAsDouble());
            double low = Math.min(Math.min(open, close), prices.getAsDouble());
            double volume =
                    switch (random.nextInt(5)) {
                        case 0 -> CandleBounds.MIN_VOLUME;
                        case 1 -> CandleBounds.MAX_VOLUME;
                        case 2 -> 0;
                        default -> between(random, CandleBounds.MIN_VOLUME, CandleBounds.MAX_VOLUME);
                    };
            double quoted =
                    switch (random.nextInt(4)) {
                        case 0 -> CandleBounds.MIN_QUOTE_VOLUME;
                        case 1 -> CandleBounds.MAX_QUOTE_VOLUME;
                        default -> Double.NaN;
                    };
            candles.add(new Candle(
                    i * Interval.D1.micros(), open, high, low, close, volume, quoted, -1, Double.NaN, Double.NaN));
        }
        return candles;
    }

    private static double between(Random random, double least, double most) {
        double share = random.nextDouble();
        double value = StrictMath.exp(StrictMath.log(least) * (1 - share) + StrictMath.log(most) * share);
        return Math.max(least, Math.min(most, value));
    }
}

package dev.almanac.analytics.feature;

import static org.assertj.core.api.Assertions.assertThat;

import dev.almanac.analytics.indicator.Bar;
import dev.almanac.analytics.indicator.Bars;
import dev.almanac.analytics.indicator.StateReader;
import dev.almanac.analytics.indicator.StateWriter;
import dev.almanac.analytics.indicator.type.IndicatorLibrary;
import dev.almanac.analytics.market.Interval;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Indicators of one set that have parts in common give what each gives alone, however the bars come. */
class SharedPiecesTest {
    private static final List<String> TEXTS = List.of(
            "ema(12)",
            "macd(12, 26, 9).line",
            "macd(12, 26, 9).signal",
            "ema(26)",
            "macd(12, 39, 9).hist",
            "ema(27)",
            "smma(14)",
            "rsi(14)",
            "bb(20, 2).upper",
            "stdev(20).population",
            "bb(20, 3).width",
            "bb(21, 2).middle",
            "cci(20)",
            "stoch(14, 3, 3).d",
            "willr(14)",
            "donchian(14).upper",
            "stoch_fast(15)",
            "close_range(14).high",
            "atr(14)",
            "dmi(14).adx",
            "dmi(14).spread",
            "dmi(15).plus",
            "atr(15)",
            "aroon(13).up",
            "mfi(14)",
            "vwap(20)");

    private static final Interval INTERVAL = Interval.H4;

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4})
    void theWholeSetEqualsEveryColumnAlone(long seed) {
        Bars bars = new Bars();
        Bar bar = new Bar();
        TestBars.walk(INTERVAL, 3000, seed).forEach(candle -> bars.add(TestBars.fill(bar, candle)));
        Random random = new Random(seed);
        List<String> texts = new ArrayList<>(TEXTS);
        Collections.shuffle(texts, random);
        double[][] together = inParts(texts, bars, random);
        for (int i = 0; i < texts.size(); i++) {
            FeatureProgram alone = program(List.of(texts.get(i)));
            double[] expected = new double[bars.size()];
            double[] out = new double[1];
            for (int at = 0; at < expected.length; at++) {
                alone.update(bars.read(at, bar), out);
                expected[at] = out[0];
            }
            assertThat(bits(together[i])).as("%s, seed %d", texts.get(i), seed).isEqualTo(bits(expected));
        }
    }

    /** Some bars as blocks, some one by one, and now and then by a program that takes up the saved state. */
    private static double[][] inParts(List<String> texts, Bars bars, Random random) {
        FeatureProgram program = program(texts);
        double[][] values = new double[texts.size()][bars.size()];
        double[][] block = new double[texts.size()][bars.size()];
        double[] out = new double[texts.size()];
        Bar bar = new Bar();
        int from = 0;
        while (from < bars.size()) {
            int to = Math.min(bars.size(), from + 1 + random.nextInt(random.nextBoolean() ? 30 : 700));
            if (random.nextInt(3) == 0) {
                for (int i = from; i < to; i++) {
                    program.update(bars.read(i, bar), out);
                    for (int column = 0; column < out.length; column++) {
                        values[column][i] = out[column];
                    }
                }
            } else {
                program.update(bars, from, to, block);
                for (int column = 0; column < out.length; column++) {
                    System.arraycopy(block[column], 0, values[column], from, to - from);
                }
            }
            if (random.nextInt(3) == 0) {
                StateWriter state = new StateWriter();
                program.save(state);
                program = program(texts);
                program.restore(new StateReader(state.toBytes()));
            }
            from = to;
        }
        return values;
    }

    private static FeatureProgram program(List<String> texts) {
        return new FeatureProgram(
                texts.stream()
                        .map(text -> Column.parse(text, IndicatorLibrary.builtIn()))
                        .toList(),
                INTERVAL);
    }

    private static long[] bits(double[] values) {
        return Arrays.stream(values).mapToLong(Double::doubleToLongBits).toArray();
    }
}

package dev.almanac.analytics.agreement;

import dev.almanac.analytics.agreement.Reference.TestSeries;
import dev.almanac.analytics.market.Candle;
import java.util.Arrays;
import java.util.List;
import java.util.function.IntPredicate;
import java.util.function.ToDoubleFunction;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * Candlestick patterns against TA-Lib, equal at every bar. Prices are whole ticks: then both add up exactly, and a body that
 * is just as long as the mean is judged alike.
 */
final class PatternReferences {
    /** The longest warm-up: five candles after ten that they are measured by. */
    private static final int FROM = 14;

    private PatternReferences() {}

    static List<Reference> all() {
        Stream<Reference> directions = TaLibPatterns.all().stream()
                .map(pattern -> of(
                        "pattern." + pattern.name(),
                        "sign of its values; also on four more markets and 200,000 noisy bars, where each occurs",
                        bars -> Arrays.stream(pattern.values(bars))
                                .map(Math::signum)
                                .toArray()));
        Stream<Reference> strengths = TaLibPatterns.all().stream()
                .filter(pattern -> pattern.name().startsWith("hikkake"))
                .map(pattern ->
                        of("pattern_strength." + pattern.name(), "its values as shares of 200", bars -> Arrays.stream(
                                        pattern.values(bars))
                                .map(value -> Math.abs(value) / 2)
                                .toArray()));
        return Stream.of(directions, strengths, definedStrengths(), hitRates())
                .flatMap(references -> references)
                .toList();
    }

    private static Reference of(String column, String note, Reference.Values values) {
        return new Reference(column, "TA-Lib", TestSeries.XRP_4H_TICKS, FROM, 0, note, values);
    }

    /** A strength where TA-Lib finds the pattern. */
    private static Stream<Reference> definedStrengths() {
        return Stream.of(
                strength("marubozu", (bars, i) -> longer(bars, i)),
                strength("spinning_top", (bars, i) -> shorter(bars, i)),
                strength("doji", (bars, i) -> doji(bars, i)),
                strength("engulfing", (bars, i) -> 1 - body(bars.get(i - 1)) / body(bars.get(i))),
                strength("three_outside", (bars, i) -> 1 - body(bars.get(i - 2)) / body(bars.get(i - 1))),
                strength(
                        "morning_star",
                        (bars, i) -> Math.min(longer(bars, i - 2), Math.min(shorter(bars, i - 1), longer(bars, i)))),
                strength("harami_cross", (bars, i) -> Math.min(longer(bars, i - 1), doji(bars, i))));
    }

    private static Reference strength(String name, BarValue strength) {
        return new Reference(
                "pattern_strength." + name,
                "definition",
                TestSeries.XRP_4H_TICKS,
                FROM,
                1e-12,
                "where TA-Lib finds the pattern",
                bars -> {
                    double[] found = TaLibPatterns.named(name).values(bars);
                    double[] values = new double[found.length];
                    for (int i = FROM; i < values.length; i++) {
                        values[i] = found[i] == 0 ? 0 : strength.at(bars, i);
                    }
                    return values;
                });
    }

    @FunctionalInterface
    private interface BarValue {
        double at(List<Candle> bars, int index);
    }

    private static double longer(List<Candle> bars, int index) {
        return 1 - mean(bars, index, PatternReferences::body) / body(bars.get(index));
    }

    private static double shorter(List<Candle> bars, int index) {
        return 1 - body(bars.get(index)) / mean(bars, index, PatternReferences::body);
    }

    private static double doji(List<Candle> bars, int index) {
        double limit = mean(bars, index, candle -> candle.high() - candle.low()) / 10;
        return 1 - body(bars.get(index)) / limit;
    }

    private static double mean(List<Candle> bars, int index, ToDoubleFunction<Candle> length) {
        return bars.subList(index - 10, index).stream().mapToDouble(length).sum() / 10;
    }

    private static double body(Candle candle) {
        return Math.abs(candle.close() - candle.open());
    }

    private static Stream<Reference> hitRates() {
        return Stream.of(
                hitRate("doji", "doji", 1),
                hitRate("engulfing_bull", "engulfing", 1),
                hitRate("engulfing_bear", "engulfing", -1),
                hitRate("hanging_man", "hanging_man", -1),
                hitRate("hikkake_bear", "hikkake", -1),
                hitRate("mat_hold", "mat_hold", 1));
    }

    private static Reference hitRate(String output, String pattern, int direction) {
        return new Reference(
                "pattern_hit_rate(7)." + output,
                "definition",
                TestSeries.XRP_4H_TICKS,
                0,
                1e-12,
                "counted afresh at every bar where TA-Lib finds the pattern",
                bars -> {
                    double[] found = TaLibPatterns.named(pattern).values(bars);
                    double[] rates = new double[found.length];
                    for (int now = 0; now < rates.length; now++) {
                        rates[now] = hitRate(bars, now, 7, i -> Math.signum(found[i]) == direction);
                    }
                    return rates;
                });
    }

    private static double hitRate(List<Candle> bars, int now, int horizon, IntPredicate isThere) {
        if (now < horizon) {
            return Double.NaN;
        }
        IntPredicate rose = i -> bars.get(i + horizon).close() > bars.get(i).close();
        int known = now - horizon + 1;
        double base = (IntStream.range(0, known).filter(rose).count() + 1.0) / (known + 2.0);
        double occurrences = IntStream.range(0, known).filter(isThere).count();
        double rises = IntStream.range(0, known).filter(isThere).filter(rose).count();
        return (rises + 10 * base) / (occurrences + 10);
    }
}

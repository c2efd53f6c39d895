package dev.almanac.analytics.audit;

import dev.almanac.analytics.audit.Finding.Experiment;
import dev.almanac.analytics.indicator.Bar;
import dev.almanac.analytics.indicator.Bars;
import dev.almanac.analytics.market.Interval;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.LongStream;

/**
 * Computes the history of a symbol again without its future, and with another one, and compares every value of every bar
 * that had closed by then, bit by bit. What differs has looked ahead.
 *
 * <p>Cuts are taken from the earliest on, so that a computation may go on from the cut before: from bars whose future it had
 * not been given. The first one begins at the first bar.
 */
public final class LookAheadAudit {
    /** How many made-up bars of each interval follow a cut; a look further ahead than that is caught by truncation. */
    static final int NOISE_BARS = 500;

    private static final double NOISE_STEP = 0.05;

    private final Computation real;
    private final Computation trial;
    private final int cuts;
    private final long seed;

    /**
     * @param computation makes the computation that is audited; two are made, because one keeps its values while the other
     *     computes
     * @param cuts how many cut points each symbol has
     * @param seed the same seed gives the same cuts and the same noise for the same symbol
     */
    public LookAheadAudit(Supplier<Computation> computation, int cuts, long seed) {
        this.real = computation.get();
        this.trial = computation.get();
        this.cuts = cuts;
        this.seed = seed;
    }

    /**
     * What came of a symbol.
     *
     * @param values by interval one array for each column, with everything that is known; the next audit overwrites them
     * @param findings at most one for each column, interval, experiment and cut: its first row
     */
    public record Outcome(Map<Interval, double[][]> values, List<Finding> findings) {}

    /**
     * Audits one symbol.
     *
     * @param name of the symbol, part of the seed
     * @param bars by interval, in order of time
     */
    public Outcome audit(String name, Map<Interval, Bars> bars) {
        Map<Interval, double[][]> expected = real.compute(bars, Map.of());
        Random random = new Random(seed ^ name.hashCode());
        long[] times = LongStream.generate(() -> cut(bars, random))
                .limit(cuts)
                .sorted()
                .toArray();
        List<Finding> findings = new ArrayList<>();
        Map<Interval, Integer> same = Map.of();
        for (long cut : times) {
            Map<Interval, Bars> past = new EnumMap<>(Interval.class);
            bars.forEach((interval, all) -> past.put(interval, all.copy(all.openedBy(cut - interval.micros()))));
            compare(Experiment.TRUNCATED, cut, past, expected, trial.compute(past, same), findings);
            same = past.entrySet().stream().collect(Collectors.toMap(Map.Entry::getKey, entry -> entry.getValue()
                    .size()));
            Map<Interval, Bars> other = new EnumMap<>(Interval.class);
            past.forEach((interval, known) ->
                    other.put(interval, noise(Objects.requireNonNull(bars.get(interval)), known, random)));
            compare(Experiment.NOISE, cut, past, expected, trial.compute(other, same), findings);
        }
        return new Outcome(expected, findings);
    }

    /** The close of some bar of some interval: shorter intervals have more bars and are cut at more often. */
    private static long cut(Map<Interval, Bars> bars, Random random) {
        int total = bars.values().stream().mapToInt(Bars::size).sum();
        int chosen = random.nextInt(Math.max(1, total));
        for (Map.Entry<Interval, Bars> entry : bars.entrySet()) {
            if (chosen < entry.getValue().size()) {
                return entry.getValue().openTime(chosen) + entry.getKey().micros();
            }
            chosen -= entry.getValue().size();
        }
        return Long.MAX_VALUE;
    }

    /** The past, then a walk from its last close at the open times of the real future. */
    private static Bars noise(Bars all, Bars known, Random random) {
        int past = known.size();
        Bars other = known.copy(past);
        double close = past == 0 ? 1 : all.close(past - 1);
        Bar bar = new Bar();
        int end = Math.min(all.size(), past + NOISE_BARS);
        for (int i = past; i < end; i++) {
            double open = close;
            close = open * StrictMath.exp(NOISE_STEP * random.nextGaussian());
            double high = Math.max(open, close) * (1 + NOISE_STEP * random.nextDouble());
            double low = Math.min(open, close) * (1 - NOISE_STEP * random.nextDouble());
            double volume = StrictMath.exp(random.nextGaussian());
            other.add(bar.fill(all.openTime(i), open, high, low, close, volume, volume * close));
        }
        return other;
    }

    private void compare(
            Experiment experiment,
            long cut,
            Map<Interval, Bars> past,
            Map<Interval, double[][]> expected,
            Map<Interval, double[][]> actual,
            List<Finding> findings) {
        List<String> names = real.names();
        past.forEach((interval, bars) -> {
            double[][] known = Objects.requireNonNull(expected.get(interval));
            double[][] blind = Objects.requireNonNull(actual.get(interval));
            for (int column = 0; column < names.size(); column++) {
                double[] with = known[column];
                double[] without = blind[column];
                int first = Arrays.mismatch(with, 0, bars.size(), without, 0, bars.size());
                if (first >= 0) {
                    long rows = IntStream.range(first, bars.size())
                            .filter(i -> Double.doubleToLongBits(with[i]) != Double.doubleToLongBits(without[i]))
                            .count();
                    findings.add(new Finding(
                            names.get(column),
                            interval,
                            bars.openTime(first),
                            experiment,
                            cut,
                            rows,
                            with[first],
                            without[first]));
                }
            }
        });
    }
}

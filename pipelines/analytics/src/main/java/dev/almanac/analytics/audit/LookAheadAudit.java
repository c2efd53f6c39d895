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
import java.util.stream.IntStream;
import java.util.stream.LongStream;

/**
 * Computes the history of a symbol without its future, with another one, and with the real one, and compares every value of
 * every bar that had closed by then, bit by bit. What differs has looked ahead.
 *
 * <p>The real future comes last, and cuts are taken from the earliest on: what remembers bars beyond one computation, as a
 * plug-in can in a static field, has not seen the future when it is first asked without one. The bars between two cuts are
 * computed with none after them, and again with made-up ones, from the state that was left at the cut before; those before the
 * first cut from the first bar on.
 */
public final class LookAheadAudit {
    /** How many made-up bars of each interval follow a cut; a look further ahead than that is caught by truncation. */
    static final int NOISE_BARS = 500;

    private static final double NOISE_STEP = 0.05;

    private final Computation blind;
    private final Computation seeing;
    private final int cuts;
    private final long seed;

    /**
     * @param computation makes the computation that is audited; two are made, because one keeps its values while the other
     *     computes
     * @param cuts how many cut points each symbol has
     * @param seed the same seed gives the same cuts and the same noise for the same symbol
     */
    public LookAheadAudit(Supplier<Computation> computation, int cuts, long seed) {
        this.blind = computation.get();
        this.seeing = computation.get();
        this.cuts = cuts;
        this.seed = seed;
    }

    /**
     * What came of a symbol.
     *
     * @param values by interval one array for each column, with everything that is known; the next audit overwrites them
     * @param findings at most one for each column, interval, experiment and cut: its first row since the cut before
     */
    public record Outcome(Map<Interval, double[][]> values, List<Finding> findings) {}

    /** The bars of each interval that closed between a cut and the one before: places of the first and after the last. */
    private record Stretch(long cut, Map<Interval, Integer> from, Map<Interval, Integer> to) {}

    /**
     * Audits one symbol.
     *
     * @param name of the symbol, part of the seed
     * @param bars by interval, in order of time
     */
    public Outcome audit(String name, Map<Interval, Bars> bars) {
        Random random = new Random(seed ^ name.hashCode());
        long[] times = LongStream.generate(() -> cut(bars, random))
                .limit(cuts)
                .sorted()
                .toArray();
        List<Finding> findings = new ArrayList<>();
        List<Stretch> stretches = new ArrayList<>();
        Map<Interval, Integer> before = Map.of();
        Map<Interval, byte[]> states = Map.of();
        for (long cut : times) {
            Map<Interval, Bars> past = past(bars, cut);
            Map<Interval, Integer> sizes = new EnumMap<>(Interval.class);
            past.forEach((interval, known) -> sizes.put(interval, known.size()));
            Stretch stretch = new Stretch(cut, before, sizes);
            Map<Interval, byte[]> next = blind.compute(past, states);
            seeing.compute(noise(bars, past, random), states);
            compare(Experiment.NOISE, stretch, bars, findings);
            stretches.add(stretch);
            before = sizes;
            states = next;
        }
        seeing.compute(bars, Map.of());
        stretches.forEach(stretch -> compare(Experiment.TRUNCATED, stretch, bars, findings));
        return new Outcome(seeing.values(), findings);
    }

    private static Map<Interval, Bars> past(Map<Interval, Bars> bars, long cut) {
        Map<Interval, Bars> past = new EnumMap<>(Interval.class);
        bars.forEach((interval, all) -> past.put(interval, all.copy(all.openedBy(cut - interval.micros()))));
        return past;
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

    private static Map<Interval, Bars> noise(Map<Interval, Bars> bars, Map<Interval, Bars> past, Random random) {
        Map<Interval, Bars> other = new EnumMap<>(Interval.class);
        past.forEach((interval, known) ->
                other.put(interval, noise(Objects.requireNonNull(bars.get(interval)), known, random)));
        return other;
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

    /** Compares what was computed with a future with what was computed without, over the bars of a stretch. */
    private void compare(Experiment experiment, Stretch stretch, Map<Interval, Bars> all, List<Finding> findings) {
        List<String> names = blind.names();
        all.forEach((interval, bars) -> {
            double[][] seen = Objects.requireNonNull(seeing.values().get(interval));
            double[][] unseen = Objects.requireNonNull(blind.values().get(interval));
            int from = stretch.from().getOrDefault(interval, 0);
            int to = stretch.to().getOrDefault(interval, from);
            for (int column = 0; column < names.size(); column++) {
                double[] with = seen[column];
                double[] without = unseen[column];
                int first = from + Arrays.mismatch(with, from, to, without, from, to);
                if (first >= from) {
                    long rows = IntStream.range(first, to)
                            .filter(i -> Double.doubleToLongBits(with[i]) != Double.doubleToLongBits(without[i]))
                            .count();
                    findings.add(new Finding(
                            names.get(column),
                            interval,
                            bars.openTime(first),
                            experiment,
                            stretch.cut(),
                            rows,
                            with[first],
                            without[first]));
                }
            }
        });
    }
}

package dev.almanac.analytics.quality.check;

import dev.almanac.analytics.indicator.Bar;
import dev.almanac.analytics.market.Candle;
import dev.almanac.analytics.market.Interval;
import dev.almanac.analytics.quality.Finding;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.TreeMap;
import java.util.function.UnaryOperator;

/** A sound market from a seed, defects to plant in it, and what the checks say of it. */
final class Market {
    /** 2020-01-06, a Monday, so that bars of every interval begin. */
    static final long START = 1_578_268_800_000_000L;

    private Market() {}

    /** Bars of a geometric walk whose moves have fat tails; prices have five digits, turnover fits them. */
    static List<Candle> bars(Interval interval, int count, long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        List<Candle> bars = new ArrayList<>();
        double price = Math.exp(random.nextDouble(-6, 10));
        double step = 0.05 * Math.sqrt(interval.micros() / (double) Interval.D1.micros());
        for (int i = 0; i < count; i++) {
            double open = digits(price);
            double high = open;
            double low = open;
            for (int tick = 0; tick < 8; tick++) {
                double shock = random.nextGaussian() * (random.nextInt(40) == 0 ? 3 : 1);
                price = digits(price * Math.exp(step / Math.sqrt(8) * shock));
                high = Math.max(high, price);
                low = Math.min(low, price);
            }
            double volume = digits(Math.exp(5 + random.nextGaussian()));
            double turnover = volume * (open + high + low + price) / 4;
            bars.add(new Candle(
                    START + i * interval.micros(),
                    open,
                    high,
                    low,
                    price,
                    volume,
                    turnover,
                    -1,
                    Double.NaN,
                    Double.NaN));
        }
        return bars;
    }

    private static double digits(double value) {
        double unit = Math.pow(10, Math.floor(Math.log10(value)) - 4);
        return Math.round(value / unit) * unit;
    }

    /** The bars with those from {@code from} to before {@code until} changed. */
    static List<Candle> with(List<Candle> bars, int from, int until, UnaryOperator<Candle> defect) {
        List<Candle> changed = new ArrayList<>(bars);
        for (int i = from; i < until; i++) {
            changed.set(i, defect.apply(bars.get(i)));
        }
        return changed;
    }

    /** The same bar with other figures. */
    static Candle prices(Candle bar, double open, double high, double low, double close) {
        return new Candle(
                bar.openTime(),
                open,
                high,
                low,
                close,
                bar.volume(),
                bar.volume() * (high + low) / 2,
                -1,
                Double.NaN,
                Double.NaN);
    }

    static Candle scaled(Candle bar, double factor) {
        return prices(bar, bar.open() * factor, bar.high() * factor, bar.low() * factor, bar.close() * factor);
    }

    static Candle volumes(Candle bar, double volume, double turnover) {
        return new Candle(
                bar.openTime(),
                bar.open(),
                bar.high(),
                bar.low(),
                bar.close(),
                volume,
                turnover,
                -1,
                Double.NaN,
                Double.NaN);
    }

    /** A bar in which nothing happened. */
    static Candle idle(Candle bar, double price) {
        return new Candle(bar.openTime(), price, price, price, price, 0, 0, 0, Double.NaN, Double.NaN);
    }

    /** Bars of a longer interval out of shorter ones; only whole ones. */
    static List<Candle> resampled(List<Candle> bars, Interval shorter, Interval longer) {
        int each = Math.toIntExact(longer.micros() / shorter.micros());
        List<Candle> longerBars = new ArrayList<>();
        for (int i = 0; i + each <= bars.size(); i += each) {
            List<Candle> within = bars.subList(i, i + each);
            longerBars.add(new Candle(
                    within.get(0).openTime(),
                    within.get(0).open(),
                    within.stream().mapToDouble(Candle::high).max().orElseThrow(),
                    within.stream().mapToDouble(Candle::low).min().orElseThrow(),
                    within.get(each - 1).close(),
                    within.stream().mapToDouble(Candle::volume).sum(),
                    within.stream().mapToDouble(Candle::quoteVolume).sum(),
                    -1,
                    Double.NaN,
                    Double.NaN));
        }
        return longerBars;
    }

    /** A series of one venue. */
    record Series(String venue, Interval interval, List<Candle> bars) {}

    /** What the checks say of one symbol: findings by {@code venue interval}. */
    static Map<String, List<Finding>> check(Series... series) {
        record Fed(Series of, Candle bar) {}
        List<Fed> all = new ArrayList<>();
        for (Series one : series) {
            one.bars().forEach(bar -> all.add(new Fed(one, bar)));
        }
        all.sort(Comparator.<Fed>comparingLong(
                        fed -> fed.bar().openTime() + fed.of().interval().micros())
                .thenComparing(fed -> fed.of().interval())
                .thenComparing(fed -> fed.of().venue()));
        Map<String, List<Finding>> findings = new TreeMap<>();
        SymbolChecks checks =
                new SymbolChecks(CheckSettings.DEFAULT, (venue, interval, finding) -> findings.computeIfAbsent(
                                venue + " " + interval, key -> new ArrayList<>())
                        .add(finding));
        Bar buffer = new Bar();
        all.forEach(fed -> checks.bar(fed.of().venue(), fed.of().interval(), fill(buffer, fed.bar())));
        checks.finish();
        return findings;
    }

    /** What the checks say of one series. */
    static List<Finding> check(Interval interval, List<Candle> bars) {
        return check(new Series("binance", interval, bars)).getOrDefault("binance " + interval, List.of());
    }

    private static Bar fill(Bar buffer, Candle bar) {
        return buffer.fill(
                bar.openTime(), bar.open(), bar.high(), bar.low(), bar.close(), bar.volume(), bar.quoteVolume());
    }
}

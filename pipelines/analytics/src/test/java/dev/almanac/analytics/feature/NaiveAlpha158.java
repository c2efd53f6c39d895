package dev.almanac.analytics.feature;

import dev.almanac.analytics.market.Candle;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.DoubleBinaryOperator;
import java.util.function.ToDoubleFunction;
import java.util.stream.IntStream;
import org.hipparchus.stat.correlation.PearsonsCorrelation;
import org.hipparchus.stat.descriptive.moment.StandardDeviation;
import org.hipparchus.stat.descriptive.rank.Percentile;
import org.hipparchus.stat.ranking.NaturalRanking;
import org.hipparchus.stat.regression.SimpleRegression;

/** The 158 factors by definition: every value from its whole window, by other people's statistics. */
public final class NaiveAlpha158 {
    private final double[] open;
    private final double[] high;
    private final double[] low;
    private final double[] close;
    private final double[] volume;
    private final double[] average;
    private final Map<String, double[]> values = new LinkedHashMap<>();

    private NaiveAlpha158(List<Candle> bars) {
        this.open = column(bars, Candle::open);
        this.high = column(bars, Candle::high);
        this.low = column(bars, Candle::low);
        this.close = column(bars, Candle::close);
        this.volume = column(bars, Candle::volume);
        this.average = column(
                bars,
                bar -> Double.isNaN(bar.quoteVolume())
                        ? (bar.high() + bar.low() + bar.close()) / 3
                        : bar.quoteVolume() / bar.volume());
    }

    /** One column for each published name in lower case, {@code NaN} before its window is full. */
    public static Map<String, double[]> of(List<Candle> bars, int... windows) {
        NaiveAlpha158 naive = new NaiveAlpha158(bars);
        naive.candles();
        for (int window : windows) {
            naive.prices(window);
            naive.ranks(window);
            naive.moves(window);
            naive.volumes(window);
        }
        return naive.values;
    }

    private static double[] column(List<Candle> bars, ToDoubleFunction<Candle> figure) {
        return bars.stream().mapToDouble(figure).toArray();
    }

    private void put(String name, ToDoubleFunction<Integer> figure) {
        values.put(
                name,
                IntStream.range(0, close.length)
                        .mapToDouble(figure::applyAsDouble)
                        .toArray());
    }

    /** A figure from bar {@code first} on. */
    private void from(int first, String name, ToDoubleFunction<Integer> figure) {
        put(name, i -> i < first ? Double.NaN : figure.applyAsDouble(i));
    }

    private static double[] window(double[] all, int end, int size) {
        return Arrays.copyOfRange(all, end + 1 - size, end + 1);
    }

    private static double by(double numerator, double denominator) {
        return denominator == 0 ? Double.NaN : numerator / denominator;
    }

    private void candles() {
        put("kmid", i -> (close[i] - open[i]) / open[i]);
        put("klen", i -> (high[i] - low[i]) / open[i]);
        put("kmid2", i -> by(close[i] - open[i], high[i] - low[i]));
        put("kup", i -> (high[i] - Math.max(open[i], close[i])) / open[i]);
        put("kup2", i -> by(high[i] - Math.max(open[i], close[i]), high[i] - low[i]));
        put("klow", i -> (Math.min(open[i], close[i]) - low[i]) / open[i]);
        put("klow2", i -> by(Math.min(open[i], close[i]) - low[i], high[i] - low[i]));
        put("ksft", i -> (2 * close[i] - high[i] - low[i]) / open[i]);
        put("ksft2", i -> by(2 * close[i] - high[i] - low[i], high[i] - low[i]));
        put("open0", i -> open[i] / close[i]);
        put("high0", i -> high[i] / close[i]);
        put("low0", i -> low[i] / close[i]);
        put("vwap0", i -> average[i] / close[i]);
    }

    private void prices(int n) {
        from(n, "roc" + n, i -> close[i - n] / close[i]);
        from(n - 1, "ma" + n, i -> mean(window(close, i, n)) / close[i]);
        from(n - 1, "std" + n, i -> new StandardDeviation().evaluate(window(close, i, n)) / close[i]);
        from(n - 1, "beta" + n, i -> line(i, n).getSlope() / close[i]);
        from(n - 1, "rsqr" + n, i -> line(i, n).getRSquare());
        from(n - 1, "resi" + n, i -> (close[i] - line(i, n).predict(n)) / close[i]);
        from(n - 1, "max" + n, i -> highest(i, n) / close[i]);
        from(n - 1, "min" + n, i -> lowest(i, n) / close[i]);
    }

    private SimpleRegression line(int end, int n) {
        SimpleRegression regression = new SimpleRegression();
        for (int i = 1; i <= n; i++) {
            regression.addData(i, close[end - n + i]);
        }
        return regression;
    }

    private double highest(int end, int n) {
        return Arrays.stream(window(high, end, n)).max().orElseThrow();
    }

    private double lowest(int end, int n) {
        return Arrays.stream(window(low, end, n)).min().orElseThrow();
    }

    private static double mean(double[] window) {
        return Arrays.stream(window).sum() / window.length;
    }

    private void ranks(int n) {
        Percentile linear = new Percentile().withEstimationType(Percentile.EstimationType.R_7);
        from(n - 1, "qtlu" + n, i -> linear.evaluate(window(close, i, n), 80) / close[i]);
        from(n - 1, "qtld" + n, i -> linear.evaluate(window(close, i, n), 20) / close[i]);
        from(n - 1, "rank" + n, i -> new NaturalRanking().rank(window(close, i, n))[n - 1] / n);
        from(n - 1, "rsv" + n, i -> by(close[i] - lowest(i, n), highest(i, n) - lowest(i, n)));
        from(n - 1, "imax" + n, i -> place(high, i, n, highest(i, n)));
        from(n - 1, "imin" + n, i -> place(low, i, n, lowest(i, n)));
        from(n - 1, "imxd" + n, i -> place(high, i, n, highest(i, n)) - place(low, i, n, lowest(i, n)));
        double[] logs = Arrays.stream(volume).map(v -> Math.log(v + 1)).toArray();
        from(n - 1, "corr" + n, i -> new PearsonsCorrelation().correlation(window(close, i, n), window(logs, i, n)));
        double[] closes = changes(close, (now, before) -> now / before);
        double[] volumes = changes(volume, (now, before) -> Math.log(now / before + 1));
        from(n, "cord" + n, i -> new PearsonsCorrelation().correlation(window(closes, i, n), window(volumes, i, n)));
    }

    /** Place of the first such value, the oldest 1, by the length. */
    private static double place(double[] all, int end, int n, double value) {
        int i = end + 1 - n;
        while (all[i] != value) {
            i++;
        }
        return (i - (end - n)) / (double) n;
    }

    private static double[] changes(double[] all, DoubleBinaryOperator change) {
        return IntStream.range(0, all.length)
                .mapToDouble(i -> i == 0 ? Double.NaN : change.applyAsDouble(all[i], all[i - 1]))
                .toArray();
    }

    private void moves(int n) {
        double[] ups = changes(close, (now, before) -> now > before ? 1 : 0);
        double[] downs = changes(close, (now, before) -> now < before ? 1 : 0);
        from(n, "cntp" + n, i -> mean(window(ups, i, n)));
        from(n, "cntn" + n, i -> mean(window(downs, i, n)));
        from(n, "cntd" + n, i -> mean(window(ups, i, n)) - mean(window(downs, i, n)));
        shares("sum", close, n);
    }

    private void shares(String name, double[] all, int n) {
        double[] rises = changes(all, (now, before) -> Math.max(now - before, 0));
        double[] falls = changes(all, (now, before) -> Math.max(before - now, 0));
        double[] ways = changes(all, (now, before) -> Math.abs(now - before));
        from(n, name + "p" + n, i -> by(mean(window(rises, i, n)), mean(window(ways, i, n))));
        from(n, name + "n" + n, i -> by(mean(window(falls, i, n)), mean(window(ways, i, n))));
        from(
                n,
                name + "d" + n,
                i -> by(mean(window(rises, i, n)) - mean(window(falls, i, n)), mean(window(ways, i, n))));
    }

    private void volumes(int n) {
        from(n - 1, "vma" + n, i -> by(mean(window(volume, i, n)), volume[i]));
        from(n - 1, "vstd" + n, i -> by(new StandardDeviation().evaluate(window(volume, i, n)), volume[i]));
        double[] moved = changes(close, (now, before) -> Math.abs(now / before - 1));
        double[] weighted = IntStream.range(0, moved.length)
                .mapToDouble(i -> moved[i] * volume[i])
                .toArray();
        from(
                n,
                "wvma" + n,
                i -> by(new StandardDeviation().evaluate(window(weighted, i, n)), mean(window(weighted, i, n))));
        shares("vsum", volume, n);
    }
}

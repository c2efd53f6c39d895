package dev.almanac.analytics.feature;

import dev.almanac.analytics.indicator.type.IndicatorLibrary;
import dev.almanac.analytics.market.Interval;
import java.util.ArrayList;
import java.util.List;

/**
 * The 158 factors that users of Qlib know as Alpha158, under their published names in lower case (Yang, Liu, Zhou, Bian and
 * Liu, Qlib: An AI-oriented Quantitative Investment Platform, 2020). Windows count bars.
 *
 * <p>Where we differ on purpose: a value is {@code NaN} until its window is full, where Qlib shows what the bars so far give;
 * what is divided by 0 is {@code NaN}, where Qlib adds 1e-12 to the divisor; ranks are fractions, 1 the highest; a bar
 * without trades carries no price and is gone over, as everywhere. Deviations have the divisor {@code n - 1}. {@code vwap0}
 * takes the quote volume, and the mean of high, low and close where the source has none.
 */
public final class Alpha158Features {
    /** Name of the set. */
    public static final String NAME = "alpha158";

    private static final int[] WINDOWS = {5, 10, 20, 30, 60};

    /** Candle and prices of the bar itself. */
    private static final List<String> BAR = List.of(
            "kmid = kbar().mid",
            "klen = kbar().len",
            "kmid2 = kbar().mid2",
            "kup = kbar().up",
            "kup2 = kbar().up2",
            "klow = kbar().low",
            "klow2 = kbar().low2",
            "ksft = kbar().sft",
            "ksft2 = kbar().sft2",
            "open0 = price().open / close",
            "high0 = price().high / close",
            "low0 = price().low / close",
            "vwap0 = price().vwap / close");

    /** One column for every window {@code N}. */
    private static final List<String> ROLLING = List.of(
            "rocN = lag(N) / close",
            "maN = sma(N) / close",
            "stdN = stdev(N).sample / close",
            "betaN = linreg_slope(N) / close",
            "rsqrN = linreg(N).r2",
            "resiN = linreg_residual(N) / close",
            "maxN = donchian(N).upper / close",
            "minN = donchian(N).lower / close",
            "qtluN = quantile(N, 0.8) / close",
            "qtldN = quantile(N, 0.2) / close",
            "rankN = rank(N)",
            "rsvN = donchian(N).position",
            "imaxN = extreme_place(N).high",
            "iminN = extreme_place(N).low",
            "imxdN = extreme_place(N).diff",
            "corrN = volume_corr(N, 1)",
            "cordN = change_corr(N)",
            "cntpN = move_count(N).up",
            "cntnN = move_count(N).down",
            "cntdN = move_count(N).net",
            "sumpN = close_move(N).up",
            "sumnN = close_move(N).down",
            "sumdN = close_move(N).net",
            "vmaN = volume_ratio(N).mean",
            "vstdN = volume_ratio(N).deviation",
            "wvmaN = move_dispersion(N)",
            "vsumpN = volume_move(N).up",
            "vsumnN = volume_move(N).down",
            "vsumdN = volume_move(N).net");

    private Alpha158Features() {}

    /** The columns: those of the bar, then each rolling one over its five windows. */
    public static List<Column> columns() {
        List<Column> columns = new ArrayList<>();
        IndicatorLibrary library = IndicatorLibrary.builtIn();
        BAR.forEach(text -> columns.add(Column.parse(text, library)));
        for (String text : ROLLING) {
            for (int window : WINDOWS) {
                columns.add(Column.parse(text.replace("N", Integer.toString(window)), library));
            }
        }
        return columns;
    }

    /** The set over the given intervals. */
    public static FeatureSet set(List<Interval> intervals) {
        return FeatureSet.of(NAME, intervals, columns());
    }
}

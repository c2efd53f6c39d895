package dev.almanac.analytics.agreement;

import dev.almanac.analytics.agreement.Reference.TestSeries;
import dev.almanac.analytics.agreement.Reference.Values;
import dev.almanac.analytics.feature.TestBars;
import dev.almanac.analytics.market.Candle;
import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.temporal.TemporalAdjusters;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.IntToDoubleFunction;
import java.util.function.UnaryOperator;
import org.ta4j.core.indicators.PVOIndicator;
import org.ta4j.core.indicators.volume.ChaikinOscillatorIndicator;
import org.ta4j.core.indicators.volume.NVIIndicator;
import org.ta4j.core.indicators.volume.OnBalanceVolumeIndicator;
import org.ta4j.core.indicators.volume.PVIIndicator;
import org.ta4j.core.indicators.volume.VWAPIndicator;

/** Independent computations of the volume indicators. */
final class VolumeReferences {
    private static final double ROUNDING = 1e-9;

    /** Index of the first quote of February: January, in which the quotes begin, is not whole. */
    private static final int FEBRUARY = 20;

    private VolumeReferences() {}

    static List<Reference> all() {
        List<Reference> all = new ArrayList<>(List.of(
                Tables.of("obv()", "obv", "obv"),
                Tables.of("adl()", "adl", "adl"),
                Tables.of("chaikin_osc(3, 10)", "chaikin-osc", "oscillator"),
                Tables.of("force_index(2)", "force", "forceIndex"),
                Tables.of("klinger(34, 55, 13).osc", "kvo", "oscillator"),
                Tables.of("klinger(34, 55, 13).signal", "kvo", "signal"),
                Tables.of("pvo(12, 26, 9).line", "pvo", "pvo"),
                Tables.of("pvo(12, 26, 9).signal", "pvo", "signal"),
                Tables.of("pvo(12, 26, 9).hist", "pvo", "histogram"),
                summed("vwap(20)", 0, VolumeReferences::windowOf20),
                summed("vwap_anchored(3)", FEBRUARY, VolumeReferences::firstOfMonth)));
        all.addAll(List.of(
                Ta4j.of("obv()", TestSeries.XRP_4H, 0, ROUNDING, OnBalanceVolumeIndicator::new),
                Ta4j.of(
                        "chaikin_osc(3, 10)",
                        TestSeries.BTC_DAILY,
                        Ta4j.FADED,
                        1e-7,
                        series -> new ChaikinOscillatorIndicator(series, 3, 10)),
                Ta4j.of(
                        "pvo(12, 26, 9).line",
                        TestSeries.BTC_DAILY,
                        Ta4j.FADED,
                        ROUNDING,
                        series -> new PVOIndicator(series, 12, 26)),
                Ta4j.of("nvi()", TestSeries.XRP_4H, 0, ROUNDING, NVIIndicator::new),
                Ta4j.of("pvi()", TestSeries.XRP_4H, 0, ROUNDING, PVIIndicator::new),
                Ta4j.of("vwap(20)", TestSeries.XRP_4H, 19, ROUNDING, series -> new VWAPIndicator(series, 20)),
                naive("force_index(13)", ROUNDING, bars -> Naive.ema(each(bars, i -> force(bars, i)), 13)),
                naive("emv(14)", ROUNDING, bars -> Naive.sma(each(bars, i -> move(bars, i)), 14)),
                naive("twap(20)", ROUNDING, bars -> Naive.sma(each(bars, i -> average(bars.get(i))), 20)),
                // The values are far below 1, where the tolerance is absolute.
                naive("amihud(20)", 1e-22, bars -> Naive.sma(each(bars, i -> impact(bars, i)), 20)),
                naive("vwmacd(12, 26, 9).line", ROUNDING, VolumeReferences::weightedMacd),
                naive("vwmacd(12, 26, 9).signal", ROUNDING, bars -> Naive.ema(weightedMacd(bars), 9)),
                naive("vwmacd(12, 26, 9).hist", ROUNDING, bars -> {
                    double[] line = weightedMacd(bars);
                    double[] signal = Naive.ema(line, 9);
                    return each(bars, i -> line[i] - signal[i]);
                }),
                naive("vwap_session()", ROUNDING, bars -> since(bars, date -> date)),
                naive(
                        "vwap_anchored(2)",
                        ROUNDING,
                        bars -> since(bars, date -> date.with(TemporalAdjusters.previousOrSame(DayOfWeek.MONDAY))))));
        return all;
    }

    /** What a column's sums run over. */
    private interface Window {
        /** Index of the first bar of the window that ends with bar {@code last}, negative where there is none. */
        int first(List<Candle> bars, int last);
    }

    private static int windowOf20(List<Candle> bars, int last) {
        return last - 19;
    }

    private static int firstOfMonth(List<Candle> bars, int last) {
        int first = last;
        while (first > 0
                && date(bars.get(first - 1)).getMonth() == date(bars.get(last)).getMonth()) {
            first--;
        }
        return first;
    }

    /** The table's average runs from the first quote on; its sums, subtracted, give that of any window. */
    private static Reference summed(String column, int from, Window window) {
        return new Reference(
                column,
                "table",
                TestSeries.QUOTES,
                from,
                ROUNDING,
                "from the table's sums since the first bar",
                bars -> {
                    double[] average = TestBars.expected("vwap", "vwap");
                    double[] volumes = new double[bars.size() + 1];
                    double[] turnovers = new double[bars.size() + 1];
                    for (int i = 0; i < bars.size(); i++) {
                        volumes[i + 1] = volumes[i] + bars.get(i).volume();
                        turnovers[i + 1] = average[i] * volumes[i + 1];
                    }
                    return each(bars, i -> {
                        int first = window.first(bars, i);
                        return first < 0
                                ? Double.NaN
                                : (turnovers[i + 1] - turnovers[first]) / (volumes[i + 1] - volumes[first]);
                    });
                });
    }

    private static Reference naive(String column, double tolerance, Values values) {
        return Naive.of(column, TestSeries.XRP_4H, tolerance, "", values);
    }

    private static double[] each(List<Candle> bars, IntToDoubleFunction value) {
        double[] values = new double[bars.size()];
        Arrays.setAll(values, value);
        return values;
    }

    /** The day a bar opens on. */
    static LocalDate date(Candle candle) {
        return Instant.ofEpochMilli(candle.openTime() / 1000)
                .atOffset(ZoneOffset.UTC)
                .toLocalDate();
    }

    private static double average(Candle bar) {
        return (bar.open() + bar.high() + bar.low() + bar.close()) / 4;
    }

    private static double force(List<Candle> bars, int i) {
        return i == 0
                ? Double.NaN
                : bars.get(i).volume() * (bars.get(i).close() - bars.get(i - 1).close());
    }

    private static double move(List<Candle> bars, int i) {
        if (i == 0) {
            return Double.NaN;
        }
        Candle bar = bars.get(i);
        Candle before = bars.get(i - 1);
        double distance = (bar.high() + bar.low()) / 2 - (before.high() + before.low()) / 2;
        return distance / (bar.volume() / (bar.high() - bar.low()));
    }

    private static double impact(List<Candle> bars, int i) {
        if (i == 0) {
            return Double.NaN;
        }
        double before = bars.get(i - 1).close();
        Candle bar = bars.get(i);
        return Math.abs((bar.close() - before) / before) / (bar.close() * bar.volume());
    }

    private static double[] weightedMacd(List<Candle> bars) {
        double[] turnover = each(bars, i -> bars.get(i).close() * bars.get(i).volume());
        double[] volume = each(bars, i -> bars.get(i).volume());
        double[] fast = Naive.ema(turnover, 12);
        double[] fastVolume = Naive.ema(volume, 12);
        double[] slow = Naive.ema(turnover, 26);
        double[] slowVolume = Naive.ema(volume, 26);
        return each(bars, i -> fast[i] / fastVolume[i] - slow[i] / slowVolume[i]);
    }

    /** The average since the first bar of the day that {@code begin} says; the first such stretch is not whole. */
    private static double[] since(List<Candle> bars, UnaryOperator<LocalDate> begin) {
        LocalDate partial = begin.apply(date(bars.get(0)));
        boolean whole = bars.get(0).openTime() / 1000
                == partial.atStartOfDay().toInstant(ZoneOffset.UTC).toEpochMilli();
        return each(bars, i -> {
            LocalDate start = begin.apply(date(bars.get(i)));
            double turnover = 0;
            double volume = 0;
            for (int at = i; at >= 0 && begin.apply(date(bars.get(at))).equals(start); at--) {
                Candle bar = bars.get(at);
                turnover += (bar.high() + bar.low() + bar.close()) / 3 * bar.volume();
                volume += bar.volume();
            }
            return start.equals(partial) && !whole ? Double.NaN : turnover / volume;
        });
    }
}

package dev.almanac.reports;

import dev.almanac.analytics.figure.Figures;
import dev.almanac.analytics.report.Call;
import dev.almanac.analytics.report.ChartBar;
import dev.almanac.analytics.report.ChartLine;
import dev.almanac.analytics.report.ChartMarker;
import dev.almanac.analytics.report.ConfidencePart;
import dev.almanac.analytics.report.ContributionLine;
import dev.almanac.analytics.report.DataView;
import dev.almanac.analytics.report.Head;
import dev.almanac.analytics.report.LeftOut;
import dev.almanac.analytics.report.Level;
import dev.almanac.analytics.report.MarketView;
import dev.almanac.analytics.report.NearMiss;
import dev.almanac.analytics.report.PriceChart;
import dev.almanac.analytics.report.Provenance;
import dev.almanac.analytics.report.ReportModel;
import dev.almanac.analytics.report.SymbolFigures;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;

/** Made-up reports of the shape that real ones have: long names, tiny prices, figures that do not exist. */
public final class Samples {
    private static final LocalDate DAY = LocalDate.of(2022, 10, 10);

    private static final List<String> SYMBOLS = List.of(
            "SOL/USDT",
            "ATOM/USDT",
            "1000SHIB/USDT",
            "BTC/USDT",
            "ETH/USDT",
            "LINK/USDT",
            "MATIC/USDT",
            "XRP/USDT",
            "ADA/USDT",
            "AVAX/USDT",
            "BNB/USDT",
            "DOGE/USDT",
            "DOT/USDT",
            "EOS/USDT",
            "ETC/USDT",
            "FIL/USDT",
            "ICP/USDT",
            "LTC/USDT",
            "NEAR/USDT",
            "TRX/USDT",
            "UNI/USDT",
            "VET/USDT",
            "XLM/USDT",
            "XMR/USDT",
            "ALGO/USDT",
            "AAVE/USDT",
            "AXS/USDT",
            "FTM/USDT",
            "GRT/USDT",
            "SAND/USDT",
            "THETA/USDT");

    private static final double[] PRICES = {33.12, 12.934, 0.01094, 19133, 1290.4, 7.41, 0.7918, 0.4884, 0.401, 15.98};
    private static final int[] DECIMALS = {2, 3, 8, 2, 2, 3, 4, 4, 4, 2};

    private Samples() {}

    /** Three calls, near misses, findings, everything that a report can have. */
    public static ReportModel full() {
        return ofCalls(3);
    }

    /** A report of so many calls, at most ten. */
    public static ReportModel ofCalls(int count) {
        List<Call> calls = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            calls.add(call(i));
        }
        String names = count == 3 ? "SOL, ATOM, 1000SHIB" : "SOL, ATOM, ...";
        return new ReportModel(
                head(count + " calls (" + names + "); downtrend since 12 September, 35 % of 31 members above their"
                        + " 50-day average."),
                calls,
                nearMisses(),
                leftOut(),
                market(),
                data(),
                provenance());
    }

    /** A day without calls, short of everything that can be missing. */
    public static ReportModel empty() {
        MarketView.Breadth breadth = new MarketView.Breadth(
                Double.NaN, Double.NaN, 0, "Breadth is not known: no member has 50 daily bars.", List.of());
        MarketView market = new MarketView(
                breadth,
                new MarketView.Regime("unknown", DAY, "The regime is not known: fewer than 8 members."),
                "Dispersion is not known.",
                Double.NaN,
                new MarketView.Correlation(0, List.of(), List.of(), "Correlation is not known."),
                List.of());
        Head head = new Head(
                Instant.parse("2022-10-11T04:00:00Z"),
                "default",
                2,
                true,
                List.of(),
                "No call today: 5 symbols were ranked and at least 8 are needed.",
                List.of(),
                5,
                7,
                "next daily open",
                "equal-weight universe of the day");
        Provenance provenance = new Provenance(
                "r-0000", "0.1.0", "ab".repeat(32), "rank { }\n", List.of(), "almanac" + " reproduce r-0000");
        return new ReportModel(
                head,
                List.of(),
                List.of(),
                List.of(),
                market,
                new DataView("Nothing was missing, corrected or refused.", List.of(), "", List.of()),
                provenance);
    }

    private static Head head(String headline) {
        return new Head(
                Instant.parse("2022-10-11T00:00:00Z"),
                "default",
                1,
                false,
                List.of("Historical sample data: 2019-01-01 to 2022-10-11, not today's market"),
                headline,
                List.of(
                        "SOL/USDT leads by its 30-day momentum of +18.4 %, 3rd of 31.",
                        "Only 9 of 31 members stand above their 200-day average, the fewest since 21 June.",
                        "BTC/USDT moved 0.4 % on the day, its quietest day of 90 (z −2.6)."),
                31,
                7,
                "at the open of the next daily bar",
                "equal-weight universe of the day");
    }

    private static Call call(int i) {
        PriceChart chart = chart(i);
        double close = chart.bars().get(chart.bars().size() - 1).close();
        List<ContributionLine> contributions = contributions(i);
        double score = contributions.stream()
                .mapToDouble(ContributionLine::contribution)
                .sum();
        SymbolFigures figures = new SymbolFigures(
                close,
                DECIMALS[i],
                i == 1 ? -0.012 : 0.0304 - i * 0.004,
                0.067 - i * 0.03,
                i == 2 ? Double.NaN : 0.184 - i * 0.05,
                i == 2 ? Double.NaN : -0.873 + i * 0.04,
                0.051 + i * 0.007);
        String symbol = SYMBOLS.get(i);
        return new Call(
                i + 1,
                i == 0 ? 3 : i == 1 ? 0 : i == 2 ? 3 : i,
                "binance",
                symbol,
                "rec-7f3a" + i + "c",
                score,
                0.82 - i * 0.05,
                List.of(
                        new ConfidencePart("data quality", 0.97, "116 of 120 daily bars are sound."),
                        new ConfidencePart("agreement", 0.82 - i * 0.05, "4 of 5 components have the score's sign."),
                        new ConfidencePart(
                                "rank stability", 0.9, "Rank 1 to 3 when each component is left out in turn.")),
                figures,
                List.of(
                        symbol + " ranks " + Figures.ordinal(i + 1)
                                + " of 31 mainly by its 30-day momentum of +18.4 %, 3rd of 31, and a close 6.2 % above its"
                                + " 50-day average, 4th of 31.",
                        "Against it speaks a normal day's move of 5.1 %, 26th of 31.",
                        "The five components agree but for volatility; the score without the largest of them would be"
                                + " +0.42."),
                contributions,
                chart.levels(),
                List.of(
                        "A daily close below " + Figures.fixed(close * 0.93, DECIMALS[i])
                                + ", the 50-day average, would turn the trend component negative.",
                        "A 30-day momentum below the universe's median (now −3.1 %) would take it off the list."),
                chart);
    }

    private static List<ContributionLine> contributions(int i) {
        String[][] rows = {
            {"momentum", "roc_30", "30-day change", "+18.4 %"},
            {"trend", "close_to_sma_50", "Close against its 50-day average", "+6.2 %"},
            {"volatility", "natr_14", "Normal day's move", "5.1 %"},
            {"trend", "adx_14", "Strength of trend (ADX 14)", "31.4"},
            {"liquidity", "quote_volume_30", "Daily turnover, 30-day median", "412M"},
            {"momentum", "rsi_14", "Relative strength index, 14 days", "61.2"},
            {"momentum", "roc_90", "90-day change", "−8.7 %"},
            {"trend", "close_to_sma_200", "Close against its 200-day average", "−38.0 %"},
            {"anomaly", "volume_z", "Turnover against 30 days", "+1.1 z"},
            {"volatility", "realized_30", "Realised volatility, 30 days a year", "78.3 %"},
            {"liquidity", "amihud_30", "Price impact per million", "0.02 %"},
            {"range", "donchian_pos_55", "Place in the 55-day range", "0.71"},
            {"momentum", "roc_365", "365-day change", Figures.ABSENT}
        };
        double[] adds = {0.412, 0.233, -0.161, 0.118, 0.097, 0.071, -0.066, -0.052, 0.031, -0.024, 0.012, 0.004, 0};
        List<ContributionLine> lines = new ArrayList<>();
        for (int k = 0; k < rows.length; k++) {
            boolean absent = k == rows.length - 1;
            double weight = absent ? 0 : 0.16 - k * 0.01;
            double added = adds[k] * (1 - 0.12 * i);
            lines.add(new ContributionLine(
                    rows[k][0],
                    rows[k][1],
                    rows[k][2],
                    absent ? Double.NaN : 0.1 * k + 0.184,
                    rows[k][3],
                    absent ? Double.NaN : added / weight,
                    weight,
                    added,
                    absent ? 0 : k * 2 + 1 + i,
                    absent ? 0 : 31));
        }
        return lines;
    }

    private static PriceChart chart(int i) {
        Random random = new Random(1000 + i);
        List<Double> steps = new ArrayList<>();
        for (int k = 0; k < 170; k++) {
            steps.add(random.nextGaussian() * 0.032 + (k % 60 < 25 ? -0.008 : 0.006));
        }
        double[] closes = new double[steps.size()];
        closes[closes.length - 1] = PRICES[i];
        for (int k = closes.length - 2; k >= 0; k--) {
            closes[k] = closes[k + 1] / StrictMath.exp(steps.get(k + 1));
        }
        List<ChartBar> bars = new ArrayList<>();
        List<Double> average = new ArrayList<>();
        List<Double> slow = new ArrayList<>();
        for (int k = 50; k < closes.length; k++) {
            double open = closes[k - 1];
            double high = Math.max(open, closes[k]) * (1 + Math.abs(random.nextGaussian()) * 0.012);
            double low = Math.min(open, closes[k]) * (1 - Math.abs(random.nextGaussian()) * 0.012);
            double volume = 4e6 * StrictMath.exp(random.nextGaussian() * 0.4 + Math.abs(steps.get(k)) * 12);
            bars.add(new ChartBar(DAY.minusDays(closes.length - 1L - k), open, high, low, closes[k], volume));
            average.add(mean(closes, k - 49, k));
            slow.add(k < 100 ? Double.NaN : mean(closes, k - 99, k));
        }
        double high20 = bars.subList(100, 120).stream()
                .mapToDouble(ChartBar::high)
                .max()
                .orElseThrow();
        double low20 =
                bars.subList(100, 120).stream().mapToDouble(ChartBar::low).min().orElseThrow();
        List<Level> levels = List.of(
                new Level("50-day average", average.get(average.size() - 1), "average"),
                new Level("20-day high", high20, "resistance"),
                new Level("20-day low", low20, "support"),
                new Level("52-week high", PRICES[i] * 7.8, "resistance"));
        String base = SYMBOLS.get(i).substring(0, SYMBOLS.get(i).indexOf('/'));
        return new PriceChart(
                base + " above its 50-day average since 3 October",
                "Daily candles of " + SYMBOLS.get(i) + " from " + bars.get(0).day() + " to " + DAY
                        + ". The close is above the 50-day average and below the 20-day high.",
                DECIMALS[i],
                bars,
                List.of(new ChartLine("50-day average", average), new ChartLine("100-day average", slow)),
                levels,
                List.of(
                        new ChartMarker(DAY.minusDays(84), -1, "below 50-day"),
                        new ChartMarker(DAY.minusDays(80), -1, "20-day low"),
                        new ChartMarker(DAY.minusDays(7), 1, "above 50-day")));
    }

    private static double mean(double[] values, int from, int to) {
        double sum = 0;
        for (int i = from; i <= to; i++) {
            sum += values[i];
        }
        return sum / (to - from + 1);
    }

    private static List<NearMiss> nearMisses() {
        return List.of(
                nearMiss(4, 3, 0.48, 0.74, "thin agreement", "2 of 5 components agree, 3 are needed"),
                nearMiss(5, 4, 0.42, 0.66, "score under the bar", "score +0.42, 0.08 below the bar of +0.50"),
                nearMiss(9, 6, -0.12, 0.31, "score under the bar", "score −0.12, 0.62 below the bar of +0.50"));
    }

    private static NearMiss nearMiss(int rank, int i, double score, double confidence, String reason, String lacking) {
        SymbolFigures figures =
                new SymbolFigures(PRICES[i], DECIMALS[i], -0.012, 0.021, 0.002 - i * 0.01, -0.72, 0.036);
        return new NearMiss(rank, "binance", SYMBOLS.get(i), score, confidence, figures, reason, lacking);
    }

    private static List<LeftOut> leftOut() {
        return List.of(
                new LeftOut("binance", "APT/USDT", "short_history", "0 of 200 daily bars; listed 2022-10-19"),
                new LeftOut(
                        "binance", "BTCUP/USDT", "leveraged_token", "moves 3.1 times as BTC/USDT does | by behaviour"),
                new LeftOut("binance", "USDC/USDT", "stablecoin", "stayed within 0.2 % of 1 for 365 days"));
    }

    private static MarketView market() {
        Random random = new Random(7);
        List<MarketView.BreadthDay> history = new ArrayList<>();
        double fast = 0.6;
        double slow = 0.45;
        for (int i = 179; i >= 0; i--) {
            fast = Math.max(0, Math.min(1, fast + random.nextGaussian() * 0.05 - (fast - 0.38) * 0.03));
            slow = Math.max(0, Math.min(1, slow + random.nextGaussian() * 0.018 - (slow - 0.3) * 0.02));
            history.add(new MarketView.BreadthDay(
                    DAY.minusDays(i), Math.round(fast * 31) / 31.0, Math.round(slow * 31) / 31.0));
        }
        MarketView.BreadthDay last = history.get(history.size() - 1);
        return new MarketView(
                new MarketView.Breadth(
                        last.above50(),
                        last.above200(),
                        31,
                        Figures.wholePercent(last.above50()) + " of 31 members close above their 50-day average, "
                                + Figures.wholePercent(last.above200()) + " above their 200-day average.",
                        history),
                new MarketView.Regime(
                        "downtrend",
                        LocalDate.of(2022, 9, 12),
                        "Downtrend since 2022-09-12: the median member's 50-day average is 6.1 % below its 200-day"
                                + " average and fell on 18 of 20 days."),
                "Members differ little: the spread of 30-day changes is 9.8 %, in the lowest fifth of the last year.",
                0.0981,
                correlation(),
                List.of(
                        new MarketView.Anomaly(
                                "XRP/USDT", 4.2, "Turnover was 4.2 robust deviations above its 30 days."),
                        new MarketView.Anomaly("BTC/USDT", -2.6, "The day's range was the smallest of 90 days.")));
    }

    private static MarketView.Correlation correlation() {
        Random random = new Random(11);
        int n = SYMBOLS.size();
        List<List<Double>> rows = new ArrayList<>();
        for (int i = 0; i < n; i++) {
            rows.add(new ArrayList<>(Collections.nCopies(n, 1.0)));
        }
        for (int i = 0; i < n; i++) {
            for (int k = 0; k < i; k++) {
                boolean same = i / 8 == k / 8;
                double r = (same ? 0.82 : 0.45) + random.nextGaussian() * 0.08 - (k < 3 && i > 25 ? 0.6 : 0);
                double value = k == 12 && i > 20 ? Double.NaN : Math.max(-1, Math.min(1, r));
                rows.get(i).set(k, value);
                rows.get(k).set(i, value);
            }
        }
        return new MarketView.Correlation(
                90, SYMBOLS, rows, "The average pair correlates by 0.52 over 90 days; AXS and SOL least (−0.21).");
    }

    private static DataView data() {
        return new DataView(
                "2 findings; one touches ATOM/USDT.",
                List.of(
                        new DataView.DataFinding(
                                "ATOM/USDT",
                                "4h",
                                "gap",
                                Instant.parse("2022-10-08T04:00:00Z"),
                                Instant.parse("2022-10-08T12:00:00Z"),
                                2,
                                "2 bars of 4h are missing; nothing was filled.",
                                List.of("ATOM/USDT")),
                        new DataView.DataFinding(
                                "XRP/USDT",
                                "1d",
                                "outlier",
                                Instant.parse("2022-09-23T00:00:00Z"),
                                Instant.parse("2022-09-24T00:00:00Z"),
                                1,
                                "Turnover was 9.1 robust deviations above its window; kept.",
                                List.of())),
                "1 of 2 ranked symbols have the full quality score of 100; the least is 98.9, of XRP/USDT.",
                List.of(
                        new DataView.SymbolQuality("binance", "XRP/USDT", 98.9, 365, List.of("outlier")),
                        new DataView.SymbolQuality("binance", "ATOM/USDT", 100, 365, List.of())));
    }

    private static Provenance provenance() {
        return new Provenance(
                "2022-10-11-default-4be1f0c2",
                "0.1.0",
                "9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08",
                "rank {\n  min_score = 0.5\n  top = 10\n  weights { trend = 0.3, momentum = 0.3 }\n}\n",
                List.of(
                        new Provenance.TableVersion("candles", 14, ""),
                        new Provenance.TableVersion("features_core", 3, "definition 5d41402a"),
                        new Provenance.TableVersion("rankings", 21, "")),
                "almanac reproduce 2022-10-11-default-4be1f0c2");
    }
}

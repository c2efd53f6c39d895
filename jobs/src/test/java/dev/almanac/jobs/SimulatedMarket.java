package dev.almanac.jobs;

import java.util.Locale;
import java.util.Random;

/** Daily candles of ten simulated symbols, enough to be ranked, as the text of a CSV file. */
final class SimulatedMarket {
    /** Bars of each symbol, from 2022-01-01 on. */
    static final int DAYS = 260;

    /** An as-of that all of the bars come before: the midnight that ends the last of them. */
    static final String AS_OF = "2022-09-18T00:00:00Z";

    private static final String[] BASES = {
        "SIMA", "SIMB", "SIMC", "SIMD", "SIME", "SIMF", "SIMG", "SIMH", "SIMI", "SIMJ"
    };
    private static final long SEED = 20_220_918;
    private static final long DAY_SECONDS = 86_400;
    private static final long FIRST = 1_640_995_200L; // 2022-01-01

    private SimulatedMarket() {}

    /** Bars from day {@code from} inclusive to day {@code to} exclusive, the same for every part that is asked for. */
    static String csv(int from, int to) {
        Random random = new Random(SEED);
        StringBuilder text = new StringBuilder("symbol,open_time,open,high,low,close,volume\n");
        for (int symbol = 0; symbol < BASES.length; symbol++) {
            double open = 100;
            for (int day = 0; day < DAYS; day++) {
                double close = open * StrictMath.exp(0.03 * random.nextGaussian() + 0.0005 * (symbol - 4));
                double spread = 0.01 * random.nextDouble();
                double volume = 100_000 * (1 + random.nextDouble());
                if (day >= from && day < to) {
                    text.append(String.format(
                            Locale.ROOT,
                            "%s/USDT,%d,%.6f,%.6f,%.6f,%.6f,%.3f%n",
                            BASES[symbol],
                            FIRST + day * DAY_SECONDS,
                            open,
                            Math.max(open, close) * (1 + spread),
                            Math.min(open, close) * (1 - spread),
                            close,
                            volume));
                }
                open = close;
            }
        }
        return text.toString();
    }
}

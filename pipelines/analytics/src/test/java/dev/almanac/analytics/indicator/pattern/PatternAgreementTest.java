package dev.almanac.analytics.indicator.pattern;

import static org.assertj.core.api.Assertions.assertThat;

import dev.almanac.analytics.agreement.TaLibPatterns;
import dev.almanac.analytics.feature.TestBars;
import dev.almanac.analytics.indicator.Bar;
import dev.almanac.analytics.market.Candle;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Every pattern against TA-Lib at every bar of several markets and of a walk that is long and noisy enough for all. */
class PatternAgreementTest {
    private static final Map<String, List<Candle>> SERIES = new LinkedHashMap<>();
    private static final int BARS = 200_000;
    private static final long SEED = 61;

    /** How often each must have occurred for the comparison to count. */
    private static final int OFTEN = 5;

    @BeforeAll
    static void bars() throws IOException {
        SERIES.put("walk", walk());
        for (String name : List.of("BTC_USDT-1d", "ETH_USDT-4h", "XRP_USDT-4h", "DOGE_USDT-1d", "ADA_USDT-4h")) {
            SERIES.put(name, TestBars.inTicks(TestBars.binance(name)));
        }
    }

    static List<TaLibPatterns.Pattern> patterns() {
        return TaLibPatterns.all();
    }

    @Test
    void allAreCompared() {
        assertThat(TaLibPatterns.all().stream().map(TaLibPatterns.Pattern::name))
                .containsExactlyInAnyOrderElementsOf(
                        CandlePatterns.ALL.stream().map(CandlePattern::name).toList())
                .hasSize(61);
    }

    @ParameterizedTest
    @MethodSource("patterns")
    void isThereWhereTaLibFindsIt(TaLibPatterns.Pattern pattern) {
        int bullish = 0;
        int bearish = 0;
        CandlePattern ours = named(pattern.name());
        for (Map.Entry<String, List<Candle>> series : SERIES.entrySet()) {
            double[] theirs = pattern.values(series.getValue());
            double[] found = directions(ours, series.getValue());
            for (int i = 0; i < found.length; i++) {
                if (!Double.isNaN(theirs[i]) && !Double.isNaN(found[i])) {
                    assertThat(found[i])
                            .as("%s at %d of %s", pattern.name(), i, series.getKey())
                            .isEqualTo(Math.signum(theirs[i]));
                }
                bullish += found[i] > 0 ? 1 : 0;
                bearish += found[i] < 0 ? 1 : 0;
            }
        }
        if (ours.has(1)) {
            assertThat(bullish).as("bullish %s", pattern.name()).isGreaterThanOrEqualTo(OFTEN);
        }
        if (ours.has(-1)) {
            assertThat(bearish).as("bearish %s", pattern.name()).isGreaterThanOrEqualTo(OFTEN);
        }
    }

    /**
     * On decimals the sums are rounded, and theirs carry the rounding of all bars before: a body just as long as the mean may
     * come out longer or shorter.
     */
    @Test
    void onDecimalsHardlyAnyBarDiffers() throws IOException {
        int differ = 0;
        int bars = 0;
        for (String name : List.of("BTC_USDT-1d", "XRP_USDT-4h", "DOGE_USDT-1d")) {
            List<Candle> decimals = TestBars.binance(name);
            for (TaLibPatterns.Pattern pattern : TaLibPatterns.all()) {
                double[] theirs = pattern.values(decimals);
                double[] found = directions(named(pattern.name()), decimals);
                for (int i = 14; i < found.length; i++) {
                    bars++;
                    differ += found[i] == Math.signum(theirs[i]) ? 0 : 1;
                }
            }
        }
        assertThat(bars).isGreaterThan(500_000);
        assertThat(differ).isLessThanOrEqualTo(5);
    }

    private static CandlePattern named(String name) {
        return CandlePatterns.ALL.stream()
                .filter(one -> one.name().equals(name))
                .findFirst()
                .orElseThrow();
    }

    private static double[] directions(CandlePattern pattern, List<Candle> candles) {
        CandleMeasures measures = new CandleMeasures();
        Bar bar = new Bar();
        double[] values = new double[candles.size()];
        for (int i = 0; i < values.length; i++) {
            measures.update(TestBars.fill(bar, candles.get(i)));
            values[i] = pattern.direction(measures);
        }
        return values;
    }

    /**
     * Whole ticks. Half of it is noise: bodies, shadows and gaps of every kind from none to long. The other half runs in
     * fives, a long body and then short ones that follow it or turn against it, so that the rarest occur.
     */
    private static List<Candle> walk() {
        Random random = new Random(SEED);
        List<Candle> candles = new ArrayList<>();
        long close = 1_000_000;
        boolean first = true;
        boolean turns = false;
        for (int i = 0; i < BARS; i++) {
            int place = i / 1000 % 2 == 1 ? i % 5 : -1;
            if (place == 0) {
                first = random.nextBoolean();
                turns = random.nextBoolean();
            }
            boolean drawn = place < 0 || random.nextInt(8) == 0;
            boolean up = drawn ? random.nextBoolean() : first != (turns && place > 0 && place < 4);
            boolean gapsUp = place == 1 ? first : random.nextBoolean();
            long gap = (place > 1 ? random.nextInt(20) : length(random)) / 2;
            long open = close + (gapsUp ? gap : -gap);
            long body = body(place, random);
            close = open + (up ? body : -body);
            boolean bare = place > 0 && random.nextBoolean();
            long high = Math.max(open, close) + (bare ? 0 : length(random));
            long low = Math.min(open, close) - (bare ? 0 : length(random));
            candles.add(Candle.of(i * 60_000_000L, open, high, low, close, 1));
        }
        return candles;
    }

    private static long body(int place, Random random) {
        return switch (place) {
            case 0 -> 40 + random.nextInt(100);
            case 1, 2, 3 -> random.nextInt(40);
            case 4 -> random.nextInt(100);
            default -> length(random);
        };
    }

    private static long length(Random random) {
        return switch (random.nextInt(4)) {
            case 0 -> 0;
            case 1 -> random.nextInt(4);
            case 2 -> random.nextInt(20);
            default -> random.nextInt(100);
        };
    }
}

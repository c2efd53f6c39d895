package dev.almanac.analytics.universe;

import static org.assertj.core.api.Assertions.assertThat;

import dev.almanac.analytics.market.Candle;
import dev.almanac.analytics.market.Interval;
import dev.almanac.analytics.market.Symbol;
import dev.almanac.analytics.ranking.RealMarket;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class AssetClassifierTest {
    private static final long DAY = Interval.D1.micros();

    /** A Monday. */
    private static final long LAST = 19_275 * DAY;

    private static final int BARS = 100;

    @ParameterizedTest
    @CsvSource({
        "USDC/USDT, STABLECOIN",
        "WBTC/BTC, WRAPPED",
        "BTCUP/USDT, LEVERAGED",
        "ETHBEAR/USDT, LEVERAGED",
        "BTC3L/USDT, LEVERAGED",
        "BULL/USDT, LEVERAGED",
        "EUR/USDT, FIAT",
        "PAXG/USDT, TOKENISED",
        "TSLAX/USD, TOKENISED",
        "JUP/USDT, ORDINARY",
        "SYRUP/USDT, ORDINARY",
        "MAX/USDT, ORDINARY",
        "AVAX/USDT, ORDINARY",
        "BTC/USDT, ORDINARY"
    })
    void byName(String symbol, AssetClass expected) {
        DailyHistory history = history(symbol, walk(1, 0.03));
        AssetMark mark = AssetClassifier.of(List.of(history), AssetFacts.NONE).mark(history);
        assertThat(mark.assetClass()).isEqualTo(expected);
        assertThat(mark.basis())
                .isEqualTo(expected == AssetClass.ORDINARY ? AssetMark.Basis.NOTHING : AssetMark.Basis.RULE);
    }

    @Test
    void aStablecoinStaysAtOne() {
        double[] closes = new double[BARS];
        for (int i = 0; i < BARS; i++) {
            closes[i] = i % 2 == 0 ? 1.0005 : 0.9995;
        }
        assertThat(markAmong(history("NEW/USDT", closes)))
                .isEqualTo(new AssetMark(
                        AssetClass.STABLECOIN,
                        AssetMark.Basis.BEHAVIOUR,
                        "its last 30 daily closes stayed within 0.05 % of 1"));
        closes[BARS - 3] = 0.97;
        assertThat(markAmong(history("NEW/USDT", closes)).assetClass()).isEqualTo(AssetClass.ORDINARY);
    }

    @Test
    void aWrappedTokenMovesAsAnotherAsset() {
        double[] followed =
                market().get(3).recent().stream().mapToDouble(Candle::close).toArray();
        Random random = new Random(7);
        double[] closes = new double[BARS];
        for (int i = 0; i < BARS; i++) {
            closes[i] = 0.5 * followed[i] * (1 + 0.0001 * i) * (1 + 0.0005 * random.nextGaussian());
        }
        AssetMark mark = markAmong(history("STAKED3/USDT", closes));
        assertThat(mark.assetClass()).isEqualTo(AssetClass.WRAPPED);
        assertThat(mark.reason()).matches("its daily moves of the last 60 days are those of A3 within 0.0\\d %");
    }

    @ParameterizedTest
    @ValueSource(doubles = {3, 2, -1, -3})
    void aLeveragedTokenMultipliesMoves(double factor) {
        double[] followed =
                market().get(0).recent().stream().mapToDouble(Candle::close).toArray();
        double[] closes = new double[BARS];
        closes[0] = 10;
        for (int i = 1; i < BARS; i++) {
            closes[i] = closes[i - 1] * (1 + factor * (followed[i] / followed[i - 1] - 1));
        }
        AssetMark mark = markAmong(history("TURBO/USDT", closes));
        assertThat(mark.assetClass()).isEqualTo(AssetClass.LEVERAGED);
        assertThat(mark.reason()).contains("times those of A0 (correlation ");
    }

    @Test
    void aTokenOfSharesIsQuietAndRestsOnWeekends() {
        Random random = new Random(11);
        double[] closes = new double[BARS];
        closes[0] = 200;
        for (int i = 1; i < BARS; i++) {
            long day = LAST / DAY - (BARS - 1 - i);
            boolean weekend = Math.floorMod(day + 3, 7) >= 5;
            closes[i] = closes[i - 1] * Math.exp((weekend ? 0.001 : 0.012) * random.nextGaussian());
        }
        AssetMark mark = markAmong(history("SHARE/USDT", closes));
        assertThat(mark.assetClass()).isEqualTo(AssetClass.TOKENISED);
        assertThat(mark.reason()).startsWith("over the last 60 days it moved ").contains("on weekends");
    }

    /** Seeds of ordinary assets, loud and quiet ones, that move with the market more or less or not at all. */
    @ParameterizedTest
    @ValueSource(longs = {101, 102, 103, 104, 105, 106, 107, 108, 109, 110, 111, 112})
    void ordinaryAssetsAreLeftAlone(long seed) {
        Random random = new Random(seed);
        double share = random.nextDouble();
        double[] common = walk(0, 0.03);
        double[] own = walk(seed, 0.01 + 0.05 * random.nextDouble());
        double[] closes = new double[BARS];
        for (int i = 0; i < BARS; i++) {
            closes[i] = 100 * Math.pow(common[i] / common[0], share) * own[i] / own[0];
        }
        assertThat(markAmong(history("NEW/USDT", closes))).as("seed %s", seed).isEqualTo(AssetMark.ORDINARY);
    }

    @Test
    void whatIsTradedMostFollowsNobody() {
        List<DailyHistory> all = market();
        AssetClassifier classifier = AssetClassifier.of(all, AssetFacts.NONE);
        assertThat(all).allSatisfy(one -> assertThat(classifier.mark(one)).isEqualTo(AssetMark.ORDINARY));
    }

    /** Four years of 33 pairs, once a month: all of them have prices of their own. */
    @Test
    void realAssetsAreLeftAlone() {
        RealMarket real = RealMarket.shared();
        for (Instant asOf = Instant.parse("2018-06-01T00:00:00Z");
                asOf.isBefore(Instant.parse("2022-10-11T00:00:00Z"));
                asOf = asOf.plus(Duration.ofDays(30))) {
            Instant day = asOf;
            List<DailyHistory> known = real.histories(asOf);
            AssetClassifier classifier = AssetClassifier.of(known, AssetFacts.NONE);
            assertThat(known).allSatisfy(one -> assertThat(classifier.mark(one))
                    .as("%s on %s", one.symbol(), day)
                    .isEqualTo(AssetMark.ORDINARY));
        }
    }

    private static AssetMark markAmong(DailyHistory history) {
        List<DailyHistory> all = new ArrayList<>(market());
        all.add(history);
        return AssetClassifier.of(all, AssetFacts.NONE).mark(history);
    }

    /** Ten ordinary assets that share half of their moves. */
    private static List<DailyHistory> market() {
        double[] common = walk(0, 0.03);
        List<DailyHistory> market = new ArrayList<>();
        for (int i = 0; i < 10; i++) {
            double[] own = walk(1 + i, 0.02);
            double[] closes = new double[BARS];
            for (int bar = 0; bar < BARS; bar++) {
                closes[bar] = common[bar] * own[bar] * 10_000;
            }
            market.add(history("A" + i + "/USDT", closes));
        }
        return market;
    }

    private static double[] walk(long seed, double deviation) {
        Random random = new Random(seed);
        double[] closes = new double[BARS];
        closes[0] = 100;
        for (int i = 1; i < BARS; i++) {
            closes[i] = closes[i - 1] * Math.exp(deviation * random.nextGaussian());
        }
        return closes;
    }

    private static DailyHistory history(String symbol, double[] closes) {
        List<Candle> bars = new ArrayList<>();
        for (int i = 0; i < closes.length; i++) {
            bars.add(Candle.of(LAST - (closes.length - 1 - i) * DAY, closes[i], closes[i], closes[i], closes[i], 10));
        }
        return new DailyHistory(
                "v", Symbol.parse(symbol).orElseThrow(), bars.get(0).openTime(), bars.size(), bars, false, 0);
    }
}
